#include <vitrine/gpu/upload_costs.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/driver.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/staging_ring.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::gpu {
namespace {

constexpr std::size_t trial_bytes = 1U << 20U;
constexpr int trial_rounds = 5;

/// Drivers that need no trial: bench/results has the measurements.
std::optional<UploadCosts> known_costs() {
    if (gl::renderer_name().find("llvmpipe") == std::string::npos) return std::nullopt;
    return UploadCosts{
        .sub_data = {110, 0.054}, .staging = {420, 0.08}, .replace = {20000, 0.15}, .source = "table: llvmpipe"};
}

/// The shortest of some rounds, nanoseconds.
double time_of(const std::function<void()>& work) {
    double least = 0;
    for (int round = 0; round < trial_rounds; ++round) {
        glFinish();
        const FrameClock::time_point begin = FrameClock::now();
        work();
        glFinish();
        const double ns = std::chrono::duration<double, std::nano>(FrameClock::now() - begin).count();
        if (round == 0 || ns < least) least = ns;
    }
    return least;
}

/// The line through what many small sends and one large one take.
UploadCosts::Line line_through(const std::function<void(std::size_t calls, std::size_t bytes)>& send) {
    constexpr std::size_t calls = 256;
    constexpr std::size_t small = 64;
    const double many_ns = time_of([&] { send(calls, small); });
    const double one_ns = time_of([&] { send(1, trial_bytes); });
    UploadCosts::Line line;
    line.byte_ns = std::max(one_ns / double{trial_bytes}, 1e-4);
    line.call_ns = std::max(many_ns / double{calls} - line.byte_ns * double{small}, 1.0);
    return line;
}

}  // namespace

UploadCosts measure_upload_costs() {
    const std::vector<std::byte> bytes(trial_bytes);
    const gl::Buffer target = gl::Buffer::make("upload trial");
    glNamedBufferStorage(target.id(), GLsizeiptr{trial_bytes}, nullptr, GL_DYNAMIC_STORAGE_BIT);
    StagingRing ring(4 * trial_bytes);
    // Far enough apart that a driver cannot make one of them.
    const auto place = [](std::size_t i) { return i * (trial_bytes / 256) % trial_bytes; };
    UploadCosts costs;
    costs.source = "measured";
    costs.sub_data = line_through([&](std::size_t calls, std::size_t size) {
        for (std::size_t i = 0; i < calls; ++i)
            glNamedBufferSubData(target.id(), static_cast<GLintptr>(place(i)), static_cast<GLsizeiptr>(size),
                                 bytes.data());
    });
    costs.staging = line_through([&](std::size_t calls, std::size_t size) {
        for (std::size_t i = 0; i < calls; ++i) ring.send(std::span(bytes).first(size), target.id(), place(i));
        ring.submit();
    });
    const auto replace = [&](std::size_t size) {
        const gl::Buffer fresh = gl::Buffer::make("upload trial");
        glNamedBufferStorage(fresh.id(), static_cast<GLsizeiptr>(size), bytes.data(), GL_DYNAMIC_STORAGE_BIT);
    };
    const double whole_ns = time_of([&] { replace(trial_bytes); });
    costs.replace.call_ns = time_of([&] { replace(64); });
    costs.replace.byte_ns = std::max((whole_ns - costs.replace.call_ns) / double{trial_bytes}, 1e-4);
    return costs;
}

const UploadCosts& upload_costs() {
    static const UploadCosts costs = [] {
        if (const std::optional<UploadCosts> known = known_costs()) return *known;
        const UploadCosts measured = measure_upload_costs();
        log().info(
            "uploads: {:.0f} ns a call and {:.3f} ns a byte, staged {:.0f} and {:.3f}, replaced {:.0f} and {:.3f}",
            measured.sub_data.call_ns, measured.sub_data.byte_ns, measured.staging.call_ns, measured.staging.byte_ns,
            measured.replace.call_ns, measured.replace.byte_ns);
        return measured;
    }();
    return costs;
}

}  // namespace vitrine::gpu
