#include <support/fake_opencl.h>

#include <vitrine/compute/error.h>
#include <vitrine/compute/opencl_ways.h>

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vitrine::test {
namespace {

using compute::OpenCl;

struct Shared {
    bool texture = false;
    GLuint id = 0;
    std::size_t size_bytes = 0;
    std::size_t width = 0;
    std::size_t height = 0;
    bool acquired = false;
};

/// The functions have no place for state of their own.
const OpenCl* real = nullptr;
FakeSharing* seen_by_fake = nullptr;
std::map<cl_mem, Shared> objects;
std::map<cl_kernel, std::map<cl_uint, cl_mem>> kernel_objects;

cl_int CL_API_CALL get_platform_ids(cl_uint room, cl_platform_id* platforms, cl_uint* count) {
    constexpr cl_int no_platform_found = -1001;
    return seen_by_fake->no_platform ? no_platform_found : real->clGetPlatformIDs(room, platforms, count);
}

cl_int CL_API_CALL get_device_info(cl_device_id device, cl_device_info what, std::size_t room, void* value,
                                   std::size_t* size) {
    if (what != CL_DEVICE_EXTENSIONS) return real->clGetDeviceInfo(device, what, room, value, size);
    std::size_t length = 0;
    real->clGetDeviceInfo(device, what, 0, nullptr, &length);
    std::string text(length, '\0');
    real->clGetDeviceInfo(device, what, length, text.data(), nullptr);
    text = std::string(text.c_str()) + " cl_khr_gl_sharing" + (seen_by_fake->gl_events ? " cl_khr_gl_event" : "");
    if (size != nullptr) *size = text.size() + 1;
    if (value != nullptr) std::memcpy(value, text.c_str(), std::min(room, text.size() + 1));
    return CL_SUCCESS;
}

cl_context CL_API_CALL create_context(const cl_context_properties* /*properties*/, cl_uint count,
                                      const cl_device_id* devices,
                                      void(CL_CALLBACK* notify)(const char*, const void*, std::size_t, void*),
                                      void* user, cl_int* error) {
    return real->clCreateContext(nullptr, count, devices, notify, user, error);
}

void* CL_API_CALL no_extension(cl_platform_id /*platform*/, const char* /*name*/) {
    return nullptr;
}

cl_mem CL_API_CALL create_buffer(cl_context context, cl_mem_flags flags, std::size_t size, void* host, cl_int* error) {
    if (seen_by_fake->allocate_error == CL_SUCCESS) return real->clCreateBuffer(context, flags, size, host, error);
    *error = seen_by_fake->allocate_error;
    return nullptr;
}

cl_mem CL_API_CALL create_from_buffer(cl_context context, cl_mem_flags flags, cl_GLuint id, cl_int* error) {
    GLint64 size = 0;
    glGetNamedBufferParameteri64v(id, GL_BUFFER_SIZE, &size);
    const cl_mem memory = real->clCreateBuffer(context, flags, static_cast<std::size_t>(size), nullptr, error);
    objects[memory] = {.texture = false,
                       .id = id,
                       .size_bytes = static_cast<std::size_t>(size),
                       .width = 0,
                       .height = 0,
                       .acquired = false};
    return memory;
}

cl_mem CL_API_CALL create_from_texture(cl_context context, cl_mem_flags flags, cl_GLenum /*target*/, cl_GLint /*level*/,
                                       cl_GLuint id, cl_int* error) {
    GLint width = 0;
    GLint height = 0;
    glGetTextureLevelParameteriv(id, 0, GL_TEXTURE_WIDTH, &width);
    glGetTextureLevelParameteriv(id, 0, GL_TEXTURE_HEIGHT, &height);
    const cl_image_format format{CL_R, CL_FLOAT};
    cl_image_desc description{};
    description.image_type = CL_MEM_OBJECT_IMAGE2D;
    description.image_width = static_cast<std::size_t>(width);
    description.image_height = static_cast<std::size_t>(height);
    const cl_mem memory = real->clCreateImage(context, flags, &format, &description, nullptr, error);
    objects[memory] = {.texture = true,
                       .id = id,
                       .size_bytes = description.image_width * description.image_height * sizeof(float),
                       .width = description.image_width,
                       .height = description.image_height,
                       .acquired = false};
    return memory;
}

void copy_in(cl_command_queue queue, cl_mem memory, const Shared& shared) {
    std::vector<std::byte> bytes(shared.size_bytes);
    const auto size = static_cast<GLsizeiptr>(bytes.size());
    constexpr std::array<std::size_t, 3> origin{0, 0, 0};
    const std::array<std::size_t, 3> region{shared.width, shared.height, 1};
    if (shared.texture) {
        glGetTextureImage(shared.id, 0, GL_RED, GL_FLOAT, static_cast<GLsizei>(size), bytes.data());
        real->clEnqueueWriteImage(queue, memory, CL_TRUE, origin.data(), region.data(), 0, 0, bytes.data(), 0, nullptr,
                                  nullptr);
    } else {
        glGetNamedBufferSubData(shared.id, 0, size, bytes.data());
        real->clEnqueueWriteBuffer(queue, memory, CL_TRUE, 0, bytes.size(), bytes.data(), 0, nullptr, nullptr);
    }
}

void copy_out(cl_command_queue queue, cl_mem memory, const Shared& shared) {
    std::vector<std::byte> bytes(shared.size_bytes);
    constexpr std::array<std::size_t, 3> origin{0, 0, 0};
    const std::array<std::size_t, 3> region{shared.width, shared.height, 1};
    if (shared.texture) {
        real->clEnqueueReadImage(queue, memory, CL_TRUE, origin.data(), region.data(), 0, 0, bytes.data(), 0, nullptr,
                                 nullptr);
        glTextureSubImage2D(shared.id, 0, 0, 0, static_cast<GLsizei>(shared.width), static_cast<GLsizei>(shared.height),
                            GL_RED, GL_FLOAT, bytes.data());
    } else {
        real->clEnqueueReadBuffer(queue, memory, CL_TRUE, 0, bytes.size(), bytes.data(), 0, nullptr, nullptr);
        glNamedBufferSubData(shared.id, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
    }
}

cl_int CL_API_CALL acquire(cl_command_queue queue, cl_uint count, const cl_mem* memories, cl_uint /*waits*/,
                           const cl_event* /*wait*/, cl_event* /*event*/) {
    for (cl_uint i = 0; i < count; ++i) {
        Shared& shared = objects.at(memories[i]);
        if (std::exchange(shared.acquired, true)) ++seen_by_fake->violations;
        ++seen_by_fake->acquired;
        copy_in(queue, memories[i], shared);
    }
    return CL_SUCCESS;
}

cl_int CL_API_CALL release(cl_command_queue queue, cl_uint count, const cl_mem* memories, cl_uint /*waits*/,
                           const cl_event* /*wait*/, cl_event* /*event*/) {
    for (cl_uint i = 0; i < count; ++i) {
        Shared& shared = objects.at(memories[i]);
        if (!std::exchange(shared.acquired, false)) ++seen_by_fake->violations;
        ++seen_by_fake->released;
        copy_out(queue, memories[i], shared);
    }
    return CL_SUCCESS;
}

cl_int CL_API_CALL set_kernel_arg(cl_kernel kernel, cl_uint place, std::size_t size, const void* value) {
    if (size == sizeof(cl_mem)) {
        cl_mem memory = nullptr;
        std::memcpy(&memory, value, sizeof memory);
        if (objects.contains(memory)) kernel_objects[kernel][place] = memory;
    }
    return real->clSetKernelArg(kernel, place, size, value);
}

cl_int CL_API_CALL launch(cl_command_queue queue, cl_kernel kernel, cl_uint dimensions, const std::size_t* offset,
                          const std::size_t* items, const std::size_t* group, cl_uint waits, const cl_event* wait,
                          cl_event* event) {
    ++seen_by_fake->launches;
    for (const auto& [place, memory] : kernel_objects[kernel]) {
        const auto found = objects.find(memory);
        if (found == objects.end() || !found->second.acquired) ++seen_by_fake->violations;
    }
    if (seen_by_fake->launch_error != CL_SUCCESS) return seen_by_fake->launch_error;
    return real->clEnqueueNDRangeKernel(queue, kernel, dimensions, offset, items, group, waits, wait, event);
}

void* CL_API_CALL map_buffer(cl_command_queue queue, cl_mem memory, cl_bool blocking, cl_map_flags flags,
                             std::size_t offset, std::size_t size, cl_uint waits, const cl_event* wait, cl_event* event,
                             cl_int* error) {
    ++seen_by_fake->mapped;
    return real->clEnqueueMapBuffer(queue, memory, blocking, flags, offset, size, waits, wait, event, error);
}

void* CL_API_CALL map_image(cl_command_queue queue, cl_mem memory, cl_bool blocking, cl_map_flags flags,
                            const std::size_t* origin, const std::size_t* region, std::size_t* row_pitch,
                            std::size_t* slice_pitch, cl_uint waits, const cl_event* wait, cl_event* event,
                            cl_int* error) {
    ++seen_by_fake->mapped;
    return real->clEnqueueMapImage(queue, memory, blocking, flags, origin, region, row_pitch, slice_pitch, waits, wait,
                                   event, error);
}

cl_int CL_API_CALL unmap(cl_command_queue queue, cl_mem memory, void* mapped, cl_uint waits, const cl_event* wait,
                         cl_event* event) {
    ++seen_by_fake->unmapped;
    return real->clEnqueueUnmapMemObject(queue, memory, mapped, waits, wait, event);
}

cl_int CL_API_CALL wait_for_events(cl_uint count, const cl_event* events) {
    const cl_int error = real->clWaitForEvents(count, events);
    return seen_by_fake->wait_error != CL_SUCCESS ? seen_by_fake->wait_error : error;
}

cl_int CL_API_CALL release_memory(cl_mem memory) {
    const auto found = objects.find(memory);
    if (found != objects.end()) {
        if (found->second.acquired) ++seen_by_fake->violations;
        objects.erase(found);
    }
    return real->clReleaseMemObject(memory);
}

}  // namespace

std::shared_ptr<const OpenCl> fake_sharing(FakeSharing& seen) {
    static const std::shared_ptr<const OpenCl> system = compute::system_opencl();
    if (!system) return nullptr;
    real = system.get();
    seen_by_fake = &seen;
    objects.clear();
    kernel_objects.clear();
    auto fake = std::make_shared<OpenCl>(*system);
    fake->clGetPlatformIDs = get_platform_ids;
    fake->clGetDeviceInfo = get_device_info;
    fake->clCreateContext = create_context;
    fake->clGetExtensionFunctionAddressForPlatform = no_extension;
    fake->clCreateBuffer = create_buffer;
    fake->clCreateFromGLBuffer = create_from_buffer;
    fake->clCreateFromGLTexture = create_from_texture;
    fake->clEnqueueAcquireGLObjects = acquire;
    fake->clEnqueueReleaseGLObjects = release;
    fake->clEnqueueMapBuffer = map_buffer;
    fake->clEnqueueMapImage = map_image;
    fake->clEnqueueUnmapMemObject = unmap;
    fake->clSetKernelArg = set_kernel_arg;
    fake->clEnqueueNDRangeKernel = launch;
    fake->clWaitForEvents = wait_for_events;
    fake->clReleaseMemObject = release_memory;
    return fake;
}

}  // namespace vitrine::test
