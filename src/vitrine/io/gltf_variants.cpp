#include <vitrine/io/gltf_variants.h>

#include <vitrine/io/names.h>

#include <optional>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

std::optional<JsonElement> find_variants(const JsonElement& element) {
    const auto extensions = element.find("extensions");
    return extensions ? extensions->find("KHR_materials_variants") : std::nullopt;
}

}  // namespace

GltfVariants::GltfVariants(const GltfFile& gltf, GltfBuffers& buffers, GltfMaterials& materials)
    : buffers_(buffers), materials_(materials) {
    const auto of_file = find_variants(gltf.root());
    const std::size_t count = of_file ? of_file->size_of("variants") : 0;
    variants_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::string& name = variants_[i].name;
        name = clean_name(of_file->get("variants").at(i).text_or("name", ""));
        if (name.empty()) name = "variant " + std::to_string(i);
    }
}

std::vector<GltfVariants::Mapping> GltfVariants::read(const JsonElement& primitive) {
    const auto of_primitive = find_variants(primitive);
    const std::size_t count = of_primitive ? of_primitive->size_of("mappings") : 0;
    std::vector<Mapping> mappings;
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement element = of_primitive->get("mappings").at(i);
        const scene::MaterialId material = materials_.get(element.get("material"));
        const JsonElement list = element.get("variants");
        buffers_.charge(list.size() * sizeof(scene::MaterialVariant::Change), list);
        for (std::size_t k = 0; k < list.size(); ++k)
            mappings.push_back({list.at(k).index(variants_.size(), "variants"), material});
    }
    return mappings;
}

void GltfVariants::add(const scene::Geometry& geometry, const std::vector<Mapping>& mappings) {
    for (const Mapping& mapping : mappings) variants_[mapping.variant].changes.push_back({geometry, mapping.material});
}

void GltfVariants::give_to(scene::Scene& scene) {
    for (scene::MaterialVariant& variant : variants_) scene.add(std::move(variant));
    variants_.clear();
}

}  // namespace vitrine::io
