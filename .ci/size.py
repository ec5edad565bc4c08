#!/usr/bin/env python3
"""Compares the brotli bytes of the engine with the committed budgets in budgets.json.

    size.py               a line for each part; status 1 when one is exceeded or missing

A kilobyte is 1024 bytes. Of a part with "literals" only what stands between the quotes of the file
counts: the bytes a table comes to, not the C++ around them. A part without a file is what the
widget's own pages load: those are judged by web/scripts/sizes.mjs, by the same budgets.
`kilobytes` is enforced; where that is above what the design asks for, `goal` is the design's, and
`kilobytes` may only come down.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


LITERAL = re.compile(rb'^ +"(.*)";?$', re.M)


def brotli_bytes(data):
    return len(subprocess.run(["brotli", "--best", "--stdout"], input=data, check=True,
                              stdout=subprocess.PIPE).stdout)


def judge(part, root=ROOT):
    """Whether a part is within its budget, and a sentence about it."""
    path = root / part["file"]
    if not path.exists():
        return False, "not built"
    data = path.read_bytes()
    if part.get("literals"):
        data = b"".join(LITERAL.findall(data))
        if not data:
            return False, "no literals in it"
    size, limit = brotli_bytes(data), part["kilobytes"] * 1024
    goal = f", goal {part['goal']} KB" if "goal" in part else ""
    return size <= limit, f"{size} of {limit} bytes ({100 * size // limit} %){goal}"


def main():
    budgets = json.loads((ROOT / ".ci" / "budgets.json").read_text())
    parts = [part for part in budgets if "file" in part]
    passed = 0
    for part in parts:
        fine, sentence = judge(part)
        passed += fine
        print(f"{'ok  ' if fine else 'OVER'} {part['part']}: {sentence}")
    print(f"{passed} passed, {len(parts) - passed} failed, 0 skipped")
    return 0 if passed == len(parts) else 1


if __name__ == "__main__":
    sys.exit(main())
