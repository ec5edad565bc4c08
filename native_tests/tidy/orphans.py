"""Files that nothing reaches: modules nobody imports, programmes without a scenario, lost pages."""

import json
import posixpath
import re

IMPORT = re.compile(r"""(?:from|import|import\()\s*['"](\.{1,2}/[^'"]+)['"]""")
ADDRESS = re.compile(r"""new URL\(\s*['"](\.{1,2}/[^'"]+)['"]""")
SOURCE = re.compile(r"""(?:src|href)=['"](\.{0,2}/?[^'"]+)['"]""")
INCLUDE = re.compile(r'#include ["<]([\w/.]+)[">]')
LINK = re.compile(r"\]\(([^)#\s]+)")

# Where a runner, a bundler or a person begins to read; everything else must be reached from here.
ENTRIES = re.compile(r"(^|/)(index|define|engine|loader|node|main)\.(ts|js|mjs)$"
                     r"|\.config\.(ts|js|mjs)$|[._](test|spec)s?\.(ts|js|mjs)$|\.html$|\.d\.m?ts$")
MODULE = re.compile(r"^(web|wasm|core|native_tests|examples)/.*\.(ts|mts|js|mjs|css)$")


def candidates(path):
    """The files an import of this path may mean."""
    stem = re.sub(r"\.(m?)js$", "", path)
    yield path
    for end in (".ts", ".mts", ".d.ts", ".d.mts", ".mjs", "/index.ts"):
        yield stem + end


def modules(files):
    """Modules that nothing names, be it another module, a package.json, a script or a test."""
    named = set()
    for path, text in files.items():
        folder = posixpath.dirname(path)
        if path.endswith((".ts", ".mts", ".js", ".mjs", ".html", ".css")):
            for pattern in (IMPORT, ADDRESS, SOURCE):
                for target in pattern.findall(text):
                    named.update(candidates(posixpath.normpath(posixpath.join(folder, target))))
    commands = "\n".join(text for path, text in files.items()
                         if re.search(r"(package\.json|^start|^test|^\.ci/.*|CMakeLists\.txt"
                                      r"|\.config\.\w+|(^|/)tsconfig[\w.]*\.json"
                                      r"|\.cpp|\.py|\.php)$", path))
    for path in files:
        if not MODULE.search(path) or ENTRIES.search(path) or path in named:
            continue
        if posixpath.basename(path) not in commands:
            yield path, "no module imports it and no command names it"


def headers(files):
    included = {name for path, text in files.items() if path.endswith((".cpp", ".hpp"))
                for name in INCLUDE.findall(text)}
    for path in files:
        if path.endswith(".hpp") and not any(path.endswith("/" + name) for name in included):
            yield path, "no file includes it"


def scenarios(files):
    """Example programmes that no scenario plays, and scenarios of programmes that are not there."""
    played = set()
    for path, text in files.items():
        if not re.match(r"native_tests/scenarios/.+\.json$", path):
            continue
        try:
            story = json.loads(text)
        except ValueError:
            yield path, "it is not JSON"
            continue
        name = story.get("program")
        if name is None and "programme" in story:
            continue
        played.add(name)
        if f"examples/programs/{name}.json" not in files:
            yield path, f"it plays a programme {name!r} that is not in examples/programs"
    for path in files:
        match = re.match(r"examples/programs/([^/]+)\.json$", path)
        if match and match[1] not in played:
            yield path, "no scenario plays this programme"


def pages(files):
    """Markdown that no other page links, and links to files that are not there."""
    linked = {"README.md"}
    for path, text in files.items():
        if not path.endswith(".md"):
            continue
        for target in LINK.findall(text):
            if re.match(r"[a-z]+:", target):
                continue
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            linked.add(full)
            there = full in files or any(name.startswith(full + "/") for name in files)
            if not there and full != ".":
                yield path, f"it links {target}, which is not there"
    for path in files:
        if path.endswith(".md") and path not in linked:
            folder_linked = (posixpath.basename(path) == "README.md"
                             and posixpath.dirname(path) in linked)
            if not folder_linked:
                yield path, "no page links it"


def twins(files):
    """Source files of one name and ending in one part of the repository."""
    usual = re.compile(r"^(index|define|engine|README|CMakeLists|package|package-lock|tsconfig|main"
                       r"|test|styles?|__init__)\.")
    seen = {}
    for path in sorted(files):
        name = posixpath.basename(path)
        if not re.search(r"\.(cpp|hpp|ts|mjs|py)$", name) or usual.match(name):
            continue
        key = (*path.split("/")[:3], name)  # rooms of the core may use one word each
        if key in seen:
            yield path, f"{seen[key]} has the same name"
        seen.setdefault(key, path)


CHECKS = (modules, headers, scenarios, pages, twins)
