#!/usr/bin/env python3
"""What an open viewer costs while nothing changes: processor time of the whole program, and how often it wakes up.

    bench/idle.py [--program build/release/vitrine] [--seconds 30] [--paths all|a,b] [--json FILE] [SCENE]

For each render path it opens the viewer in a window, on the display there is or else on a virtual one (Xvfb), waits
until it rests, and looks at /proc: utime and stime of all its threads, and how often a thread gave up the processor to
wait. To draw anything a thread has to wake and wait again: no waits, no frames and no scene draws. Keep hands off mouse
and keyboard meanwhile. Exits with 1 when a path takes more than --limit percent of a core.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time

from machine import display, fail, save_report

PATHS = ("texture", "inline", "blit", "pbo", "cpu", "shared")


class Usage:
    """What a process has used up to now."""

    def __init__(self, pid):
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        self.cpu_seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        self.waits = sum(waits(pid, thread) for thread in os.listdir(f"/proc/{pid}/task"))


def waits(pid, thread):
    try:
        with open(f"/proc/{pid}/task/{thread}/status", encoding="ascii", errors="replace") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches"))
    except FileNotFoundError:  # it ended meanwhile
        return 0


def rest(process, longest=60):
    """Waits until the program has slept for two seconds."""
    before = Usage(process.pid)
    asleep = 0
    for _ in range(2 * longest):
        time.sleep(0.5)
        if process.poll() is not None:
            fail("the viewer ended by itself")
        now = Usage(process.pid)
        asleep = asleep + 1 if now.waits == before.waits and now.cpu_seconds > 0 else 0
        if asleep == 4:
            return
        before = now
    print(f"it does not rest within {longest} s", file=sys.stderr)


def measure(path, options, environment):
    command = [options.program, "--fresh", "--path", path, *options.scene]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        rest(process)
        before = Usage(process.pid)
        time.sleep(options.seconds)
        after = Usage(process.pid)
    finally:
        process.terminate()
        process.wait()
    cpu_seconds = round(after.cpu_seconds - before.cpu_seconds, 3)
    return {"path": path, "seconds": options.seconds, "cpu_seconds": cpu_seconds,
            "core_percent": round(100 * cpu_seconds / options.seconds, 3), "waits": after.waits - before.waits}


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="build/release/vitrine")
    parser.add_argument("--seconds", type=float, default=30, help="for each path (30)")
    parser.add_argument("--paths", default="all", help="all, or some of " + ", ".join(PATHS))
    parser.add_argument("--limit", type=float, default=0.5, help="percent of a core that are too much (0.5)")
    parser.add_argument("--json", help="a file for the report")
    parser.add_argument("scene", nargs="*", help="files to show; the sample scene when there are none")
    options = parser.parse_args(arguments)
    paths = PATHS if options.paths == "all" else options.paths.split(",")

    results = []
    print("path      CPU s   % of a core   waits")
    with tempfile.TemporaryDirectory(prefix="vitrine idle ") as folder, display() as environment:
        environment["XDG_CONFIG_HOME"] = folder
        for path in paths:
            result = measure(path, options, environment)
            results.append(result)
            print(f"{path:8}{result['cpu_seconds']:7.2f}{result['core_percent']:14.3f}{result['waits']:8}", flush=True)
    save_report(options.json, {"idle": results})
    return 1 if any(result["core_percent"] > options.limit for result in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
