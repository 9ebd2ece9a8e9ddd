#!/usr/bin/env python3
"""Counts test cases after a run of ctest and ends with the line `N passed, N failed`.

    test_summary.py CTEST_JUNIT REPORT_DIR

CTEST_JUNIT is what `ctest --output-junit` wrote: one entry per executable or script. Where an entry has a GoogleTest
report in REPORT_DIR, its cases are counted instead; an executable that failed without a failed case (a crash, a
sanitizer's finding at exit) counts as one more failure. Exits with 1 when something failed or nothing ran.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def googletest_cases(path):
    """{case name: "passed" | "failed" | "skipped"} from a GoogleTest report, or {} when it cannot be read."""
    try:
        tree = ElementTree.parse(path)
    except (OSError, ElementTree.ParseError):
        return {}
    cases = {}
    for case in tree.iter("testcase"):
        name = "%s.%s" % (case.get("classname"), case.get("name"))
        if case.find("failure") is not None or case.find("error") is not None:
            cases[name] = "failed"
        elif case.get("status") == "notrun":
            continue  # disabled
        else:
            cases[name] = "skipped" if case.find("skipped") is not None else "passed"
    return cases


def entry_outcome(entry):
    """What ctest says of one of its tests."""
    if entry.get("status") in ("notrun", "disabled"):
        # A script that exited with SKIP_RETURN_CODE; but also an executable that was never built.
        skipped = entry.find("skipped")
        reason = skipped.get("message", "") if skipped is not None else ""
        return "skipped" if "SKIP" in reason.upper() else "failed"
    return "failed" if entry.find("failure") is not None or entry.get("status") == "fail" else "passed"


def count(junit, reports):
    """Counts of all cases, and the names of those that failed or were skipped."""
    counts, notable = Counter(), []
    for entry in ElementTree.parse(junit).iter("testcase"):
        name, outcome = entry.get("name"), entry_outcome(entry)
        cases = googletest_cases(reports / (name + ".xml"))
        if not cases or (outcome == "failed" and "failed" not in cases.values()):
            cases[""] = outcome
        for case, result in cases.items():
            counts[result] += 1
            if result != "passed":
                notable.append("%s: %s" % (result, " ".join(filter(None, (name, case)))))
    return counts, notable


def main(arguments):
    counts, notable = count(Path(arguments[0]), Path(arguments[1]))
    for line in sorted(notable):
        print(line)
    summary = "%d passed, %d failed" % (counts["passed"], counts["failed"])
    if counts["skipped"]:
        summary += ", %d skipped" % counts["skipped"]
    print(summary)
    return 0 if counts["failed"] == 0 and counts["passed"] > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
