#!/usr/bin/env python3
"""./start, as a person uses it: what it builds, an address that answers, and an end by Ctrl-C."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS_WHEN_BUILT = 15  # a machine that does nothing else needs one or two


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(*words):
    # A session of its own, so that the signal reaches what a terminal's Ctrl-C would reach.
    return subprocess.Popen(["./start", *words], cwd=ROOT, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, start_new_session=True)


def until_address(run):
    """The lines up to the address, and the address."""
    said = []
    for line in run.stdout:
        if found := re.search(r"http://\S+", line):
            return said, found[0]
        said.append(line)
    raise AssertionError("no address was printed after " + "".join(said))


def interrupt(run):
    os.killpg(run.pid, signal.SIGINT)
    return run.wait(timeout=10)


def content_type(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.headers["Content-Type"]


class Start(unittest.TestCase):
    def test_serves_and_stops(self):
        port = free_port()
        with begin("--port", str(port)) as run:
            try:
                _, address = until_address(run)
                self.assertIn(f":{port}", address)
                self.assertIn("text/html", content_type(address))
                with self.assertRaises(urllib.error.HTTPError):
                    content_type(address.rstrip("/") + "/../../etc/passwd")
                self.assertEqual(interrupt(run), 0)
            finally:
                if run.poll() is None:
                    os.killpg(run.pid, signal.SIGKILL)
        with socket.socket() as probe:
            self.assertNotEqual(probe.connect_ex(("127.0.0.1", port)), 0)

    def started(self):
        """What it says until the address is there, and the seconds that takes."""
        begun = time.monotonic()
        with begin("--port", str(free_port())) as run:
            try:
                said, _ = until_address(run)
                return said, time.monotonic() - begun
            finally:
                if run.poll() is None:
                    interrupt(run)

    def test_it_says_what_it_builds_and_the_second_time_is_there_within_seconds(self):
        first, _ = self.started()
        for step in ("wasm: building", "ready"):
            self.assertTrue(any(re.fullmatch(rf"\[ *\d+s\] {step}\n", line) for line in first),
                            f"no {step!r} in {first}")
        again, seconds = self.started()
        self.assertNotIn("configuring", "".join(again))
        self.assertLess(seconds, SECONDS_WHEN_BUILT)

    def test_a_port_in_use_is_said(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            with begin("--port", str(other.getsockname()[1])) as run:
                self.assertIn("port", run.stdout.read().lower())
            self.assertNotEqual(run.returncode, 0)

    def test_wrong_words(self):
        for words in (["--port"], ["--port", "web"], ["--port=99999"], ["--loud"]):
            with begin(*words) as run:
                self.assertIn("--", run.stdout.read())
            self.assertEqual(run.returncode, 1, words)


if __name__ == "__main__":
    unittest.main()
