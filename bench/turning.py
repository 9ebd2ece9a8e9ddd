#!/usr/bin/env python3
"""How long a frame takes while a large scene is turned, beside f3d.

    bench/turning.py [--program build/release/vitrine] [--make build/release/vitrine_make_files] [--folder /tmp/files]
                     [--rounds 3] [--cases closed,faces,msaa,points,moving] [--json FILE]

f3d is dragged with the mouse in a window of 1920x1080 pixels (xdotool), and the times between its frames are taken
where it shows them (swap_times.c, which a C compiler makes a library of). Vitrine draws the same file in a window as
large, by `vitrine bench`, a turned camera each frame. They take turns; the table has medians over all rounds, in
milliseconds. In the case `moving` as many points are drawn as a frame's budget allows, and it is the 95th percentile of
the frames that counts.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from machine import (PICTURE_SIZE, f3d_command, fail, parser_of_large_files, read_into_memory, save_report,
                     virtual_display)

HERE = os.path.dirname(os.path.abspath(__file__))
DRAG_SECONDS = 6
LONGEST_START = 120
MESH = "triangles-1000000.glb"
CLOUD = "points-10000000.ply"
ORDERED = ["--order-points", "--point-size", "1"]
# Of each case: the file, what vitrine's bench is told, which of its numbers counts, and the goal: over f3d's frame, or
# milliseconds.
CASES = {
    "closed": (MESH, ["--prepare", "--frames", "30"], "median", 0.55, None),
    "faces": (MESH, ["--prepare", "--all-faces", "--frames", "30"], "median", 0.90, None),
    "msaa": (MESH, ["--prepare", "--msaa", "4", "--frames", "30"], "median", None, 200),
    "points": (CLOUD, [*ORDERED, "--frames", "30"], "median", 0.10, None),
    "moving": (CLOUD, [*ORDERED, "--point-budget", "33", "--frames", "300"], "p95", None, 33),
}


def make_swap_times(folder):
    library = os.path.join(folder, "swap_times.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, os.path.join(HERE, "swap_times.c"), "-ldl"],
                   check=True)
    return library


def swaps(path):
    """Seconds of the frames that have been shown so far."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="ascii") as file:
        return [float(line) for line in file.read().split("\n")[:-1]]


def drag(environment, seconds):
    """Goes back and forth over the window with a button held. Returns when it began."""
    width, height = PICTURE_SIZE

    def do(*words):
        subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)

    do("mousemove", width // 2, height // 2, "mousedown", 1)
    begin = time.monotonic()
    step = 0
    while time.monotonic() - begin < seconds:
        step += 1
        do("mousemove", width // 2 + (step * 7) % 300 - 150, height // 2 + step % 5)
    do("mouseup", 1)
    return begin


def f3d_frames(options, path, environment, folder):
    """Milliseconds of f3d's frames while it is dragged."""
    times = os.path.join(folder, "swaps.txt")
    if os.path.exists(times):
        os.remove(times)
    process = subprocess.Popen(f3d_command(options.f3d, path),
                               env=dict(environment, LD_PRELOAD=options.library, VITRINE_SWAP_TIMES=times),
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        begin = time.monotonic()
        while not swaps(times) and process.poll() is None and time.monotonic() - begin < LONGEST_START:
            time.sleep(0.2)
        dragged = drag(environment, 5 * DRAG_SECONDS if "points-" in path else DRAG_SECONDS)
    finally:
        process.kill()
        process.wait()
    shown = [at for at in swaps(times) if at > dragged]
    frames = [1000 * (after - before) for before, after in zip(shown, shown[1:])]
    if len(frames) < 3:
        fail(f"f3d showed {len(shown)} frames of {os.path.basename(path)} while it was dragged")
    return frames


def vitrine_frame(options, path, words, figure, environment, folder):
    """Milliseconds of vitrine's frame: the median, or another figure, of a run."""
    report = os.path.join(folder, "bench.json")
    subprocess.run([options.program, "bench", path, "--paths", "texture", "--present", "exact", "--window",
                    "--until-ci", "0", "--size", "%dx%d" % PICTURE_SIZE, "--json", report, *words],
                   env=environment, check=True, stdout=subprocess.DEVNULL)
    with open(report, encoding="utf-8") as file:
        return json.load(file)["runs"][0]["frame_ms"][figure]


def measure(case, options, environment, folder):
    name, words, figure, ratio, limit = CASES[case]
    path = os.path.join(options.folder, name)
    read_into_memory(path)
    mine, other = [], []
    for _ in range(options.rounds):
        mine.append(vitrine_frame(options, path, words, figure, environment, folder))
        if options.f3d and ratio:
            other += f3d_frames(options, path, environment, folder)
    result = {"case": case, "file": name, "figure": figure, "vitrine_ms": round(statistics.median(mine), 1),
              "goal_over_f3d": ratio, "goal_ms": limit}
    if other:
        result["f3d_ms"] = round(statistics.median(other), 1)
        result["f3d_frames"] = len(other)
    return result


def row(result):
    text = f"{result['case']:8}{result['file']:24}{result['vitrine_ms']:9.1f}"
    if "f3d_ms" in result:
        text += f"{result['f3d_ms']:9.1f}{result['vitrine_ms'] / result['f3d_ms']:9.2f}{result['goal_over_f3d']:7.2f}"
    elif result["goal_ms"]:
        text += f"{'':18}  goal {result['goal_ms']} ms"
    return text


def main(arguments):
    parser = parser_of_large_files(__doc__, rounds=3)
    parser.add_argument("--cases", default=",".join(CASES), help="some of " + ", ".join(CASES))
    options = parser.parse_args(arguments)

    subprocess.run([options.make, options.folder, "--triangles", "1e6", "--formats", "glb", "--points", "1e7"],
                   check=True, stdout=subprocess.DEVNULL)
    results = []
    # Without blanks: LD_PRELOAD would part the path there.
    with tempfile.TemporaryDirectory(prefix="vitrine-turning-") as folder, virtual_display(PICTURE_SIZE) as environment:
        environment.update(XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder)
        options.library = make_swap_times(folder) if options.f3d else None
        print("case    file                      vitrine      f3d     over   goal")
        for case in options.cases.split(","):
            results.append(measure(case, options, environment, folder))
            print(row(results[-1]), flush=True)
    save_report(options.json, {"rounds": options.rounds, "turning": results})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
