#!/usr/bin/env python3
"""Runs the commands render, info, devices, formats and bench without a display on small files: exit codes, outputs, error lines.

    commands_test.py [PROGRAM]        (or the program's path in VITRINE_BIN)
"""

import csv
import json
import math
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path
from random import Random

PROGRAM = os.environ.get("VITRINE_BIN", "vitrine")

TETRAHEDRON = """ply
format ascii 1.0
element vertex 4
property float x
property float y
property float z
property uchar red
property uchar green
property uchar blue
property float quality
element face 4
property list uchar int vertex_indices
end_header
0 0 0 255 0 0 0.25
1 0 0 0 255 0 -3
0 1 0 0 0 255 7.5
0 0 1 255 255 0 1
3 0 2 1
3 0 1 3
3 0 3 2
3 1 2 3
"""
CUBE_CORNERS = """ply
format ascii 1.0
element vertex 8
property float x
property float y
property float z
end_header
""" + "".join("%d %d %d\n" % (i & 1, i >> 1 & 1, i >> 2) for i in range(8))
STAGES = ("upload", "scene", "transport", "ui", "swap")


def run(*arguments, program=(PROGRAM,), **options):
    return subprocess.run([*program, *map(str, arguments)], capture_output=True, text=True, timeout=240, **options)


def unfiltered_row(kind, row, above, step):
    """A row of a PNG without its filter (PNG specification, section 9)."""
    out = bytearray(row)
    for i, byte in enumerate(row):
        left = out[i - step] if i >= step else 0
        up = above[i]
        corner = above[i - step] if i >= step else 0
        if kind == 4:
            estimate = left + up - corner
            best = min((abs(estimate - c), n, c) for n, c in enumerate((left, up, corner)))[2]
        else:
            best = (0, left, up, (left + up) // 2)[kind]
        out[i] = (byte + best) & 255
    return out


def read_png(path):
    """(width, height, rows of bytes, bytes per pixel) of a PNG with 8 bits per channel."""
    data = Path(path).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    assert depth == 8
    step = {2: 3, 6: 4}[color]
    raw, rows, above = zlib.decompress(packed), [], bytes(width * step)
    for y in range(height):
        begin = y * (width * step + 1)
        above = unfiltered_row(raw[begin], raw[begin + 1:begin + 1 + width * step], above, step)
        rows.append(above)
    return width, height, rows, step


class CommandsTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="vitrine-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.mesh = self.write("tetrahedron.ply", TETRAHEDRON)
        self.cloud = self.write("corners.ply", CUBE_CORNERS)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    @staticmethod
    def without_opengl():
        return dict(os.environ, DISPLAY="", WAYLAND_DISPLAY="", LIBGL_DRIVERS_PATH="/nowhere",
                    __EGL_VENDOR_LIBRARY_DIRS="/nowhere")

    def succeed(self, *arguments, **options):
        done = run(*arguments, **options)
        self.assertEqual(done.returncode, 0, "%s\n%s%s" % (arguments, done.stdout, done.stderr))
        self.assertEqual(done.stderr, "", arguments)
        return done.stdout

    def fail_with(self, exit_code, part, *arguments, **options):
        done = run(*arguments, **options)
        self.assertEqual(done.returncode, exit_code, "%s\n%s%s" % (arguments, done.stdout, done.stderr))
        self.assertTrue(done.stderr.startswith("vitrine: "), done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, "one line: " + done.stderr)
        self.assertIn(part, done.stderr)
        self.assertEqual(done.stdout, "", arguments)

    def mean_difference(self, path, other):
        """Of two pictures' bytes."""
        pairs = list(zip(b"".join(read_png(path)[2]), b"".join(read_png(other)[2])))
        return sum(abs(a - b) for a, b in pairs) / len(pairs)

    def assert_picture(self, path, width, height):
        found_width, found_height, rows, step = read_png(path)
        self.assertEqual((found_width, found_height), (width, height))
        colors = {bytes(row[i:i + step]) for row in rows for i in range(0, len(row), step)}
        self.assertGreater(len(colors), 16, "next to nothing is drawn in %s" % path)
        return rows

    # --help, --version, wrong usage

    def test_help_and_version(self):
        for command in ([], ["render"], ["bench"], ["info"], ["devices"], ["formats"]):
            text = self.succeed(*command, "--help")
            self.assertIn("--log-level", text)
            self.assertEqual("orientation=w,x,y,z" in text, command not in (["info"], ["devices"], ["formats"]), "all that --camera takes")
            self.assertRegex(self.succeed(*command, "--version"), r"^vitrine \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        self.fail_with(2, "unknown option '--nonsense'", "--nonsense")
        self.fail_with(2, "--output is required", "render", self.mesh)
        self.fail_with(2, "unknown render path 'x'", "render", "-o", "a.png", "--path", "x")
        self.fail_with(2, "found '5x'", "render", "-o", "a.png", "--size", "5x")
        self.fail_with(2, "found '3'", "bench", "--msaa", "3")
        self.fail_with(2, "camera", "render", "-o", "a.png", "--camera", "sideways")
        self.fail_with(2, "unknown log level 'loud'", "info", self.mesh, "--log-level", "loud")
        self.fail_with(2, "vitrine info --help", "info")
        self.fail_with(2, "ends in .png, found 'a.jpg'", "render", "-o", "a.jpg")
        self.fail_with(2, "ends in .png, found ''", "render", "-o", "")

    def test_camera_that_does_not_suit_the_scene(self):
        # The eye lies on this scene's centre: known only when the file is read.
        self.fail_with(2, "camera", "render", self.mesh, "-o", self.folder / "a.png", "--camera", "eye=0.5,0.5,0.5")

    def test_what_is_to_be_selected_and_is_not_there(self):
        self.fail_with(2, "--select cube", "render", self.mesh, "-o", self.folder / "a.png", "--select", "cube")

    # info

    def test_info_json(self):
        info = json.loads(self.succeed("info", self.mesh, "--json"))
        self.assertEqual((info["meshes"], info["vertices"], info["triangles"], info["points"]), (1, 4, 4, 0))
        self.assertEqual(info["bounds"]["min"], [0, 0, 0])
        self.assertEqual(info["bounds"]["max"], [1, 1, 1])
        self.assertEqual(info["file_bytes"], len(TETRAHEDRON))
        self.assertGreaterEqual(info["memory_bytes"], 4 * 12 + 12 * 4)
        attributes = {a["name"]: a for a in info["attributes"]}
        self.assertEqual(attributes["position"]["elements"], 4)
        self.assertEqual(attributes["color"]["bytes"], 16)
        self.assertEqual((attributes["quality"]["min"], attributes["quality"]["max"]), (-3, 7.5))
        for name in ("nodes", "materials", "point_clouds", "line_sets", "segments"):
            self.assertIsInstance(info[name], int, name)

    def test_info_of_several_files(self):
        infos = json.loads(self.succeed("info", self.mesh, self.cloud, "--json"))
        self.assertEqual([i["points"] for i in infos], [0, 8])

    def test_info_text(self):
        text = self.succeed("info", self.cloud)
        self.assertRegex(text, r"points +8\n")
        self.assertIn("corners.ply", text)

    def test_info_needs_no_driver(self):
        self.succeed("info", self.mesh, env=self.without_opengl())

    def test_info_of_bad_files(self):
        self.fail_with(1, "missing.ply", "info", self.folder / "missing.ply")
        self.fail_with(1, "cut.ply", "info", self.write("cut.ply", TETRAHEDRON[:-12]))
        self.fail_with(1, "empty.stl", "info", self.write("empty.stl", ""))
        empty = self.folder / "empty"
        empty.mkdir()
        self.fail_with(1, "empty: has no files of a known kind", "info", empty)
        self.fail_with(1, "'': does not exist", "info", "")

    def test_a_folder_stands_for_its_files(self):
        (self.folder / "notes.txt").write_text("nothing to see")
        both = json.loads(self.succeed("info", self.folder, "--json"))
        self.assertEqual(both, json.loads(self.succeed("info", self.cloud, self.mesh, "--json")))
        of_folder, of_files = self.folder / "folder.png", self.folder / "files.png"
        self.succeed("render", self.folder, "-o", of_folder, "--size", "64x48")
        self.succeed("render", self.cloud, self.mesh, "-o", of_files, "--size", "64x48")
        self.assertEqual(of_folder.read_bytes(), of_files.read_bytes())

    def test_info_of_a_pipe_does_not_wait_for_its_writer(self):
        pipe = self.folder / "pipe.ply"
        os.mkfifo(pipe)
        self.fail_with(1, "is not a regular file", "info", pipe)

    def test_output_that_cannot_be_written(self):
        if not Path("/dev/full").exists():
            self.skipTest("no /dev/full here")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "info", str(self.mesh)], stdout=full, stderr=subprocess.PIPE, text=True,
                                  timeout=60, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    # environment maps

    def environment(self, pixels):
        path = self.folder / "sky.hdr"
        path.write_bytes(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 2\n" + pixels)
        return path

    def rendered(self, name, *arguments):
        picture = self.folder / name
        return picture, run("render", self.mesh, "-o", picture, "--size", "64x48", *arguments)

    def test_an_environment_map_lights_the_scene(self):
        sky = self.environment(bytes([128, 0, 0, 129, 0, 0, 128, 129]))
        plain, mapped, among_files = [self.rendered(name, *arguments)[0].read_bytes() for name, arguments in (
            ("plain.png", ()), ("mapped.png", ("--environment", sky)), ("among.png", (sky,)))]
        self.assertNotEqual(plain, mapped)
        self.assertEqual(mapped, among_files)
        behind = self.rendered("behind.png", "--environment", sky, "--backdrop", "sharp")[0].read_bytes()
        self.assertNotEqual(mapped, behind)

    def test_an_environment_map_that_is_none_is_a_warning(self):
        plain = self.rendered("plain.png")[0].read_bytes()
        for name, content, problem in (("cut.hdr", b"#?RADIANCE\n\n-Y 1 +X 2\nabcd", "byte 26"),
                                       ("text.hdr", b"no picture", "byte 0: expected '#?RADIANCE'"),
                                       ("empty.hdr", b"", "byte 0")):
            (self.folder / name).write_bytes(content)
            picture, done = self.rendered("x.png", "--environment", self.folder / name)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(f"{name}: {problem}", done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertEqual(picture.read_bytes(), plain, "in the studio")
        self.assertIn("does not exist", self.rendered("x.png", "--environment", "missing.hdr")[1].stderr)

    # views that were saved

    def view(self, **members):
        path = self.folder / "view.json"
        path.write_text(json.dumps({"version": 1, **members}))
        return path

    def test_a_view_is_rendered_as_its_options_are(self):
        view = self.view(files=[self.mesh.name], camera={"view": "top", "projection": "orthographic"}, grid=False,
                         light={"exposure": 1.5}, shading="flat", theme="light")
        options = ("--camera", "top orthographic", "--no-grid", "--exposure", "1.5", "--flat", "--theme", "light")
        drawn = self.rendered("options.png", *options)[0].read_bytes()

        def of_view(*arguments):
            picture = self.folder / "view.png"
            self.succeed("render", *arguments, "-o", picture, "--size", "64x48")
            return picture.read_bytes()

        self.assertEqual(of_view("--state", view), drawn)
        self.assertEqual(of_view(view), drawn, "told by its name")
        other = self.folder / "other.ply"
        other.write_text(CUBE_CORNERS)
        self.assertNotEqual(of_view(view, other), drawn, "of another file")
        self.assertEqual(of_view(view, "--theme", "dark"),
                         self.rendered("dark.png", *options[:-1], "dark")[0].read_bytes())

    def test_nodes_are_hidden(self):
        pair = self.folder / "pair.obj"
        pair.write_text("o a\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\no b\nv 2 0 0\nv 3 0 0\nv 2 1 0\nf 4 5 6\n")
        pictures = {}
        for name, arguments in (("all", ()), ("one", ("--hide", "b")), ("path", ("--hide", "pair/b")),
                                ("none", ("--no-faces",))):
            pictures[name] = self.folder / (name + ".png")
            self.succeed("render", pair, "-o", pictures[name], "--size", "64x48", "--camera", "eye=1,0,9 pivot=1,0,0",
                         *arguments)
        content = {name: path.read_bytes() for name, path in pictures.items()}
        self.assertEqual(content["one"], content["path"])
        self.assertEqual(len(set(content.values())), 3)
        done = run("render", pair, "-o", pictures["all"], "--hide", "c")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1), done.stderr)
        self.assertIn("--hide: there is no 'c'", done.stderr)

    def test_a_view_that_is_none_is_one_line(self):
        for text, problem in (("{", "view.json: line 1, column 2: expected JSON: "),
                              ('{"version": 1, "quality": "best"}', "view.json: /quality: unknown quality 'best'"),
                              ('{"version": 7}', "view.json: /version: expected 1, found 7, of a newer Vitrine")):
            path = self.view()
            path.write_text(text)
            done = run("render", "--state", path, "-o", self.folder / "x.png")
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(problem, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        done = run("render", self.view(files=[self.mesh.name], glow=1), "-o", self.folder / "x.png", "--size", "8x8")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("view.json: /glow: nobody knows this key", done.stderr)

    # formats

    def test_formats(self):
        formats = {one["name"]: one for one in json.loads(self.succeed("formats", "--json"))}
        self.assertEqual(formats["glTF"]["extensions"], [".gltf", ".glb"])
        self.assertIn(".csv", formats["XYZ"]["extensions"])
        text = self.succeed("formats")
        self.assertEqual(len(text.splitlines()), len(formats) + 1)
        for name, one in formats.items():
            self.assertIn(one["what"], text)
            listed = one["extensions"] if len(one["extensions"]) <= 7 else one["extensions"][:5]
            self.assertRegex(text, rf"(?m)^  {name} +{' '.join(listed)} ")
            if len(listed) < len(one["extensions"]):
                self.assertIn(f" +{len(one['extensions']) - 5} ", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 120)

    # index

    def sphere(self, count):
        """A binary PLY of points on a sphere, and an environment with caches of its own."""
        random = Random(5)
        rows = b""
        for _ in range(count):
            x, y, z = (random.gauss(0, 1) for _ in range(3))
            length = math.hypot(x, y, z)
            rows += struct.pack("<3f3B", x / length, y / length, z / length, 255, 128, 0)
        path = self.folder / "sphere.ply"
        path.write_bytes(("ply\nformat binary_little_endian 1.0\nelement vertex %d\nproperty float x\nproperty float y\n"
                          "property float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n"
                          % count).encode() + rows)
        return path, dict(os.environ, XDG_CACHE_HOME=str(self.folder / "cache"))

    def test_index(self):
        cloud, _ = self.sphere(30000)
        said = self.succeed("index", cloud)
        self.assertIn("30,000 points", said)
        octree = Path(str(cloud) + ".octree")
        summary = json.loads(self.succeed("info", octree, "--json"))
        self.assertEqual(summary["points"], 30000)
        whole, shown = self.folder / "whole.png", self.folder / "octree.png"
        looks = ("--size", "320x240", "--point-size", "2")  # they would grow where there are few
        self.succeed("render", cloud, "-o", whole, *looks)
        self.succeed("render", octree, "-o", shown, *looks)
        all_of_them = self.mean_difference(whole, shown)
        self.succeed("render", octree, "-o", shown, *looks, "--octree-points", "10000")
        some_of_them = self.mean_difference(whole, shown)
        # Edges of points are blended, in the order in which they are drawn.
        self.assertLess(all_of_them, 1.5)
        self.assertGreater(some_of_them, 3 * all_of_them)

    def test_index_failures(self):
        cloud, _ = self.sphere(100)
        self.fail_with(1, "expected points alone", "index", self.mesh)
        self.fail_with(1, "cannot be opened", "index", self.folder / "none.las")
        self.fail_with(1, "cannot be written: No such file", "index", cloud, "-o", self.folder / "none" / "a.octree")
        self.fail_with(2, "expected another file", "index", cloud, "-o", cloud)
        octree = self.folder / "cut.octree"
        self.succeed("index", cloud, "-o", octree)
        octree.write_bytes(octree.read_bytes()[:-1])
        self.fail_with(1, "cut.octree: byte ", "render", octree, "-o", self.folder / "x.png")

    def test_clouds_through_octrees(self):
        cloud, environment = self.sphere(20000)
        picture = self.folder / "a.png"
        arguments = ("render", cloud, "-o", picture, "--size", "160x120", "--octree-from", "20000")
        self.succeed(*arguments, env=environment)
        kept = list((self.folder / "cache" / "vitrine" / "octrees").iterdir())
        self.assertEqual([path.suffix for path in kept], [".octree"])
        before = kept[0].stat().st_ino
        self.succeed(*arguments, env=environment)
        self.assertEqual(kept[0].stat().st_ino, before, "it is made once")
        whole = self.folder / "whole.png"
        shutil.rmtree(self.folder / "cache")
        (self.folder / "cache").write_text("no folder")
        done = run("render", cloud, "-o", whole, "--size", "160x120", "--octree-from", "20000", env=environment)
        self.assertEqual(done.returncode, 0)
        self.assertIn("all points are read", done.stderr)
        self.assertLess(self.mean_difference(picture, whole), 3)

    # devices

    def test_devices(self):
        devices = json.loads(self.succeed("devices", "--json"))
        ways = {way["way"]: way for way in devices["ways"]}
        self.assertEqual(list(ways), ["gl", "cl-shared", "cl-mapped", "cl-copy"])
        self.assertTrue(ways["gl"]["works"], ways["gl"]["reason"])
        self.assertEqual(ways["gl"]["device"], devices["gl"]["renderer"])
        self.assertEqual([way["way"] for way in ways.values() if way["best"]], ["gl"])
        text = self.succeed("devices")
        self.assertIn(devices["gl"]["renderer"], text)
        for device in devices["opencl"]:
            self.assertIn("OpenCL: " + device["name"], text)

    def test_devices_without_a_driver_of_opengl(self):
        devices = json.loads(self.succeed("devices", "--json", env=self.without_opengl()))
        self.assertIsNone(devices["gl"])
        self.assertTrue(devices["gl_problem"])
        self.assertEqual(len(devices["ways"]), 4)
        self.assertFalse(any(way["works"] for way in devices["ways"]))
        self.assertIn("none: ", self.succeed("devices", env=self.without_opengl()))

    def test_devices_without_a_platform_of_opencl(self):
        environment = dict(os.environ, OCL_ICD_VENDORS="/nowhere")
        devices = json.loads(self.succeed("devices", "--json", env=environment))
        self.assertEqual(devices["opencl"], [])
        self.assertTrue(devices["opencl_problem"])
        self.assertEqual([way["way"] for way in devices["ways"] if way["works"]], ["gl"])

    # render

    def test_render_to_a_full_device(self):
        if not Path("/dev/full").exists():
            self.skipTest("no /dev/full here")
        self.fail_with(1, "cannot be written", "render", self.mesh, "-o", "/dev/full", "--size", "8x8")

    def test_render_a_mesh(self):
        picture = self.folder / "mesh.png"
        self.assertEqual(self.succeed("render", self.mesh, "-o", picture, "--size", "161x87"), "")
        self.assert_picture(picture, 161, 87)

    def test_render_the_sample(self):
        picture = self.folder / "sample.png"
        self.succeed("render", "-o", picture, "--size", "320x200")
        self.assert_picture(picture, 320, 200)

    def test_every_path_renders_the_same(self):
        for samples in (1, 4):
            bytes_of = {}
            for path in ("texture", "blit", "pbo", "cpu"):
                picture = self.folder / (path + ".png")
                self.succeed("render", self.mesh, "-o", picture, "--size", "97x61", "--path", path, "--msaa", samples)
                bytes_of[path] = picture.read_bytes()
            self.assertEqual(len(set(bytes_of.values())), 1, "%d samples" % samples)

    def test_render_is_the_right_way_up(self):
        # A point above the pivot of a front view is drawn in the upper half.
        one_point = "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n" \
                    "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n0 1 0 255 0 255\n"
        picture = self.folder / "up.png"
        self.succeed("render", self.write("up.ply", one_point), "-o", picture, "--size", "64x64", "--no-grid",
                     "--no-axes", "--scale", "4", "--camera", "front pivot=0,0,0 distance=5")
        _, _, rows, step = read_png(picture)
        pink = [y for y, row in enumerate(rows) for i in range(0, len(row), step)
                if row[i] > 150 and row[i + 1] < 80 and row[i + 2] > 150]
        self.assertTrue(pink, "the point is not there")
        self.assertLess(max(pink), 32)

    def test_render_a_drawing(self):
        drawing = self.write("a.svg", "<svg width='40' height='20'><rect width='20' height='20' fill='red'/></svg>")
        picture = self.folder / "drawing.png"
        self.succeed("render", drawing, "-o", picture, "--size", "80x60", "--no-axes")
        _, _, rows, step = read_png(picture)
        left, right = [tuple(rows[30][x * step:x * step + 3]) for x in (20, 60)]
        self.assertEqual((left, right), ((255, 0, 0), (255, 255, 255)))
        bad = self.write("bad.svg", "<svg>\n<path d='M 1 2 L 3'/></svg>")
        self.fail_with(1, "bad.svg: line 2, column 19: expected a number for a coordinate", "info", bad)

    def test_render_options_change_the_picture(self):
        plain, other = self.folder / "plain.png", self.folder / "other.png"
        arguments = ("render", self.mesh, "--size", "120x80")
        self.succeed(*arguments, "-o", plain)
        for option in (["--wireframe"], ["--wireframe", "--wireframe-width", "4"], ["--no-grid"], ["--no-axes"], ["--theme", "light"], ["--camera", "top"],
                       ["--up", "z"], ["--camera", "iso orthographic"], ["--select", "tetrahedron"]):
            self.succeed(*arguments, *option, "-o", other)
            self.assertNotEqual(plain.read_bytes(), other.read_bytes(), option)

    def test_render_the_whole_window(self):
        picture = self.folder / "window.png"
        self.succeed("render", self.mesh, "-o", picture, "--size", "640x400", "--ui")
        rows = self.assert_picture(picture, 640, 400)
        alone = self.folder / "alone.png"
        self.succeed("render", self.mesh, "-o", alone, "--size", "640x400")
        self.assertNotEqual(rows, read_png(alone)[2], "panels are drawn too")

    def test_render_demos_that_run_kernels(self):
        for demo in ("sine", "galaxy", "nbody", "waves", "smoke"):
            pictures = []
            for name, options in (("first", []), ("later", ["--advance", "0.3"]),
                                  ("shared", ["--advance", "0.3", "--path", "shared"])):
                picture = self.folder / (demo + name + ".png")
                self.succeed("render", "--demo", demo, "--count", "1001", *options, "-o", picture, "--size", "97x61")
                pictures.append(picture.read_bytes())
            self.assertNotEqual(pictures[0], pictures[1], demo + " moves")
            self.assertEqual(pictures[1], pictures[2], demo + " from another thread")
        window = self.folder / "window.png"
        self.succeed("render", "--demo", "sine", "--ui", "-o", window, "--size", "640x400")
        self.assert_picture(window, 640, 400)
        self.fail_with(2, "--count: the demo 'mesh' has no choice of a number", "render", "--demo", "mesh", "--count",
                       "5", "-o", window)
        self.fail_with(2, "--count: the demo 'nbody' takes 2 to ", "render", "--demo", "nbody", "--count", "1", "-o",
                       window)

    def test_render_failures(self):
        picture = self.folder / "a.png"
        self.fail_with(1, "missing.ply", "render", self.folder / "missing.ply", "-o", picture)
        self.fail_with(1, "missing.ply", "render", self.folder / "missing.ply", "-o", picture, "--ui")
        self.fail_with(1, "cut.ply", "render", self.write("cut.ply", TETRAHEDRON[:-12]), "-o", picture)
        self.fail_with(1, "nowhere", "render", self.mesh, "-o", self.folder / "nowhere" / "a.png", "--size", "8x8")
        self.fail_with(1, "65000", "render", self.mesh, "-o", picture, "--size", "65000x65000")
        self.assertFalse(picture.exists())

    # bench

    def bench(self, *arguments, **options):
        report, rows = self.folder / "report.json", self.folder / "report.csv"
        table = self.succeed("bench", *arguments, "--json", report, "--csv", rows, **options)
        with open(rows, newline="", encoding="utf-8") as stream:
            return json.loads(report.read_text()), list(csv.DictReader(stream)), table

    def check_run(self, one):
        if one["path"] == "inline":  # edges may fall otherwise on a pixel in 20 in a window, which is upside down
            self.assertLessEqual(one["differing_pixels"], one["width"] * one["height"] / 20)
        else:
            self.assertIs(one["identical"], True, one["path"])
        for key in ("median", "p95", "p99", "min"):
            self.assertGreater(one["frame_ms"][key], 0)
        self.assertLessEqual(one["frame_ms"]["min"], one["frame_ms"]["median"])
        self.assertLessEqual(one["frame_ms"]["median"], one["frame_ms"]["p95"])
        low, high = one["frame_ms"]["ci95"]
        self.assertTrue(low <= one["frame_ms"]["median"] <= high, one["frame_ms"])
        for stage in STAGES:
            self.assertGreaterEqual(one["cpu_ms"][stage], 0)
        for stage in ("scene", "transport", "ui"):
            self.assertIsInstance(one["gpu_ms"][stage], (float, int, type(None)))
        self.assertGreaterEqual(one["blocked_ms"], 0)

    def test_bench(self):
        report, rows, table = self.bench(self.mesh, "--size", "64x48", "--size", "33x17", "--msaa", "1", "--msaa",
                                         "4", "--frames", "12", "--warmup", "1")
        for key in ("renderer", "version", "cpu", "date"):
            self.assertTrue(report["machine"][key], key)
        runs = report["runs"]
        cases = [(r["path"], r["width"], r["height"], r["msaa"]) for r in runs]
        self.assertEqual(cases, [(p, w, h, m) for w, h in ((64, 48), (33, 17)) for m in (1, 4)
                                 for p in ("texture", "texture", "inline", "blit", "pbo", "cpu", "shared")])
        for one in runs:
            self.check_run(one)
            self.assertEqual((one["frames"], one["triangles"], one["points"]), (12, 4, 0))
            self.assertEqual(one["scene"], "tetrahedron.ply")
            picture = 4 * one["width"] * one["height"]
            copies = {"texture": 0, "inline": 0, "shared": 0, "blit": 1, "pbo": 2, "cpu": 2}[one["path"]]
            self.assertEqual(one["bytes_copied"], copies * picture, one["path"])
            if one["path"] != "shared":  # as many as the thread happens to take
                self.assertEqual(one["latency_frames"], 1 if one["path"] == "pbo" else 0, one["path"])
            self.assertGreater(one["latency_ms"], 0)
            self.assertIs(one["latency_verified"], True, one["path"])
            # The window has one sample a pixel.
            self.assertEqual("remark" in one, one["path"] == "inline" and one["msaa"] == 4)
            if one["msaa"] == 1:
                floor = next(r for r in runs if r["path"] == "inline" and r["width"] == one["width"])
                self.assertAlmostEqual(one["tax"], one["frame_ms"]["median"] / floor["frame_ms"]["median"], places=2)
            else:
                self.assertIsNone(one["tax"])
        self.assertEqual([r["present"] for r in runs[1:3]], ["image", "in place"])
        self.assertIn(runs[0]["present"], ("blit", "fetch"))
        self.assertEqual([r["path"] for r in rows], [r["path"] for r in runs])
        self.assertEqual([r["identical"] for r in rows], ["true" if r["identical"] else "false" for r in runs])
        self.assertIn("64x48, 1 sample, tetrahedron.ply, 4 triangles; 12 frames a path", table)
        self.assertIn(report["machine"]["renderer"], table)

    def test_bench_parts(self):
        report, _, table = self.bench("--height-field", "20x10", "--size", "96x64", "--frames", "5", "--warmup", "0")
        self.assertEqual(len(report["parts"]), 1)
        parts = report["parts"][0]
        names = ("scene_ms", "read_ms", "upload_ms", "ui_ms")
        self.assertAlmostEqual(parts["sum_ms"], sum(parts[n] for n in names), places=3)
        self.assertGreater(parts["cpu_over_sum"], 0)
        self.assertGreater(parts["pbo_blocked_over_cpu"], 0)
        self.assertEqual(report["runs"][0]["scene"], "height field 20x10")
        self.assertEqual(report["runs"][0]["triangles"], 2 * 19 * 9)
        self.assertIn("measured apart", table)

    def test_bench_viewports(self):
        chart = self.folder / "viewports.png"
        report, rows, table = self.bench(self.mesh, "--size", "96x64", "--viewports", "1,5", "--viewports", "16",
                                         "--frames", "4", "--warmup", "1", "--present", "exact", "--png", chart)
        runs = report["runs"]
        self.assertEqual([r["viewports"] for r in runs], [n for n in (1, 5, 16) for _ in range(6)])
        for one in runs:
            self.check_run(one)
            self.assertEqual(one["triangles"], 4)
            if one["path"] == "cpu":
                self.assertEqual(one["bytes_copied"], 2 * 4 * 96 * 64, "all of the window, once each way")
            self.assertIs(one["latency_verified"], True, one["path"])
        self.assertEqual([int(r["viewports"]) for r in rows], [r["viewports"] for r in runs])
        self.assertIn("96x64, 16 viewports, 1 sample, tetrahedron.ply, 4 triangles", table)
        self.assertEqual([g["work"] for g in report["growth"]], ["viewports"])
        self.assertTrue((self.folder / "viewports-growth.png").exists())

    def test_bench_profiler_cost(self):
        report, _, table = self.bench("--paths", "cpu", "--height-field", "9x9", "--size", "32x32", "--size", "64x32",
                                      "--frames", "25")
        self.assertEqual([(c["width"], c["pairs"]) for c in report["profiler_cost"]], [(32, 3), (64, 3)])
        for cost in report["profiler_cost"]:
            self.assertTrue(cost["ci95"][0] <= cost["percent"] <= cost["ci95"][1], cost)
        self.assertEqual(table.count("profiler: "), 2)

    def test_bench_of_one_path(self):
        report, rows, _ = self.bench("--paths", "cpu", "--size", "32x32", "--frames", "1", "--height-field", "2x2")
        self.assertEqual([r["path"] for r in report["runs"]], ["cpu"])
        self.assertIsNone(report["parts"][0]["pbo_blocked_over_cpu"])
        self.assertEqual(len(rows), 1)

    def test_bench_until_it_is_certain(self):
        size = ("--paths", "texture", "--size", "16x16", "--height-field", "2x2", "--frames", "7")
        report, _, _ = self.bench(*size)
        self.assertEqual([r["frames"] for r in report["runs"]], [7, 7], "frames alone are meant exactly")
        self.assertEqual([r["ci_reached"] for r in report["runs"]], [None, None])
        report, _, table = self.bench(*size, "--until-ci", "0.000001", "--time-limit", "0.3")
        for one in report["runs"]:
            self.assertGreater(one["frames"], 7)
            self.assertIs(one["ci_reached"], False)
        self.assertIn("the time limit came before", table)
        report, _, _ = self.bench(*size, "--until-ci", "100")
        for one in report["runs"]:
            self.assertIs(one["ci_reached"], one["ci_percent"] <= 100)

    def test_bench_chart(self):
        chart = self.folder / "chart.png"
        one = ("--paths", "texture,pbo", "--size", "32x32", "--frames", "3", "--height-field", "2x2", "--png", chart)
        self.bench(*one)
        width, height, plain, _ = read_png(chart)
        self.assert_picture(chart, width, height)
        self.bench(*one, "--theme", "dark", "--scale", "2")
        self.assertNotEqual(self.assert_picture(chart, 2 * width, 2 * height), plain)
        self.assertFalse((self.folder / "chart-growth.png").exists(), "one case is no sweep")

    def test_bench_sweep(self):
        chart = self.folder / "chart.png"
        report, _, table = self.bench("--paths", "texture,cpu", "--sizes", "32x32,64x64,96x64", "--triangles", "2,1e3",
                                      "--msaa", "1,4", "--frames", "2", "--png", chart)
        self.assertEqual(len(report["runs"]), 2 * 3 * 2 * 3)
        self.assertEqual([g["work"] for g in report["growth"]], ["pixels"] * 4)
        growth = report["growth"][0]
        self.assertEqual(growth["amounts"], [1024, 4096, 6144])
        self.assertEqual([line["path"] for line in growth["lines"]], ["texture", "texture", "cpu"])
        for line in growth["lines"]:
            self.assertAlmostEqual(line["cost_ratio"], line["frame_ms"][2] / line["frame_ms"][0], places=2)
            self.assertAlmostEqual(line["cost_over_work"], line["cost_ratio"] / 6, places=3)
        self.assertIn("More pixels: 32x32 to 96x64; height field 2x2, 4 samples", table)
        width, height, _, _ = read_png(self.folder / "chart-growth.png")
        self.assert_picture(self.folder / "chart-growth.png", width, height)

    def test_bench_compare(self):
        report, _, _ = self.bench("--paths", "texture,cpu", "--size", "32x32", "--frames", "6", "--height-field", "2x2")
        before = self.folder / "report.json"
        for one in report["runs"][:2]:
            one["frame_ms"]["median"] *= 10
            one["frame_ms"]["ci95"] = [10 * ms for ms in one["frame_ms"]["ci95"]]
        report["runs"][2]["scene"] = "another"
        after = self.write("after.json", json.dumps(report))
        text = self.succeed("bench", "--compare", before, after)
        self.assertIn("10.000", text)
        for file, name in ((before, "height field 2x2"), (after, "another")):
            self.assertRegex(text, "only in %s: cpu .*%s\n" % (file, name))
        self.assertEqual(self.succeed("bench", "--compare", before, before).count(" noise\n"), 3)
        self.fail_with(1, "missing.json", "bench", "--compare", before, self.folder / "missing.json")
        self.fail_with(1, "tetrahedron.ply: byte", "bench", "--compare", self.mesh, before)
        self.fail_with(1, "is not a report", "bench", "--compare", before, self.write("empty.json", "{}"))
        self.fail_with(2, "--compare", "bench", "--compare", before)

    def test_bench_in_a_window(self):
        program = [PROGRAM]
        if not os.environ.get("DISPLAY"):
            if shutil.which("xvfb-run") is None:
                self.skipTest("no display and no xvfb-run")
            program = ["xvfb-run", "-a", PROGRAM]
        chart = self.folder / "chart.png"
        report, _, _ = self.bench(self.mesh, "--window", "--size", "200x150", "--frames", "5", "--png", chart,
                                  program=program)
        width, height, _, _ = read_png(chart)
        self.assert_picture(chart, width, height)
        for one in report["runs"]:
            self.check_run(one)
            self.assertEqual((one["width"], one["height"]), (200, 150))
            self.assertIsNone(one["latency_ms"], "a window's input is not made up")

    def test_gpu_log(self):
        picture = self.folder / "log.png"
        lines = [json.loads(line) for line in self.succeed("render", self.mesh, "-o", picture, "--gpu-log=json").splitlines()]
        frames = [line for line in lines if line["type"] == "frame"]
        calls = [line for line in lines if line["type"] == "call"]
        self.assertEqual(len(lines), len(frames) + len(calls))
        for frame in frames:
            own = [call for call in calls if call["frame"] == frame["frame"]]
            for kind, total in frame["totals"].items():
                alike = [call for call in own if call["kind"] == kind]
                self.assertEqual(sum(call["calls"] for call in alike), total["calls"], kind)
                self.assertEqual(sum(call["bytes"] for call in alike), total["bytes"], kind)
        positions = [call for call in calls if call["label"].endswith("positions") and call["kind"] == "upload"]
        self.assertEqual([(call["bytes"], call["ranges"]) for call in positions], [(48, [[0, 48]])])
        self.assertTrue(any(call["kind"] == "draw" and "positions" in call["detail"] for call in calls))
        text = self.succeed("render", self.mesh, "-o", picture, "--gpu-log")
        self.assertRegex(text, r"gpu   upload +buffer '[^']*positions' \[0, 48\), 48 B\n")
        self.assertRegex(text, r"gpu frame 1: .*draws")
        file = self.folder / "calls.jsonl"
        self.assertEqual(self.succeed("render", self.mesh, "-o", picture, "--gpu-log=json", "--gpu-log-file", file), "")
        self.assertEqual(len(file.read_text().splitlines()), len(lines))
        self.fail_with(1, "nowhere", "render", "-o", picture, "--gpu-log-file", self.folder / "nowhere" / "a")

    def test_bench_of_kernels(self):
        chart = self.folder / "chart.png"
        report, rows, table = self.bench("--compute", "--demo", "sine", "--counts", "100,1000", "--frames", "3",
                                         "--size", "160x90", "--png", chart)
        self.assertEqual([(c["demo"], c["count"]) for c in report["cases"]], [("sine", 100), ("sine", 1000)])
        for case in report["cases"]:
            runs = {run["way"]: run for run in case["runs"]}
            self.assertEqual(list(runs), ["static", "gl", "cl-shared", "cl-mapped", "cl-copy"])
            for way, run in runs.items():
                self.assertEqual(run["frames"], 0 if run["problem"] else 3, way)
                if run["frames"] and way != "static":
                    self.assertIsNone(run["check"]["fault"], way)
                    self.assertEqual(run["check"]["numbers"], 3 * case["count"], way)
            self.assertIsNone(runs["gl"]["problem"])
        self.assertEqual(len(rows), 10)
        self.assertIn("\nsine, 1,000 items; 3 frames a way\n", table)
        self.assert_picture(chart, 960, read_png(chart)[1])
        self.fail_with(1, "is a report of --compute", "bench", "--compare", self.folder / "report.json",
                       self.folder / "report.json")
        self.fail_with(2, "the demo 'mesh' has no choice of a number", "bench", "--compute", "--demo", "mesh")

    def test_bench_failures(self):
        self.fail_with(1, "missing.ply", "bench", self.folder / "missing.ply")
        self.fail_with(1, "nowhere", "bench", "--json", self.folder / "nowhere" / "a.json")
        self.fail_with(1, str(self.folder), "bench", "--csv", self.folder)
        self.fail_with(1, "65000", "bench", "--size", "65000x8")
        self.fail_with(1, "ends in .png", "bench", "--png", self.folder / "a.gif")
        self.fail_with(2, "found '0x0'", "bench", "--sizes", "64x48,0x0")
        self.fail_with(2, "found ''", "bench", "--sizes", "")
        self.fail_with(2, "--until-ci", "bench", "--until-ci", "soon")
        self.fail_with(2, "16 viewports have no room in 3x2 pixels", "bench", "--viewports", "16", "--size", "3x2")
        self.fail_with(2, "--height-field", "bench", self.mesh, "--height-field", "5x5")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = sys.argv.pop(1)
        run.__kwdefaults__["program"] = (PROGRAM,)
    if not shutil.which(PROGRAM):
        print("commands_test: no program '%s'" % PROGRAM, file=sys.stderr)
        sys.exit(1)
    unittest.main(verbosity=2)
