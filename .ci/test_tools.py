"""Tests of the scripts in this folder: what is counted, the budgets, the fallback Node."""

import contextlib
import os
import pathlib
import pty
import random
import shutil
import stat
import string
import subprocess
import tempfile
import unittest

import counts
import points
import size

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Counts(unittest.TestCase):
    def test_own_last_line_wins(self):
        self.assertEqual(counts.counts("1 passed, 1 failed, 0 skipped\n"
                                       "12 passed, 3 failed, 4 skipped\n"), (12, 3, 4))

    def test_catch2(self):
        self.assertEqual(counts.counts("All tests passed (34 assertions in 12 test cases)\n"),
                         (12, 0, 0))
        self.assertEqual(counts.counts("test cases:  3 |  2 passed | 1 failed\n"
                                       "assertions: 10 | 9 passed | 1 failed\n"), (2, 1, 0))

    def test_unittest_twice_in_one_log(self):
        log = ("Ran 7 tests in 0.1s\n\nFAILED (failures=1, errors=1, skipped=2)\n"
               "Ran 5 tests in 0.1s\n\nOK\n")
        self.assertEqual(counts.counts(log), (8, 2, 2))

    def test_node_in_both_of_its_forms(self):
        self.assertEqual(counts.counts("# pass 4\n# fail 1\n# cancelled 1\n# skipped 2\n"),
                         (4, 2, 2))
        self.assertEqual(counts.counts("ℹ pass 4\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\n"),
                         (4, 0, 0))

    def test_vitest_and_playwright(self):
        self.assertEqual(counts.counts("\x1b[2m      Tests \x1b[22m 1 failed | 3 passed (4)\n"),
                         (3, 1, 0))
        self.assertEqual(counts.counts("  2 failed\n  1 flaky\n  9 passed (3.4s)\n"), (10, 2, 0))

    def test_a_crash_is_a_failure(self):
        self.assertEqual(counts.counts("Segmentation fault\n"), (0, 1, 0))


class Points(unittest.TestCase):
    def test_there_are_sixty(self):
        self.assertEqual(len(points.POINTS), 60)

    def test_every_runner_is_read(self):
        log = ("  \x1b[32m✓\x1b[39m   1 a.spec.ts:9:1 › [A06] one tap (1.2s)\n"
               "  ✘   2 a.spec.ts:19:1 › [A07] ladder (30.0s)\n"
               " ✓ tests/unit/a.test.ts > [A51] [A52] a reply 12ms\n"
               " × tests/unit/a.test.ts > [A53] a letter 12ms\n"
               "ok 3 - [A32] in Node\nnot ok 4 - [A29] publint\n"
               "ok 5 - [A30] twice # SKIP not here\n  -  6 a.spec.ts:29:1 › [A08] skipped\n")
        self.assertEqual(points.tally(log), ({6, 51, 52, 32}, {7, 53, 29}))

    def test_the_last_try_of_a_test_counts(self):
        log = ("  ✘  1 a.spec.ts:9:1 › [A06] one tap (30.0s)\n"
               "  ✘  2 a.spec.ts:19:1 › [A07] ladder (5s)\n"
               "  ✓  3 a.spec.ts:9:1 › [A06] one tap (retry #1) (1.2s)\n"
               "  ✘  4 a.spec.ts:19:1 › [A07] ladder (retry #1) (5.1s)\n"
               "  ✓  5 a.spec.ts:29:1 › [A07] ladder (1.1s)\n")
        self.assertEqual(points.tally(log), ({6, 7}, {7}))

    def test_a_failure_outweighs_and_the_rest_is_named(self):
        said = list(points.report(set(range(1, 61)), {9}))
        self.assertEqual(said[0], "59 of 60 points have a passing test")
        self.assertEqual(said[1], f"  A09 {points.POINTS[8]}: its test failed")
        self.assertEqual([line[:5] for line in said[2:]], ["  A46", "  A56"])
        self.assertIn("  A61 is no point, yet a test names it", points.report({61}, set()))


class Size(unittest.TestCase):
    def test_bytes_are_those_of_brotli_and_a_kilobyte_has_1024(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "noise").write_bytes(random.Random(1).randbytes(2048))
            (folder / "air").write_bytes(b"a" * 100_000)
            self.assertFalse(size.judge({"file": "noise", "kilobytes": 2}, folder)[0])
            self.assertTrue(size.judge({"file": "noise", "kilobytes": 3}, folder)[0])
            self.assertTrue(size.judge({"file": "air", "kilobytes": 1}, folder)[0])

    def test_of_a_table_only_the_literals_count(self):
        letters = "".join(random.Random(1).choices(string.ascii_letters, k=4096)).encode()
        lines = [b'    "%s"' % letters[at:at + 64] for at in range(0, len(letters), 64)]
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "table.inc").write_bytes(
                b"// " + random.Random(2).randbytes(1024).hex().encode()
                + b"\nconstexpr char kTable[] =\n" + b"\n".join(lines) + b";\n")
            alone = size.brotli_bytes(letters)
            _, sentence = size.judge(
                {"file": "table.inc", "literals": True, "kilobytes": 4}, folder)
            self.assertTrue(sentence.startswith(f"{alone} of 4096 bytes"), sentence)

    def test_a_table_without_literals_is_not_small(self):
        with tempfile.TemporaryDirectory() as name:
            (pathlib.Path(name) / "table.inc").write_bytes(b"constexpr int kTable[] = {1, 2};\n")
            part = {"file": "table.inc", "literals": True, "kilobytes": 4}
            self.assertFalse(size.judge(part, pathlib.Path(name))[0])

    def test_what_is_missing_is_not_small(self):
        self.assertEqual(size.judge({"file": "no/such", "kilobytes": 9}), (False, "not built"))


class Need(unittest.TestCase):
    """Missing packages are installed by root where there is apt, and named everywhere else."""

    def run_as(self, user, entries):
        with tempfile.TemporaryDirectory() as folder:
            for name, line in (("id", f"echo {user}"), ("apt-get", 'echo "$@" >> "$APT_CALLS"')):
                fake = pathlib.Path(folder) / name
                fake.write_text(f"#!/bin/sh\n{line}\n")
                fake.chmod(0o755)
            calls = pathlib.Path(folder) / "calls"
            run = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", f". .ci/lib.sh; need {entries}"], cwd=ROOT,
                env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}",
                     "APT_CALLS": str(calls)}, capture_output=True, text=True)
            return run, calls.read_text() if calls.exists() else ""

    def test_nothing_is_missing(self):
        run, calls = self.run_as(0, "'bash bash' 'coreutils no-such|/bin/sh'")
        self.assertEqual((run.returncode, run.stdout, calls), (0, "", ""))

    def test_root_installs_only_what_is_missing(self):
        run, calls = self.run_as(0, "'bash bash' 'lib-x x/no-such.hpp' 'tool-y no-such-command'")
        self.assertEqual(run.returncode, 0)
        self.assertRegex(calls, r"install .*lib-x tool-y\n$")
        self.assertNotIn("bash", calls)

    def test_others_are_told(self):
        run, calls = self.run_as(1000, "'lib-x x/no-such.hpp'")
        self.assertEqual((run.returncode, calls), (1, ""))
        self.assertIn("lib-x", run.stderr)


class Compile(unittest.TestCase):
    """A build is followed on a terminal; elsewhere only what went wrong is worth its lines."""

    def build(self, status, stdout):
        with tempfile.TemporaryDirectory() as folder:
            fake = pathlib.Path(folder) / "cmake"
            fake.write_text("#!/bin/sh\necho '[1/2] Building a'\necho 'a: is wrong' >&2\n"
                            f"echo '[2/2] Linking b'\nexit {status}\n")
            fake.chmod(0o755)
            script = f". {ROOT}/.ci/lib.sh; mkdir -p $results; compile wasm"
            return subprocess.run(
                ["bash", "-euo", "pipefail", "-c", script], cwd=folder, stdout=stdout,
                stderr=subprocess.PIPE, text=True,
                env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"})

    def build_on_terminal(self, status):
        terminal, end = pty.openpty()
        returncode, said = self.build(status, end).returncode, b""
        os.close(end)
        with open(terminal, "rb", buffering=0) as file, contextlib.suppress(OSError):
            while piece := file.read(4096):  # Linux says the end of a terminal with an error
                said += piece
        return returncode, said.decode().splitlines()

    def test_a_terminal_shows_every_step(self):
        for status in (0, 1):
            returncode, (begun, *steps) = self.build_on_terminal(status)
            self.assertEqual(returncode, status)
            self.assertRegex(begun, r"^\[ *\d+s\] wasm: building$")
            self.assertEqual(steps, ["[1/2] Building a", "a: is wrong", "[2/2] Linking b"])

    def test_elsewhere_only_a_failure_has_more_than_one_line(self):
        for status, complaints in ((0, ""), (1, "a: is wrong\n")):
            run = self.build(status, subprocess.PIPE)
            self.assertEqual((run.returncode, run.stderr), (status, complaints))
            self.assertRegex(run.stdout, r"^\[ *\d+s\] wasm: building\n$")


class Changed(unittest.TestCase):
    """What is newer than the last build is built again, and nothing else."""

    def test_files_and_folders(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for path in ("src/a/b.ts", "src/node_modules/c.ts", "alone.mjs"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).touch()

            def changed():
                script = f'. {ROOT}/.ci/lib.sh; changed_since stamp src alone.mjs'
                return subprocess.run(["bash", "-c", script], cwd=folder).returncode == 0

            def age(path, seconds):
                os.utime(folder / path, (seconds, seconds))

            self.assertTrue(changed())
            (folder / "stamp").touch()
            for path in ("src/a/b.ts", "src/a", "src/node_modules", "src", "alone.mjs"):
                age(path, 1000)
            age("stamp", 2000)
            self.assertFalse(changed())
            for path in ("src/a/b.ts", "src/a", "alone.mjs"):
                age(path, 3000)
                self.assertTrue(changed(), path)
                age(path, 1000)


class Node(unittest.TestCase):
    """An old Node first on PATH must not be the one that runs."""

    def run_with(self, version):
        with tempfile.TemporaryDirectory() as folder:
            fake = pathlib.Path(folder) / "node"
            # Whatever else is asked of it, npm among others, the real one answers.
            fake.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo {version} && exit\n'
                            f'exec {shutil.which("node")} "$@"\n')
            fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
            script = ". .ci/lib.sh; use_node; command -v node; node --version"
            run = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, text=True,
                                 env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
                                 stdout=subprocess.PIPE, check=True)
            return run.stdout.splitlines()[-2:]

    def test_debian_s_node_is_replaced(self):
        path, version = self.run_with("v18.20.4")
        self.assertIn("/.tools/node/", path)
        self.assertRegex(version, r"^v22\.")

    def test_a_node_just_too_old_is_replaced(self):
        self.assertIn("/.tools/node/", self.run_with("v20.18.3")[0])

    def test_a_new_node_is_left_alone(self):
        for version in ("v20.19.0", "v22.1.0", "v100.0.0"):
            path, shown = self.run_with(version)
            self.assertNotIn("/.tools/", path)
            self.assertEqual(shown, version)


if __name__ == "__main__":
    unittest.main()
