#!/usr/bin/env python3
"""How long it takes to put a cloud into an octree, and from the octree to a picture, near and far.

    bench/octree.py [--program build/release/vitrine] [--make build/release/vitrine_make_files] [--folder /tmp/files]
                    [--points 1e8] [--rounds 5] [--json FILE]

Writes the cloud it needs, once, 15 bytes for each point; building its octree takes 32 more for a while. Peak memory is
the maximum resident set, pages of mapped files included.
"""

import os
import statistics
import subprocess
import sys
import tempfile

from machine import (PICTURE_SIZE, display, draw_measured, parser_of_large_files, read_into_memory, run_measured,
                     save_report)

# From where the octree is looked at.
VIEWS = {"all of it": "iso", "a hundredth": "eye=0,0,1.15 pivot=0,0,1"}


def measure_view(camera, octree, options, environment, folder):
    picture = os.path.join(folder, "picture.png")
    command = [options.program, "render", octree, "-o", picture, "--size", "%dx%d" % PICTURE_SIZE, "--msaa", "1",
               "--camera", camera]
    runs = [draw_measured(command, picture, environment) for _ in range(options.rounds)]
    return {"seconds": round(statistics.median(seconds for seconds, _ in runs), 3),
            "peak_mib": round(statistics.median(mib for _, mib in runs))}


def main(arguments):
    parser = parser_of_large_files(__doc__, rounds=5, beside_f3d=False)
    parser.add_argument("--points", type=float, default=1e8)
    options = parser.parse_args(arguments)

    count = int(options.points)
    subprocess.run([options.make, options.folder, "--points", str(count), "--triangles", "6", "--formats", "ply"],
                   check=True, stdout=subprocess.DEVNULL)
    cloud = os.path.join(options.folder, f"points-{count}.ply")
    read_into_memory(cloud)
    with tempfile.TemporaryDirectory(prefix="vitrine octree ", dir=options.folder) as folder, display() as environment:
        octree = os.path.join(folder, "cloud.octree")
        seconds, mib = run_measured([options.program, "index", cloud, "-o", octree], environment)
        report = {"points": count, "cloud_bytes": os.path.getsize(cloud), "octree_bytes": os.path.getsize(octree),
                  "index": {"seconds": round(seconds, 2), "peak_mib": round(mib)}, "views": {}}
        print(f"{count:,} points: octree of {report['octree_bytes'] / 1e6:.0f} MB in {seconds:.1f} s, {mib:.0f} MiB")
        for name, camera in VIEWS.items():
            result = report["views"][name] = measure_view(camera, octree, options, environment, folder)
            print(f"picture of {name:12}{result['seconds']:6.2f} s {result['peak_mib']:6} MiB", flush=True)
    save_report(options.json, report)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
