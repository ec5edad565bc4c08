#!/usr/bin/env python3
"""The repository looks after itself: width, markers, banned calls, orphans, layout.

    native_tests/tidy/tidy.py          `path:line: what is wrong` for each; status 1 when any

The habits are in rules.py, the search for files nobody reaches in orphans.py.
"""

import os
import pathlib
import subprocess
import sys

import orphans
import rules

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TIDY = "native_tests/tidy/"


def listed(root):
    """Paths of everything that is committed or would be."""
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
        check=True, stdout=subprocess.PIPE)
    paths = answer.stdout.decode().split("\0")
    return sorted(path for path in paths if path and (root / path).is_file())


def texts(root, paths):
    """What can be read as text, by path; the rest (pictures) as an empty text."""
    found = {}
    for path in paths:
        try:
            found[path] = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            found[path] = ""
    return found


def lines_of(path, text):
    """What is wrong with single lines: (line number, sentence)."""
    own = path.startswith(TIDY)
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            yield number, "space at the end of the line"
        if "\t" in line:
            yield number, "a tab: indent with spaces"
        if len(line) > rules.LINE_WIDTH:
            yield number, f"{len(line)} columns; at most {rules.LINE_WIDTH}"
        if match := rules.MARKERS.search(line):
            yield number, f"a left-over marker {match[0]}: do it, or open an issue"
        if (match := rules.MACHINE_PATHS.search(line)) and not own:
            yield number, f"{match[0]} is a path of somebody's machine"
        if own:
            continue
        code = rules.COMMENT.sub("", line)
        for ban in rules.BANS:
            if ban.hits(path, code):
                yield number, f"`{line.strip()[:40]}`: use instead: {ban.instead}"


def file_faults(path, text):
    if text and not text.endswith("\n") and not rules.GENERATED.search(path):
        yield 0, "no line feed at the end"
    if text.endswith("\n\n"):
        yield 0, "empty lines at the end"
    lines = text.count("\n")
    if lines > rules.FILE_LINES and not (rules.GENERATED.search(path)
                                         or rules.LONG_FILES.search(path)):
        yield 0, f"{lines} lines; at most {rules.FILE_LINES}: find the second idea in it"
    if rules.CODE.search(path) and not rules.GENERATED.search(path):
        yield from lines_of(path, text)


def layout_faults(files, executable):
    for name in sorted({path.split("/")[0] for path in files}):
        if not name.startswith(".") and name not in rules.TOP_LEVEL:
            yield name, "nothing else belongs to the top level"
    for path, text in files.items():
        if text.startswith("#!") != executable(path):
            yield path, "a script with #! is executable, every other file is not"


def faults(root):
    files = texts(root, listed(root))
    for path, text in files.items():
        for number, sentence in file_faults(path, text):
            yield f"{path}:{number}: {sentence}" if number else f"{path}: {sentence}"
    for path, sentence in layout_faults(files, lambda path: os.access(root / path, os.X_OK)):
        yield f"{path}: {sentence}"
    for check in orphans.CHECKS:
        for path, sentence in check(files):
            yield f"{path}: {sentence}"


def main():
    found = list(faults(ROOT))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{0 if found else 1} passed, {len(found)} failed, 0 skipped")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
