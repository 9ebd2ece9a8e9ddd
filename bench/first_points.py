#!/usr/bin/env python3
"""How soon an open viewer shows something of a large file: from opening it to the first picture, and to all of it.

    bench/first_points.py [--program build/release/vitrine] [--rounds 5] [--limit 300] [--json FILE] FILE...

Starts the viewer on each file, on the display there is or else on a virtual one (Xvfb), and reads from its log when the
first picture of the file was on the screen and when all of it was; both count from when the viewer, whose window is there,
begins to load. Each file is read once before, so that it is in memory. The table has medians. Exits with 1 when the first
picture of a file takes more than --limit milliseconds.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading

from machine import display, fail, read_into_memory, save_report

LINE = re.compile(r"first picture after (\d+) ms, all after (\d+) ms")
LONGEST_SECONDS = 120


def times(options, path, environment):
    """Milliseconds until the first picture and until all is seen."""
    command = [options.program, "--fresh", "--log-level", "info", path]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, errors="replace")
    watchdog = threading.Timer(LONGEST_SECONDS, process.kill)
    watchdog.start()
    try:
        for line in process.stderr:
            found = LINE.search(line)
            if found:
                return int(found.group(1)), int(found.group(2))
    finally:
        watchdog.cancel()
        process.terminate()
        process.stderr.close()
        process.wait()
    fail(f"{path} was not shown within {LONGEST_SECONDS} s")


def measure(options, path, environment):
    read_into_memory(path)
    runs = [times(options, path, environment) for _ in range(options.rounds)]
    return {"file": os.path.basename(path), "bytes": os.path.getsize(path),
            "first_ms": statistics.median(first for first, _ in runs),
            "all_ms": statistics.median(whole for _, whole in runs), "runs_ms": runs}


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="build/release/vitrine")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=300, help="milliseconds until the first picture (300)")
    parser.add_argument("--json", help="a file for the report")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args(arguments)

    results = []
    print("file                          MB   first ms    all ms")
    with tempfile.TemporaryDirectory(prefix="vitrine first ") as folder, display() as environment:
        environment["XDG_CONFIG_HOME"] = folder
        environment["XDG_CACHE_HOME"] = folder
        for path in options.files:
            result = measure(options, path, environment)
            results.append(result)
            print(f"{result['file']:24}{result['bytes'] / 1e6:8.1f}{result['first_ms']:11.0f}{result['all_ms']:10.0f}",
                  flush=True)
    save_report(options.json, {"rounds": options.rounds, "first_points": results})
    return 1 if any(result["first_ms"] > options.limit for result in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
