"""`loyalty history`: newest first, a page at a time."""

import json
import unittest

from test_command import Files, loyalty, purchase


class Paging(Files):
    def setUp(self):
        super().setUp()
        self.activities = self.lines("three.jsonl", [
            purchase(1), purchase(1, member="wu"), purchase(2), purchase(3)])

    def page(self, *words):
        """Number and activity of each record, as printed."""
        run = loyalty("history", self.program, self.activities, "--member", "lin", *words)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return [(record["seq"], record["activity"]["id"])
                for record in json.loads(run.stdout)["records"]]

    def test_before_goes_on_where_a_page_ended(self):
        self.assertEqual(self.page(), [(3, "o-3"), (2, "o-2"), (1, "o-1")])
        self.assertEqual(self.page("--limit", "1"), [(3, "o-3")])
        self.assertEqual(self.page("--before", "3", "--limit", "1"), [(2, "o-2")])
        self.assertEqual(self.page("--before", "3"), [(2, "o-2"), (1, "o-1")])
        self.assertEqual(self.page("--before", "1"), [])

    def test_before_is_a_number(self):
        for wrong in ("-1", "two", "1.5"):
            self.assertIn("--before", self.refuses("history", self.program, self.activities,
                                                   "--member", "lin", "--before", wrong))


if __name__ == "__main__":
    unittest.main()
