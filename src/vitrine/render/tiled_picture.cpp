#include <vitrine/render/tiled_picture.h>

#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace vitrine::render {
namespace {

/// Around a tile, for passes that look at a pixel's neighbours.
constexpr int margin = 16;
constexpr std::size_t pixel_bytes = 4;

std::vector<gl::PixelBox> tiles_of(glm::ivec2 size) {
    std::array<GLint, 2> most{};
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, most.data());
    if (size.x < 1 || size.y < 1 || size.x > most[0] || size.y > most[1])
        throw GraphicsError(fmt::format("a picture of {}x{} pixels cannot be drawn; this driver takes 1x1 to {}x{}",
                                        size.x, size.y, most[0], most[1]));
    std::vector<gl::PixelBox> tiles;
    for (int y = 0; y < size.y; y += TiledPicture::tile_edge)
        for (int x = 0; x < size.x; x += TiledPicture::tile_edge)
            tiles.push_back({{x, y}, glm::min(glm::ivec2(x, y) + TiledPicture::tile_edge, size)});
    return tiles;
}

/// Points are found by kernels for the whole picture at once, and so is an outline, which belongs to the screen.
Settings for_tiles(Settings settings, std::size_t tiles) {
    settings.selected = {};
    if (tiles > 1) settings.point_method = PointMethod::points;
    return settings;
}

glm::ivec2 target_size(glm::ivec2 size) {
    return glm::min(size, glm::ivec2(TiledPicture::tile_edge + 2 * margin));
}

}  // namespace

TiledPicture::TiledPicture(Renderer& renderer, const scene::Scene& scene, const scene::Camera& camera,
                           const Settings& settings, glm::ivec2 size, int samples)
    : renderer_(renderer),
      size_(size),
      tiles_(tiles_of(size)),
      target_("tile", target_size(size), samples),
      rgba_(pixel_bytes * static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y)) {
    plan_ = renderer.plan(scene, camera, for_tiles(settings, tiles_.size()), size);
}

/// The viewport is that of the whole picture, shifted so that the tile falls into the target.
void TiledPicture::draw_tile() {
    const gl::PixelBox& tile = tiles_[next_];
    const gl::PixelBox drawn{glm::max(tile.min - margin, glm::ivec2(0)), glm::min(tile.max + margin, size_)};
    Slicer whole;
    renderer_.draw(plan_,
                   {.framebuffer = target_.draw_framebuffer(),
                    .origin = -drawn.min,
                    .size = size_,
                    .clip = gl::PixelBox{{0, 0}, drawn.size()}},
                   whole);
    target_.resolve();
    read(tile, tile.min - drawn.min);
    ++next_;
}

void TiledPicture::read(const gl::PixelBox& tile, glm::ivec2 corner) {
    const glm::ivec2 size = tile.size();
    const std::size_t row_bytes = pixel_bytes * static_cast<std::size_t>(size.x);
    texels_.resize(row_bytes * static_cast<std::size_t>(size.y));
    GLint pack_buffer = 0;
    glGetIntegerv(GL_PIXEL_PACK_BUFFER_BINDING, &pack_buffer);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glGetTextureSubImage(target_.color_texture(), 0, corner.x, corner.y, 0, size.x, size.y, 1, GL_RGBA,
                         GL_UNSIGNED_BYTE, static_cast<GLsizei>(texels_.size()), texels_.data());
    glBindBuffer(GL_PIXEL_PACK_BUFFER, static_cast<GLuint>(pack_buffer));
    for (int row = 0; row < size.y; ++row) {
        const auto line = static_cast<std::size_t>(size_.y - 1 - (tile.min.y + row));
        const std::size_t to = line * static_cast<std::size_t>(size_.x) + static_cast<std::size_t>(tile.min.x);
        std::memcpy(rgba_.data() + pixel_bytes * to, texels_.data() + static_cast<std::size_t>(row) * row_bytes,
                    row_bytes);
    }
}

}  // namespace vitrine::render
