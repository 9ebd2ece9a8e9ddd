"""embed.py writes C++ that gives the same bytes back. Argument: the folder of the scripts."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(sys.argv.pop(1))

CHECK_SHADERS = r"""
#include <vitrine/shaders/embedded.h>
#include <cstdio>
int main(int, char** argv) {
    for (const auto& file : vitrine::shaders::files())
        std::printf("%.*s\n", static_cast<int>(file.name.size()), file.name.data());
    const auto text = vitrine::shaders::find(argv[1]);
    if (!text) return 3;
    std::fwrite(text->data(), 1, text->size(), stdout);
    return 0;
}
"""

CHECK_FONTS = r"""
#include <vitrine/fonts/embedded.h>
#include <cstdio>
int main() {
    const auto bytes = vitrine::fonts::regular();
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return vitrine::fonts::medium().empty() ? 0 : 1;
}
"""


@unittest.skipUnless(shutil.which("c++"), "no C++ compiler on the path")
class Embed(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def build(self, kind, check, *arguments):
        """Embeds, compiles with `check` as the program and returns the executable."""
        source, main = self.root / "embedded.cpp", self.root / "main.cpp"
        header = self.root / "include" / "vitrine" / kind / "embedded.h"
        subprocess.run([sys.executable, SCRIPTS / "embed.py", kind, "--header", header, "--source", source]
                       + list(arguments), check=True)
        main.write_text(check)
        subprocess.run(["c++", "-std=c++20", "-Wall", "-Werror", "-I", self.root / "include",
                        source, main, "-o", self.root / "check"], check=True)
        return self.root / "check"

    def test_texts_come_back_byte_for_byte(self):
        shaders = self.root / "shaders"
        (shaders / "lib").mkdir(parents=True)
        tricky = '#version 450\n// "quotes", \\ and ??/ trigraphs, \ttabs, and a μ\n\nvoid main() {}'
        (shaders / "mesh.vert").write_text(tricky, encoding="utf-8")
        (shaders / "lib" / "light.glsl").write_text("float light();\n")
        (shaders / "empty.frag").write_text("")
        check = self.build("shaders", CHECK_SHADERS, "--root", shaders, shaders / "mesh.vert",
                           shaders / "lib" / "light.glsl", shaders / "empty.frag")
        names = "empty.frag\nlib/light.glsl\nmesh.vert\n"
        output = subprocess.run([check, "mesh.vert"], capture_output=True).stdout.decode("utf-8")
        self.assertEqual(output, names + tricky)
        self.assertEqual(subprocess.run([check, "none"], capture_output=True).returncode, 3)

    def test_no_files_is_an_empty_list(self):
        check = self.build("shaders", CHECK_SHADERS, "--root", self.root)
        self.assertEqual(subprocess.run([check, "mesh.vert"], capture_output=True).returncode, 3)

    def test_bytes_come_back_and_a_missing_font_is_empty(self):
        data = bytes(range(256)) * 5 + b"end"
        (self.root / "font.ttf").write_bytes(data)
        check = self.build("fonts", CHECK_FONTS, "--regular", self.root / "font.ttf")
        done = subprocess.run([check], capture_output=True)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, data)


if __name__ == "__main__":
    unittest.main()
