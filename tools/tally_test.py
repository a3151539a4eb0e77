"""The sum of ./dev test is only as honest as this."""
import sys
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tally import tally  # noqa: E402


class Tally(unittest.TestCase):
    def test_ctest_reports(self):
        report = ('<testsuite tests="4" failures="1"><testcase name="a" status="run"/>'
                  '<testcase name="b" status="fail"><failure message="x"/></testcase>'
                  '<testcase name="c" status="notrun"><skipped/></testcase>'
                  '<testcase name="d" status="disabled"/></testsuite>')
        self.assertEqual(tally(xml.fromstring(report)), (1, 1, 2))

    def test_vitest_reports(self):
        report = ('<testsuites><testsuite><testcase name="a"/><testcase name="b"><error/></testcase></testsuite>'
                  '<testsuite><testcase name="c"><skipped/></testcase></testsuite></testsuites>')
        self.assertEqual(tally(xml.fromstring(report)), (1, 1, 1))


if __name__ == "__main__":
    unittest.main()
