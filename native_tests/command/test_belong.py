"""`loyalty due` and `loyalty export`: what is to be told to whom, all that is held about one."""

import json
import unittest

from test_command import Files, loyalty

CLUB = {
    "id": "club", "version": 1, "name": "Club", "zone": "Asia/Shanghai", "enrolment": "automatic",
    "currencies": [{"id": "points", "name": "Points", "term": "P30D"}],
    "rules": [{"id": "spend", "on": "purchase",
               "grant": {"points": {"of": "amount", "rate": [1, 100]}}}],
    "notices": [{"id": "lots", "name": "Points end", "on": "expiring", "window": {"last": "P7D"},
                 "limit": {"times": 1, "every": "week"}}],
}


def purchase(member, at, amount):
    return {"id": f"{member}-{at}", "member": member, "type": "purchase", "at": at,
            "attributes": {"amount": amount}}


# 50 points of lin end on 1 April 10:00, 20 on 2 April 10:00; 1 of mo on 1 April 12:00.
BOUGHT = [purchase("lin", "2026-03-02T10:00:00+08:00", 5000),
          purchase("mo", "2026-03-02T12:00:00+08:00", 100),
          purchase("lin", "2026-03-03T10:00:00+08:00", 2000)]
TOLD = {"id": "told-1", "member": "lin", "type": "told", "at": "2026-03-25T11:00:00+08:00",
        "attributes": {"notice": "lots/points/2026-04-01T10:00:00+08:00"}}


class Belonging(Files):
    def setUp(self):
        super().setUp()
        self.club = self.write("club.json", json.dumps(CLUB))
        self.journal = str(self.folder / "journal.jsonl")

    def run_all(self, activities):
        run = loyalty("run", self.club, self.lines("done.jsonl", activities),
                      "--journal", self.journal)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for outcome in run.stdout.splitlines():
            self.assertEqual(json.loads(outcome)["status"], "accepted")

    def due(self, *words):
        """Since when, to whom, and of how many points."""
        run = loyalty("due", self.club, self.journal, *words)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return [(notice["due"], notice["member"], notice["amount"])
                for notice in json.loads(run.stdout)["notices"]]

    def test_what_becomes_due_in_a_time(self):
        self.run_all(BOUGHT)
        first = ("2026-03-25T10:00:00+08:00", "lin", 50)
        other = ("2026-03-25T12:00:00+08:00", "mo", 1)
        # Within 7 days of its end since the 26th; but lin is told once a week: Monday is the 30th.
        second = ("2026-03-30T00:00:00+08:00", "lin", 20)
        self.assertEqual(self.due("--from", "2026-03-25", "--to", "2026-03-31"),
                         [first, other, second])
        self.assertEqual(self.due("--from", "2026-03-25", "--to", "2026-03-29"), [first, other])
        self.assertEqual(self.due("--from", "2026-03-25", "--to", "2026-03-25T12:00:00+08:00"),
                         [first])
        self.assertEqual(self.due("--from", "2026-03-25", "--to", "2026-03-31", "--member", "mo"),
                         [other])

    def test_one_time_after_another_tells_each_thing_once(self):
        self.run_all(BOUGHT)
        # The first was told on the 25th, and with it the week's one.
        self.assertEqual(self.due("--from", "2026-03-26", "--to", "2026-03-29"), [])
        self.assertEqual(self.due("--from", "2026-03-30", "--to", "2026-04-05"),
                         [("2026-03-30T00:00:00+08:00", "lin", 20)])

    def test_what_was_told_counts(self):
        self.run_all([*BOUGHT, TOLD])
        self.assertEqual(self.due("--from", "2026-03-26", "--to", "2026-03-29"), [])
        self.assertEqual(self.due("--from", "2026-03-26", "--to", "2026-03-30"),
                         [("2026-03-30T00:00:00+08:00", "lin", 20)])

    def test_a_notice_is_as_the_view_has_it(self):
        self.run_all(BOUGHT)
        run = loyalty("due", self.club, self.journal, "--from", "2026-03-25",
                      "--to", "2026-03-25T11:00:00Z", "--member", "lin")
        self.assertEqual(json.loads(run.stdout), {"notices": [{
            "amount": 50, "at": "2026-04-01T10:00:00+08:00", "due": "2026-03-25T10:00:00+08:00",
            "id": "lots/points/2026-04-01T10:00:00+08:00", "kind": "expiring", "member": "lin",
            "name": "Points end", "notice": "lots", "thing": "points"}]})

    def test_a_wrong_time_or_member(self):
        self.run_all(BOUGHT)
        due = ("due", self.club, self.journal)
        self.assertIn("--to", self.refuses(*due, "--from", "2026-03-25", "--to", "2026-03-24"))
        self.assertIn("--from", self.refuses(*due, "--from", "today", "--to", "2026-03-24"))
        self.assertIn("366", self.refuses(*due, "--from", "2026-03-25", "--to", "2028-03-25"))
        self.assertIn("--member", self.refuses(*due, "--from", "2026-03-25", "--to", "2026-03-25",
                                               "--member", "nobody"))
        self.write("journal.jsonl", "{}\n")
        self.assertIn("line 1", self.refuses(*due, "--from", "2026-03-25", "--to", "2026-03-25"))

    def test_all_that_is_held_about_a_member(self):
        self.run_all([*BOUGHT, TOLD])
        run = loyalty("export", self.club, self.journal, "--member", "lin")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        held = json.loads(run.stdout)
        with open(self.journal, encoding="utf-8") as journal:
            records = [json.loads(line) for line in journal]
        self.assertEqual(held["member"], "lin")
        self.assertEqual(held["records"], [r for r in records if r["member"] == "lin"])
        self.assertEqual([m["id"] for m in held["snapshot"]["members"]], ["lin"])
        self.assertEqual(held["view"]["currencies"][0]["available"], 70)
        self.assertNotIn("mo-2026", run.stdout)
        self.assertIn("--member",
                      self.refuses("export", self.club, self.journal, "--member", "nobody"))

    def test_nothing_is_held_about_a_member_who_was_erased(self):
        self.run_all(BOUGHT)
        erased = loyalty("erase", self.journal, "--member", "lin",
                         "--at", "2026-04-01T00:00:00+08:00").stdout
        self.write("journal.jsonl", erased)
        self.assertIn("erased", self.refuses("export", self.club, self.journal, "--member", "lin"))
        self.assertEqual(self.due("--from", "2026-03-25", "--to", "2026-03-31"),
                         [("2026-03-25T12:00:00+08:00", "mo", 1)])


if __name__ == "__main__":
    unittest.main()
