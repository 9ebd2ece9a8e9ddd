"""test_summary.py counts cases, crashes and skips. Argument: the folder of the scripts."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(sys.argv.pop(1))

PASSED = '<testcase name="%s" status="run"/>'
FAILED = '<testcase name="%s" status="fail"><failure message=""/></testcase>'
SKIPPED = '<testcase name="%s" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>'
UNBUILT = '<testcase name="%s" status="notrun"><skipped message="Unable to find executable"/></testcase>'

REPORT = """<testsuites><testsuite>
    <testcase name="Grows" status="run" result="completed" classname="Array"/>
    <testcase name="Shrinks" status="run" result="completed" classname="Array">%s</testcase>
    <testcase name="Needs" status="run" result="skipped" classname="Array"><skipped message=""/></testcase>
    <testcase name="DISABLED_Later" status="notrun" result="suppressed" classname="Array"/>
</testsuite></testsuites>"""


def run(entries, reports):
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "ctest.xml"
        junit.write_text("<testsuite>%s</testsuite>" % "".join(entries))
        for name, text in reports.items():
            (Path(folder) / (name + ".xml")).write_text(text)
        done = subprocess.run([sys.executable, SCRIPTS / "test_summary.py", junit, folder],
                              capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()


class TestSummary(unittest.TestCase):
    def test_scripts_count_once_and_cases_one_by_one(self):
        status, lines = run([PASSED % "arrays_tests", PASSED % "check_layers"], {"arrays_tests": REPORT % ""})
        self.assertEqual(lines[-1], "3 passed, 0 failed, 1 skipped")
        self.assertEqual(status, 0)

    def test_a_failed_case_is_named(self):
        status, lines = run([FAILED % "arrays_tests"], {"arrays_tests": REPORT % "<failure/>"})
        self.assertIn("failed: arrays_tests Array.Shrinks", lines)
        self.assertEqual(lines[-1], "1 passed, 1 failed, 1 skipped")
        self.assertEqual(status, 1)

    def test_a_crash_is_a_failure_with_and_without_a_report(self):
        status, lines = run([FAILED % "gl_gltests", FAILED % "arrays_tests"], {"arrays_tests": REPORT % ""})
        self.assertEqual(lines[-1], "2 passed, 2 failed, 1 skipped")
        self.assertEqual(status, 1)

    def test_a_skip_is_told_from_a_program_that_was_not_built(self):
        status, lines = run([PASSED % "a", SKIPPED % "window"], {})
        self.assertEqual((status, lines[-1]), (0, "1 passed, 0 failed, 1 skipped"))
        status, lines = run([PASSED % "a", UNBUILT % "window"], {})
        self.assertEqual((status, lines[-1]), (1, "1 passed, 1 failed"))

    def test_nothing_run_is_no_success(self):
        self.assertEqual(run([], {}), (1, ["0 passed, 0 failed"]))


if __name__ == "__main__":
    unittest.main()
