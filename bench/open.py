#!/usr/bin/env python3
"""How long it takes from a file to its picture: from the start of the process to a PNG written, beside f3d.

    bench/open.py [--program build/release/vitrine] [--make build/release/vitrine_make_files] [--folder /tmp/files]
                  [--rounds 5] [--sizes small,1m,5m,points] [--formats ply,stl,obj,glb] [--json FILE]

Writes the files it needs, once, into a folder that has room for about 1.3 GB, reads each once so that it is in memory,
then has the programs take turns. The table has medians of wall time and peak memory (maximum resident set), and the
ratios with what is to be reached. Both draw 1920x1080 pixels without anti-aliasing. A picture that shows nothing ends
the script: a program that draws nothing is very fast. Without f3d (Debian package f3d) vitrine is measured alone.
"""

import os
import statistics
import subprocess
import sys
import tempfile

from machine import (PICTURE_SIZE, display, draw_measured, f3d_command, parser_of_large_files, read_into_memory,
                     save_report)

# Ratio of wall time to f3d's that is to be reached.
GOALS = {
    "triangles-1000000.ply": 0.35, "triangles-1000000.stl": 0.40, "triangles-1000000.obj": 0.30,
    "triangles-1000000.glb": 0.50, "triangles-5000000.ply": 0.40, "triangles-5000000.stl": 0.55,
    "triangles-5000000.obj": 0.20, "triangles-5000000.glb": 0.60, "points-10000000.ply": 0.15,
    "triangles-1024.ply": 0.40,
}
MEMORY_GOAL = 0.60
SETS = {"small": ("triangles", 1024), "1m": ("triangles", 1000000), "5m": ("triangles", 5000000),
        "points": ("points", 10000000)}


def files(options):
    """The files to open, written where they are not there yet."""
    names = []
    for size in options.sizes.split(","):
        kind, count = SETS[size]
        formats = ["ply"] if kind == "points" or size == "small" else options.formats.split(",")
        subprocess.run([options.make, options.folder, f"--{kind}", str(count), "--formats", ",".join(formats)],
                       check=True, stdout=subprocess.DEVNULL)
        names += [f"{kind}-{count}.{extension}" for extension in formats]
    return names


def vitrine_command(options, path, picture):
    return [options.program, "render", path, "-o", picture, "--size", "%dx%d" % PICTURE_SIZE,
            "--msaa", "1", "--point-size", "1"]


def measure(name, options, environment, folder):
    path = os.path.join(options.folder, name)
    read_into_memory(path)
    programs = {"vitrine": vitrine_command}
    if options.f3d:
        programs["f3d"] = lambda options, path, picture: f3d_command(options.f3d, path, f"--output={picture}")
    runs = {program: [] for program in programs}
    for _ in range(options.rounds):
        for program, command in programs.items():
            picture = os.path.join(folder, f"{program}.png")
            runs[program].append(draw_measured(command(options, path, picture), picture, environment))
    result = {"file": name, "bytes": os.path.getsize(path)}
    for program, measured in runs.items():
        result[program] = {"seconds": round(statistics.median(s for s, _ in measured), 3),
                           "peak_mib": round(statistics.median(m for _, m in measured)),
                           "all_seconds": [round(s, 3) for s, _ in measured]}
    return result


def row(result):
    mine = result["vitrine"]
    text = f"{result['file']:24}{result['bytes'] / 1e6:8.1f}{mine['seconds']:9.2f}{mine['peak_mib']:7}"
    if "f3d" not in result:
        return text
    other = result["f3d"]
    time_ratio = mine["seconds"] / other["seconds"]
    goal = GOALS.get(result["file"])
    met = time_ratio <= goal and mine["peak_mib"] <= MEMORY_GOAL * other["peak_mib"] if goal else True
    return (f"{text}{other['seconds']:9.2f}{other['peak_mib']:7}{time_ratio:9.2f}{goal or 0:7.2f}"
            f"{mine['peak_mib'] / other['peak_mib']:9.2f}{MEMORY_GOAL:7.2f}  {'' if met else 'no'}")


def main(arguments):
    parser = parser_of_large_files(__doc__, rounds=5)
    parser.add_argument("--sizes", default=",".join(SETS), help="some of " + ", ".join(SETS))
    parser.add_argument("--formats", default="ply,stl,obj,glb")
    options = parser.parse_args(arguments)

    results = []
    with tempfile.TemporaryDirectory(prefix="vitrine open ") as folder, display() as environment:
        names = files(options)
        print("                                     vitrine             f3d       time over f3d   memory over f3d")
        print("file                          MB        s    MiB        s    MiB    ratio   goal    ratio   goal")
        for name in names:
            results.append(measure(name, options, environment, folder))
            print(row(results[-1]), flush=True)
    save_report(options.json, {"rounds": options.rounds, "open": results})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
