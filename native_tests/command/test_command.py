"""The `loyalty` command: what it prints, where, and with which status."""

import fcntl
import hashlib
import hmac
import json
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMMAND = ROOT / "build" / "native" / "loyalty"
JOURNALS = ROOT / "native_tests" / "journals"
STORIES = ROOT / "native_tests" / "scenarios" / "edges"

PROGRAM = {
    "id": "corner", "version": 1, "name": "Corner", "zone": "Asia/Shanghai", "money": "CNY",
    "enrolment": "automatic", "currencies": [{"id": "points", "name": "Points"}],
    "rules": [{"id": "spend", "on": "purchase",
               "grant": {"points": {"of": "amount", "rate": [1, 100]}}}],
}


def purchase(number, amount=6800, member="lin"):
    return {"id": f"o-{number}", "member": member, "type": "purchase",
            "at": f"2026-10-21T09:{number:02}:00+08:00", "attributes": {"amount": amount}}


def loyalty(*words, text=""):
    return subprocess.run([COMMAND, *words], input=text, capture_output=True, text=True)


def entropy(seed, member, draw, number, nonce=""):
    """As concepts.md says it, by means that are not the engine's."""
    message = f"{member}\0{draw}\0{number}\0{nonce}".encode()
    return hmac.new(seed, message, hashlib.sha256).hexdigest()


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.program = self.write("program.json", json.dumps(PROGRAM))
        self.activities = self.lines("activities.jsonl", [purchase(1), purchase(2, 199)])

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def lines(self, name, documents):
        return self.write(name, "".join(json.dumps(document) + "\n" for document in documents))

    def refuses(self, *words, text=""):
        run = loyalty(*words, text=text)
        self.assertEqual(run.returncode, 1, words)
        self.assertEqual(run.stdout, "")
        self.assertRegex(run.stderr, r"\w{3}")
        return run.stderr


class Command(Files):
    def test_help_of_every_command(self):
        self.assertEqual(loyalty("--help").returncode, 0)
        for name in ("check run view quote history snapshot verify replay verify-draw settle "
                     "erase due export logic").split():
            run = loyalty(name, "--help")
            self.assertEqual(run.returncode, 0)
            self.assertIn(f"loyalty {name}", run.stdout)

    def test_a_wrong_command_line(self):
        for words in [(), ("frobnicate",), ("check",), ("run", self.program),
                      ("view", self.program, self.activities), ("check", self.program, "--loud")]:
            self.refuses(*words)
        self.assertIn('"frobnicate"', self.refuses("frobnicate"))

    def test_files_that_cannot_be_read(self):
        gone = str(self.folder / "gone.json")
        for words in [("check", gone), ("run", gone, self.activities), ("verify", gone),
                      ("run", self.program, gone), ("run", self.program, str(self.folder))]:
            self.assertIn(words[-1] if words[1] != gone else gone, self.refuses(*words))

    def test_an_output_that_cannot_be_written(self):
        with open("/dev/full", "w") as full:
            run = subprocess.run([COMMAND, "run", self.program, self.activities], stdout=full,
                                 stderr=subprocess.PIPE, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("cannot write", run.stderr)

    def test_check_is_silent_about_a_good_programme(self):
        run = loyalty("check", self.program)
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))

    def test_check_names_ten_faults_with_their_places(self):
        broken = json.loads(json.dumps(PROGRAM))
        broken.update(version="one", zone="Mars/Olympus", money=7, day_start="25:00", curency=[],
                      week_start="noday", enrolment="never")
        broken["currencies"].append({"id": "points", "name": "Points"})
        broken["rules"][0]["grant"]["points"]["rate"] = [1, 0]
        broken["rules"].append({"id": "other", "on": "purchase", "grant": {"pionts": 1}})
        run = loyalty("check", self.write("broken.json", json.dumps(broken)))
        self.assertEqual(run.returncode, 1)
        places = {line.split(": ")[0] for line in run.stdout.splitlines()}
        wanted = {"/version", "/zone", "/money", "/day_start", "/curency", "/week_start",
                  "/enrolment", "/currencies/1/id", "/rules/0/grant/points/rate/1",
                  "/rules/1/grant/pionts"}
        self.assertLessEqual(wanted, places)
        self.assertIn('did you mean "points"?', run.stdout)

    def test_a_fault_is_one_line_whatever_the_key(self):
        broken = {**PROGRAM, "a\nb\0": 1}
        run = loyalty("check", self.write("broken.json", json.dumps(broken)))
        self.assertEqual(len(run.stdout.splitlines()), 1)
        self.assertTrue(run.stdout.startswith("/a\\u000ab\\u0000: "))

    def test_run_prints_an_outcome_a_line_in_order(self):
        run = loyalty("run", self.program, self.activities)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        outcomes = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([outcome["activity"] for outcome in outcomes], ["o-1", "o-2"])
        earned = [[effect["amount"] for effect in outcome["effects"] if effect["type"] == "earned"]
                  for outcome in outcomes]
        self.assertEqual(earned, [[68], [1]])

    def test_run_reads_standard_input_and_answers_rejections(self):
        text = "{\r\n\n" + json.dumps(purchase(1))  # and a last line without an end
        run = loyalty("run", self.program, "-", text=text)
        codes = [json.loads(line)["code"] for line in run.stdout.splitlines()]
        self.assertEqual((run.returncode, codes), (0, ["malformed", "ok"]))

    def test_run_knows_an_activity_it_has_seen(self):
        twice = self.lines("twice.jsonl", [purchase(1), purchase(1), purchase(1, 5)])
        run = loyalty("run", self.program, twice)
        codes = [json.loads(line)["code"] for line in run.stdout.splitlines()]
        self.assertEqual(codes, ["ok", "duplicate", "id_reused"])

    def test_someone_who_types_sees_each_answer_at_once(self):
        with subprocess.Popen([COMMAND, "run", self.program, "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as run:
            for number in (1, 2):
                run.stdin.write(json.dumps(purchase(number)) + "\n")
                run.stdin.flush()
                self.assertEqual(json.loads(run.stdout.readline())["activity"], f"o-{number}")
            run.stdin.close()

    def test_the_journal_verifies_and_replays_until_somebody_changes_it(self):
        journal = str(self.folder / "journal.jsonl")
        self.assertEqual(loyalty("run", self.program, self.activities, "--journal",
                                 journal).returncode, 0)
        for words in [("verify", journal), ("replay", self.program, journal)]:
            run = loyalty(*words)
            self.assertEqual(run.returncode, 0)
            self.assertEqual(json.loads(run.stdout)["records"], 2)
        forged = self.write("forged.jsonl",
                            pathlib.Path(journal).read_text().replace("6800", "9900"))
        self.assertIn("line 1: ", self.refuses("verify", forged))
        self.refuses("replay", self.program, forged)

    def has_problem(self, line, words, *command):
        """The command says one sentence, about the line and with the words."""
        said = self.refuses(*command)
        self.assertEqual(len(said.splitlines()), 1)
        self.assertNotIn("{", said)
        self.assertRegex(said, rf"line {line}: .*{words}")

    def test_committed_journals_verify(self):
        for name, answer in [
                ("format-1.jsonl", {"erased": 1, "members": 3, "ok": True, "records": 15}),
                ("format-1-compacted.jsonl", {"members": 1, "ok": True, "records": 2})]:
            run = loyalty("verify", str(JOURNALS / name))
            self.assertEqual((run.returncode, json.loads(run.stdout)), (0, answer))

    def test_every_problem_of_a_journal_has_its_line_and_sentence(self):
        whole = (JOURNALS / "format-1.jsonl").read_text().splitlines()
        compacted = (JOURNALS / "format-1-compacted.jsonl").read_text().splitlines()
        for name, lines, expected in [
                ("malformed", whole[:1] + ["{"], (2, "too early .line 2, column")),
                ("not a record", whole[:1] + ["{}"], (2, "not a journal record")),
                ("gap", whole[2:], (1, "before it is missing")),
                ("gap behind a compaction", compacted[1:], (1, "before it is missing")),
                ("changed", [whole[0].replace("enrolled", "enroled")] + whole[1:],
                 (1, "was changed")),
                ("never erased", whole[:-1], (2, "was not erased")),
                ("after the end", whole + [whole[1]], (16, "was erased before it"))]:
            journal = self.write(f"{name}.jsonl", "\n".join(lines))
            with self.subTest(name):
                self.has_problem(*expected, "verify", journal)

    def test_a_compacted_journal_replays_from_its_snapshot_only(self):
        journal = str(JOURNALS / "format-1-compacted.jsonl")
        program = str(JOURNALS / "format-1.program.json")
        snapshot = str(JOURNALS / "format-1-compacted.snapshot.json")
        run = loyalty("replay", program, journal, "--snapshot", snapshot)
        self.assertEqual((run.returncode, json.loads(run.stdout)), (0, {"ok": True, "records": 2}))
        self.has_problem(1, "snapshot .* was not restored", "replay", program, journal)
        other = self.write("other.json", pathlib.Path(snapshot).read_text().replace(
            '"serial":', '"serial":1'))
        self.has_problem(1, "names the state that was restored", "replay", program, journal,
                         "--snapshot", other)
        self.assertIn("another programme", self.refuses("replay", self.program, journal,
                                                        "--snapshot", snapshot))

    def test_the_draws_of_a_journal_come_from_the_published_seed(self):
        seed = bytes(range(32))
        # One fixed draw; draw_tests.cpp and engine.test.mjs say the same.
        self.assertEqual(entropy(seed, "lin", "wheel", 1, "four leaf clover"),
                         "1d85a1f1c47d59a9cee51678b5d7c3557c0472dcc2442df44be5983565fd563c")
        story = json.loads((STORIES / "draw-verified.json").read_text())
        program = self.write("draws.json", json.dumps(story["programme"]))
        sent = [{"id": f"d{number}", "member": "lin", **step["do"]}
                for number, step in enumerate(story["steps"])]
        for number, draw in enumerate(sent[1:], 1):
            self.assertEqual(draw["stamp"]["entropy"], entropy(
                seed, "lin", "wheel", number, draw["attributes"].get("nonce", "")))
        activities = self.lines("draws.jsonl", sent)
        journal = str(self.folder / "drawn.jsonl")
        self.assertEqual(loyalty("run", program, activities, "--journal", journal).returncode, 0)
        command = ("verify-draw", program, journal, "--seed", seed.hex())
        commitment = hashlib.sha256(seed).hexdigest()
        run = loyalty(*command, "--commitment", commitment)
        self.assertEqual((run.returncode, json.loads(run.stdout)),
                         (0, {"draws": 5, "ok": True, "records": 6}))
        both = loyalty(*command, "--seed", "a" * 64)  # whichever of the published ones it was
        self.assertEqual(both.returncode, 0)
        self.assertIn("not the SHA-256", self.refuses(*command, "--commitment", "b" * 64))
        self.has_problem(2, "not that of draw 1 of lin at wheel", *command[:-1], "a" * 64)
        self.assertIn("64 hexadecimal digits", self.refuses(*command[:-1], "abc"))
        # Bent, and entered again under honest hashes: the third draw was stamped as it liked.
        sent[3]["stamp"]["entropy"] = "f" * 64
        bent = str(self.folder / "bent.jsonl")
        loyalty("run", program, self.lines("bent-draws.jsonl", sent), "--journal", bent)
        self.assertEqual(loyalty("verify", bent).returncode, 0)
        self.has_problem(4, "not that of draw 3", "verify-draw", program, bent, *command[3:])
        forged = self.write("ticket.jsonl", pathlib.Path(journal).read_text().replace(
            '"ticket":43', '"ticket":44'))
        self.has_problem(4, "ticket is recorded as 44; it comes out as 43",
                         "verify-draw", program, forged, *command[3:])

    def test_a_member_is_erased_from_a_journal(self):
        activities = self.lines("two.jsonl", [purchase(1), purchase(2, member="wu")])
        journal = str(self.folder / "journal.jsonl")
        loyalty("run", self.program, activities, "--journal", journal)
        words = ("erase", journal, "--member", "lin", "--at", "2026-10-22T09:00:00+08:00")
        run = loyalty(*words)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([sorted({"activity", "payload", "checkpoint"} & set(line))
                          for line in lines], [["payload"], ["activity"], ["checkpoint"]])
        erased = self.write("erased.jsonl", run.stdout)
        self.assertEqual(json.loads(loyalty("verify", erased).stdout)["erased"], 1)
        self.assertEqual(loyalty("replay", self.program, erased).returncode, 0)
        self.assertIn("loyalty: --member: the journal has no record of the member",
                      self.refuses("erase", journal, "--member", "nobody", *words[4:]))
        self.assertRegex(self.refuses("erase", journal, "--member", "lin", "--at", "soon"),
                         "^loyalty: --at: .*RFC 3339")
        self.refuses("erase", journal, "--member", "lin")

    def test_view_and_history_and_snapshot(self):
        view = loyalty("view", self.program, self.activities, "--member", "lin", "--at",
                       "2026-10-21T12:00:00+08:00")
        self.assertEqual(json.loads(view.stdout)["currencies"][0]["available"], 69)
        history = loyalty("history", self.program, self.activities, "--member", "lin",
                          "--limit", "1")
        records = json.loads(history.stdout)["records"]
        self.assertEqual([record["activity"]["id"] for record in records], ["o-2"])
        self.assertEqual(loyalty("snapshot", self.program, self.activities).returncode, 0)

    def test_the_view_looks_ahead_as_far_as_it_is_told(self):
        points = {**PROGRAM["currencies"][0], "term": "P10D"}
        program = self.write("ten-days.json", json.dumps({**PROGRAM, "currencies": [points]}))
        words = ("view", program, self.activities, "--member", "lin", "--at",
                 "2026-10-21T12:00:00+08:00")

        def at_risk(*more):
            view = json.loads(loyalty(*words, *more).stdout)
            return [risk["amount"] for risk in view["at_risk"]]

        self.assertEqual(at_risk(), [68, 1])
        self.assertEqual(at_risk("--horizon", "P7D"), [])

    def test_quote(self):
        words = ("quote", self.program, self.activities, "--member", "lin", "--at",
                 "2026-10-21T12:00:00+08:00", "--cart")
        quoted = loyalty(*words, '{"amount": 5000}')
        self.assertEqual((quoted.returncode, quoted.stderr), (0, ""))
        cart = json.loads(quoted.stdout)["cart"]
        self.assertEqual((cart["paid"], cart["effects"][0]["amount"]), (5000, 50))
        self.assertEqual(loyalty(*words, self.write("cart.json", '{"amount": 5000}')).stdout,
                         quoted.stdout)
        refused = json.loads(loyalty(*words, '{"amount": 1}', "--use",
                                     '[{"voucher": "v1"}]').stdout)["refused"]
        self.assertEqual((refused["code"], refused["field"]), ("unknown_voucher", "/use/0/voucher"))
        self.assertIn("--member: ", self.refuses("quote", self.program, self.activities, "--member",
                                                 "who", *words[5:], '{"amount": 1}'))
        self.refuses(*words, '{"amount": -1}')
        self.refuses(*words[:-1])

    def test_what_cannot_be_shown_is_a_sentence_that_names_the_option(self):
        inputs = (self.program, self.activities)
        noon = "2026-10-21T12:00:00+08:00"
        for option, words in [
                ("--member", ("view", *inputs, "--member", 'w"ho', "--at", noon)),
                ("--member", ("history", *inputs, "--member", "who")),
                ("--member", ("snapshot", *inputs, "--member", "who")),
                ("--limit", ("history", *inputs, "--member", "lin", "--limit", "0")),
                ("--at", ("view", *inputs, "--member", "lin", "--at", "noon")),
                ("--month", ("view", *inputs, "--member", "lin", "--at", noon, "--month", "May")),
                ("--horizon", ("view", *inputs, "--member", "lin", "--at", noon, "--horizon",
                               "soon"))]:
            sentence = self.refuses(*words)
            self.assertIn(f"{option}: ", sentence)
            self.assertNotIn("{", sentence)
            self.assertEqual(len(sentence.splitlines()), 1)
        self.assertIn('"noon"', self.refuses("view", *inputs, "--member", "lin", "--at", "noon"))

    def test_the_view_says_that_nobody_else_holds_the_truth(self):
        view = loyalty("view", self.program, self.activities, "--member", "lin", "--at",
                       "2026-10-21T12:00:00+08:00")
        self.assertEqual(json.loads(view.stdout)["authority"], "local")

    def test_a_line_that_is_no_json_is_named_by_its_place_in_the_file(self):
        text = json.dumps(purchase(1)) + '\n\n{"id": x}\n'
        outcome = json.loads(loyalty("run", self.program, "-", text=text).stdout.splitlines()[1])
        self.assertIn("(line 3, column 8)", outcome["reason"])
        answers = loyalty("logic", text='{"rule":1}\n[\n').stdout.splitlines()
        self.assertIn("(line 2, ", json.loads(answers[1])["error"])
        faults = loyalty("check", "--batch", text=json.dumps(PROGRAM) + "\n[\n").stdout.splitlines()
        self.assertIn("(line 2, ", json.loads(faults[1])[0]["sentence"])
        journal = self.write("broken.jsonl", "\n\n[\n")
        self.assertRegex(self.refuses("verify", journal), "line 3: .*line 3, ")

    def test_logic_answers_line_for_line(self):
        text = '{"rule":{"+":[{"var":"a"},2]},"data":{"a":1}}\n{"rule":{"no such":1}}\n{\n'
        run = loyalty("logic", text=text)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(answers[0], {"result": 3})
        self.assertEqual([list(answer) for answer in answers[1:]], [["error"], ["error"]])


class Journals(Files):
    """A journal is only ever added to."""

    def setUp(self):
        super().setUp()
        self.journal = self.folder / "journal.jsonl"

    def run_on(self, *activities, program=None):
        return loyalty("run", program or self.program, self.lines("more.jsonl", activities),
                       "--journal", str(self.journal))

    def codes(self, *activities):
        run = self.run_on(*activities)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return [json.loads(line)["code"] for line in run.stdout.splitlines()]

    def records(self):
        return json.loads(loyalty("verify", str(self.journal)).stdout)["records"]

    def test_a_run_goes_on_from_the_journal(self):
        self.assertEqual(self.codes(purchase(1), purchase(2)), ["ok", "ok"])
        before = self.journal.read_text()
        self.assertEqual(self.codes(purchase(2), purchase(2, 5), purchase(3)),
                         ["duplicate", "id_reused", "ok"])
        self.assertTrue(self.journal.read_text().startswith(before))
        self.assertEqual(self.records(), 3)
        self.assertEqual(self.codes(), [])
        self.assertEqual(self.records(), 3)

    def test_a_last_line_without_an_end_gets_one(self):
        self.codes(purchase(1))
        self.journal.write_text(self.journal.read_text().rstrip("\n"))
        self.assertEqual(self.codes(purchase(2)), ["ok"])
        self.assertEqual(self.records(), 2)

    def test_a_journal_that_cannot_be_continued_stays_as_it_is(self):
        self.codes(purchase(1), purchase(2))
        whole = self.journal.read_text()
        other = self.write("other.json", json.dumps({**PROGRAM, "version": 2}))
        for text, program in [(whole.replace("6800", "9900", 1), None), (whole[:-20], None),
                              ("hello\n", None), (whole, other)]:
            self.journal.write_text(text)
            run = self.run_on(purchase(3), program=program)
            self.assertEqual((run.returncode, run.stdout), (1, ""))
            self.assertRegex(run.stderr, r"journal\.jsonl cannot be continued: line \d: \w")
            self.assertEqual(len(run.stderr.splitlines()), 1)
            self.assertEqual(self.journal.read_text(), text)

    def test_the_journal_is_no_file_that_the_run_reads(self):
        linked = self.folder / "linked.jsonl"
        linked.symlink_to(self.activities)
        for name in (self.program, self.activities, str(linked)):
            before = pathlib.Path(name).read_text()
            self.assertIn("cannot be the journal",
                          self.refuses("run", self.program, self.activities, "--journal", name))
            self.assertEqual(pathlib.Path(name).read_text(), before)
        self.assertIn("--journal", self.refuses("run", self.program, self.activities,
                                                "--journal", ""))

    def test_nothing_is_made_for_a_run_that_cannot_begin(self):
        self.refuses("run", self.program, str(self.folder / "gone"), "--journal",
                     str(self.journal))
        self.assertFalse(self.journal.exists())

    def test_a_record_is_written_before_its_outcome_is_seen(self):
        with subprocess.Popen([COMMAND, "run", self.program, "-", "--journal", self.journal],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
            for number in (1, 2):
                run.stdin.write(json.dumps(purchase(number)) + "\n")
                run.stdin.flush()
                run.stdout.readline()
                self.assertEqual(self.records(), number)
            run.kill()
            run.stdin.close()

    def test_one_run_at_a_time_writes_a_journal(self):
        with subprocess.Popen([COMMAND, "run", self.program, "-", "--journal", self.journal],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
            first.stdin.write(json.dumps(purchase(1)) + "\n")
            first.stdin.flush()
            first.stdout.readline()
            second = self.run_on(purchase(2))
            self.assertEqual((second.returncode, second.stdout), (1, ""))
            self.assertRegex(second.stderr, r"^loyalty: \S*journal\.jsonl is being written by")
            self.assertEqual(self.records(), 1)
            first.stdin.write(json.dumps(purchase(3)) + "\n")
            first.stdin.close()
            first.stdout.read()
        self.assertEqual(self.codes(purchase(2)), ["ok"])
        self.assertEqual(self.records(), 3)
        # What is no file belongs to nobody.
        with open("/dev/null", "rb") as nothing:
            fcntl.flock(nothing, fcntl.LOCK_EX)
            self.assertEqual(loyalty("run", self.program, self.activities, "--journal",
                                     "/dev/null").returncode, 0)

    def test_verify_knows_a_line_that_is_no_canonical_record(self):
        self.codes(purchase(1))
        line = self.journal.read_text()
        record = json.loads(line)
        for name, forged in [("spaced", json.dumps(record, sort_keys=True)),
                             ("more", line.replace('{"activity"', '{"a":1,"activity"')),
                             ("zero", line.replace('"v":1', '"v":1.0'))]:
            path = self.write(f"{name}.jsonl", line + "\n" + forged)
            self.assertIn("line 3: ", self.refuses("verify", path))
        swapped = line.replace('"seq":1,"v":1', '"v":1,"seq":1')
        self.assertIn("line 1: ", self.refuses("verify", self.write("swapped.jsonl", swapped)))


if __name__ == "__main__":
    unittest.main()
