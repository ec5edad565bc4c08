"""How far a long run has come is said on a terminal, and nowhere else."""

import json
import os
import pty
import subprocess
import time
import unittest

from test_command import COMMAND, Files, purchase

OFTEN = 1024  # the clock is looked at once in so many activities
SECOND = 1.1  # a little more than the pause between two lines of progress


def all_of(terminal):
    """Everything written to a terminal whose other end is closed."""
    text = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux says the end of a terminal with an error
            piece = b""
        if not piece:
            return text.decode()
        text += piece


class Progress(Files):
    def run_slowly(self, stderr, count):
        """A run that has been going for a second when most of its activities come."""
        with subprocess.Popen([COMMAND, "run", self.program, "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=stderr, text=True) as run:
            run.stdin.write(json.dumps(purchase(1)) + "\n")
            run.stdin.flush()
            run.stdout.readline()
            time.sleep(SECOND)
            # Once accepted, the rest are duplicates: they count as activities all the same.
            _, complaints = run.communicate((json.dumps(purchase(1)) + "\n") * (count - 1))
        self.assertEqual(run.returncode, 0)
        return complaints

    def on_terminal(self, count):
        terminal, end = pty.openpty()
        self.addCleanup(os.close, terminal)
        try:
            self.run_slowly(end, count)
        finally:
            os.close(end)
        return all_of(terminal)

    def test_a_long_run_says_how_far_it_is_and_at_last_how_far_it_came(self):
        self.assertRegex(self.on_terminal(OFTEN + 6),
                         r"^\r1024 activities, \d+ a second \r1030 activities, \d+ a second \r\n$")

    def test_a_run_that_is_over_at_once_says_nothing(self):
        terminal, end = pty.openpty()
        self.addCleanup(os.close, terminal)
        subprocess.run([COMMAND, "run", self.program, self.activities], check=True,
                       stdout=subprocess.DEVNULL, stderr=end)
        os.close(end)
        self.assertEqual(all_of(terminal), "")

    def test_a_file_of_complaints_gets_no_progress(self):
        self.assertEqual(self.run_slowly(subprocess.PIPE, OFTEN + 6), "")


if __name__ == "__main__":
    unittest.main()
