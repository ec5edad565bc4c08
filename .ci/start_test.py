#!/usr/bin/env python3
"""./start, as a person uses it: an address that answers, and an end by Ctrl-C."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(*words):
    # A session of its own, so that the signal reaches what a terminal's Ctrl-C would reach.
    return subprocess.Popen(["./start", *words], cwd=ROOT, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, start_new_session=True)


def address_of(run):
    for line in run.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError("no address was printed")


def content_type(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.headers["Content-Type"]


class Start(unittest.TestCase):
    def test_serves_and_stops(self):
        port = free_port()
        with begin("--port", str(port)) as run:
            try:
                address = address_of(run)
                self.assertIn(f":{port}", address)
                self.assertIn("text/html", content_type(address))
                with self.assertRaises(urllib.error.HTTPError):
                    content_type(address.rstrip("/") + "/../../etc/passwd")
                os.killpg(run.pid, signal.SIGINT)
                self.assertEqual(run.wait(timeout=10), 0)
            finally:
                if run.poll() is None:
                    os.killpg(run.pid, signal.SIGKILL)
        with socket.socket() as probe:
            self.assertNotEqual(probe.connect_ex(("127.0.0.1", port)), 0)

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
