#!/usr/bin/env python3
"""Writes small correct files of each kind, for the fuzzers to begin with: FOLDER/<kind>/<name>.

    tests/fuzz/make_seeds.py FOLDER
"""

import base64
import json
import pathlib
import struct
import sys
import zlib

QUAD = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0.5)]


def pack(form, rows):
    return b"".join(struct.pack(form, *row) for row in rows)


def obj():
    yield "polygon", b"""mtllib a.mtl
o one
g side
v 0 0 0 1 0 0
v 1 0 0 0 1 0
v 1 1 0 0 0 1
v 0.2 0.2 1e-1 1 1 1
vt 0 1
vn 0 0 1
usemtl red
s off
f 1/1/1 2/1/1 3/1/1 4/1/1
f -1//-1 -2//-1 -3//-1
l 1 2 3
p 4
"""
    yield "seams", (b"v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0 0\nvt 0.5\nusemtl a\nf 1/1 2/2 3/3\n"
                    b"f -4/-1 -2/-2 -1/-3\nf 1 2/1 3\n")
    yield "continued", b"v 0 0 0\r\nv 1 0 0\r\nv 0 1 0 \\\n 1\nf 1 \\\n2 3\n"


def ply_header(form, vertices, faces, more=b""):
    return (b"ply\nformat %s 1.0\ncomment small\nelement vertex %d\nproperty float x\nproperty float y\nproperty float z\n"
            % (form, vertices) + more +
            b"element face %d\nproperty list uchar int vertex_indices\nend_header\n" % faces)


def ply():
    colors = b"property uchar red\nproperty uchar green\nproperty uchar blue\nproperty double quality\n"
    yield "ascii", ply_header(b"ascii", 4, 2, colors) + b"".join(
        b"%g %g %g 255 0 9 1e3\n" % point for point in QUAD) + b"3 0 1 2\n4 0 1 2 3\n"
    for form, order in ((b"binary_little_endian", "<"), (b"binary_big_endian", ">")):
        yield f"binary{order == '<':d}", (ply_header(form, 4, 2, colors) +
                                         pack(order + "3f3Bd", [(*point, 1, 2, 3, 0.5) for point in QUAD]) +
                                         pack(order + "B3i", [(3, 0, 1, 2), (3, 0, 2, 3)]))
    yield "textured", (b"ply\nformat ascii 1.0\ncomment TextureFile a.png\nelement vertex 4\nproperty float x\n"
                       b"property float y\nproperty float z\nproperty float s\nproperty float t\nelement face 2\n"
                       b"property list uchar int vertex_indices\nproperty list uchar float texcoord\nend_header\n" +
                       b"".join(b"%g %g %g 0 1\n" % point for point in QUAD) +
                       b"3 0 1 2 6 0 0 1 0 1 1\n3 0 2 3 0\n")
    yield "seams", (b"ply\nformat binary_little_endian 1.0\nelement vertex 4\nproperty float x\nproperty float y\n"
                    b"property float z\nelement face 2\nproperty list uchar int vertex_indices\n"
                    b"property list uchar float texcoord\nend_header\n" + pack("<3f", QUAD) +
                    pack("<B3iB6f", [(3, 0, 1, 2, 6, 0, 0, 1, 0, 1, 1), (3, 0, 2, 3, 6, 0, 0, 1, 1, 0, 1)]))
    yield "strips", (b"ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n"
                     b"element tristrips 1\nproperty list int int vertex_indices\nelement edge 1\n"
                     b"property int vertex1\nproperty int vertex2\nend_header\n" +
                     b"".join(b"%g %g %g\n" % point for point in QUAD) + b"5 0 1 2 -1 3\n0 3\n")


def stl():
    yield "ascii", (b"solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1e0 0\nendloop\n"
                    b"endfacet\nendsolid a\n")
    yield "binary", b"COLOR=\x01\x02\x03\xff".ljust(80) + struct.pack("<I", 2) + pack(
        "<12fH", [(0, 0, 1, *QUAD[0], *QUAD[1], *QUAD[2], 0x8421), (0, 0, 1, *QUAD[0], *QUAD[2], *QUAD[3], 0)])


def gltf_parts():
    binary = pack("<3f", QUAD) + pack("<6H", [(0, 1, 2, 0, 2, 3)]) + pack("<4B", [(255, 0, 0, 255)] * 4)
    document = {
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "children": [1], "rotation": [0, 0, 0, 1], "scale": [1, 2, 1]},
                  {"mesh": 0, "matrix": [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 3, 0, 0, 1]}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "COLOR_0": 2}, "indices": 1, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0.5, 0, 1]}, "doubleSided": True}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0.5],
             "sparse": {"count": 1, "indices": {"bufferView": 1, "componentType": 5123},
                        "values": {"bufferView": 0}}},
            {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"},
            {"bufferView": 2, "componentType": 5121, "normalized": True, "count": 4, "type": "VEC4"}],
        "bufferViews": [{"buffer": 0, "byteLength": 48}, {"buffer": 0, "byteOffset": 48, "byteLength": 12},
                        {"buffer": 0, "byteOffset": 60, "byteLength": 16, "byteStride": 4}],
        "buffers": [{"byteLength": len(binary)}]}
    return document, binary


# The quad as meshoptimizer (elements, their normals, triangles, a sequence) and draco (its two methods) compress it.
MESHOPT = [
    ("ATTRIBUTES", "NONE", 4, 12, "a000000133000000ffff01330000007e7d0000010c000000ff010c0000007e0000000103000000"
     "7e0000000000000000000000000000000000000000000000000000000000000000"),
    ("ATTRIBUTES", "OCTAHEDRAL", 4, 4, "a0013c000000fefd010f000000fefd00000000000000000000000000000000000000000000"
     "000000000000007f00"),
    ("TRIANGLES", "NONE", 6, 2, "e0f000007687566778a9866589689801690000"),
    ("INDICES", "NONE", 6, 4, "d000040406080400000000")]
DRACO = [
    "445241434f02020101000000040200020000011fff011101ff000001000903000002010101000c0303013023011003002882980000f07f00"
    "00000000ff0700000000000000000000000000000000803f0b",
    "445241434f0202010000000204010001020002030101000903000002000101000c0301302301100300348288040080ff0300000000ff0700"
    "000000000000000000000000000000803f0b"]


def meshopt_parts():
    binary, views = b"", []
    for mode, codec_filter, count, stride, text in MESHOPT:
        data = bytes.fromhex(text)
        views.append({"buffer": 1, "byteLength": count * stride, "extensions": {"EXT_meshopt_compression": {
            "buffer": 0, "byteOffset": len(binary), "byteLength": len(data), "mode": mode, "filter": codec_filter,
            "count": count, "byteStride": stride}}})
        binary += data
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["EXT_meshopt_compression"],
        "nodes": [{"mesh": 0}], "bufferViews": views,
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "NORMAL": 1}, "indices": 2},
                                   {"attributes": {"POSITION": 0}, "indices": 3, "mode": 3}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
                      {"bufferView": 1, "componentType": 5120, "normalized": True, "count": 4, "type": "VEC3"},
                      {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"},
                      {"bufferView": 3, "componentType": 5125, "count": 6, "type": "SCALAR"}],
        "buffers": [{"byteLength": len(binary)},
                    {"byteLength": 100, "extensions": {"EXT_meshopt_compression": {"fallback": True}}}]}
    return document, binary


def draco_parts():
    binary, views, primitives = b"", [], []
    for i, text in enumerate(DRACO):
        data = bytes.fromhex(text)
        views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(data)})
        primitives.append({"attributes": {"POSITION": 0}, "indices": 1, "extensions": {
            "KHR_draco_mesh_compression": {"bufferView": i, "attributes": {"POSITION": 0}}}})
        binary += data
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["KHR_draco_mesh_compression"], "scene": 1,
        "scenes": [{"nodes": [0], "name": "b"}, {"nodes": [0, 1]}], "nodes": [{"mesh": 0}, {"camera": 0}, {"camera": 1}],
        "cameras": [{"type": "perspective", "name": "a", "perspective": {"yfov": 0.7, "znear": 0.1}},
                    {"type": "orthographic", "orthographic": {"xmag": 1, "ymag": 2, "znear": 0, "zfar": 9}}],
        "meshes": [{"primitives": primitives}], "bufferViews": views,
        "accessors": [{"componentType": 5126, "count": 4, "type": "VEC3"},
                      {"componentType": 5123, "count": 6, "type": "SCALAR"}],
        "buffers": [{"byteLength": len(binary)}]}
    return document, binary


def lit_parts():
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["KHR_lights_punctual"],
        "nodes": [{"children": [1], "extensions": {"KHR_lights_punctual": {"light": 0}}},
                  {"extensions": {"KHR_lights_punctual": {"light": 1}}}],
        "extensions": {"KHR_lights_punctual": {"lights": [
            {"type": "directional", "name": "sun", "color": [1, 0.5, 0], "intensity": 3000},
            {"type": "spot", "range": 4, "spot": {"innerConeAngle": 0.25, "outerConeAngle": 0.5}}]}},
        "buffers": [{"byteLength": 0}]}
    return document, b""


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0" + bytes(6) + b"\1" + bytes(range(6)))) + chunk(b"IEND", b""))


# Eight by eight gray pixels.
JPEG = (b"\xff\xd8\xff\xdb\0\x43\0" + b"\1" * 64 + b"\xff\xc0\0\x0b\x08\0\x08\0\x08\1\1\x11\0" +
        b"\xff\xc4\0\x14\0\1" + bytes(16) + b"\xff\xc4\0\x14\x10\1" + bytes(16) +
        b"\xff\xda\0\x08\1\1\0\0\x3f\0\x3f\xff\xd9")


def textured_parts():
    pictures = [png(), JPEG, b"P6 2 1 255 abcdef"]
    binary, views = pack("<3f2f", [(*point, point[0], point[1]) for point in QUAD]), []
    views.append({"buffer": 0, "byteLength": len(binary), "byteStride": 20})
    for picture in pictures:
        views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(picture)})
        binary += picture
    uri = "data:image/png;base64," + base64.b64encode(png()).decode()
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["KHR_texture_transform"],
        "nodes": [{"mesh": 0}], "bufferViews": views,
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "mode": 5, "material": i}
                                   for i in range(5)]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": i, "texCoord": i // 4, "extensions": {
            "KHR_texture_transform": {"offset": [0, 1], "rotation": 1, "scale": [2, 2], "texCoord": 0}}}}}
                      for i in range(5)],
        "textures": [{"source": i, "sampler": 0} for i in range(5)],
        "samplers": [{"wrapS": 33071, "magFilter": 9728, "minFilter": 9986}],
        "images": [{"bufferView": 1 + i, "mimeType": "image/png"} for i in range(3)] +
                  [{"uri": uri}, {"uri": "no%20file.png", "name": "a"}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
                      {"bufferView": 0, "byteOffset": 12, "componentType": 5126, "count": 4, "type": "VEC2"}],
        "buffers": [{"byteLength": len(binary)}]}
    return document, binary


def surface_parts():
    vertices = [(*point, 0, 0, 1, point[0], point[1], 1, 0, 0, -1) for point in QUAD]
    binary = pack("<3f3f2f4f", vertices)
    views = [{"buffer": 0, "byteLength": len(binary), "byteStride": 48},
             {"buffer": 0, "byteOffset": len(binary), "byteLength": len(png())}]
    binary += png()
    attributes = {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2, "TEXCOORD_1": 2}
    map0, map1 = {"index": 0}, {"index": 1, "texCoord": 1}
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["KHR_materials_variants", "KHR_texture_basisu"],
        "extensions": {"KHR_materials_variants": {"variants": [{"name": "a"}, {"name": "b"}, {"name": "a"}]}},
        "nodes": [{"mesh": 0}], "bufferViews": views,
        "meshes": [{"primitives": [
            {"attributes": attributes, "mode": 5, "material": 0, "extensions": {"KHR_materials_variants": {"mappings": [
                {"material": 1, "variants": [0, 2]}, {"material": 2, "variants": [1]}]}}},
            {"attributes": {**attributes, "TANGENT": 3}, "mode": 5, "material": 1}]}],
        "materials": [
            {"alphaMode": "MASK", "alphaCutoff": 0.25,
             "pbrMetallicRoughness": {"metallicFactor": 0.5, "roughnessFactor": 0.25, "metallicRoughnessTexture": map0}},
            {"alphaMode": "BLEND", "normalTexture": {**map0, "scale": 2}, "occlusionTexture": {**map1, "strength": 0.5},
             "emissiveFactor": [1, 0.5, 0], "emissiveTexture": map0, "extensions": {
                 "KHR_materials_emissive_strength": {"emissiveStrength": 3}, "KHR_materials_ior": {"ior": 1.25},
                 "KHR_materials_specular": {"specularFactor": 0.5, "specularTexture": map0,
                                            "specularColorFactor": [1, 2, 0], "specularColorTexture": map0},
                 "KHR_materials_clearcoat": {"clearcoatFactor": 0.5, "clearcoatTexture": map0,
                                             "clearcoatRoughnessFactor": 0.5, "clearcoatNormalTexture": map1},
                 "KHR_materials_sheen": {"sheenColorFactor": [1, 0, 0], "sheenRoughnessTexture": map0},
                 "KHR_materials_transmission": {"transmissionFactor": 0.5, "transmissionTexture": map0},
                 "KHR_materials_volume": {"thicknessFactor": 1, "attenuationDistance": 2,
                                          "attenuationColor": [1, 0, 0], "thicknessTexture": map0}}},
            {"extensions": {"KHR_materials_pbrSpecularGlossiness": {
                "diffuseFactor": [1, 1, 1, 0.5], "diffuseTexture": map0, "specularFactor": [0.5, 0.5, 0],
                "glossinessFactor": 0.5, "specularGlossinessTexture": map0}}}],
        "textures": [{"source": 0}, {"extensions": {"KHR_texture_basisu": {"source": 0}}}],
        "images": [{"bufferView": 1, "mimeType": "image/png"}],
        "accessors": [{"bufferView": 0, "byteOffset": offset, "componentType": 5126, "count": 4, "type": kind}
                      for offset, kind in ((0, "VEC3"), (12, "VEC3"), (24, "VEC2"), (32, "VEC4"))],
        "buffers": [{"byteLength": len(binary)}]}
    return document, binary


def rigged_parts():
    parts = [pack("<3f", QUAD), pack("<4B", [(0, 1, 0, 0)] * 4), pack("<4f", [(0.5, 0.25, 0.25, 0)] * 4),
             pack("<16f", [(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)] * 2), pack("<f", [(0,), (1,)]),
             pack("<3f", [(0, 1, 2)] * 6), pack("<4h", [(0, 0, 0, 32767), (0, 0, 32767, 0)]), pack("<H2x", [(2,)])]
    binary, views = b"", []
    for part in parts:
        views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(part)})
        binary += part
    kinds = [(5126, 4, "VEC3"), (5121, 4, "VEC4"), (5126, 4, "VEC4"), (5126, 2, "MAT4"), (5126, 2, "SCALAR"),
             (5126, 6, "VEC3"), (5122, 2, "VEC4")]
    accessors = [{"bufferView": i, "componentType": component, "count": count, "type": kind}
                 for i, (component, count, kind) in enumerate(kinds)]
    accessors[6]["normalized"] = True
    accessors.append({"componentType": 5126, "count": 4, "type": "VEC3", "sparse": {
        "count": 1, "indices": {"bufferView": 7, "componentType": 5123}, "values": {"bufferView": 5}}})
    accessors.append({"bufferView": 5, "componentType": 5126, "count": 4, "type": "SCALAR"})
    attributes = {"POSITION": 0, "JOINTS_0": 1, "WEIGHTS_0": 2, "JOINTS_1": 1, "WEIGHTS_1": 2}
    document = {
        "asset": {"version": "2.0"}, "scenes": [{"nodes": [0, 1]}, {"nodes": [0, 1]}],
        "nodes": [{"mesh": 0, "skin": 0, "weights": [0, 1]}, {"children": [2], "rotation": [0, 0, 1, 0]},
                  {"translation": [1, 2, 3], "scale": [1, 0, 1]}],
        "meshes": [{"primitives": [{"attributes": attributes, "mode": 5, "targets": [{"POSITION": 0}, {"POSITION": 7}]}],
                    "weights": [0.5, 0], "extras": {"targetNames": ["a", "b"]}}],
        "skins": [{"joints": [1, 2], "inverseBindMatrices": 3, "skeleton": 1}],
        "animations": [{"name": "walk", "samplers": [
            {"input": 4, "output": 5, "interpolation": "CUBICSPLINE"}, {"input": 4, "output": 6},
            {"input": 4, "output": 8, "interpolation": "STEP"}], "channels": [
                {"sampler": 0, "target": {"node": 2, "path": "translation"}},
                {"sampler": 0, "target": {"node": 2, "path": "scale"}},
                {"sampler": 1, "target": {"node": 1, "path": "rotation"}},
                {"sampler": 2, "target": {"node": 0, "path": "weights"}}]}],
        "bufferViews": views, "accessors": accessors, "buffers": [{"byteLength": len(binary)}]}
    return document, binary


def planted_parts():
    parts = [pack("<3f", QUAD), pack("<3f", [(0, 1, 2)] * 3), pack("<4h", [(0, 0, 0, 32767)] * 3),
             pack("<4B", [(0, 9, 255, 1)] * 3)]
    binary, views = b"", []
    for part in parts:
        views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(part)})
        binary += part
    kinds = [(5126, 4, "VEC3"), (5126, 3, "VEC3"), (5122, 3, "VEC4"), (5121, 3, "VEC4"), (5126, 2, "VEC3")]
    accessors = [{"bufferView": i if i < 4 else 1, "componentType": component, "count": count, "type": kind}
                 for i, (component, count, kind) in enumerate(kinds)]
    accessors[2]["normalized"] = True
    attributes = {"TRANSLATION": 1, "ROTATION": 2, "SCALE": 4, "_TINT": 3}
    document = {
        "asset": {"version": "2.0"}, "extensionsRequired": ["EXT_mesh_gpu_instancing"], "scenes": [{"nodes": [0, 1]}],
        "nodes": [{"mesh": 0, "extensions": {"EXT_mesh_gpu_instancing": {"attributes": attributes}}},
                  {"mesh": 0, "extensions": {"EXT_mesh_gpu_instancing": {"attributes": {"_TINT": 9, "COLOR_0": 1}}}}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "mode": mode} for mode in (5, 0, 2)]}],
        "bufferViews": views, "accessors": accessors, "buffers": [{"byteLength": len(binary)}]}
    return document, binary


def all_gltf_parts():
    yield "planted", planted_parts()
    yield "rigged", rigged_parts()
    yield "surfaces", surface_parts()
    yield "textured", textured_parts()
    yield "quad", gltf_parts()
    yield "meshopt", meshopt_parts()
    yield "draco", draco_parts()
    yield "lit", lit_parts()


def gltf():
    for name, (document, binary) in all_gltf_parts():
        document["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64.b64encode(binary).decode()
        yield name, json.dumps(document).encode()


def glb():
    for name, (document, binary) in all_gltf_parts():
        text = json.dumps(document).encode()
        text += b" " * (-len(text) % 4)
        binary += b"\0" * (-len(binary) % 4)
        size = 12 + 8 + len(text) + 8 + len(binary)
        yield name, (struct.pack("<4sII", b"glTF", 2, size) + struct.pack("<I4s", len(text), b"JSON") + text +
                     struct.pack("<I4s", len(binary), b"BIN\0") + binary)


def svg():
    yield "shapes", b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="4cm">
<style>.a{fill:#f80;stroke:blue}</style><defs><linearGradient id="g"><stop offset="0.5" stop-color="red"/>
</linearGradient></defs><g transform="translate(1 2) rotate(30)"><path class="a" d="M0 0L9 0 9 9C1 2 3 4 5 6
A3 2 30 0 1 8 8Q1 1 2 2T4 4H1v2z"/><rect x="1" y="2" width="9" height="4" rx="1" fill="url(#g)"/></g>
<circle cx="5" cy="5" r="3" stroke-dasharray="1 2" fill="none" stroke="rgb(1,2,3)"/>
<polyline points="1,1 2,3 4,2"/><use href="#g"/></svg>"""


def xyz():
    yield "plain", b"0 0 0\n1 0 0.5\n-1e-3 2 3\n"
    yield "colored", b"# x y z r g b\n0 0 0 255 0 1\n1 0 0.5 0 128 255\n"


def csv():
    yield "named", b'x,y,z,"red",green,blue,intensity\n0,0,0,255,0,0,0.5\n1,2,3,0,255,0,0.25\n'
    yield "semicolons", b"X;Y;Z;nx;ny;nz\r\n0;0;0;0;0;1\r\n1;2;3;1;0;0\r\n"


def pts():
    yield "counted", b"2\n0 0 0 -12 255 0 0\n1 2 3 40 0 0 255\n"


def pcd_header(kind, fields=b"x y z rgb label", sizes=b"4 4 4 4 2", types=b"F F F F U", counts=b"1 1 1 1 2"):
    return (b"# .PCD v0.7\nVERSION 0.7\nFIELDS %s\nSIZE %s\nTYPE %s\nCOUNT %s\nWIDTH 2\nHEIGHT 2\n"
            b"VIEWPOINT 0 0 0 1 0 0 0\nPOINTS 4\nDATA %s\n" % (fields, sizes, types, counts, kind))


def pcd():
    yield "ascii", pcd_header(b"ascii") + b"".join(b"%g %g %g 4.2e+06 1 2\n" % point for point in QUAD)
    yield "binary", pcd_header(b"binary") + pack("<4f2H", [(*point, 1e6, 1, 2) for point in QUAD])
    columns = pack("<4f", zip(*QUAD)) + pack("<I", [(0xFF8000,)] * 4)
    literal = b"".join(bytes([len(columns[i:i + 32]) - 1]) + columns[i:i + 32] for i in range(0, len(columns), 32))
    yield "compressed", (pcd_header(b"binary_compressed", b"x y z rgb", b"4 4 4 4", b"F F F U", b"1 1 1 1") +
                         struct.pack("<II", len(literal), len(columns)) + literal)


def las_file(minor, form, size, record, header_size, records=b"", count=2):
    header = bytearray(header_size)
    struct.pack_into("<4s", header, 0, b"LASF")
    struct.pack_into("<BB", header, 24, 1, minor)
    struct.pack_into("<HIIBHI", header, 94, header_size, header_size + len(records), 1 if records else 0, form, size,
                     count if minor < 4 else 0)
    struct.pack_into("<6d", header, 131, 0.01, 0.01, 0.01, 500000, 4000000, 100)
    if minor >= 4:
        struct.pack_into("<Q", header, 247, count)
    return bytes(header) + records + record * count


def las():
    yield "format0", las_file(2, 0, 20, struct.pack("<3iHBBbBH", 100, 200, 300, 7, 9, 2, -3, 1, 5), 227)
    yield "format3", las_file(2, 3, 34, struct.pack("<3iHBBbBHd3H", 1, 2, 3, 7, 9, 2, 0, 1, 5, 1e5, 65535, 256, 0), 227)
    described = struct.pack("<H16sHH32s", 0, b"LASF_Spec", 4, 192, b"") + struct.pack(
        "<HBB32s4s24s24s24s24s24s32s", 0, 3, 0, b"height", b"", b"", b"", b"", b"", b"", b"")
    yield "format7", las_file(4, 7, 38, struct.pack("<3iHBBBBhHd3HH", 1, 2, 3, 7, 0x11, 0, 2, 0, 30, 5, 1e5, 1, 2, 3, 9),
                              375, described)


def npy_file(description, shape, data, fortran=False, version=1):
    text = repr({"descr": description, "fortran_order": fortran, "shape": shape}).encode() + b" " * 8 + b"\n"
    length = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes([version, 0]) + length + text + data


def npy():
    yield "floats", npy_file("<f4", (4, 3), pack("<3f", QUAD))
    yield "columns", npy_file(">f8", (4, 3), pack(">4d", zip(*QUAD)), True, 2)
    yield "colored", npy_file("<i2", (2, 6), pack("<6h", [(1, 2, 3, 255, 0, 0), (4, 5, 6, 0, 255, 7)]))


def hdr_file(size, pixels, statements=b""):
    return b"#?RADIANCE\n" + statements + b"FORMAT=32-bit_rle_rgbe\n\n" + size + b"\n" + pixels


def hdr():
    runs = bytes([2, 2, 0, 8, 136, 128, 131, 64, 133, 64, 136, 32, 8, *range(125, 133)])
    yield "flat", hdr_file(b"-Y 2 +X 2", bytes([128, 64, 32, 129] * 4), b"EXPOSURE=2.5\nGAMMA=1\n")
    yield "runs", hdr_file(b"-Y 2 +X 8", 2 * runs)
    yield "repeats", hdr_file(b"+Y 1 -X 262", bytes([128, 0, 0, 129, 1, 1, 1, 5, 1, 1, 1, 1]), b"SOFTWARE=x\r\n")
    yield "columns", hdr_file(b"+X 3 -Y 2", bytes([9, 8, 7, 120] * 6))


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    for make in (obj, ply, stl, gltf, glb, svg, xyz, csv, pts, pcd, las, npy, hdr):
        folder = pathlib.Path(arguments[0]) / make.__name__
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in make():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
