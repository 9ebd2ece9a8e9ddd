"""check_layers.py finds what it must and lets pass what it may. Argument: the folder of the scripts."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(sys.argv.pop(1))


def run(files):
    """Runs the checker over a tree of {path: text}; returns (exit status, output)."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "src" / "vitrine").mkdir(parents=True)
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([sys.executable, SCRIPTS / "check_layers.py", folder], capture_output=True, text=True)
        return done.returncode, done.stdout


class CheckLayers(unittest.TestCase):
    def refuses(self, path, include, says):
        status, output = run({path: "// a comment\n#include %s\n" % include})
        self.assertEqual(status, 1, output)
        self.assertIn("%s:2: " % path, output)
        self.assertIn(says, output)

    def accepts(self, path, *includes):
        status, output = run({path: "".join("#include %s\n" % include for include in includes)})
        self.assertEqual(status, 0, output)

    def test_an_arrow_up_is_refused(self):
        self.refuses("src/vitrine/gl/fence.cpp", "<vitrine/render/renderer.h>", "may not use 'render'")
        self.refuses("src/vitrine/base/log.h", "<vitrine/arrays/byte_range.h>", "may not use 'arrays'")
        self.refuses("src/vitrine/ui/viewport.cpp", "<app/window.h>", "may not use 'app'")

    def test_the_two_columns_stay_apart(self):
        self.refuses("src/vitrine/scene/scene.h", "<vitrine/gl/buffer.h>", "may not use 'gl'")
        self.refuses("src/vitrine/io/obj.cpp", "<vitrine/gpu/mirror.h>", "may not use 'gpu'")
        self.refuses("src/vitrine/paths/blit.cpp", "<vitrine/platform/window.h>", "may not use 'platform'")
        self.refuses("src/vitrine/ui/viewport.cpp", "<vitrine/io/picture.h>", "may not use 'io'")

    def test_quotes_and_spaces_do_not_hide_an_include(self):
        self.refuses("src/vitrine/gl/fence.cpp", '"vitrine/ui/viewport.h"', "may not use 'ui'")
        status, _ = run({"src/vitrine/gl/fence.cpp": "  #  include <vitrine/ui/viewport.h>\n"})
        self.assertEqual(status, 1)

    def test_a_climbing_path_is_refused(self):
        self.refuses("src/vitrine/gl/fence.cpp", '"../ui/viewport.h"', "climbs")

    def test_libraries_stay_in_their_module(self):
        self.refuses("src/vitrine/render/renderer.cpp", "<imgui.h>", "may not use Dear ImGui")
        self.refuses("src/vitrine/paths/path.cpp", "<backends/imgui_impl_opengl3.h>", "may not use Dear ImGui")
        self.refuses("src/vitrine/render/renderer.cpp", "<GLFW/glfw3.h>", "may not use GLFW")
        self.refuses("src/vitrine/gl/context.cpp", "<EGL/egl.h>", "may not use EGL")
        self.refuses("src/vitrine/scene/scene.cpp", "<assimp/scene.h>", "may not use Assimp")
        self.refuses("src/vitrine/render/renderer.cpp", "<glad/gl.h>", "may not use glad")
        self.refuses("src/vitrine/gl/context.cpp", "<GL/gl.h>", "may not use a system's OpenGL")
        self.refuses("src/vitrine/gpu/mirror.cpp", "<CL/cl.h>", "may not use OpenCL")
        self.refuses("src/vitrine/scene/scene.cpp", "<nlohmann/json.hpp>", "may not use nlohmann-json")
        self.refuses("app/main.cpp", "<stb_image.h>", "may not use stb")
        self.refuses("src/vitrine/io/obj.cpp", "<CLI/CLI.hpp>", "may not use CLI11")
        self.refuses("src/vitrine/arrays/byte_range.h", "<glm/vec3.hpp>", "may not use glm")

    def test_what_arrows_reach_is_accepted(self):
        self.accepts("src/vitrine/ui/viewport.cpp", "<imgui.h>", "<vitrine/paths/render_path.h>",
                     "<vitrine/gl/texture.h>", "<vitrine/fonts/embedded.h>", "<vitrine/base/log.h>", "<vector>")
        self.accepts("src/vitrine/render/renderer.cpp", "<vitrine/shaders/embedded.h>", "<glm/vec3.hpp>",
                     "<vitrine/arrays/tracked_array.h>", "<vitrine/render/renderer.h>")
        self.accepts("src/vitrine/platform/window.cpp", "<GLFW/glfw3.h>", "<EGL/egl.h>", "<vitrine/gl/api.h>")
        self.accepts("src/vitrine/ui/gui.cpp", "<backends/imgui_impl_glfw.h>", "<GLFW/glfw3.h>")
        self.accepts("src/vitrine/io/png.cpp", "<stb_image.h>", "<nlohmann/json.hpp>", "<vitrine/scene/scene.h>")
        self.accepts("app/main.cpp", "<CLI/CLI.hpp>", "<imgui.h>", "<vitrine/io/read_scene.h>", "<app/commands.h>")

    def test_an_unknown_module_is_refused(self):
        status, output = run({"src/vitrine/sound/play.cpp": ""})
        self.assertEqual(status, 1)
        self.assertIn("src/vitrine/sound", output)


if __name__ == "__main__":
    unittest.main()
