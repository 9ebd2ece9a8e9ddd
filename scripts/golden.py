#!/usr/bin/env python3
"""golden.py [BUILD [FILTER]]: draws the pictures in tests/render/golden anew, as small as PNG can, to be looked at.

BUILD is the folder of a build with tests, or else build/dev; FILTER names some of them, as in "wireframe*".
"""
import os
import pathlib
import struct
import subprocess
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICTURES = ROOT / "tests/render/golden"


def chunks(data):
    place = 8
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        yield kind, data[place + 8:place + 8 + size]
        place += 12 + size


def shrunk(data):
    """The same picture, compressed once more as well as zlib can; without what is not needed to see it."""
    parts = list(chunks(data))
    rows = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    header = next(body for kind, body in parts if kind == b"IHDR")
    packed = min((zlib.compress(rows, 9), deflated(rows, zlib.Z_FILTERED), deflated(rows, zlib.Z_RLE)), key=len)
    written = data[:8]
    for kind, body in ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")):
        written += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return written


def deflated(rows, strategy):
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
    return packer.compress(rows) + packer.flush()


def main(arguments):
    build = pathlib.Path(arguments[0] if arguments else ROOT / "build/dev")
    some = arguments[1] if len(arguments) > 1 else "*"
    command = [build / "render_gltests", f"--gtest_filter=*GoldenTest.LooksAsItDid/{some}", "--gtest_brief=1"]
    subprocess.run(command, check=True, env={**os.environ, "VITRINE_WRITE_GOLDEN": "1", "VITRINE_REQUIRE_GL": "1"})
    for path in sorted(PICTURES.glob("*.png")):
        before = path.read_bytes()
        after = shrunk(before)
        if len(after) < len(before):
            path.write_bytes(after)
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.relative_to(ROOT)}: look at them")


if __name__ == "__main__":
    main(sys.argv[1:])
