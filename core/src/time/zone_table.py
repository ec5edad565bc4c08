#!/usr/bin/env python3
"""Writes zone_table.inc: the offsets of every IANA zone since 1970, from the system's zoneinfo.

    core/src/time/zone_table.py           writes the table anew
    core/src/time/zone_table.py --check   status 0: the committed table is what would be written;
                                          1: it is not; 3: cannot be compared here, because
                                          zoneinfo is missing or of another tzdata version

Every number is printed in base 90 with the letters of LETTERS; "pair" means two letters, of a value
that may be negative. The texts of the table:

* kZoneNames: the names, sorted, with a blank after each; kZoneOfName: a pair for each name, the
  place of its zone in kZones. Names with the same history since 1970 share a zone.
* kChangeRules: eight letters each: month, first day (0: the last such weekday of the month),
  weekday (0 = Monday; 7: the first day itself), clock (0 = wall, 1 = UTC), minute of the day
  (pair), by how many half minutes the offset changes (pair).
* kForever: POSIX rules, with a blank after each.
* kZones: with a blank after each: the first offset in half minutes (pair), the rule that holds
  after the last change, then moves. A move goes to the next moment that a change rule names:
      0 to 8    skip that many years and one before the next move
      9         the last two moves again, as often as the next letter says, and once more
      10 to 15  change rule number: (letter - 10) * 90 + the next letter + 74
      16 to 89  change rule number: letter - 16
"""

import argparse
import collections
import datetime
import heapq
import pathlib
import re
import struct
import sys

OUTPUT = pathlib.Path(__file__).with_name("zone_table.inc")
LETTERS = "".join(chr(c) for c in range(35, 127) if chr(c) not in "?\\")
BASE = len(LETTERS)
SKIP_LETTERS, REPEAT, WIDE, NARROW = 9, 9, 10, 16
DAY = 86400
LAST_YEAR = 2110  # changes that tzdata lists one by one end in 2087

Rule = collections.namedtuple("Rule", "month first weekday utc minute step")
History = collections.namedtuple("History", "offset changes forever")


def epoch_day(year, month, day):
    return datetime.date(year, month, day).toordinal() - 719163


def last_of_month(year, month):
    return epoch_day(year + month // 12, month % 12 + 1, 1) - 1


def weekday(day):
    return (day + 3) % 7


def read_tzif(path):
    """The changes (instant, offset) of a compiled zone, its first offset and its POSIX rule."""
    data = path.read_bytes()
    assert data[:4] == b"TZif" and data[4] >= ord("2"), f"{path} is not a 64-bit TZif file"
    utc, std, leaps, times, types, letters = struct.unpack_from(">6I", data, 20)
    at = 44 + times * 5 + types * 6 + letters + leaps * 8 + std + utc
    utc, std, leaps, times, types, letters = struct.unpack_from(">6I", data, at + 20)
    at += 44
    instants = struct.unpack_from(f">{times}q", data, at)
    indexes = data[at + 8 * times : at + 9 * times]
    at += 9 * times
    offsets = [struct.unpack_from(">i", data, at + 6 * i)[0] for i in range(types)]
    at += 6 * types + letters + 12 * leaps + std + utc
    footer = data[at:].decode("ascii").strip("\n")
    return [(t, offsets[i]) for t, i in zip(instants, indexes)], offsets[0], footer


def seconds_of(text):
    sign = -1 if text.startswith("-") else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def posix_changes(text):
    """The standard offset of a POSIX rule, and its changes of 1969 to LAST_YEAR."""
    name = r"(?:<[^>]+>|[A-Za-z]+)"
    match = re.fullmatch(rf"{name}([-+0-9:]+)(?:{name}([-+0-9:]+)?,([^,]+),([^,]+))?", text)
    standard = -seconds_of(match[1])
    if not match[3]:
        return standard, []
    daylight = -seconds_of(match[2]) if match[2] else standard + 3600
    changes = []
    for year in range(1969, LAST_YEAR):
        turns = ((match[3], standard, daylight), (match[4], daylight, standard))
        for moment, before, after in turns:
            date, _, time = moment.partition("/")
            month, week, sunday_based = (int(part) for part in date[1:].split("."))
            first = epoch_day(year, month, 1)
            day = first + (sunday_based - 1 - weekday(first)) % 7 + 7 * (week - 1)
            day -= 7 if day > last_of_month(year, month) else 0
            changes.append((day * DAY + seconds_of(time or "2") - before, after))
    return standard, sorted(changes)


def history_of(path):
    """A zone without the years before 1970 and without what its rule predicts."""
    listed, offset, footer = read_tzif(path)
    standard, predicted = posix_changes(footer)
    changes = []
    for instant, after in listed:
        if instant <= 0:
            offset = after
        elif after != (changes[-1][1] if changes else offset):
            changes.append((instant, after))
    listed_to = changes[-1][0] if changes else 0
    changes += [change for change in predicted if change[0] > listed_to]
    kept, j = len(changes), len(predicted)
    while kept and j and changes[kept - 1] == predicted[j - 1]:
        kept, j = kept - 1, j - 1
    # The rule takes over at the last change kept, so it must already be right there.
    begin, after = changes[kept - 1] if kept else (0, offset)
    rule_began, rule_offset = predicted[j - 1] if j else (-(2**60), standard)
    if rule_began > begin or rule_offset != after:
        kept += 1
    assert kept <= len(changes), f"{path}: its rule contradicts its last change"
    forever = re.sub(r"<[^>]+>|[A-Za-z]{3,}", "STD", footer, count=1)
    forever = re.sub(r"(?<=\d)(<[^>]+>|[A-Za-z]{3,})", "DST", forever, count=1)
    return History(offset, tuple(changes[:kept]), forever)


def candidates(instant, before, after):
    """Every rule that a change could be an instance of."""
    for utc in (0, 1):
        day, second = divmod(instant + (0 if utc else before), DAY)
        date = datetime.date.fromordinal(day + 719163)
        firsts = [(date.day, 7)]
        firsts += [(f, weekday(day)) for f in range(max(1, date.day - 6), min(date.day, 25) + 1)]
        if last_of_month(date.year, date.month) - day < 7:
            firsts.append((0, weekday(day)))
        for first, on in firsts:
            if second % 60 == 0:
                yield Rule(date.month, first, on, utc, second // 60, (after - before) // 30)


def choose_rules(zones):
    """A small set of rules that explains every change: greedily, the most useful rule first."""
    covers = collections.defaultdict(set)
    for number, zone in enumerate(zones):
        before = zone.offset
        for place, (instant, after) in enumerate(zone.changes):
            for rule in candidates(instant, before, after):
                covers[rule].add((number, place))
            before = after
    uncovered = set().union(*covers.values())
    assert len(uncovered) == sum(len(zone.changes) for zone in zones), "a change between minutes"
    usual = (0, 1, 8, 15, 22)  # laws say "second Sunday" more often than "Sunday after the 9th"
    heap = [(-len(covered), rule.first not in usual, rule) for rule, covered in covers.items()]
    heapq.heapify(heap)
    chosen, rule_of = [], {}
    while uncovered:
        size, unusual, rule = heapq.heappop(heap)
        covered = covers[rule] & uncovered
        if len(covered) != -size:  # others have taken some since: queue again behind them
            heapq.heappush(heap, (-len(covered), unusual, rule))
            continue
        for change in covered:
            rule_of[change] = len(chosen)
        chosen.append(rule)
        uncovered -= covered
    return chosen, rule_of


def moment_of(rule, year, before):
    if rule.first == 0:
        last = last_of_month(year, rule.month)
        day = last - (weekday(last) - rule.weekday) % 7
    else:
        day = epoch_day(year, rule.month, rule.first)
        if rule.weekday < 7:
            day += (rule.weekday - weekday(day)) % 7
    return day * DAY + rule.minute * 60 - (0 if rule.utc else before)


def moves_of(zone, number, rules, rule_of):
    """(years to skip, rule) for each change."""
    moves, previous, before, year = [], 0, zone.offset, 1970
    for place, (instant, after) in enumerate(zone.changes):
        rule = rule_of[number, place]
        if moment_of(rules[rule], year, before) <= previous:
            year += 1
        skipped = 0
        while moment_of(rules[rule], year, before) < instant:
            year, skipped = year + 1, skipped + 1
        assert moment_of(rules[rule], year, before) == instant
        assert before + rules[rule].step * 30 == after
        moves.append((skipped, rule))
        previous, before = instant, after
    return moves


def pair(value):
    high, low = divmod(value + BASE * BASE // 2, BASE)
    return LETTERS[high] + LETTERS[low]


def move_text(skipped, rule):
    text = ""
    while skipped:
        years = min(skipped, SKIP_LETTERS)
        text, skipped = text + LETTERS[years - 1], skipped - years
    if rule < BASE - NARROW:
        return text + LETTERS[NARROW + rule]
    wide, low = divmod(rule - (BASE - NARROW), BASE)
    assert WIDE + wide < NARROW, "more change rules than the coding has room for"
    return text + LETTERS[WIDE + wide] + LETTERS[low]


def moves_text(moves):
    text, i = "", 0
    while i < len(moves):
        times = 0
        last = moves[i - 2 : i] if i >= 2 else []
        if last and last[0][0] == last[1][0] == 0:
            while times < BASE and moves[i + 2 * times : i + 2 * times + 2] == last:
                times += 1
        text += LETTERS[REPEAT] + LETTERS[times - 1] if times else move_text(*moves[i])
        i += 2 * times or 1
    return text


def literal(name, text):
    lines = [f'    "{text[i : i + 92]}"' for i in range(0, len(text), 92)]
    return "\n".join([f"constexpr char {name}[] =", *lines]) + ";\n"


def table(version, histories):
    names = sorted(histories)
    assert all(zone.offset % 30 == 0 for zone in histories.values()), "an odd offset"
    zones = list(dict.fromkeys(histories[name] for name in names))
    place = {zone: number for number, zone in enumerate(zones)}
    rules, rule_of = choose_rules(zones)
    forevers = [text for text, _ in collections.Counter(z.forever for z in zones).most_common()]
    assert len(forevers) <= BASE, "more POSIX rules than one letter can number"
    rule_texts = [
        LETTERS[r.month] + LETTERS[r.first] + LETTERS[r.weekday] + LETTERS[r.utc]
        + pair(r.minute) + pair(r.step) for r in rules
    ]
    zone_texts = [
        pair(zone.offset // 30) + LETTERS[forevers.index(zone.forever)]
        + moves_text(moves_of(zone, number, rules, rule_of)) + " "
        for number, zone in enumerate(zones)
    ]
    return (
        f"// Made by zone_table.py from tzdata {version}: {len(names)} names, {len(zones)} "
        f"histories,\n// {len(rules)} change rules. Not edited by hand.\n"
        + literal("kZoneTableVersion", version)
        + literal("kZoneNames", "".join(name + " " for name in names))
        + literal("kZoneOfName", "".join(pair(place[histories[name]]) for name in names))
        + literal("kChangeRules", "".join(rule_texts))
        + literal("kForever", "".join(text + " " for text in forevers))
        + literal("kZones", "".join(zone_texts))
    )


def names_of(source):
    """Version and names, links included, from the text form that tzdata installs beside itself."""
    lines = source.read_text(encoding="ascii").splitlines()
    version = lines[0].removeprefix("# version ")
    fields = [line.split() for line in lines if line[:2] in ("Z ", "L ")]
    return version, [field[1] if field[0] == "Z" else field[2] for field in fields]


def check(version, text):
    committed = OUTPUT.read_text(encoding="ascii")
    if (made_of := re.search(r"from tzdata (\w+)", committed)[1]) != version:
        print(f"zone_table.inc is of tzdata {made_of}, this system has {version}: not compared")
        return 3
    if committed != text:
        print("zone_table.inc differs from what zone_table.py writes: run it and commit the result")
        return 1
    print(f"zone_table.inc is what tzdata {version} gives")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("--zoneinfo", type=pathlib.Path, default="/usr/share/zoneinfo")
    arguments = parser.parse_args()
    source = arguments.zoneinfo / "tzdata.zi"
    if not source.exists():
        print(f"no {source} here (Debian: apt install tzdata)")
        return 3
    version, names = names_of(source)
    text = table(version, {name: history_of(arguments.zoneinfo / name) for name in names})
    if arguments.check:
        return check(version, text)
    OUTPUT.write_text(text, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
