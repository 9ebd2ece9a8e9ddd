"""What the scripts here have in common: a display, and what the machine is."""

import argparse
import contextlib
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

PICTURE_SIZE = (1920, 1080)
LEAST_PICTURE_BYTES = 10000  # of a PNG that shows more than a background


def parser_of_large_files(doc, rounds, beside_f3d=True):
    """What scripts understand that measure with files of `vitrine_make_files`."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--program", default="build/release/vitrine")
    parser.add_argument("--make", default="build/release/vitrine_make_files", help="the program that writes the files")
    if beside_f3d:
        parser.add_argument("--f3d", default=shutil.which("f3d"), help="the program to compare with")
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "vitrine-files"))
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--json", help="a file for the report")
    return parser


@contextlib.contextmanager
def display():
    """The environment of a program that opens windows: with the display there is, or else a virtual one."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield dict(os.environ)
        return
    with virtual_display((1280, 720)) as environment:
        yield environment


@contextlib.contextmanager
def virtual_display(size):
    """The same with a display of so many pixels that nobody sees (Xvfb)."""
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    if shutil.which("Xvfb") is None:
        fail("no display, and no Xvfb to make one")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "%dx%dx24" % size,
                               "-nolisten", "tcp"],
                              pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            environment["DISPLAY"] = ":" + pipe.readline().strip()
        yield environment
    finally:
        server.terminate()
        server.wait()


def description():
    """Processor, cores and time, as reports hold them."""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as info:
        cpu = next((line.split(":", 1)[1].strip() for line in info if line.startswith("model name")), "unknown")
    return {"cpu": cpu, "cores": os.cpu_count(),
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")}


def run_measured(command, environment):
    """Seconds and MiB (maximum resident set) that a program takes, which ends this one if it fails."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        fail(f"{' '.join(command)} failed: {message.decode(errors='replace').strip()}")
    return seconds, usage.ru_maxrss / 1024


def draw_measured(command, picture, environment):
    """The same of a program that draws a picture, in which something is to be seen: drawing nothing is very fast."""
    if os.path.exists(picture):
        os.remove(picture)
    measured = run_measured(command, environment)
    if not os.path.exists(picture) or os.path.getsize(picture) < LEAST_PICTURE_BYTES:
        fail(f"{' '.join(command)} shows nothing")
    return measured


def f3d_command(program, path, *words):
    """Draws a file as large as a picture is, points as pixels, and without what a person has configured."""
    points = ["--point-size=1"] if "points-" in path else []
    return [program, path, "--dry-run", "--resolution=%d,%d" % PICTURE_SIZE, *points, *words]


def fail(problem):
    sys.exit(f"{os.path.basename(sys.argv[0])}: {problem}")


def read_into_memory(path):
    """So that the disk is not what is measured."""
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass


def save_report(path, report):
    """Writes a report as JSON, with the machine at its head; no path: nothing."""
    if not path:
        return
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"machine": description(), **report}, file, indent=2)
        file.write("\n")
