#include <vitrine/paths/pbo_path.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>
#include <vitrine/paths/pixel_transfer.h>

#include <algorithm>
#include <chrono>

namespace vitrine::paths {
namespace {

/// Longer than any draw; a driver that takes longer than this has hung.
constexpr std::chrono::seconds longest_wait{60};

}  // namespace

PboPath::PboPath(render::Renderer& renderer, int ring_size)
    : RenderPath(renderer), commons_(PathCommons::of(renderer)) {
    VITRINE_ASSERT(ring_size >= 2 && ring_size <= 8, "a ring has 2 to 8 buffers");
    ring_.resize(static_cast<std::size_t>(ring_size));
    commons_->pbo_paths.push_back(this);
}

PboPath::~PboPath() {
    std::erase(commons_->pbo_paths, this);
}

void PboPath::restart(glm::ivec2 size) {
    constexpr GLbitfield flags = GL_MAP_READ_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    const auto bytes = static_cast<GLsizeiptr>(picture_bytes(size));
    ring_picture_size_ = {0, 0};  // until all buffers are made
    for (Slot& slot : ring_) {
        slot = Slot{};
        slot.buffer = gl::Buffer::make("readback");
        glNamedBufferStorage(slot.buffer.id(), bytes, nullptr, flags | GL_CLIENT_STORAGE_BIT);
        const auto* mapped = static_cast<const std::byte*>(glMapNamedBufferRange(slot.buffer.id(), 0, bytes, flags));
        if (mapped == nullptr)
            throw GraphicsError("no memory for a pixel buffer of " + std::to_string(bytes) + " bytes");
        slot.mapped = {mapped, static_cast<std::size_t>(bytes)};
    }
    ring_picture_size_ = size;
    unread_draw_ = 0;
}

void PboPath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    // After a draw that failed the ring may be of another size than the picture shown.
    const bool first_of_size = copy_.size() != request.size || ring_picture_size_ != request.size;
    TransportAccount account(counters_, profiler);
    if (first_of_size) {
        restart(request.size);
    } else {
        // Before the new draw, so that a driver that reads at once waits for the old one alone.
        const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
        read_all(profiler);
        read_unread(account);
    }
    draw_counts_ = target_.draw(renderer(), request, profiler);
    unread_draw_ = ++counters_.draws;

    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    copy_.fit(request.size);
    if (first_of_size) read_unread(account);
    show_newest(account, first_of_size);
}

void PboPath::advance(gl::FrameProfiler* profiler) {
    if (settled()) return;
    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    TransportAccount account(counters_, profiler);
    read_unread(account);
    show_newest(account, false);
}

/// Reads what the others have drawn too, unless somebody has done so since this one's last draw.
void PboPath::read_all(gl::FrameProfiler* profiler) {
    if (unread_draw_ == 0) return;
    for (PboPath* path : commons_->pbo_paths) {
        TransportAccount account(path->counters_, profiler);
        if (path != this && path->has_room()) path->read_unread(account);
    }
}

void PboPath::read_unread(TransportAccount& account) {
    if (unread_draw_ == 0) return;
    Slot& slot = free_slot(account);
    const FrameClock::time_point begin = FrameClock::now();
    read_to_buffer(*target_.get(), slot.buffer);
    account.add_blocked(FrameClock::now() - begin);
    account.add_bytes(slot.mapped.size());
    slot.fence = gl::Fence::insert();
    slot.draw = unread_draw_;
    unread_draw_ = 0;
}

bool PboPath::has_room() const {
    return std::any_of(ring_.begin(), ring_.end(), [](const Slot& slot) { return slot.draw == 0; });
}

PboPath::Slot& PboPath::free_slot(TransportAccount& account) {
    const auto by_draw = [](const Slot& a, const Slot& b) { return a.draw < b.draw; };
    Slot& oldest = *std::min_element(ring_.begin(), ring_.end(), by_draw);
    if (oldest.draw == 0) return oldest;
    // All buffers are under way: wait for the oldest, and show it rather than lose it.
    account.add_ring_full();
    const FrameClock::time_point begin = FrameClock::now();
    oldest.fence.wait(longest_wait);
    account.add_blocked(FrameClock::now() - begin);
    show(oldest, account);
    return oldest;
}

void PboPath::show_newest(TransportAccount& account, bool wait) {
    Slot* newest = nullptr;
    const FrameClock::time_point begin = FrameClock::now();
    for (Slot& slot : ring_) {
        if (slot.draw == 0) continue;
        const bool arrived = wait ? slot.fence.wait(longest_wait) : slot.fence.passed();
        if (arrived && (newest == nullptr || slot.draw > newest->draw)) newest = &slot;
    }
    if (wait) account.add_blocked(FrameClock::now() - begin);
    if (newest == nullptr) return;
    for (Slot& slot : ring_) {
        if (slot.draw == 0 || slot.draw >= newest->draw) continue;
        slot.draw = 0;
        ++counters_.dropped;
    }
    show(*newest, account);
}

void PboPath::show(Slot& slot, TransportAccount& account) {
    upload_picture(copy_.texture(), copy_.size(), slot.mapped);
    account.add_bytes(slot.mapped.size());
    shown_draw_ = slot.draw;
    slot.draw = 0;
}

PathPicture PboPath::picture() const {
    return {copy_.texture().id(), copy_.size(), static_cast<int>(counters_.draws - shown_draw_)};
}

}  // namespace vitrine::paths
