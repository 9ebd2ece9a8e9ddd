#include <vitrine/gpu/mirrors.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/memory_check.h>
#include <vitrine/gpu/upload_costs.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <utility>

namespace vitrine::gpu {
namespace {

gl::Buffer allocate(const arrays::TrackedBytes& array, std::size_t capacity) {
    gl::Buffer buffer = gl::Buffer::make(array.tracking->label.empty() ? "array" : array.tracking->label);
    const bool fits = has_memory_for(
        [&] { glNamedBufferStorage(buffer.id(), static_cast<GLsizeiptr>(capacity), nullptr, GL_DYNAMIC_STORAGE_BIT); });
    if (!fits) {
        throw GraphicsError(fmt::format("no GPU memory for the array '{}' of {} elements of {} bytes ({} bytes)",
                                        array.tracking->label, array.size_bytes / array.element_size_bytes,
                                        array.element_size_bytes, array.size_bytes));
    }
    return buffer;
}

}  // namespace

GLuint Mirrors::buffer(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array);
    return mirror != nullptr ? mirror->buffer->id() : 0;
}

BufferShare Mirrors::share(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array);
    return mirror != nullptr ? mirror->buffer : nullptr;
}

Mirrors::Mirror* Mirrors::updated(const arrays::TrackedBytes& array) {
    if (array.size_bytes == 0) return nullptr;
    Mirror& mirror = mirrors_[array.tracking.get()];
    if (mirror.array.expired()) {
        mirror = {};
        mirror.array = array.tracking;
    }
    if (!mirror.buffer || !mirror.is_up_to_date()) {
        upload(mirror, array);
    } else if (array.tracking->drops_when_sent && !array.bytes.empty()) {
        array.tracking->drop_bytes();  // it was asked for after it had been sent
    }
    return &mirror;
}

void Mirrors::upload(Mirror& mirror, const arrays::TrackedBytes& array) {
    arrays::Tracking& tracking = *array.tracking;
    const arrays::Tracking::Use use(tracking);
    if (array.bytes.size() != array.size_bytes)
        throw GraphicsError(
            fmt::format("the array '{}' has dropped its copy in CPU memory before it was sent here", tracking.label));
    // Somebody else took changes that this mirror has not seen: send everything.
    const bool whole = !mirror.buffer || !mirror.knows_changes();
    const arrays::ByteRange all{0, array.size_bytes};
    UploadPlan plan =
        plan_upload(whole ? std::span(&all, 1) : tracking.pending.ranges(), array.size_bytes,
                    forced_.policy.value_or(tracking.policy), forced_.strategy.value_or(tracking.strategy),
                    upload_costs(), StagingRing::usual_bytes / 2);
    const bool replaces = plan.strategy == arrays::UploadStrategy::replace;
    const bool fits = mirror.capacity_bytes >= array.size_bytes;
    // Somebody may still draw from the buffer: then what changes goes to another one.
    if (!fits || replaces || mirror.buffer.use_count() != 1) renew(mirror, array, !whole && !replaces);
    send(mirror, array, plan);
    tracking.taken(array.bytes);
    mirror.revision = tracking.revision;
    if (tracking.drops_when_sent) tracking.drop_bytes();
}

/// Gives the mirror another buffer, large enough, with what is in the one before when that is to be kept.
void Mirrors::renew(Mirror& mirror, const arrays::TrackedBytes& array, bool keep_contents) {
    // A growing array gets room to grow, so that appending is not quadratic.
    const std::size_t kept = mirror.buffer ? mirror.capacity_bytes : 0;
    const std::size_t capacity = kept >= array.size_bytes ? kept : std::max(array.size_bytes, kept + kept / 2);
    auto fresh = std::make_shared<gl::Buffer>(allocate(array, capacity));
    if (keep_contents) glCopyNamedBufferSubData(mirror.buffer->id(), fresh->id(), 0, 0, static_cast<GLsizeiptr>(kept));
    mirror.buffer = std::move(fresh);
    mirror.capacity_bytes = capacity;
}

void Mirrors::send(Mirror& mirror, const arrays::TrackedBytes& array, const UploadPlan& plan) {
    const bool staged = plan.strategy == arrays::UploadStrategy::staging;
    for (const arrays::ByteRange& range : plan.ranges) {
        const std::span<const std::byte> bytes = array.bytes.subspan(range.begin, range.size());
        if (staged)
            ring().send(bytes, mirror.buffer->id(), range.begin);
        else
            glNamedBufferSubData(mirror.buffer->id(), static_cast<GLintptr>(range.begin),
                                 static_cast<GLsizeiptr>(range.size()), bytes.data());
    }
    if (staged) ring().submit();
    mirror.sent.add(plan.bytes, plan.ranges.size(), plan.strategy);
    bytes_uploaded_ += plan.bytes;
    uploads_ += plan.ranges.size();
}

StagingRing& Mirrors::ring() {
    if (!ring_) ring_ = std::make_unique<StagingRing>();
    return *ring_;
}

void Mirrors::restore(const arrays::TrackedBytes& array) {
    if (array.bytes.size() == array.size_bytes) return;
    const auto mirror = mirrors_.find(array.tracking.get());
    if (mirror == mirrors_.end() || !mirror->second.buffer)
        throw GraphicsError(fmt::format("the array '{}' is not on this GPU", array.tracking->label));
    const std::span<std::byte> bytes = array.tracking->restore_bytes();
    glGetNamedBufferSubData(mirror->second.buffer->id(), 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

ArrayAccount Mirrors::account(const arrays::TrackedBytes& array) const {
    const auto found = mirrors_.find(array.tracking.get());
    const bool is_there = found != mirrors_.end() && found->second.buffer;
    return is_there ? account_of(array, &found->second, found->second.capacity_bytes) : account_of(array, nullptr, 0);
}

void Mirrors::collect() {
    std::erase_if(mirrors_, [](const auto& entry) { return entry.second.array.expired(); });
    textures_.collect();
}

std::size_t Mirrors::size_bytes() const {
    std::size_t bytes = textures_.size_bytes();
    for (const auto& [tracking, mirror] : mirrors_) bytes += mirror.capacity_bytes;
    return bytes;
}

}  // namespace vitrine::gpu
