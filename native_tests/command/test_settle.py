"""`loyalty settle`: what partners owe for the points of a journal, worked out by hand."""

import json
import pathlib

from test_command import ROOT, Files, loyalty

PROGRAM = {
    "id": "streets", "version": 1, "name": "Streets", "zone": "Asia/Shanghai", "money": "CNY",
    "enrolment": "automatic",
    "currencies": [{"id": "miles", "name": "Miles"}, {"id": "stars", "name": "Stars"}],
    "partners": [
        {"id": "inn", "name": "Inn", "issue": {"miles": [1, 2]}, "redeem": {"miles": [1, 4]}},
        {"id": "market", "issue": {"miles": 1}},
        {"id": "ferry", "name": "Ferry"},
    ],
    "rules": [{"id": "spend", "on": "purchase",
               "grant": {"miles": {"of": "amount", "rate": [1, 100]}}}],
}


def activity(identifier, kind, at, member="lin", **attributes):
    return {"id": identifier, "member": member, "type": kind, "at": at, "attributes": attributes}


ACTIVITIES = [
    activity("o-1", "purchase", "2026-10-21T09:00:00+08:00", amount=10100, partner="inn"),
    activity("o-2", "purchase", "2026-10-22T09:00:00+08:00", "wu", amount=300, partner="inn"),
    activity("o-3", "redeem", "2026-10-23T09:00:00+08:00", currency="miles", amount=30,
             reference="room", partner="inn"),
    activity("o-4", "purchase", "2026-10-31T15:59:00Z", "wu", amount=900),  # with nobody
    # Half past midnight of 1 November where the programme is.
    activity("o-5", "purchase", "2026-10-31T16:30:00Z", amount=500, partner="market"),
    activity("o-6", "refund", "2026-11-01T09:00:00+08:00", "wu", purchase="o-2", amount=300),
    activity("o-7", "redeem", "2026-11-02T09:00:00+08:00", currency="miles", amount=10,
             reference="till", partner="market"),
]


def sums(issued, issue_money, redeemed, redeem_money):
    return [{"currency": "miles", "issue_money": issue_money, "issued": issued,
             "redeem_money": redeem_money, "redeemed": redeemed}]


def told(path):
    """The activities of a scenario, with what its README lets them leave out."""
    story = json.loads((ROOT / "native_tests" / "scenarios" / f"{path}.json").read_text())
    return [{"id": f"step-{number}", "member": story["member"], **step["do"]}
            for number, step in enumerate(story["steps"], 1) if "do" in step]


class Settle(Files):
    def journal(self, program, activities, name="journal.jsonl"):
        path = str(self.folder / name)
        lines = self.lines("of-" + name, activities)
        self.assertEqual(loyalty("run", program, lines, "--journal", path).returncode, 0)
        return path

    def setUp(self):
        super().setUp()
        self.program = self.write("streets.json", json.dumps(PROGRAM))
        self.whole = self.journal(self.program, ACTIVITIES)

    def settled(self, *words):
        run = loyalty("settle", *words)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return json.loads(run.stdout)

    def test_points_of_all_members_are_added_up_before_they_are_rounded(self):
        # With the inn 101 + 3 - 3 earned and 30 spent: 50 (of 50.5) less 7 (of 7.5). With the
        # market 5 at 1 each; what is spent there without a rate is told and costs nothing.
        self.assertEqual(self.settled(self.program, self.whole), {
            "currencies": ["miles", "stars"],
            "partners": [
                {"id": "inn", "name": "Inn", "currencies": sums(101, 50, 30, 7), "pays": 43},
                {"id": "market", "currencies": sums(5, 5, 10, 0), "pays": 5},
                {"id": "ferry", "name": "Ferry", "currencies": [], "pays": 0},
            ]})

    def test_days_are_those_of_the_programme_and_both_belong_to_the_span(self):
        # October: 101 + 3 are 52 exactly, one by one they would be 50 + 1.
        october = self.settled(self.program, self.whole, "--from", "2026-10-21", "--to",
                               "2026-10-31")
        self.assertEqual((october["from"], october["to"]), ("2026-10-21", "2026-10-31"))
        self.assertEqual(october["partners"][0]["currencies"], sums(104, 52, 30, 7))
        self.assertEqual(october["partners"][0]["pays"], 45)
        self.assertEqual(october["partners"][1]["currencies"], sums(0, 0, 0, 0))

    def test_what_went_back_is_rounded_toward_nothing(self):
        november = self.settled(self.program, self.whole, "--from", "2026-11-01")
        self.assertEqual(november["partners"][0]["currencies"], sums(-3, -1, 0, 0))
        self.assertEqual(november["partners"][0]["pays"], -1)
        self.assertEqual(november["partners"][1]["currencies"], sums(5, 5, 10, 0))
        one_day = self.settled(self.program, self.whole, "--from", "2026-11-02", "--to",
                               "2026-11-02")
        self.assertEqual(one_day["partners"][1]["currencies"], sums(0, 0, 10, 0))

    def version(self, number, rate):
        changed = json.loads(json.dumps(PROGRAM))
        changed["version"] = number
        changed["partners"][0]["issue"]["miles"] = rate
        return self.write(f"streets-{number}.json", json.dumps(changed))

    def test_each_record_is_settled_by_the_rates_of_its_version(self):
        second, third = self.version(2, 2), self.version(3, [1, 2])
        text = pathlib.Path(self.whole).read_text()
        for number, program in ((2, second), (3, third)):
            path = self.journal(program, [
                activity(f"v-{number}", "purchase", f"2026-12-0{number}T09:00:00+08:00",
                         f"member-{number}", amount=700, partner="inn")], f"{number}.jsonl")
            text += pathlib.Path(path).read_text()
        journal = self.write("all.jsonl", text)
        said = self.refuses("settle", self.program, journal, "--version", third)
        self.assertRegex(said, "line 8: .*not at hand")
        # 101 + 7 at a half are 54, 7 at 2 are 14: 68, less 7.
        inn = self.settled(self.program, journal, "--version", second, "--version",
                           third)["partners"][0]
        self.assertEqual((inn["currencies"], inn["pays"]), (sums(115, 68, 30, 7), 61))
        # The older records lie outside the span.
        inn = self.settled(third, journal, "--from", "2026-12-03")["partners"][0]
        self.assertEqual(inn["currencies"], sums(7, 3, 0, 0))

    def test_what_was_erased_is_not_there_any_more_and_that_is_told(self):
        rest = loyalty("erase", self.whole, "--member", "lin", "--at",
                       "2026-12-01T09:00:00+08:00").stdout
        answer = self.settled(self.program, self.write("rest.jsonl", rest))
        self.assertEqual(answer["erased"], 1)
        self.assertEqual(answer["partners"][0]["currencies"], sums(0, 0, 0, 0))

    def owed(self, story, currency, *span):
        """Of each partner of an example: issued, for how much; redeemed, for how much; pays."""
        program = str(ROOT / "examples" / "programs" / f"{story.split('/')[0]}.json")
        journal = self.journal(program, told(story), "story.jsonl")
        partners = self.settled(program, journal, *span)["partners"]
        pathlib.Path(journal).unlink()  # the next story begins anew
        return {partner["id"]: (line["issued"], line["issue_money"], line["redeemed"],
                                line["redeem_money"], partner["pays"])
                for partner in partners
                for line in partner["currencies"] if line["currency"] == currency}

    def test_what_three_shops_issued(self):
        # The books had all of their 400 back. 60 of the café are 57 at 19/20, 200 - 50 of the toys
        # are 165 at 11/10.
        self.assertEqual(self.owed("coalition/back-to-the-partner", "points"), {
            "books": (0, 0, 0, 0, 0), "cafe": (60, 57, 0, 0, 57), "toys": (150, 165, 0, 0, 165)})
        april = self.owed("coalition/back-to-the-partner", "points", "--from", "2026-04-01",
                          "--to", "2026-04-30")
        self.assertEqual(april["books"], (400, 400, 0, 0, 400))

    def test_what_three_shops_took(self):
        # The café gave 144 in March, which are 136.8, and a coffee for 300 at 9/10. The books gave
        # 106 and 194, and took 300; with the round the toys gave 250 and 200.
        self.assertEqual(self.owed("coalition/from-shop-to-shop", "points"), {
            "books": (300, 300, 300, 300, 0), "cafe": (144, 136, 300, 270, -134),
            "toys": (450, 495, 0, 0, 495)})
        # A cart of toys, before it came back: 40 points at 11/10 for 1000 that paid for it.
        toys = self.owed("coalition/paid-with-points", "points", "--to", "2026-05-05")["toys"]
        self.assertEqual(toys, (40, 44, 1000, 1000, -956))

    def test_what_hotels_and_cars_issued_and_took(self):
        # Five nights of 500 at 8 less one of 12,000 at 6; 400 + 166 of the cars at 15/2.
        self.assertEqual(self.owed("airline/hotels-and-cars", "miles"), {
            "inn": (2500, 20000, 12000, 72000, -52000), "wheels": (566, 4245, 0, 0, 4245)})
        # 300 at the airport at 6, of which half came back a day later.
        wheels = self.owed("airline/bought-with-a-partner", "miles", "--to", "2026-03-05")["wheels"]
        self.assertEqual(wheels, (0, 0, 300, 1800, -1800))

    def test_a_journal_that_does_not_verify_is_not_settled(self):
        text = pathlib.Path(self.whole).read_text()
        forged = self.write("forged.jsonl", text.replace("10100", "99900"))
        self.assertIn("line 1: ", self.refuses("settle", self.program, forged))
        gap = self.write("gap.jsonl", "".join(text.splitlines(keepends=True)[1:]))
        self.assertIn("line 2: ", self.refuses("settle", self.program, gap))
        self.assertIn("line 1: ", self.refuses("settle", self.program, "-", text="{"))

    def test_a_day_that_is_none_is_refused_by_its_option(self):
        for option in ("--from", "--to"):
            for day in ("2026-13-01", "yesterday"):
                said = self.refuses("settle", self.program, self.whole, option, day)
                self.assertTrue(said.startswith(f"loyalty: {option}: "), said)

    def test_a_programme_without_partners_has_nothing_to_settle(self):
        plain = {key: value for key, value in PROGRAM.items() if key != "partners"}
        program = self.write("plain.json", json.dumps(plain))
        journal = self.journal(program, ACTIVITIES[:1], "plain.jsonl")
        self.assertEqual(self.settled(program, journal),
                         {"currencies": ["miles", "stars"], "partners": []})
