"""The activities of the README's figures: the same ones always, and all of them accepted."""

import json
import subprocess
import unittest

from test_command import ROOT, loyalty

GENERATOR = ROOT / "native_tests" / "bench" / "activities.mjs"


def activities(count):
    return subprocess.run(["node", GENERATOR, str(count)], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


class BenchActivities(unittest.TestCase):
    def test_the_first_nine_days_are_accepted(self):
        text = activities(9000)
        self.assertEqual(text.count("\n"), 9000)
        types = {json.loads(line)["type"] for line in text.splitlines()}
        self.assertEqual(types, {"enrol", "check_in", "purchase", "refund", "redeem"})
        run = loyalty("run", str(ROOT / "examples" / "programs" / "coffee.json"), "-", text=text)
        codes = [json.loads(line)["code"] for line in run.stdout.splitlines()]
        self.assertEqual(codes, ["ok"] * 9000)

    def test_a_shorter_run_begins_like_a_longer_one(self):
        self.assertTrue(activities(3000).startswith(activities(1000)))


if __name__ == "__main__":
    unittest.main()
