#include <vitrine/gpu/mirrors.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/upload_costs.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <utility>

namespace vitrine::gpu {
namespace {

/// What is sent of an array of which a kernel has written some since: exactly what the CPU has changed.
UploadPlan plan_beside_stale(arrays::Tracking& tracking, std::size_t size_bytes) {
    for (const arrays::ByteRange& stale : tracking.stale.ranges()) tracking.pending.unmark(stale);
    return plan_upload(tracking.pending.ranges(), size_bytes, arrays::MergePolicy::exact,
                       arrays::UploadStrategy::sub_data, upload_costs(), 0);
}

}  // namespace

GLuint Mirrors::buffer(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array, false);
    return mirror != nullptr ? mirror->holder->buffer.id() : 0;
}

BufferShare Mirrors::share(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array, false);
    return mirror != nullptr ? BufferShare(mirror->holder, &mirror->holder->buffer) : nullptr;
}

TextureShare Mirrors::share(const arrays::TrackedTexels& image) {
    return textures_.share(image, forced_);
}

Mirrors::Mirror& Mirrors::entry(const arrays::TrackedBytes& array) {
    Mirror& mirror = mirrors_[array.tracking.get()];
    if (mirror.array.expired()) {
        mirror = {};
        mirror.array = array.tracking;
    }
    return mirror;
}

Mirrors::Mirror* Mirrors::updated(const arrays::TrackedBytes& array, bool exact) {
    if (array.size_bytes == 0) return nullptr;
    Mirror& mirror = entry(array);
    // What the CPU has changed since comes on top of the newest state.
    if (mirror.outside) settle(mirror, array, exact || !mirror.is_up_to_date());
    if (!mirror.holder || !mirror.is_up_to_date()) {
        upload(mirror, array);
    } else if (array.tracking->drops_when_sent && !array.bytes.empty()) {
        array.tracking->drop_bytes();  // it was asked for after it had been sent
    }
    return &mirror;
}

void Mirrors::upload(Mirror& mirror, const arrays::TrackedBytes& array) {
    arrays::Tracking& tracking = *array.tracking;
    const arrays::Tracking::Use use(tracking);
    // Somebody else took changes that this mirror has not seen: send everything.
    const bool whole = !mirror.holder || !mirror.knows_changes();
    const bool has_bytes = array.bytes.size() == array.size_bytes;
    if (!has_bytes && tracking.starts_as_zeros()) return create_zeros(mirror, array);
    if (!has_bytes || (whole && !tracking.stale.empty()))
        throw GraphicsError(fmt::format(
            "the array '{}' is neither in CPU memory as it is now nor here: fetch it where it is", tracking.label));
    const arrays::ByteRange all{0, array.size_bytes};
    UploadPlan plan = !tracking.stale.empty() ? plan_beside_stale(tracking, array.size_bytes)
                                              : plan_upload(whole ? std::span(&all, 1) : tracking.pending.ranges(),
                                                            array.size_bytes, forced_.policy.value_or(tracking.policy),
                                                            forced_.strategy.value_or(tracking.strategy),
                                                            upload_costs(), StagingRing::usual_bytes / 2);
    const bool replaces = plan.strategy == arrays::UploadStrategy::replace;
    const bool fits = mirror.holder && mirror.holder->capacity_bytes >= array.size_bytes;
    // Somebody may still draw from the buffer: then what changes goes to another one.
    if (!fits || replaces || mirror.holder.use_count() != 1)
        mirror.holder = copy_of(mirror, array, Reach::gpu, !whole && !replaces);
    send(mirror, array, plan);
    tracking.taken(array.bytes);
    mirror.revision = tracking.revision;
    if (tracking.drops_when_sent) tracking.drop_bytes();
}

void Mirrors::create_zeros(Mirror& mirror, const arrays::TrackedBytes& array) {
    mirror.holder = std::make_shared<MirrorBuffer>(array, array.size_bytes, Reach::gpu);
    glClearNamedBufferData(mirror.holder->buffer.id(), GL_R8, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    mirror.revision = array.tracking->revision;
    array.tracking->taken_revision = array.tracking->revision;
}

/// Another buffer for the mirror, large enough, with what is in the one before when that is to be kept. One that the
/// CPU reaches is followed by another such.
std::shared_ptr<MirrorBuffer> Mirrors::copy_of(const Mirror& mirror, const arrays::TrackedBytes& array, Reach reach,
                                               bool keep_contents) {
    // A growing array gets room to grow, so that appending is not quadratic.
    const std::size_t kept = mirror.holder ? mirror.holder->capacity_bytes : 0;
    const std::size_t capacity = kept >= array.size_bytes ? kept : std::max(array.size_bytes, kept + kept / 2);
    const bool reached = mirror.holder && mirror.holder->memory != nullptr;
    auto fresh = std::make_shared<MirrorBuffer>(array, capacity, reached ? Reach::host : reach);
    if (keep_contents && mirror.holder)
        glCopyNamedBufferSubData(mirror.holder->buffer.id(), fresh->buffer.id(), 0, 0, static_cast<GLsizeiptr>(kept));
    return fresh;
}

void Mirrors::send(Mirror& mirror, const arrays::TrackedBytes& array, const UploadPlan& plan) {
    const bool staged = plan.strategy == arrays::UploadStrategy::staging;
    const GLuint buffer = mirror.holder->buffer.id();
    for (const arrays::ByteRange& range : plan.ranges) {
        const std::span<const std::byte> bytes = array.bytes.subspan(range.begin, range.size());
        if (staged)
            ring().send(bytes, buffer, range.begin);
        else
            glNamedBufferSubData(buffer, static_cast<GLintptr>(range.begin), static_cast<GLsizeiptr>(range.size()),
                                 bytes.data());
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

ArrayAccount Mirrors::account(const arrays::TrackedBytes& array) const {
    const auto found = mirrors_.find(array.tracking.get());
    if (found == mirrors_.end() || !found->second.holder) return account_of(array, nullptr, 0);
    return account_of(array, &found->second, size_of(found->second));
}

void Mirrors::collect() {
    std::erase_if(mirrors_, [](const auto& entry) { return entry.second.array.expired(); });
    textures_.collect();
}

std::size_t Mirrors::size_of(const Mirror& mirror) {
    std::size_t bytes = mirror.holder ? mirror.holder->capacity_bytes : 0;
    for (const Spare& spare : mirror.spares) bytes += spare.holder->capacity_bytes;
    return bytes;
}

std::size_t Mirrors::size_bytes() const {
    std::size_t bytes = textures_.size_bytes();
    for (const auto& [tracking, mirror] : mirrors_) bytes += size_of(mirror);
    return bytes;
}

}  // namespace vitrine::gpu
