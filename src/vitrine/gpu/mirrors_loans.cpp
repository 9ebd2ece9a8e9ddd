// What kernels have to do with mirrors: lending buffers, taking over what was computed, and bringing it back.

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>
#include <vitrine/gpu/mirrors.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <string>
#include <utility>

namespace vitrine::gpu {
namespace {

/// A driver that takes longer has hung.
constexpr std::chrono::seconds longest_wait{30};
/// Buffers of an array beside the one that is drawn from.
constexpr std::size_t most_spares = 2;

/// Until the CPU sees what the GPU has written, and the GPU has read what the CPU will write.
void wait_for_gpu() {
    glMemoryBarrier(GL_CLIENT_MAPPED_BUFFER_BARRIER_BIT);
    if (!gl::Fence::insert().wait(longest_wait)) throw GraphicsError("the driver has not answered for 30 s");
}

}  // namespace

const char* name_of(Access access) {
    static constexpr std::array names{"reads", "writes", "updates"};
    return names[static_cast<std::size_t>(access)];
}

Loan Mirrors::lend(const arrays::TrackedBytes& array, Access access, Reach reach) {
    Loan loan{.holder = nullptr, .access = access, .reach = reach, .size_bytes = array.size_bytes};
    if (array.size_bytes == 0) return loan;
    Mirror& mirror = access == Access::write ? entry(array) : *updated(array, true);
    if (mirror.outside) settle(mirror, array, true);
    if (access != Access::read) {
        loan.holder = writable(mirror, array, access, reach);
        return loan;
    }
    if (reach == Reach::host && mirror.holder->memory == nullptr)
        mirror.holder = copy_of(mirror, array, Reach::host, true);
    if (reach == Reach::host && mirror.host_revision != mirror.revision) {
        wait_for_gpu();
        mirror.host_revision = mirror.revision;
    }
    loan.holder = mirror.holder;
    return loan;
}

std::shared_ptr<MirrorBuffer> Mirrors::writable(Mirror& mirror, const arrays::TrackedBytes& array, Access access,
                                                Reach reach) {
    const bool keeps = access == Access::read_write;
    const bool to_host = reach == Reach::host;
    if (to_host && !keeps) return spare(mirror, array, reach);
    const bool fits = mirror.holder && mirror.holder->capacity_bytes >= array.size_bytes &&
                      mirror.holder.use_count() == 1 && (!to_host || mirror.holder->memory != nullptr);
    std::shared_ptr<MirrorBuffer> holder = fits ? mirror.holder : spare(mirror, array, reach);
    if (keeps && !fits)
        glCopyNamedBufferSubData(mirror.holder->buffer.id(), holder->buffer.id(), 0, 0,
                                 static_cast<GLsizeiptr>(array.size_bytes));
    if (to_host) wait_for_gpu();
    return holder;
}

/// A buffer beside the one that is drawn from: one that was, and is no more, or a new one.
std::shared_ptr<MirrorBuffer> Mirrors::spare(Mirror& mirror, const arrays::TrackedBytes& array, Reach reach) {
    std::vector<Spare>& spares = mirror.spares;
    const bool to_host = reach == Reach::host;
    std::erase_if(spares, [&](const Spare& each) {
        return each.holder->capacity_bytes < array.size_bytes || (to_host && each.holder->memory == nullptr);
    });
    const auto is_free = [](const Spare& each) { return each.holder.use_count() == 1; };
    // GL itself orders what it does with a buffer; the CPU has to wait.
    auto found = std::find_if(spares.begin(), spares.end(),
                              [&](Spare& each) { return is_free(each) && (!to_host || each.last_use.passed()); });
    if (found == spares.end() && spares.size() >= most_spares) {
        found = std::find_if(spares.begin(), spares.end(), is_free);
        if (found != spares.end() && !found->last_use.wait(longest_wait))
            throw GraphicsError("the driver has not drawn an array for 30 s");
    }
    if (found == spares.end()) return std::make_shared<MirrorBuffer>(array, array.size_bytes, reach);
    std::shared_ptr<MirrorBuffer> holder = std::move(found->holder);
    spares.erase(found);
    return holder;
}

void Mirrors::accept(const arrays::TrackedBytes& array, const Loan& loan, std::shared_ptr<OutsideWork> work) {
    if (!loan.holder) return;
    Mirror& mirror = entry(array);
    mirror.outside = std::move(work);
    if (loan.access == Access::read) return;
    exchange(mirror, loan.holder);
    array.tracking->written_on_gpu(array.size_bytes);
    mirror.revision = array.tracking->revision;
    if (loan.reach == Reach::host) mirror.host_revision = mirror.revision;
}

/// Draws from another buffer from now on; the one before is a spare one.
void Mirrors::exchange(Mirror& mirror, std::shared_ptr<MirrorBuffer> holder) {
    if (mirror.holder == holder) return;
    if (mirror.holder && mirror.spares.size() < most_spares)
        mirror.spares.push_back({mirror.holder, gl::Fence::insert()});
    mirror.holder = std::move(holder);
}

void Mirrors::accept_elsewhere(const arrays::TrackedBytes& array, std::shared_ptr<OutsideWork> work) {
    Mirror& mirror = entry(array);
    array.tracking->written_on_gpu(array.size_bytes);
    mirror.revision = array.tracking->revision;
    mirror.outside = std::move(work);
}

void Mirrors::store(const arrays::TrackedBytes& array, std::span<const std::byte> bytes) {
    Mirror& mirror = entry(array);
    const bool fits = mirror.holder && mirror.holder->capacity_bytes >= array.size_bytes;
    if (!fits || mirror.holder.use_count() != 1) exchange(mirror, spare(mirror, array, Reach::gpu));
    glNamedBufferSubData(mirror.holder->buffer.id(), 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
    mirror.sent.add(bytes.size(), 1, arrays::UploadStrategy::sub_data);
    bytes_uploaded_ += bytes.size();
    ++uploads_;
    // What the CPU has changed since is still pending.
    mirror.revision = array.tracking->taken_revision;
}

void Mirrors::attach(const arrays::TrackedBytes& array, std::shared_ptr<OutsideWork> work) {
    entry(array).outside = std::move(work);
}

bool Mirrors::knows(const arrays::TrackedBytes& array) const {
    const auto found = mirrors_.find(array.tracking.get());
    return found != mirrors_.end() && !found->second.array.expired() && found->second.holder;
}

const OutsideWork* Mirrors::outside(const arrays::TrackedBytes& array) const {
    const auto found = mirrors_.find(array.tracking.get());
    return found != mirrors_.end() && !found->second.array.expired() ? found->second.outside.get() : nullptr;
}

void Mirrors::settle(const arrays::TrackedBytes& array) {
    Mirror& mirror = entry(array);
    if (mirror.outside) settle(mirror, array, true);
}

void Mirrors::settle(Mirror& mirror, const arrays::TrackedBytes& array, bool exact) {
    const std::shared_ptr<OutsideWork> work = std::exchange(mirror.outside, nullptr);
    work->settle(*this, array, exact);
    // Nothing came: what was there before is better than nothing.
    if (!mirror.holder) array.tracking->lost_on_gpu();
}

void Mirrors::fetch(const arrays::TrackedBytes& array) {
    arrays::Tracking& tracking = *array.tracking;
    const bool dropped = array.bytes.size() != array.size_bytes;
    if (array.size_bytes == 0 || (!dropped && tracking.stale.empty())) return;
    Mirror& mirror = entry(array);
    // Edits that are pending lie on top of what is fetched, in the buffer.
    const bool direct = mirror.outside && mirror.is_up_to_date();
    if (direct && mirror.outside->fetch(array, tracking.restore_bytes())) {
        bytes_fetched_ += array.size_bytes;
        return tracking.fetched();
    }
    const GLuint buffer = updated(array, true)->holder->buffer.id();
    const arrays::ByteRange all{0, array.size_bytes};
    const std::vector<arrays::ByteRange> stale(tracking.stale.ranges().begin(), tracking.stale.ranges().end());
    const std::span<std::byte> bytes = tracking.restore_bytes();
    for (const arrays::ByteRange& range :
         dropped ? std::span<const arrays::ByteRange>(&all, 1) : std::span<const arrays::ByteRange>(stale)) {
        glGetNamedBufferSubData(buffer, static_cast<GLintptr>(range.begin), static_cast<GLsizeiptr>(range.size()),
                                bytes.data() + range.begin);
        bytes_fetched_ += range.size();
    }
    tracking.fetched();
}

void Mirrors::fetch(const arrays::TrackedTexels& image) {
    textures_.fetch(image, forced_);
}

std::unique_ptr<Fetch> Mirrors::begin_fetch(const arrays::TrackedBytes& array) {
    VITRINE_ASSERT(array.size_bytes > 0, "an array with elements");
    const Mirror& mirror = *updated(array, true);
    bytes_fetched_ += array.size_bytes;
    return std::unique_ptr<Fetch>(new Fetch(array, mirror.holder->buffer.id()));
}

}  // namespace vitrine::gpu
