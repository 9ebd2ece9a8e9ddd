"""What the scripts here have in common: a display, and what the machine is."""

import contextlib
import datetime
import json
import os
import shutil
import subprocess
import sys


@contextlib.contextmanager
def display():
    """The environment of a program that opens windows: with the display there is, or else a virtual one (Xvfb)."""
    environment = dict(os.environ)
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        yield environment
        return
    if shutil.which("Xvfb") is None:
        sys.exit(f"{os.path.basename(sys.argv[0])}: no display, and no Xvfb to make one")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
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


def save_report(path, report):
    """Writes a report as JSON, with the machine at its head; no path: nothing."""
    if not path:
        return
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"machine": description(), **report}, file, indent=2)
        file.write("\n")
