#include <vitrine/compute/opencl/cl_copied_arrays.h>

#include <vitrine/compute/error.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vitrine::compute {
namespace {

bool is_ready(const arrays::TrackedBytes& array) {
    return array.bytes.size() == array.size_bytes && array.tracking->stale.empty();
}

}  // namespace

CopiedArrays::Copy& CopiedArrays::copy_of(const arrays::TrackedBytes& array) {
    std::erase_if(copies_, [](const auto& entry) { return entry.second.array.expired(); });
    Copy& copy = copies_[array.tracking.get()];
    if (copy.size_bytes != array.size_bytes) copy = {};
    copy.array = array.tracking;
    copy.size_bytes = array.size_bytes;
    copy.element_size_bytes = array.element_size_bytes;
    return copy;
}

CopiedArrays::Buffer& CopiedArrays::ready_buffer(Copy& copy, std::size_t which) {
    Buffer& buffer = copy.buffers[which];
    if (buffer.memory) return buffer;
    cl_int error = CL_SUCCESS;
    buffer.memory =
        session().own(cl().clCreateBuffer(session().context(), CL_MEM_READ_WRITE, copy.size_bytes, nullptr, &error));
    require(error, "make a buffer");
    return buffer;
}

cl_mem CopiedArrays::lend(const Argument::Array& array) {
    Copy& copy = copy_of(array.bytes);
    if (array.access == gpu::Access::write) {
        // The other one may still be read from; this one no more.
        if (pipelined_ && copy.buffers[copy.current].last_read) copy.current = 1 - copy.current;
        ready_buffer(copy, copy.current);
    } else {
        ready_buffer(copy, copy.current);
        if (copy.revision != array.bytes.tracking->revision) bring(copy, array.bytes);
    }
    Buffer& buffer = copy.buffers[copy.current];
    if (array.access != gpu::Access::read && buffer.last_read) awaited_.push_back(buffer.last_read->get());
    lent_.push_back(array);
    return buffer.memory.get();
}

/// Brings the newest state here: what the CPU has changed, or all where others have changed it.
void CopiedArrays::bring(Copy& copy, const arrays::TrackedBytes& array) {
    arrays::Tracking& tracking = *array.tracking;
    if (array.bytes.size() != array.size_bytes && tracking.starts_as_zeros()) {
        constexpr cl_uchar zero = 0;
        require(cl().clEnqueueFillBuffer(session().kernels(), copy.buffers[copy.current].memory.get(), &zero, 1, 0,
                                         copy.size_bytes, 0, nullptr, nullptr),
                "clear a buffer");
        copy.revision = tracking.revision;
        return;
    }
    // The CPU has changed some of what is here, and nobody else has taken that.
    if (copy.revision == tracking.taken_revision && array.bytes.size() == array.size_bytes) {
        for (const arrays::ByteRange& range : tracking.pending.ranges()) write(copy, array, range);
    } else {
        arrays::TrackedBytes whole = array;
        if (!is_ready(array)) {
            mirrors().fetch(array);
            whole.bytes = tracking.restore_bytes();
        }
        write(copy, whole, {0, copy.size_bytes});
    }
    // Where it is not drawn nobody else waits for what is pending.
    if (!mirrors().knows(array)) tracking.taken(array.bytes);
    copy.revision = tracking.revision;
}

void CopiedArrays::write(Copy& copy, const arrays::TrackedBytes& array, arrays::ByteRange range) {
    session().wait_for_kernels();
    const CostTimer timer(session().costs().transfer_ms);
    require(cl().clEnqueueWriteBuffer(session().kernels(), copy.buffers[copy.current].memory.get(), CL_TRUE,
                                      range.begin, range.size(), array.bytes.data() + range.begin, 0, nullptr, nullptr),
            "write a buffer");
    session().costs().bytes_copied += range.size();
}

void CopiedArrays::launched(const std::shared_ptr<ClEvent>& kernel) {
    session().launched(kernel);
    awaited_.clear();
    for (const Argument::Array& array : std::exchange(lent_, {})) {
        if (array.access == gpu::Access::read) continue;
        Copy& copy = copies_.at(array.bytes.tracking.get());
        copy.kernel = kernel;
        copy.buffers[copy.current].last_read.reset();
        mirrors().accept_elsewhere(array.bytes, shared_from_this());
        copy.revision = array.bytes.tracking->revision;
    }
    for (const Argument::Image& image : std::exchange(lent_images_, {})) {
        if (image.access == gpu::Access::read) continue;
        mirrors().textures().accept_elsewhere(image.texels, shared_from_this());
        images_.at(image.texels.bytes.tracking.get()).revision = image.texels.bytes.tracking->revision;
    }
}

void CopiedArrays::not_launched() noexcept {
    awaited_.clear();
    lent_.clear();
    lent_images_.clear();
}

void CopiedArrays::settle(gpu::Mirrors& mirrors, const arrays::TrackedBytes& array, bool exact) noexcept {
    try {
        Copy& copy = copies_.at(array.tracking.get());
        if (exact || !pipelined_ || copy.shown == 0)
            show_exactly(mirrors, copy, array);
        else
            show_last(mirrors, copy, array);
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

void CopiedArrays::show_exactly(gpu::Mirrors& mirrors, Copy& copy, const arrays::TrackedBytes& array) {
    Staging& staging = copy.staging[copy.arriving];
    staging.bytes.resize(copy.size_bytes);
    read(copy, staging.bytes);
    store(mirrors, array, staging);
    copy.shown = copy.revision;
    copy.lags = false;
}

/// Shows the run before, which has been read meanwhile, and begins to read the last one.
void CopiedArrays::show_last(gpu::Mirrors& mirrors, Copy& copy, const arrays::TrackedBytes& array) {
    if (copy.shown != copy.revision) {
        Staging& arrived = copy.staging[copy.arriving];
        copy.arriving = 1 - copy.arriving;
        begin_read(copy, copy.staging[copy.arriving]);
        if (arrived.read) {
            session().wait_for(arrived.read->get(), "read a buffer");
            store(mirrors, array, arrived);
        }
        copy.shown = copy.revision;
        copy.lags = true;
    }
    mirrors.attach(array, std::static_pointer_cast<CopiedArrays>(shared_from_this()));
}

void CopiedArrays::store(gpu::Mirrors& mirrors, const arrays::TrackedBytes& array, Staging& staging) {
    const CostTimer timer(session().costs().transfer_ms);
    mirrors.store(array, staging.bytes);
    session().costs().bytes_copied += staging.bytes.size();
    staging.read.reset();
}

void CopiedArrays::read(Copy& copy, std::span<std::byte> into) {
    session().wait_for_kernels();
    const CostTimer timer(session().costs().transfer_ms);
    require(cl().clEnqueueReadBuffer(session().copies(), copy.buffers[copy.current].memory.get(), CL_TRUE, 0,
                                     into.size(), into.data(), 0, nullptr, nullptr),
            "read a buffer");
    session().costs().bytes_copied += into.size();
}

void CopiedArrays::begin_read(Copy& copy, Staging& staging) {
    Buffer& buffer = copy.buffers[copy.current];
    staging.bytes.resize(copy.size_bytes);
    const cl_event written = copy.kernel->get();
    cl_event read = nullptr;
    require(cl().clFlush(session().kernels()), "send kernels off");
    require(cl().clEnqueueReadBuffer(session().copies(), buffer.memory.get(), CL_FALSE, 0, staging.bytes.size(),
                                     staging.bytes.data(), 1, &written, &read),
            "read a buffer");
    staging.read = std::make_shared<ClEvent>(session().own(read));
    buffer.last_read = staging.read;
    session().costs().bytes_copied += staging.bytes.size();
    require(cl().clFlush(session().copies()), "send copies off");
}

bool CopiedArrays::fetch(const arrays::TrackedBytes& array, std::span<std::byte> into) noexcept {
    try {
        read(copies_.at(array.tracking.get()), into);
        return true;
    } catch (const std::exception& error) {
        fail(error.what());
        return false;
    }
}

bool CopiedArrays::lags() const {
    return std::any_of(copies_.begin(), copies_.end(),
                       [](const auto& entry) { return entry.second.lags && !entry.second.array.expired(); });
}

void CopiedArrays::finish() {
    session().wait_for_kernels();
    for (auto& [key, copy] : copies_) {
        const std::shared_ptr<arrays::Tracking> tracking = copy.array.lock();
        if (!copy.lags || !tracking) continue;
        const arrays::TrackedBytes array{{}, copy.size_bytes, copy.element_size_bytes, tracking};
        // Those who look at revisions see that there is something new to draw.
        if (copy.revision == tracking->revision) {
            mirrors().accept_elsewhere(array, shared_from_this());
            copy.revision = tracking->revision;
        }
        mirrors().settle(array);
    }
}

void CopiedArrays::stop() noexcept {
    try {
        finish();
        session().wait_for_kernels();
        require(cl().clFinish(session().copies()), "finish copies");
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

CopiedArrays::ImageCopy& CopiedArrays::image_copy_of(const arrays::TrackedTexels& image) {
    std::erase_if(images_, [](const auto& entry) { return entry.second.array.expired(); });
    ImageCopy& copy = images_[image.bytes.tracking.get()];
    if (copy.width == image.width && copy.height == image.height) return copy;
    const cl_image_format format = image_format(image.format);
    cl_image_desc description{};
    description.image_type = CL_MEM_OBJECT_IMAGE2D;
    description.image_width = image.width;
    description.image_height = image.height;
    cl_int error = CL_SUCCESS;
    ClMemory memory = session().own(
        cl().clCreateImage(session().context(), CL_MEM_READ_WRITE, &format, &description, nullptr, &error));
    require(error, "make an image");
    copy = {image.bytes.tracking, image.width, image.height, 0, std::move(memory)};
    return copy;
}

cl_mem CopiedArrays::lend(const Argument::Image& image) {
    ImageCopy& copy = image_copy_of(image.texels);
    if (image.access == gpu::Access::read && copy.revision != image.texels.bytes.tracking->revision)
        bring(copy, image.texels);
    lent_images_.push_back(image);
    return copy.memory.get();
}

void CopiedArrays::bring(ImageCopy& copy, const arrays::TrackedTexels& image) {
    mirrors().fetch(image);
    session().wait_for_kernels();
    const CostTimer timer(session().costs().transfer_ms);
    constexpr std::array<std::size_t, 3> origin{0, 0, 0};
    const std::array<std::size_t, 3> region{copy.width, copy.height, 1};
    require(cl().clEnqueueWriteImage(session().kernels(), copy.memory.get(), CL_TRUE, origin.data(), region.data(), 0,
                                     0, image.bytes.bytes.data(), 0, nullptr, nullptr),
            "write an image");
    session().costs().bytes_copied += image.bytes.size_bytes;
    copy.revision = image.bytes.tracking->revision;
}

void CopiedArrays::settle(gpu::TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept {
    try {
        const ImageCopy& copy = images_.at(image.bytes.tracking.get());
        session().wait_for_kernels();
        const CostTimer timer(session().costs().transfer_ms);
        std::vector<std::byte> texels(image.bytes.size_bytes);
        constexpr std::array<std::size_t, 3> origin{0, 0, 0};
        const std::array<std::size_t, 3> region{copy.width, copy.height, 1};
        require(cl().clEnqueueReadImage(session().kernels(), copy.memory.get(), CL_TRUE, origin.data(), region.data(),
                                        0, 0, texels.data(), 0, nullptr, nullptr),
                "read an image");
        mirrors.store(image, texels);
        session().costs().bytes_copied += 2 * texels.size();
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

}  // namespace vitrine::compute
