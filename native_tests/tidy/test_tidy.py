"""Every habit fires on a line that breaks it, and stays quiet on one that does not."""

import unittest

import orphans
import rules
import tidy


def said(path, text):
    return [sentence for _, sentence in tidy.file_faults(path, text)]


class Lines(unittest.TestCase):
    def fires(self, path, line, word):
        self.assertTrue(any(word in sentence for sentence in said(path, line + "\n")),
                        f"{line!r} in {path} went unnoticed")

    def quiet(self, path, line):
        self.assertEqual(said(path, line + "\n"), [])

    def test_width(self):
        self.fires("core/src/a.cpp", "x" * 101, "columns")
        self.quiet("core/src/a.cpp", "é" * 100)
        self.quiet("core/docs/a.md", "x" * 300)

    def test_space_tabs_and_ends(self):
        self.fires("web/src/a.ts", "let a; ", "space at the end")
        self.fires("start", "\tls", "a tab")
        self.assertEqual(said("web/src/a.ts", "let a;"), ["no line feed at the end"])
        self.assertEqual(said("web/src/a.ts", "let a;\n\n"), ["empty lines at the end"])

    def test_markers(self):
        for marker in ("TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"):
            self.fires("core/src/a.cpp", f"// {marker}: later", "left-over marker")
        self.quiet("core/src/a.cpp", "// nothing to do here; tokens")

    def test_machine_paths(self):
        self.fires("native_tests/a.cpp", 'open("/wo' 'rk/x");', "somebody's machine")
        self.fires("start", "cd /tm" "p/x", "somebody's machine")
        self.quiet("start", "cd build/tmp/x")

    def test_every_ban_fires(self):
        core, web = "core/src/mechanics/a.cpp", "web/src/a.ts"
        for path, line in [
            (core, "int a = std::stoi(text);"), (core, "int a = atoi(text);"),
            (core, 'snprintf(a, 1, "b");'), (core, "#include <sstream>"),
            (core, "#include <unordered_map>"), (core, "#include <functional>"),
            (core, "#include <random>"), (core, "auto a = std::chrono::system_clock::now();"),
            (core, "auto a = time(nullptr);"), (core, "int a = rand();"), (core, "throw 1;"),
            (core, "try { a(); }"), (core, "dynamic_cast<A*>(b)"), (core, "std::abort();"),
            (core, "#include <nlohmann/json.hpp>"), (core, "#include <emscripten/bind.h>"),
            (core, '#include "engine/a.hpp"'), ("core/src/blocks/a.cpp", '#include "engine/a.hpp"'),
            ("core/src/base/a.cpp", '#include "time/a.hpp"'),
            ("core/src/document/a.cpp", '#include "time/a.hpp"'),
            ("core/src/time/a.cpp", '#include "logic/a.hpp"'),
            ("core/src/logic/a.cpp", '#include "blocks/a.hpp"'),
            ("core/src/ledger/a.cpp", '#include "mechanics/a.hpp"'),
            ("native_tests/a/a.cpp", "using namespace std;"),
            (web, "a.innerHTML = b;"), (web, "eval(a);"), (web, "new Function(a)"),
            (web, '<b style="x">'), (web, "<b onclick='x'>"), (web, "Date.now()"),
            (web, "new Date()"), (web, "Math.random()"), (web, "console.log(a);"),
            (web, "a as any"),
        ]:
            self.fires(path, line, "use instead")

    def test_bans_stay_in_their_rooms(self):
        self.quiet("core/src/document/library.cpp", "#include <nlohmann/json.hpp>")
        self.quiet("examples/cli/a.cpp", "#include <random>")
        self.quiet("web/src/backend/a.ts", "Date.now()")
        self.quiet("core/src/engine/a.cpp", "// Where others throw, abort() or rand().")
        self.quiet("core/src/engine/a.cpp", '#include "mechanics/a.hpp"')
        self.quiet("core/src/time/a.cpp", "const auto time_of_day = lifetime(0);")

    def test_no_ban_is_forgotten_here(self):
        text = (tidy.ROOT / "native_tests/tidy/test_tidy.py").read_text()
        for ban in rules.BANS:
            self.assertRegex(text, ban.pattern, f"no line fires: {ban.instead}")

    def test_long_files(self):
        self.assertTrue(any("501 lines" in s for s in said("web/src/a.ts", "a\n" * 501)))
        self.assertEqual(said("web/src/a.ts", "a\n" * 500), [])
        self.assertEqual(said("core/src/time/zones.inc", "a\n" * 900), [])


class Layout(unittest.TestCase):
    def test_top_level(self):
        found = list(tidy.layout_faults({"package.json": "", "core/a": "", ".x/a": ""},
                                        lambda _: False))
        self.assertEqual([path for path, _ in found], ["package.json"])

    def test_executable_bits(self):
        found = list(tidy.layout_faults({"start": "#!", "core/a": "", "test": "#!"},
                                        lambda path: path != "start"))
        self.assertEqual([path for path, _ in found], ["start", "core/a"])


class Orphans(unittest.TestCase):
    def found(self, check, files):
        return [path for path, _ in check(files)]

    def test_modules(self):
        files = {"web/src/index.ts": "import { a } from './a.js';", "web/src/a.ts": "",
                 "web/src/lost.ts": "", "web/package.json": "node scripts/go.mjs",
                 "web/scripts/go.mjs": ""}
        self.assertEqual(self.found(orphans.modules, files), ["web/src/lost.ts"])

    def test_headers(self):
        files = {"core/src/base/a.hpp": "", "core/src/base/b.hpp": "",
                 "core/src/base/a.cpp": '#include "base/a.hpp"'}
        self.assertEqual(self.found(orphans.headers, files), ["core/src/base/b.hpp"])

    def test_scenarios(self):
        files = {"examples/programs/a.json": "{}", "examples/programs/b.json": "{}",
                 "native_tests/scenarios/a/x.json": '{"program": "a"}',
                 "native_tests/scenarios/c/y.json": '{"program": "c"}',
                 "native_tests/scenarios/edges/z.json": '{"programme": {}}',
                 "native_tests/scenarios/edges/w.json": "{"}
        self.assertEqual(self.found(orphans.scenarios, files),
                         ["native_tests/scenarios/c/y.json", "native_tests/scenarios/edges/w.json",
                          "examples/programs/b.json"])

    def test_pages(self):
        files = {"README.md": "[core](core) [x](docs/x.md) [gone](docs/gone.md)",
                 "core/README.md": "", "docs/x.md": "[up](../README.md)", "docs/lost.md": ""}
        self.assertEqual(self.found(orphans.pages, files), ["README.md", "docs/lost.md"])

    def test_twins(self):
        files = {"core/src/a/limit.cpp": "", "core/src/b/limit.cpp": "",
                 "web/src/app/limit.ts": "", "web/src/app/b/limit.ts": "",
                 "web/src/app/index.ts": "", "web/src/app/a/index.ts": ""}
        self.assertEqual(self.found(orphans.twins, files), ["web/src/app/limit.ts"])


if __name__ == "__main__":
    unittest.main()
