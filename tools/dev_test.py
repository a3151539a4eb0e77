"""The last line of ./dev test tells the truth, whatever happens before it."""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
GOOD = '<testsuite><testcase name="a"/><testcase name="b"/><testcase name="c"><skipped/></testcase></testsuite>'
BAD = '<testsuite><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>'


class Sum(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.reports = Path(folder.name)

    def run_stages(self, stages):
        """Runs shell lines between the counting and the sum; gives exit status and last line."""
        script = (f"set -euo pipefail; cd {TOP}; reports={self.reports}; source tools/dev/report.sh\n"
                  "trap sum_at_end EXIT\n")
        done = subprocess.run(["bash", "-c", script + stages], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip().splitlines()[-1]

    def report(self, text):
        (self.reports / "a.xml").write_text(text)
        return f"add_report suite {self.reports}/a.xml "

    def test_checks_and_reports_add_up(self):
        stages = "check one true\n" + self.report(GOOD) + "0"
        self.assertEqual(self.run_stages(stages), (0, "3 passed, 0 failed, 1 skipped"))

    def test_a_failed_check_and_a_failed_case_fail_the_run(self):
        self.assertEqual(self.run_stages("check one false\ncheck two true"), (1, "1 passed, 1 failed"))
        self.assertEqual(self.run_stages(self.report(BAD) + "8"), (1, "1 passed, 1 failed"))

    def test_a_runner_that_dies_counts(self):
        self.assertEqual(self.run_stages("add_report suite none.xml 1"), (1, "0 passed, 1 failed"))
        self.assertEqual(self.run_stages(self.report("<testsuite/>") + "0"), (1, "0 passed, 1 failed"))
        self.assertEqual(self.run_stages(self.report(GOOD) + "1"), (1, "2 passed, 1 failed, 1 skipped"))

    def test_stopping_early_is_a_failure(self):
        self.assertEqual(self.run_stages("check one true\nfalse\ncheck two true"), (1, "1 passed, 1 failed"))

    def test_a_run_without_any_test_fails(self):
        self.assertEqual(self.run_stages("true")[0], 1)


class Help(unittest.TestCase):
    def test_every_command_is_in_the_help_and_no_other(self):
        text = (TOP / "dev").read_text()
        commands = set(re.findall(r"^    (\w+)(?: \| [\w| -]+)?\)", text, re.MULTILINE))
        told = set(re.findall(r"^#:   (\w+)", text, re.MULTILINE))
        self.assertEqual(commands, told)

    def test_an_unknown_command_is_a_usage_error(self):
        done = subprocess.run([TOP / "dev", "nonsense"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("./dev COMMAND", done.stderr)


if __name__ == "__main__":
    unittest.main()
