"""A real purchase log through `loyalty run`, against a sum of its own over the same file.

The sum knows nothing of the core: dollars are decimals, days are dates of Python's calendar.
"""

import collections
import datetime
import decimal
import json
import os
import pathlib
import sys
import unittest

from test_command import ROOT, Files, loyalty

SHARED = pathlib.Path(os.environ.get("PERENNIAL_SHARED") or ROOT.parent / "shared" / "data")
LOG = SHARED / "cdnow" / "CDNOW_sample.txt"

# The levels of both ladders: the lowest is where everyone begins; what is reached stays.
LIFETIME = {"bronze": 0, "silver": 100, "gold": 500}
YEAR = {"one": 0, "two": 50, "three": 200}


def levels(ladder):
    return [{"id": name, "name": name, **({"need": {"points": need}} if need else {})}
            for name, need in ladder.items()]


# One point a whole dollar; one ladder over everything, one over the last twelve months.
PROGRAM = {
    "id": "records", "version": 1, "name": "Records", "zone": "-05:00", "money": "USD",
    "enrolment": "automatic", "currencies": [{"id": "points", "name": "Points"}],
    "rules": [{"id": "spend", "on": "purchase",
               "grant": {"points": {"rate": [1, 100], "of": "amount"}}}],
    "tiers": [{"id": "lifetime", "levels": levels(LIFETIME)},
              {"id": "year", "window": {"last": "P12M"}, "levels": levels(YEAR)}],
}

Purchase = collections.namedtuple("Purchase", "id member at dollars")


def purchases(text):
    """The log in order of time; whoever buys again on a day does so a second later."""
    read, on_day = [], collections.Counter()
    for line in text.splitlines():
        customer, _, day, _, dollars = line.split()
        second = on_day[customer, day]
        on_day[customer, day] += 1
        at = datetime.datetime.strptime(day, "%Y%m%d").replace(hour=12, second=second)
        read.append(Purchase(f"{customer}-{day}-{second}", customer, at, decimal.Decimal(dollars)))
    return sorted(read, key=lambda purchase: purchase.at)


def activity(purchase):
    return {"id": purchase.id, "member": purchase.member, "type": "purchase",
            "at": purchase.at.isoformat() + "-05:00",
            "attributes": {"amount": int(purchase.dollars * 100)}}


class Customer:
    """What a customer comes to, one purchase after the other."""

    def __init__(self):
        self.earned = []  # (instant, points)
        self.level = {"lifetime": next(iter(LIFETIME)), "year": next(iter(YEAR))}
        self.risen = []  # (purchase, ladder, level)

    @property
    def points(self):
        return sum(points for _, points in self.earned)

    def buy(self, purchase):
        self.earned.append((purchase.at, int(purchase.dollars)))
        # A year ago to the second is no longer within the year; no leap day is near this log.
        year_ago = purchase.at.replace(year=purchase.at.year - 1)
        in_year = sum(points for at, points in self.earned if at > year_ago)
        self.rise(purchase, "lifetime", LIFETIME, self.points)
        self.rise(purchase, "year", YEAR, in_year)

    def rise(self, purchase, name, ladder, points):
        reached = [level for level, need in ladder.items() if points >= need][-1]
        if ladder[reached] > ladder[self.level[name]]:
            self.level[name] = reached
            self.risen.append((purchase.id, name, reached))


class Answered:
    """What the outcomes say of a customer."""

    def __init__(self):
        self.points = 0
        self.risen = []

    def add(self, outcome):
        for effect in outcome["effects"]:
            if effect["type"] == "earned":
                self.points += effect["amount"]
            if effect["type"] == "reached":
                self.risen.append((outcome["activity"], effect["tier"], effect["level"]))


def skipped(what, why):
    """Counted and named by ./test."""
    print(f"skipped {what}: {why}", file=sys.stderr)
    if path := os.environ.get("PERENNIAL_SKIPS"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{what}: {why}\n")


class RealPurchases(Files):
    def test_every_customer_comes_to_what_they_come_to_by_hand(self):
        if not LOG.exists():
            return skipped("purchase log through the command", "cdnow/CDNOW_sample.txt is absent")
        log = purchases(LOG.read_text())
        by_hand = collections.defaultdict(Customer)
        for purchase in log:
            by_hand[purchase.member].buy(purchase)
        self.assertEqual((len(log), len(by_hand)), (6919, 2357))
        answered = self.run_through(log)
        for member, customer in by_hand.items():
            self.assertEqual((answered[member].points, answered[member].risen),
                             (customer.points, customer.risen), member)
        self.assert_every_level_was_held(by_hand.values())
        self.assert_views(by_hand)

    def run_through(self, log):
        self.program = self.write("records.json", json.dumps(PROGRAM))
        self.activities = self.lines("log.jsonl", map(activity, log))
        journal = str(self.folder / "journal.jsonl")
        run = loyalty("run", self.program, self.activities, "--journal", journal)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        outcomes = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(outcomes), len(log))
        answered = collections.defaultdict(Answered)
        for purchase, outcome in zip(log, outcomes):
            self.assertEqual((outcome["activity"], outcome["code"]), (purchase.id, "ok"))
            answered[purchase.member].add(outcome)
        self.assertEqual(json.loads(loyalty("verify", journal).stdout),
                         {"ok": True, "members": 2357, "records": 6919})
        return answered

    def assert_every_level_was_held(self, customers):
        """Or nothing would have been compared."""
        held = collections.Counter(
            level for customer in customers for level in customer.level.values())
        for level in (*LIFETIME, *YEAR):
            self.assertGreater(held[level], 50, level)

    def assert_views(self, by_hand):
        """Of those who came to most and to least, and of one between."""
        order = sorted(by_hand, key=lambda member: by_hand[member].points)
        for member in (order[0], order[len(order) // 2], order[-1]):
            view = json.loads(loyalty("view", self.program, self.activities, "--member", member,
                                      "--at", "1998-07-01T12:00:00-05:00").stdout)
            customer = by_hand[member]
            self.assertEqual(view["currencies"][0]["available"], customer.points)
            self.assertEqual({tier["id"]: tier["level"] for tier in view["tiers"]},
                             customer.level)


if __name__ == "__main__":
    unittest.main()
