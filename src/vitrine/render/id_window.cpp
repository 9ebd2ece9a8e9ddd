#include <vitrine/render/id_window.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>
#include <vitrine/gl/pixel_storage.h>

#include <algorithm>
#include <cstddef>

namespace vitrine::render {
namespace {

/// Round ones are larger than that, as in points.frag.
constexpr float largest_square_point = 2.5F;

/// A point on its way into a window: where it is there, in pixels, y up, and how far away.
struct Placed {
    glm::vec2 at{0};
    float depth = 0;
};

/// The pixels of a window that points cover.
class PointWindow {
public:
    PointWindow(const DrawPlan& plan, const CloudItem& cloud, std::uint32_t item, std::span<IdTexel> texels)
        : to_clip_(projection_of(plan, plan.window_of) * glm::dmat4(cloud.model_view)),
          size_(plan.window->size()),
          radius_(0.5F * cloud.size_pixels),
          item_(item),
          texels_(texels) {}

    void add(const glm::vec3& position, std::uint64_t number) {
        const std::optional<Placed> placed = place(position);
        if (!placed) return;
        const glm::ivec2 low = glm::max(glm::ivec2(glm::ceil(placed->at - radius_ - 0.5F)), glm::ivec2(0));
        const glm::ivec2 high = glm::min(glm::ivec2(glm::ceil(placed->at + radius_ - 0.5F)), size_);
        for (int y = low.y; y < high.y; ++y)
            for (int x = low.x; x < high.x; ++x) cover({x, y}, *placed, number);
    }

private:
    /// None where it cannot be seen in the window.
    std::optional<Placed> place(const glm::vec3& position) const {
        const glm::vec4 clip = to_clip_ * glm::vec4(position, 1.0F);
        if (!(clip.w > 0 && clip.z > 0 && clip.z <= clip.w)) return std::nullopt;
        const glm::vec2 at = 0.5F * (glm::vec2(clip) / clip.w + 1.0F) * glm::vec2(size_);
        const bool inside = glm::all(glm::greaterThan(at, glm::vec2(-radius_))) &&
                            glm::all(glm::lessThan(at, glm::vec2(size_) + radius_));
        return inside ? std::optional(Placed{at, clip.z / clip.w}) : std::nullopt;
    }
    void cover(glm::ivec2 pixel, const Placed& placed, std::uint64_t number) {
        const glm::vec2 offset = glm::vec2(pixel) + 0.5F - placed.at;
        if (2 * radius_ > largest_square_point && glm::dot(offset, offset) > radius_ * radius_) return;
        IdTexel& texel = texels_[static_cast<std::size_t>(pixel.y * size_.x + pixel.x)];
        if (texel.item != 0 && texel.depth > placed.depth) return;
        texel = {item_, static_cast<std::uint32_t>(number), placed.depth, 0};
    }

    glm::mat4 to_clip_;
    glm::ivec2 size_;
    float radius_;
    std::uint32_t item_;
    std::span<IdTexel> texels_;
};

}  // namespace

IdWindow::IdWindow()
    : ids_(gl::Texture::make("ids", static_cast<GLenum>(GL_TEXTURE_2D))),
      depth_(gl::Renderbuffer::make("depth of ids")),
      framebuffer_(gl::Framebuffer::make("ids")),
      buffer_(gl::Buffer::make("ids")) {
    glTextureStorage2D(ids_.id(), 1, GL_RGBA32UI, most_pixels, most_pixels);
    glNamedRenderbufferStorage(depth_.id(), GL_DEPTH_COMPONENT32F, most_pixels, most_pixels);
    glNamedFramebufferTexture(framebuffer_.id(), GL_COLOR_ATTACHMENT0, ids_.id(), 0);
    glNamedFramebufferRenderbuffer(framebuffer_.id(), GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
    if (glCheckNamedFramebufferStatus(framebuffer_.id(), GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw GraphicsError("a target of numbers cannot be made");
    constexpr GLbitfield flags = GL_MAP_READ_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    constexpr GLsizeiptr bytes = GLsizeiptr{most_pixels} * most_pixels * sizeof(IdTexel);
    glNamedBufferStorage(buffer_.id(), bytes, nullptr, flags);
    mapped_ = static_cast<const IdTexel*>(glMapNamedBufferRange(buffer_.id(), 0, bytes, flags));
}

gl::DrawArea IdWindow::area(glm::ivec2 size) const {
    VITRINE_ASSERT(size.x > 0 && size.y > 0 && size.x <= most_pixels && size.y <= most_pixels, "a window of that size");
    return {.framebuffer = framebuffer_.id(), .origin = {0, 0}, .size = size, .clip = std::nullopt};
}

void IdWindow::ask(glm::ivec2 size) {
    GLint framebuffer_before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &framebuffer_before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
    {
        const gl::PackScope packing(buffer_.id());
        glReadPixels(0, 0, size.x, size.y, GL_RGBA_INTEGER, GL_UNSIGNED_INT, nullptr);
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(framebuffer_before));
    fence_ = gl::Fence::insert();
    size_ = size;
    pending_ = true;
}

std::optional<std::span<const IdTexel>> IdWindow::take() {
    if (!pending_ || !fence_.passed()) return std::nullopt;
    pending_ = false;
    return std::span(mapped_, static_cast<std::size_t>(size_.x * size_.y));
}

void find_host_points(const DrawPlan& plan, const CloudItem& cloud, std::uint32_t item, std::span<IdTexel> texels) {
    PointWindow window(plan, cloud, item, texels);
    const std::span<const glm::vec3> positions = cloud.host->positions.view();
    cloud.ranges.for_each(0, cloud.points, [&](std::uint64_t begin, std::uint64_t end) {
        for (std::uint64_t i = begin; i < end; ++i) window.add(positions[i], i);
    });
}

}  // namespace vitrine::render
