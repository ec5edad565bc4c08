"""What `loyalty due` lists, told as stories: activities, then days and what is due in them."""

import json
import pathlib
import unittest

from test_command import ROOT, Files, loyalty

STORIES = sorted((ROOT / "native_tests" / "command" / "due").glob("*.json"))


class Due(Files):
    def tell(self, story):
        program = self.write("program.json", json.dumps(story["programme"]))
        journal = str(self.folder / "journal.jsonl")
        pathlib.Path(journal).unlink(missing_ok=True)
        run = loyalty("run", program, self.lines("activities.jsonl", story["activities"]),
                      "--journal", journal)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for asked in story["due"]:
            run = loyalty("due", program, journal, "--from", asked["from"], "--to", asked["to"])
            listed = [f"{notice['id']} due {notice['due']}"
                      for notice in json.loads(run.stdout)["notices"]]
            self.assertEqual(listed, asked["want"], (story["story"], asked["from"]))

    def test_every_story(self):
        self.assertTrue(STORIES)
        for path in STORIES:
            with self.subTest(path.stem):
                self.tell(json.loads(path.read_text()))


if __name__ == "__main__":
    unittest.main()
