#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Reads a glTF 2.0 file (.gltf or .glb) with the files it names; the node tree of its default scene stands below
/// `parent`, and those of its other scenes below hidden nodes, "scene NAME". The
/// cameras of the default scene are its views; the lights (KHR_lights_punctual) of all nodes are there, and so are
/// skins, morph targets and animations, which are not applied. Throws FileError that names the JSON element.
void read_gltf(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
