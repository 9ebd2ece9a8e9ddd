#include <vitrine/compute/opencl/cl_mapped_arrays.h>

#include <vitrine/compute/error.h>

#include <array>
#include <chrono>
#include <cstring>
#include <exception>
#include <utility>

namespace vitrine::compute {
namespace {

constexpr std::chrono::seconds longest_wait{30};
constexpr cl_map_flags both_ways = CL_MAP_READ | CL_MAP_WRITE;

}  // namespace

LentArrays::View MappedArrays::make_view(const gpu::Loan& loan) {
    cl_int error = CL_SUCCESS;
    View view;
    view.size_bytes = loan.holder->capacity_bytes;
    view.memory = session().own(cl().clCreateBuffer(session().context(), CL_MEM_READ_WRITE | CL_MEM_USE_HOST_PTR,
                                                    loan.holder->capacity_bytes, loan.holder->memory, &error));
    require(error, "make a buffer of mapped memory");
    return view;
}

void MappedArrays::hand_to_cl(View& view) {
    if (!view.mapped) return;  // new: its first state is what is in memory
    require(
        cl().clEnqueueUnmapMemObject(session().kernels(), view.memory.get(), view.mapped.get(), 0, nullptr, nullptr),
        "take a mapped buffer over");
    static_cast<void>(view.mapped.release());
}

void MappedArrays::hand_to_gl(std::span<View* const> views) {
    session().wait_for_kernels();
    const CostTimer timer(session().costs().sync_ms);
    for (View* view : views) {
        if (view->mapped) continue;
        cl_int error = CL_SUCCESS;
        void* mapped = cl().clEnqueueMapBuffer(session().kernels(), view->memory.get(), CL_FALSE, both_ways, 0,
                                               view->size_bytes, 0, nullptr, nullptr, &error);
        require(error, "hand a mapped buffer back");
        view->mapped = mapping(*view, mapped);
    }
    require(cl().clFinish(session().kernels()), "hand mapped buffers back");
}

cl_mem MappedArrays::lend(const Argument::Image& image) {
    const arrays::TrackedTexels& texels = image.texels;
    MappedImage& mapped = image_of(texels);
    if (!mapped.copied.wait(longest_wait)) throw ComputeError("the driver has not copied an image for 30 s");
    if (image.access == gpu::Access::read && mapped.revision != texels.bytes.tracking->revision) fill(mapped, texels);
    const CostTimer timer(session().costs().sync_ms);
    hand_to_cl(mapped.view);
    lent_images_.push_back(image);
    return mapped.view.memory.get();
}

MappedArrays::MappedImage& MappedArrays::image_of(const arrays::TrackedTexels& image) {
    const arrays::Tracking* key = image.bytes.tracking.get();
    const auto found = images_.find(key);
    if (found != images_.end()) {
        MappedImage& known = found->second;
        if (!known.array.expired() && known.width == image.width && known.height == image.height) return known;
        images_.erase(found);
    }
    return images_.emplace(key, make_image(image)).first->second;
}

MappedArrays::MappedImage MappedArrays::make_image(const arrays::TrackedTexels& image) {
    MappedImage mapped{.array = image.bytes.tracking,
                       .width = image.width,
                       .height = image.height,
                       .revision = 0,
                       .pixels = gl::Buffer::make("mapped image"),
                       .memory = {},
                       .view = {},
                       .copied = {}};
    constexpr GLbitfield access = GL_MAP_READ_BIT | GL_MAP_WRITE_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    const auto size = static_cast<GLsizeiptr>(image.bytes.size_bytes);
    glNamedBufferStorage(mapped.pixels.id(), size, nullptr, access);
    void* memory = glMapNamedBufferRange(mapped.pixels.id(), 0, size, access);
    if (memory == nullptr) throw ComputeError("the pixel buffer of an image cannot be mapped");
    mapped.memory = {static_cast<std::byte*>(memory), image.bytes.size_bytes};
    const cl_image_format format = image_format(image.format);
    cl_image_desc description{};
    description.image_type = CL_MEM_OBJECT_IMAGE2D;
    description.image_width = image.width;
    description.image_height = image.height;
    description.image_row_pitch = image.width * image.bytes.element_size_bytes;
    cl_int error = CL_SUCCESS;
    mapped.view.memory = session().own(cl().clCreateImage(session().context(), CL_MEM_READ_WRITE | CL_MEM_USE_HOST_PTR,
                                                          &format, &description, memory, &error));
    require(error, "make an image of mapped memory");
    return mapped;
}

void MappedArrays::fill(MappedImage& mapped, const arrays::TrackedTexels& image) {
    mirrors().fetch(image);
    map_image(mapped);
    const CostTimer timer(session().costs().transfer_ms);
    std::memcpy(mapped.memory.data(), image.bytes.bytes.data(), mapped.memory.size());
    session().costs().bytes_copied += mapped.memory.size();
    mapped.revision = image.bytes.tracking->revision;
}

void MappedArrays::map_image(MappedImage& mapped) {
    if (mapped.view.mapped) return;
    session().wait_for_kernels();
    constexpr std::array<std::size_t, 3> origin{0, 0, 0};
    const std::array<std::size_t, 3> region{mapped.width, mapped.height, 1};
    std::size_t pitch = 0;
    cl_int error = CL_SUCCESS;
    const CostTimer timer(session().costs().sync_ms);
    void* memory = cl().clEnqueueMapImage(session().kernels(), mapped.view.memory.get(), CL_TRUE, both_ways,
                                          origin.data(), region.data(), &pitch, nullptr, 0, nullptr, nullptr, &error);
    require(error, "hand a mapped image back");
    mapped.view.mapped = mapping(mapped.view, memory);
}

void MappedArrays::images_launched() {
    for (const Argument::Image& image : std::exchange(lent_images_, {})) {
        if (image.access == gpu::Access::read) continue;
        mirrors().textures().accept_elsewhere(image.texels, shared_from_this());
        images_.at(image.texels.bytes.tracking.get()).revision = image.texels.bytes.tracking->revision;
    }
}

void MappedArrays::settle(gpu::TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept {
    try {
        MappedImage& mapped = images_.at(image.bytes.tracking.get());
        map_image(mapped);
        const CostTimer timer(session().costs().transfer_ms);
        mirrors.store(image, mapped.pixels);
        mapped.copied = gl::Fence::insert();
        session().costs().bytes_copied += image.bytes.size_bytes;
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

}  // namespace vitrine::compute
