#include <vitrine/render/picker.h>

#include <vitrine/render/id_pass.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine::render {
namespace {

/// How far from the place what is thin or small is found, at UI scale 1.
constexpr float reach_pixels = 3;

int reach_of(const Settings& settings) {
    const auto reach = static_cast<int>(std::lround(reach_pixels * settings.pixel_scale));
    return std::clamp(reach, 1, (IdWindow::most_pixels - 1) / 2);
}

/// The one nearest to `pixel` that shows something; their number where none does.
std::size_t nearest_texel(std::span<const IdTexel> texels, int columns, glm::ivec2 pixel) {
    std::size_t best = texels.size();
    int best_distance = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < texels.size(); ++i) {
        if (texels[i].item == 0) continue;
        const auto place = static_cast<int>(i);
        const glm::ivec2 offset = glm::ivec2(place % columns, place / columns) - pixel;
        const int distance = offset.x * offset.x + offset.y * offset.y;
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = i;
    }
    return best;
}

}  // namespace

void Picker::ask(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                 glm::ivec2 size_pixels, glm::dvec2 place) {
    const glm::ivec2 from_top(glm::floor(place * glm::dvec2(size_pixels)));
    pixel_ = {from_top.x, size_pixels.y - 1 - from_top.y};
    const gl::PixelBox picture{{0, 0}, size_pixels};
    const gl::PixelBox around{pixel_ - reach_of(settings), pixel_ + reach_of(settings) + 1};
    if (gl::intersection(picture, {pixel_, pixel_ + 1}).empty()) return;
    const gl::PixelBox window = gl::intersection(picture, around);
    found_.reset();
    plan_ = renderer_.plan_window(scene, camera, settings, size_pixels, window);
    renderer_.draw_ids(plan_, window_.area(window.size()));
    window_.ask(window.size());
    find_in_memory();
}

/// At once, so that nobody has to keep the points as they are.
void Picker::find_in_memory() {
    const glm::ivec2 size = plan_.window->size();
    texels_.assign(static_cast<std::size_t>(size.x * size.y), IdTexel());
    auto number = static_cast<std::uint32_t>(plan_.meshes.size() + plan_.transparent.size());
    for (CloudItem& cloud : plan_.clouds) {
        ++number;
        if (cloud.host != nullptr) find_host_points(plan_, cloud, number, texels_);
        cloud.host.reset();
    }
}

std::optional<Picker::Answer> Picker::take(const scene::Scene& scene) {
    if (const std::optional<std::span<const IdTexel>> drawn = window_.take()) {
        found_ = read_window(*drawn);
        elements_.clear();
        steps_ = 0;
    } else if (!found_ || !elements_.arrived()) {
        return std::nullopt;
    }
    if (!complete(*found_, scene)) return std::nullopt;
    return std::exchange(found_, std::nullopt);
}

Picker::Answer Picker::read_window(std::span<const IdTexel> drawn) {
    for (std::size_t i = 0; i < drawn.size(); ++i)
        if (texels_[i].item == 0 || drawn[i].depth > texels_[i].depth) texels_[i] = drawn[i];
    const gl::PixelBox& window = *plan_.window;
    const std::size_t nearest = nearest_texel(texels_, window.size().x, pixel_ - window.min);
    Answer answer;
    if (nearest < texels_.size()) answer.seen = seen_at(nearest);
    plan_ = {};
    return answer;
}

bool Picker::complete(Answer& answer, const scene::Scene& scene) {
    constexpr int most_steps = 4;  // indices, positions, all else, and one for arrays that have moved meanwhile
    if (!answer.seen) return true;
    const SeenThing& seen = *answer.seen;
    answer.element =
        scene::element_at(scene, seen.node, seen.geometry, seen.primitive, seen.point, &elements_, seen.instance);
    if (!answer.element || answer.element->complete) return true;
    return ++steps_ > most_steps || !elements_.ask();
}

SeenThing Picker::seen_at(std::size_t texel) const {
    const IdTexel& found = texels_[texel];
    SeenThing seen;
    std::uint32_t number = 0;
    visit_items(plan_, [&](const auto& item) {
        if (++number != found.item) return;
        seen.node = item.owner.node;
        seen.geometry = item.owner.geometry;
        seen.instance = item.owner.instance + found.instance;
    });
    seen.primitive = found.primitive;
    const auto place = static_cast<int>(texel);
    const int columns = plan_.window->size().x;
    const glm::ivec2 pixel = plan_.window->min + glm::ivec2(place % columns, place / columns);
    const glm::dvec2 from_top(pixel.x + 0.5, plan_.window_of.y - pixel.y - 0.5);
    seen.point =
        plan_.camera.point_at(from_top, plan_.window_of, double{found.depth}, plan_.planes).value_or(glm::dvec3(0));
    return seen;
}

}  // namespace vitrine::render
