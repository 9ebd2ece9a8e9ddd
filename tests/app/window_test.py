#!/usr/bin/env python3
"""End to end in a real window: a virtual display, the program on a file, mouse and keys by xdotool, screenshots.

Usage: window_test.py PATH_OF_VITRINE. Skips (77) where Xvfb, xdotool or ImageMagick are missing.
"""

import ctypes
import glob
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

TOOLS = ("Xvfb", "xdotool", "import", "convert")
SIZE = (1280, 720)
# The scene between the menu bar and the status line, while the panels are hidden.
SCENE = "1240x600+20+60"

TETRAHEDRON = """ply
format ascii 1.0
element vertex 4
property float x
property float y
property float z
property uchar red
property uchar green
property uchar blue
element face 4
property list uchar int vertex_indices
end_header
0 0 0 255 60 60
1 0 0 60 255 60
0 1 0 60 60 255
0 0 1 255 255 60
3 0 2 1
3 0 1 3
3 0 3 2
3 1 2 3
"""


class Display:
    """A virtual screen of its own."""

    def __init__(self):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write_end,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.name = ":" + pipe.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait(timeout=20)


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, as long as the longest XEvent."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]


class Viewer:
    """The program in a window, and hands to use it."""

    def __init__(self, program, display, arguments, folder):
        self.environment = dict(os.environ, DISPLAY=display.name, XDG_CONFIG_HOME=folder)
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.folder = folder
        self.errors = open(os.path.join(folder, "stderr.txt"), "w+b")
        self.process = subprocess.Popen([program, *arguments], env=self.environment, cwd=folder,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=self.errors)
        self.window = self.find_window()
        self.first_size = self.size()
        self.do("windowsize", "--sync", self.window, *map(str, SIZE))
        self.do("windowmove", self.window, "0", "0")
        self.move(640, 360)

    def find_window(self):
        for _ in range(200):
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   env=self.environment, capture_output=True, text=True)
            if found.stdout.strip():
                return found.stdout.split()[0]
            if self.process.poll() is not None:
                raise AssertionError("the program ended: " + self.stderr())
            time.sleep(0.1)
        raise AssertionError("no window appeared")

    def size(self):
        found = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window], env=self.environment,
                               capture_output=True, text=True, check=True)
        fields = dict(line.split("=") for line in found.stdout.split())
        return int(fields["WIDTH"]), int(fields["HEIGHT"])

    def do(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def move(self, x, y):
        self.do("mousemove", str(x), str(y))

    def drag(self, begin, end, steps=8):
        self.move(*begin)
        time.sleep(0.2)
        self.do("mousedown", "1")
        for step in range(1, steps + 1):
            time.sleep(0.05)
            self.move(*(round(a + (b - a) * step / steps) for a, b in zip(begin, end)))
        time.sleep(0.1)
        self.do("mouseup", "1")

    def click(self, x, y):
        self.move(x, y)
        time.sleep(0.2)
        self.do("mousedown", "1")
        time.sleep(0.2)
        self.do("mouseup", "1")

    def key(self, name):
        # Down and up at once, modifiers first: even a slow frame must not lose or misread it.
        self.do("key", name)

    def shot(self):
        """The scene's pixels (RGB bytes) once they stand still."""
        before = self.pixels()
        for _ in range(100):
            time.sleep(0.2)
            now = self.pixels()
            if now == before:
                return now
            before = now
        raise AssertionError("the picture never stands still")

    def shot_like(self, wanted):
        """The scene's pixels once they are as wanted, or after ten seconds whatever they are."""
        for _ in range(50):
            now = self.pixels()
            if now == wanted:
                return now
            time.sleep(0.2)
        return now

    def shot_unlike(self, before):
        """The scene's pixels once they are others and stand still, or after ten seconds whatever they are."""
        for _ in range(50):
            if self.pixels() != before:
                return self.shot()
            time.sleep(0.2)
        return before

    def pixels(self):
        grab = subprocess.run(["import", "-window", "root", "-crop", SCENE, "-depth", "8", "rgb:-"],
                              env=self.environment, capture_output=True, check=True)
        return grab.stdout

    def stderr(self):
        self.errors.flush()
        with open(self.errors.name, encoding="utf-8", errors="replace") as text:
            return text.read()

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask_to_close(self):
        """What a window manager does for the cross in a title bar; xdotool of Debian 12 cannot."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.environment["DISPLAY"].encode()))
        protocols, delete = (x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = ClientMessage(type=33, window=int(self.window), message_type=protocols, format=32)
        message.data[0] = delete
        x11.XSendEvent(display, ctypes.c_ulong(int(self.window)), 0, ctypes.c_long(0), ctypes.byref(message))
        x11.XCloseDisplay(display)

    def title(self):
        return subprocess.run(["xdotool", "getwindowname", self.window], env=self.environment, check=True,
                              capture_output=True, text=True).stdout

    def quit(self):
        self.key("ctrl+q")
        return self.process.wait(timeout=30)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.close()


def changed_pixels(a, b):
    return sum(a[i:i + 3] != b[i:i + 3] for i in range(0, len(a), 3))


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="vitrine window ")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.display = Display()
        self.addCleanup(self.display.close)

    def open(self, *arguments):
        viewer = Viewer(PROGRAM, self.display, ["--fresh", *arguments], self.folder)
        self.addCleanup(viewer.close)
        viewer.shot()
        viewer.key("Tab")  # panels away
        return viewer

    def model(self, name="tetrahedron.ply", text=TETRAHEDRON):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        return path

    def test_a_file_is_shown_turned_by_the_mouse_and_alike_by_every_path(self):
        viewer = self.open(self.model())
        first = viewer.shot()
        self.assertGreater(len(set(first)), 50, "a model, not one colour")

        viewer.drag((640, 360), (800, 300))
        turned = viewer.shot()
        self.assertGreater(changed_pixels(first, turned), 5000, "a drag turns the model")

        for path_key in ("F7", "F8", "F9", "F10", "F5"):
            viewer.key(path_key)
            self.assertEqual(changed_pixels(turned, viewer.shot()), 0, f"{path_key} shows the same pixels")

        viewer.key("r")
        self.assertEqual(changed_pixels(first, viewer.shot()), 0, "R brings the first view back")
        self.assertEqual(viewer.quit(), 0)
        self.assertEqual(viewer.stderr(), "", "no warning, no GL complaint")

    def test_a_click_outlines_what_it_hits_and_esc_takes_that_back(self):
        viewer = self.open(self.model())
        first = viewer.shot()
        viewer.click(640, 360)
        outlined = viewer.shot_unlike(first)
        changed = changed_pixels(first, outlined)
        self.assertGreater(changed, 500, "a line around the model")
        self.assertLess(changed, 20000, "and nothing else")
        for path_key in ("F6", "F7", "F8", "F9", "F10", "F5"):
            viewer.key(path_key)
            self.assertLess(changed_pixels(outlined, viewer.shot()), 20, f"{path_key} draws the same line")
        viewer.key("Escape")
        self.assertEqual(changed_pixels(first, viewer.shot_unlike(outlined)), 0)
        viewer.click(640, 360)
        self.assertEqual(changed_pixels(outlined, viewer.shot_unlike(first)), 0)
        viewer.click(60, 90)
        self.assertEqual(changed_pixels(first, viewer.shot_unlike(outlined)), 0, "beside the model nothing is selected")
        self.assertEqual(viewer.quit(), 0)
        self.assertEqual(viewer.stderr(), "", "no warning, no GL complaint")

    def test_the_window_fits_the_screen_unless_its_size_was_given(self):
        viewer = self.open(self.model())
        self.assertEqual(viewer.first_size, SIZE)
        self.assertEqual(viewer.quit(), 0)
        larger = self.open(self.model(), "--size", "1300x800")
        self.assertEqual(larger.first_size, (1300, 800))
        self.assertEqual(larger.quit(), 0)

    def test_keys_pressed_during_one_long_frame_all_count(self):
        viewer = self.open(self.model())
        viewer.key("ctrl+1")
        back = viewer.shot()
        viewer.key("3")
        right = viewer.shot()
        self.assertGreater(changed_pixels(back, right), 5000)
        # Stopped, the program finds everything at once when it goes on.
        for held, keys, expected in (
                ([], ["key", "3", "keydown", "ctrl", "keydown", "1", "keyup", "ctrl"], back),
                ([], ["keyup", "1", "key", "3", "key", "ctrl+1", "keydown", "3"], right),
                ([], ["key", "5", "key", "5", "key", "5", "key", "5"], right),
                (["keyup", "3", "keydown", "ctrl"], ["keydown", "1", "keyup", "ctrl", "keyup", "1"], back)):
            if held:
                viewer.do(*held)
                viewer.shot()
            viewer.process.send_signal(signal.SIGSTOP)
            viewer.do(*keys)
            viewer.process.send_signal(signal.SIGCONT)
            self.assertEqual(changed_pixels(expected, viewer.shot()), 0, f"{keys} in one frame")
        self.assertEqual(viewer.quit(), 0)

    def wait_for(self, what, viewer, poke):
        """Presses a key now and then until a file is there."""
        for _ in range(60):
            found = glob.glob(os.path.join(glob.escape(self.folder), what))
            if found:
                return found[0]
            viewer.key(poke)
            time.sleep(1)
        raise AssertionError(f"no {what} appeared: " + viewer.stderr())

    def test_paths_are_compared_and_the_report_saved(self):
        viewer = self.open(self.model())
        before = viewer.shot()
        viewer.key("ctrl+b")
        viewer.click(812, 402)  # until +- 10 %
        viewer.click(563, 428)  # for 5 s at most
        viewer.key("Return")
        time.sleep(1)
        viewer.key("Escape")
        viewer.shot()
        viewer.key("Escape")
        self.assertEqual(changed_pixels(before, viewer.shot()), 0, "stopped: nothing has changed")

        viewer.key("ctrl+b")
        viewer.key("Return")
        chart = self.wait_for("compare-*.png", viewer, "Return")  # the results' button, then the name's
        report = chart.replace(".png", ".json")
        with open(report, encoding="utf-8") as text:
            runs = json.load(text)["runs"]
        self.assertEqual([run["path"] for run in runs], ["texture", "inline", "blit", "pbo", "cpu", "shared"])
        for run in runs:
            self.assertTrue(run["identical"] or run["path"] == "inline", run)
            self.assertEqual((run["width"], run["scene"]), (SIZE[0], "tetrahedron.ply"))
        self.assertTrue(os.path.exists(chart.replace(".png", ".csv")))
        compared = subprocess.run([PROGRAM, "bench", "--compare", report, report], capture_output=True, text=True)
        self.assertEqual((compared.returncode, compared.stdout.count(" noise\n")), (0, 6), compared.stderr)

        viewer.shot()
        viewer.key("Escape")
        self.assertEqual(changed_pixels(before, viewer.shot()), 0, "nothing has changed")
        viewer.key("ctrl+b")
        viewer.key("Return")
        time.sleep(1)
        viewer.ask_to_close()
        self.assertEqual(viewer.process.wait(timeout=30), 0, "closing the window ends a comparison too")
        self.assertEqual(viewer.stderr(), "")

    def test_text_typed_during_one_long_frame_is_kept_in_order(self):
        other = os.path.join(self.folder, "typed.ply")
        shutil.copy(self.model(), other)
        viewer = self.open(self.model())
        viewer.key("ctrl+o")
        viewer.shot()
        viewer.do("type", "nonsense")
        viewer.shot()
        viewer.process.send_signal(signal.SIGSTOP)
        viewer.do("key", "ctrl+a", "type", "--delay", "2", other + "x")
        viewer.do("key", "BackSpace")
        viewer.do("key", "Return")
        viewer.process.send_signal(signal.SIGCONT)
        for _ in range(100):
            if viewer.title().startswith("typed.ply"):
                break
            time.sleep(0.2)
        self.assertTrue(viewer.title().startswith("typed.ply"), viewer.title())
        viewer.key("ctrl+o")
        viewer.shot()
        self.assertEqual(viewer.quit(), 0, "Ctrl+Q counts in a dialog too")

    def test_resizes_paths_and_minimising_in_turn(self):
        viewer = self.open(self.model())
        first = viewer.shot()
        dice = random.Random(20261121)
        for _ in range(8):
            for _ in range(6):
                viewer.do("windowsize", viewer.window, str(dice.randint(120, SIZE[0])), str(dice.randint(90, SIZE[1])))
                viewer.key(f"F{dice.randint(5, 10)}")
                if dice.random() < 0.3:
                    viewer.do("windowunmap", "--sync", viewer.window, "windowmap", "--sync", viewer.window)
                time.sleep(0.1 * dice.random())
            viewer.do("windowsize", viewer.window, *map(str, SIZE))
            viewer.do("windowmove", viewer.window, "0", "0")
            viewer.do("windowfocus", "--sync", viewer.window)  # an unmapped window lost it
            viewer.key("F5")
            self.assertEqual(changed_pixels(first, viewer.shot_like(first)), 0, "the picture is as it was")
        self.assertEqual(viewer.quit(), 0)
        self.assertEqual(viewer.stderr(), "", "no warning, no GL complaint")

    def test_a_still_scene_sleeps(self):
        viewer = self.open(self.model())
        viewer.shot()
        time.sleep(1)
        seconds = 10
        before = viewer.cpu_seconds()
        time.sleep(seconds)
        self.assertLess(viewer.cpu_seconds() - before, 0.01 * seconds, "under 1 % of a core")
        self.assertEqual(viewer.quit(), 0)

    def test_a_bad_file_is_a_message_and_the_window_stays(self):
        viewer = self.open(self.model("broken.ply", TETRAHEDRON.replace("3 1 2 3", "3 1 2 9")))
        self.assertIsNone(viewer.process.poll())
        self.assertIn("broken.ply", viewer.stderr())
        self.assertEqual(viewer.quit(), 0)


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print("skipped: " + ", ".join(missing) + " missing")
        sys.exit(77)
    PROGRAM = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else os.environ["VITRINE_BIN"])
    unittest.main()
