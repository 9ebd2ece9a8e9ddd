#include <vitrine/scene/labels.h>

#include <string>

namespace vitrine::scene {
namespace {

template <class Array>
void label(Array& array, std::string_view owner, std::string_view what) {
    array.set_label(std::string(owner) + " " + std::string(what));
}

void label_scalars(std::vector<ScalarField>& scalars, std::string_view owner) {
    for (ScalarField& field : scalars) label(field.values, owner, field.name);
}

}  // namespace

void label_arrays(Mesh& mesh, std::string_view owner) {
    label(mesh.positions, owner, "positions");
    label(mesh.normals, owner, "normals");
    label(mesh.packed_normals, owner, "packed normals");
    label(mesh.colors, owner, "colors");
    label(mesh.vertices, owner, "vertices");
    label(mesh.texcoords, owner, "texture coordinates");
    label(mesh.second_texcoords, owner, "second texture coordinates");
    label(mesh.tangents, owner, "tangents");
    label(mesh.joints, owner, "joints");
    label(mesh.weights, owner, "weights");
    label(mesh.indices, owner, "indices");
    label(mesh.short_indices, owner, "short indices");
    label(mesh.level_indices, owner, "indices of coarser levels");
    label_scalars(mesh.scalars, owner);
    label_scalars(mesh.face_scalars, owner);
    visit_morph_arrays(mesh, [&](auto& array) { label(array, owner, "morph targets"); });
}

void label_arrays(PointCloud& cloud, std::string_view owner) {
    label(cloud.positions, owner, "positions");
    label(cloud.normals, owner, "normals");
    label(cloud.colors, owner, "colors");
    label_scalars(cloud.scalars, owner);
}

void label_arrays(LineSet& lines, std::string_view owner) {
    label(lines.positions, owner, "positions");
    label(lines.colors, owner, "colors");
    label(lines.indices, owner, "indices");
}

void label_arrays(ImagePlane& image, std::string_view owner) {
    std::visit([&](auto& texels) { label(texels, owner, "texels"); }, image.texels);
}

void label_arrays(Instances& instances, std::string_view owner) {
    label(instances.transforms, owner, "transforms of instances");
    label_scalars(instances.scalars, owner);
}

}  // namespace vitrine::scene
