#!/usr/bin/env python3
"""Counts the sixty points of the member center that have a passing test.

    points.py LOG...      prints how many have one, and names the rest

A test of a point carries its number in its title: `[A06] check-in is one tap`. Titles are read out
of what Playwright's list, Vitest's verbose reporter and node:test's TAP print. A point with a test
that failed does not count, whatever else passed; of a test that was tried again the last result
counts. Two points ask, among other things, for an engine without WebAssembly, which there is none
of: they count by the rest of what they say.
"""

import re
import sys

POINTS = """
First view: balance, expiring, tier progress, today's action
Spendable, pending, growth and lifetime are four values
Expiring soon lists lots by date
Tier card: to keep, to next, expiry, benefits
Tier change is shown once, with its reason
Check-in is one tap and one credit
Next milestone and ladder follow the check-in
Ladder and calendar show one truth
Make-up shows price, quota, window and result first
Streak freeze: automatic, in calendar and history
A missed day is a kind state with a next step
A milestone is celebrated once
Missions in five states, claims idempotent
Badges show criterion and progress
A draw is decided before its animation
Odds, rules and draws left before spending
Catalogue cards say their state in text
Redeeming is confirmed, failing refunds
Coupons: used, expired, copied, scanned
The host applies or vetoes a coupon
History links reversals and sums to the balance
Referral: link, QR, share sheet, friends
Birthday: month and day, locked once saved
NPS: radio group, follow-up, cooldown
Privacy: export, erase, consents off by default
Guest, not enrolled, blocked, logged out differ
Skeleton, empty, error and stale in every section
One script and one tag, on another origin
The package: no side effects, publint, attw
Loaded twice, or in two versions
Two widgets, languages and themes on a page
Imported in Node
React 19 and Vue 3 pages
Removed and added again without a leak
Token and logout without a reload
The manifest names the whole public surface
Hostile CSS of the host
Nothing leaks into the host
Tokens and parts change what is drawn
Bytes: loader, first view, everything
Lighthouse of the host page
No layout shift, cold or warm
Out of sight only the loader comes
A check-in is painted within 100 ms
Strict policy and Trusted Types
A page without WebAssembly's allowance
No code from strings in what is shipped
Remote strings stay text
Integrity hashes, no third party
Two tabs at the same instant, one effect
A reply lost after the commit
Offline check-in, queued and applied once
Dead letters in sight
Storage wiped, migrated, not blocked
Clocks, zones and days of other length
Engine vectors agree
Nothing for axe to find, all by keyboard
Results are announced once
Less motion, 200 % text, 320 px
Languages: parity, plurals, right to left
""".strip().split("\n")
WASM_FREE = {46, 56}

TAG = re.compile(r"\[A(\d\d)\]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
RESULT = re.compile(r"^\s*(?:(✓|ok)|✘|×|not ok)\s+(?:\d+\s+(?:-\s)?)?(.*)$")
EACH_TIME = re.compile(r"\s*\((?:retry #\d+|[\d.]+m?s)\)")
SKIPPED = re.compile(r"# (?:SKIP|TO" r"DO)\b")


def tally(log):
    """The points with a passed and those with a failed test."""
    last = {}  # whether a test passed when it was last tried
    for line in COLOUR.sub("", log).split("\n"):
        if (result := RESULT.search(line)) and not SKIPPED.search(line):
            last[EACH_TIME.sub("", result[2])] = bool(result[1])
    passed, failed = set(), set()
    for title, is_passed in last.items():
        (passed if is_passed else failed).update(int(number) for number in TAG.findall(title))
    return passed, failed


def report(passed, failed):
    """What is said of them, line by line."""
    known = set(range(1, len(POINTS) + 1))
    have = (passed & known) - failed
    yield f"{len(have)} of {len(POINTS)} points have a passing test"
    for number in sorted(known - have):
        why = "its test failed" if number in failed else "no test"
        yield f"  A{number:02} {POINTS[number - 1]}: {why}"
    for number in sorted(WASM_FREE & have):
        yield f"  A{number:02} without its part about an engine that is not WebAssembly"
    for number in sorted((passed | failed) - known):
        yield f"  A{number:02} is no point, yet a test names it"


def main():
    passed, failed = set(), set()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="replace") as file:
            here, broken = tally(file.read())
        passed |= here
        failed |= broken
    print("\n".join(report(passed, failed)))


if __name__ == "__main__":
    main()
