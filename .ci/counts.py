#!/usr/bin/env python3
"""Reads how many tests passed, failed and were skipped out of what a test runner printed.

    counts.py LOG...      prints `passed failed skipped`, the sum of all logs

Knows our own last line, Catch2, Python's unittest, node:test, Vitest and Playwright. A log that
none of them wrote counts as one failure: a suite that crashed must not look like an empty one.
What passed when it was tried again has passed; `./test` names it.
"""

import re
import sys

OWN = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", re.M)
CATCH_ALL = re.compile(r"^All tests passed \(.* in (\d+) test cases?\)$", re.M)
CATCH_SOME = re.compile(r"^test cases: *(\d+) *\|(.*)$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in .*$", re.M)
NODE = re.compile(r"^(?:#|ℹ) (pass|fail|skipped|cancelled) (\d+)$", re.M)
VITEST = re.compile(r"^\s+Tests\s+(.*\d+ (?:passed|failed|skipped).*)\(\d+\)", re.M)
PLAYWRIGHT = re.compile(r"^\s+(\d+) (passed|failed|flaky|skipped|did not run)\b", re.M)
WORDS = re.compile(r"(\d+) (passed|failed|skipped)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def words(text):
    found = {"passed": 0, "failed": 0, "skipped": 0}
    for number, word in WORDS.findall(text):
        found[word] += int(number)
    return found["passed"], found["failed"], found["skipped"]


def of_node(log):
    found = dict.fromkeys(("pass", "fail", "skipped", "cancelled"), 0)
    for word, number in NODE.findall(log):
        found[word] += int(number)
    return found["pass"], found["fail"] + found["cancelled"], found["skipped"]


def of_unittest(log):
    total = bad = skipped = 0
    pieces = UNITTEST.split(log)  # text, number, text, number, text
    for number, end in zip(pieces[1::2], pieces[2::2]):
        total += int(number)
        bad += sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", end))
        skipped += sum(int(n) for n in re.findall(r"skipped=(\d+)", end))
    return total - bad - skipped, bad, skipped


def of_playwright(log):
    found = {}
    for number, word in PLAYWRIGHT.findall(log):
        found[word] = found.get(word, 0) + int(number)
    bad = found.get("failed", 0) + found.get("did not run", 0)
    return found.get("passed", 0) + found.get("flaky", 0), bad, found.get("skipped", 0)


def counts(log):
    log = COLOUR.sub("", log)
    if own := OWN.findall(log):
        return tuple(int(number) for number in own[-1])
    if catch := CATCH_ALL.search(log):
        return int(catch[1]), 0, 0
    if catch := CATCH_SOME.search(log):
        return words(catch[2])
    if UNITTEST.search(log):
        return of_unittest(log)
    if NODE.search(log):
        return of_node(log)
    if vitest := VITEST.search(log):
        return words(vitest[1])
    if PLAYWRIGHT.search(log):
        return of_playwright(log)
    return 0, 1, 0


def main():
    total = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="replace") as file:
            total = [sum(pair) for pair in zip(total, counts(file.read()))]
    print(*total)


if __name__ == "__main__":
    main()
