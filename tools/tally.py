#!/usr/bin/env python3
"""Prints "passed failed skipped" of one JUnit report, as ctest and vitest write it."""
import sys
import xml.etree.ElementTree as xml


def tally(root):
    """Counts test cases one by one: the totals in the head differ between runners."""
    passed = failed = skipped = 0
    for case in root.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
            failed += 1
        elif case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(path):
    try:
        counts = tally(xml.parse(path).getroot())
    except (OSError, xml.ParseError) as fault:
        print(f"{path}: {fault}", file=sys.stderr)
        return 1
    if sum(counts) == 0:
        print(f"{path}: no test in it", file=sys.stderr)
        return 1
    print(*counts)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
