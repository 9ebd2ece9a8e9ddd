#include <vitrine/gl/call_hooks.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_recorder.h>
#include <vitrine/gl/call_words.h>

#include <glad/gl.h>
#include <spdlog/fmt/fmt.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <type_traits>
#include <utility>

namespace vitrine::gl {
namespace {

/// Who records. Part of the loader's state, and the only other part than its functions.
struct Recording {
    std::mutex mutex;
    std::shared_ptr<CallRecorder> recorder;

    std::shared_ptr<CallRecorder> get() {
        const std::scoped_lock lock(mutex);
        return recorder;
    }
} recording;

/// The loader's own function, while another has its place.
template <auto& Loader>
std::remove_cvref_t<decltype(Loader)> own = nullptr;

/// A thread may call a function while its place is taken or given back: it gets the one or the other.
template <auto& Loader>
void exchange(std::remove_cvref_t<decltype(Loader)> recorder, bool on) {
    const std::atomic_ref place(Loader);
    if (!on) {
        place = own<Loader>;
    } else if (place != recorder) {
        own<Loader> = place;
        place = recorder;
    }
}

void add(Call call) {
    if (const auto recorder = recording.get()) recorder->add(std::move(call));
}

Call call_about(CallKind kind, GLenum identifier, GLuint name) {
    const bool is_window = identifier == GL_FRAMEBUFFER && name == 0;
    return {.kind = kind,
            .what = is_window ? "window" : word_for(identifier),
            .name = name,
            .label = label_of(identifier, name)};
}

GLuint integer_of(GLenum name) {
    GLint value = 0;
    glGetIntegerv(name, &value);
    return static_cast<GLuint>(value);
}

std::string extent_text(GLsizei width, GLsizei height) {
    return fmt::format("{}x{}", width, height);
}

template <auto& Loader, GLenum Identifier>
void GLAPIENTRY create_names(GLsizei count, GLuint* names) {
    own<Loader>(count, names);
    for (GLsizei i = 0; i < count; ++i) add(call_about(CallKind::create, Identifier, names[i]));
}

/// Names of a kind, such as a texture's target.
template <auto& Loader, GLenum Identifier>
void GLAPIENTRY create_names_of(GLenum kind, GLsizei count, GLuint* names) {
    own<Loader>(kind, count, names);
    for (GLsizei i = 0; i < count; ++i) add(call_about(CallKind::create, Identifier, names[i]));
}

GLuint GLAPIENTRY create_program() {
    const GLuint name = own<glad_glCreateProgram>();
    add(call_about(CallKind::create, GL_PROGRAM, name));
    return name;
}

GLuint GLAPIENTRY create_shader(GLenum stage) {
    const GLuint name = own<glad_glCreateShader>(stage);
    add(call_about(CallKind::create, GL_SHADER, name));
    return name;
}

void GLAPIENTRY label_object(GLenum identifier, GLuint name, GLsizei length, const GLchar* label) {
    own<glad_glObjectLabel>(identifier, name, length, label);
    if (const auto recorder = recording.get())
        recorder->label_created(word_for(identifier), name, label_of(identifier, name));
}

template <auto& Loader, GLenum Identifier>
void GLAPIENTRY delete_names(GLsizei count, const GLuint* names) {
    for (GLsizei i = 0; i < count; ++i) {
        if (names[i] != 0) add(call_about(CallKind::erase, Identifier, names[i]));
    }
    own<Loader>(count, names);
}

template <auto& Loader, GLenum Identifier>
void GLAPIENTRY delete_name(GLuint name) {
    if (name != 0) add(call_about(CallKind::erase, Identifier, name));
    own<Loader>(name);
}

void GLAPIENTRY compile_shader(GLuint shader) {
    add(call_about(CallKind::compile, GL_SHADER, shader));
    own<glad_glCompileShader>(shader);
}

void GLAPIENTRY link_program(GLuint program) {
    add(call_about(CallKind::link, GL_PROGRAM, program));
    own<glad_glLinkProgram>(program);
}

void add_upload(GLuint buffer, GLintptr offset, GLsizeiptr size) {
    Call call = call_about(CallKind::upload, GL_BUFFER, buffer);
    call.bytes = static_cast<std::uint64_t>(size);
    call.ranges = {{static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(offset + size)}};
    add(std::move(call));
}

/// Storage of a buffer, by a flags or a usage argument, which may come with its contents.
template <auto& Loader>
void GLAPIENTRY store_buffer(GLuint buffer, GLsizeiptr size, const void* data, GLenum use) {
    own<Loader>(buffer, size, data, use);
    Call call = call_about(CallKind::allocate, GL_BUFFER, buffer);
    call.bytes = static_cast<std::uint64_t>(size);
    add(std::move(call));
    if (data != nullptr) add_upload(buffer, 0, size);
}

void GLAPIENTRY send_to_buffer(GLuint buffer, GLintptr offset, GLsizeiptr size, const void* data) {
    own<glad_glNamedBufferSubData>(buffer, offset, size, data);
    add_upload(buffer, offset, size);
}

void GLAPIENTRY copy_buffer(GLuint from, GLuint to, GLintptr read_at, GLintptr write_at, GLsizeiptr size) {
    own<glad_glCopyNamedBufferSubData>(from, to, read_at, write_at, size);
    Call call = call_about(CallKind::copy, GL_BUFFER, to);
    call.detail = "from " + quoted(GL_BUFFER, from);
    call.bytes = static_cast<std::uint64_t>(size);
    call.ranges = {{static_cast<std::uint64_t>(write_at), static_cast<std::uint64_t>(write_at + size)}};
    add(std::move(call));
}

void* GLAPIENTRY map_buffer(GLuint buffer, GLintptr offset, GLsizeiptr size, GLbitfield access) {
    void* memory = own<glad_glMapNamedBufferRange>(buffer, offset, size, access);
    Call call = call_about(CallKind::map, GL_BUFFER, buffer);
    call.detail = (access & GL_MAP_WRITE_BIT) != 0 ? "to write" : "to read";
    call.ranges = {{static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(offset + size)}};
    add(std::move(call));
    return memory;
}

void add_storage(GLenum identifier, GLuint name, GLsizei samples, GLenum format, GLsizei width, GLsizei height) {
    Call call = call_about(CallKind::allocate, identifier, name);
    call.detail = extent_text(width, height) + ' ' + format_word(format);
    if (samples > 1) call.detail += fmt::format(", {} samples", samples);
    call.bytes = stored_pixel_bytes(format) * static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) *
                 static_cast<std::uint64_t>(samples);
    add(std::move(call));
}

void GLAPIENTRY store_texture(GLuint texture, GLsizei levels, GLenum format, GLsizei width, GLsizei height) {
    own<glad_glTextureStorage2D>(texture, levels, format, width, height);
    add_storage(GL_TEXTURE, texture, 1, format, width, height);
}

void GLAPIENTRY store_samples(GLuint buffer, GLsizei samples, GLenum format, GLsizei width, GLsizei height) {
    own<glad_glNamedRenderbufferStorageMultisample>(buffer, samples, format, width, height);
    add_storage(GL_RENDERBUFFER, buffer, samples, format, width, height);
}

void GLAPIENTRY send_to_texture(GLuint texture, GLint level, GLint x, GLint y, GLsizei width, GLsizei height,
                                GLenum format, GLenum type, const void* pixels) {
    own<glad_glTextureSubImage2D>(texture, level, x, y, width, height, format, type, pixels);
    Call call = call_about(CallKind::upload, GL_TEXTURE, texture);
    if (const GLuint buffer = integer_of(GL_PIXEL_UNPACK_BUFFER_BINDING); buffer != 0)
        call.detail = "from " + quoted(GL_BUFFER, buffer);
    call.bytes = pixel_bytes(format, type) * static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    call.boxes = {{{x, y}, {x + width, y + height}}};
    add(std::move(call));
}

/// The array that the vertices' first attribute comes from, where there is one.
std::string vertex_source() {
    if (integer_of(GL_VERTEX_ARRAY_BINDING) == 0) return {};
    GLint buffer = 0;
    glGetIntegeri_v(GL_VERTEX_BINDING_BUFFER, 0, &buffer);
    return buffer != 0 ? " of " + quoted(GL_BUFFER, static_cast<GLuint>(buffer)) : std::string();
}

void add_draw(GLenum mode, const std::string& counted) {
    Call call = call_about(CallKind::draw, GL_PROGRAM, integer_of(GL_CURRENT_PROGRAM));
    call.detail = fmt::format("{}, {}{}, into {}", primitive_word(mode), counted, vertex_source(),
                              quoted(GL_FRAMEBUFFER, integer_of(GL_DRAW_FRAMEBUFFER_BINDING)));
    add(std::move(call));
}

void GLAPIENTRY draw_arrays(GLenum mode, GLint first, GLsizei count) {
    own<glad_glDrawArrays>(mode, first, count);
    add_draw(mode, fmt::format("{} vertices", count));
}

void GLAPIENTRY draw_elements(GLenum mode, GLsizei count, GLenum type, const void* offset) {
    own<glad_glDrawElements>(mode, count, type, offset);
    add_draw(mode, fmt::format("{} indices", count));
}

void GLAPIENTRY draw_arrays_parts(GLenum mode, const GLint* firsts, const GLsizei* counts, GLsizei draws) {
    own<glad_glMultiDrawArrays>(mode, firsts, counts, draws);
    add_draw(mode, fmt::format("{} vertices", std::accumulate(counts, counts + draws, std::int64_t{0})));
}

void GLAPIENTRY draw_elements_parts(GLenum mode, const GLsizei* counts, GLenum type, const void* const* offsets,
                                    GLsizei draws) {
    own<glad_glMultiDrawElements>(mode, counts, type, offsets, draws);
    add_draw(mode, fmt::format("{} indices", std::accumulate(counts, counts + draws, std::int64_t{0})));
}

void GLAPIENTRY draw_arrays_instanced(GLenum mode, GLint first, GLsizei count, GLsizei instances) {
    own<glad_glDrawArraysInstanced>(mode, first, count, instances);
    add_draw(mode, fmt::format("{} vertices {} times", count, instances));
}

void GLAPIENTRY draw_elements_instanced(GLenum mode, GLsizei count, GLenum type, const void* offset,
                                        GLsizei instances) {
    own<glad_glDrawElementsInstanced>(mode, count, type, offset, instances);
    add_draw(mode, fmt::format("{} indices {} times", count, instances));
}

void GLAPIENTRY draw_arrays_indirect(GLenum mode, const void* offset, GLsizei draws, GLsizei stride) {
    own<glad_glMultiDrawArraysIndirect>(mode, offset, draws, stride);
    add_draw(mode, fmt::format("{} indirect draws", draws));
}

void GLAPIENTRY draw_elements_indirect(GLenum mode, GLenum type, const void* offset, GLsizei draws, GLsizei stride) {
    own<glad_glMultiDrawElementsIndirect>(mode, type, offset, draws, stride);
    add_draw(mode, fmt::format("{} indirect draws", draws));
}

void GLAPIENTRY dispatch(GLuint x, GLuint y, GLuint z) {
    own<glad_glDispatchCompute>(x, y, z);
    Call call = call_about(CallKind::dispatch, GL_PROGRAM, integer_of(GL_CURRENT_PROGRAM));
    call.detail = fmt::format("{}x{}x{} groups", x, y, z);
    add(std::move(call));
}

void GLAPIENTRY clear(GLbitfield mask) {
    own<glad_glClear>(mask);
    Call call = call_about(CallKind::clear, GL_FRAMEBUFFER, integer_of(GL_DRAW_FRAMEBUFFER_BINDING));
    call.detail = mask_words(mask);
    add(std::move(call));
}

void GLAPIENTRY clear_attachment(GLuint framebuffer, GLenum attachment, GLint index, const GLfloat* value) {
    own<glad_glClearNamedFramebufferfv>(framebuffer, attachment, index, value);
    Call call = call_about(CallKind::clear, GL_FRAMEBUFFER, framebuffer);
    call.detail = mask_words(attachment == GL_COLOR ? GL_COLOR_BUFFER_BIT : GL_DEPTH_BUFFER_BIT);
    add(std::move(call));
}

void GLAPIENTRY blit(GLuint from, GLuint to, GLint x0, GLint y0, GLint x1, GLint y1, GLint to_x0, GLint to_y0,
                     GLint to_x1, GLint to_y1, GLbitfield mask, GLenum filter) {
    own<glad_glBlitNamedFramebuffer>(from, to, x0, y0, x1, y1, to_x0, to_y0, to_x1, to_y1, mask, filter);
    Call call = call_about(CallKind::blit, GL_FRAMEBUFFER, to);
    call.detail = fmt::format("{} {} from {}", mask_words(mask), extent_text(to_x1 - to_x0, to_y1 - to_y0),
                              quoted(GL_FRAMEBUFFER, from));
    add(std::move(call));
}

void GLAPIENTRY read_pixels(GLint x, GLint y, GLsizei width, GLsizei height, GLenum format, GLenum type, void* pixels) {
    own<glad_glReadPixels>(x, y, width, height, format, type, pixels);
    Call call = call_about(CallKind::read, GL_FRAMEBUFFER, integer_of(GL_READ_FRAMEBUFFER_BINDING));
    call.detail = extent_text(width, height);
    if (const GLuint buffer = integer_of(GL_PIXEL_PACK_BUFFER_BINDING); buffer != 0)
        call.detail += " into " + quoted(GL_BUFFER, buffer);
    call.bytes = pixel_bytes(format, type) * static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    add(std::move(call));
}

void GLAPIENTRY read_buffer(GLuint buffer, GLintptr offset, GLsizeiptr size, void* data) {
    own<glad_glGetNamedBufferSubData>(buffer, offset, size, data);
    Call call = call_about(CallKind::read, GL_BUFFER, buffer);
    call.bytes = static_cast<std::uint64_t>(size);
    call.ranges = {{static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(offset + size)}};
    add(std::move(call));
}

void GLAPIENTRY read_texture(GLuint texture, GLint level, GLint x, GLint y, GLint z, GLsizei width, GLsizei height,
                             GLsizei depth, GLenum format, GLenum type, GLsizei capacity, void* pixels) {
    own<glad_glGetTextureSubImage>(texture, level, x, y, z, width, height, depth, format, type, capacity, pixels);
    Call call = call_about(CallKind::read, GL_TEXTURE, texture);
    call.detail = extent_text(width, height);
    call.bytes = pixel_bytes(format, type) * static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    call.boxes = {{{x, y}, {x + width, y + height}}};
    add(std::move(call));
}

void GLAPIENTRY finish() {
    own<glad_glFinish>();
    add({.kind = CallKind::wait, .what = "everything"});
}

GLenum GLAPIENTRY wait_for_fence(GLsync fence, GLbitfield flags, GLuint64 timeout) {
    const GLenum answer = own<glad_glClientWaitSync>(fence, flags, timeout);
    // Without a timeout it is a question.
    if (timeout > 0) add({.kind = CallKind::wait, .what = "fence"});
    return answer;
}

void GLAPIENTRY copy_image(GLuint from, GLenum from_target, GLint from_level, GLint from_x, GLint from_y, GLint from_z,
                           GLuint to, GLenum to_target, GLint to_level, GLint x, GLint y, GLint z, GLsizei width,
                           GLsizei height, GLsizei depth) {
    own<glad_glCopyImageSubData>(from, from_target, from_level, from_x, from_y, from_z, to, to_target, to_level, x, y,
                                 z, width, height, depth);
    Call call = call_about(CallKind::copy, GL_TEXTURE, to);
    call.detail = "from " + quoted(GL_TEXTURE, from);
    call.boxes = {{{x, y}, {x + width, y + height}}};
    add(std::move(call));
}

void exchange_names(bool on) {
    exchange<glad_glCreateBuffers>(create_names<glad_glCreateBuffers, GL_BUFFER>, on);
    exchange<glad_glCreateTextures>(create_names_of<glad_glCreateTextures, GL_TEXTURE>, on);
    exchange<glad_glCreateRenderbuffers>(create_names<glad_glCreateRenderbuffers, GL_RENDERBUFFER>, on);
    exchange<glad_glCreateFramebuffers>(create_names<glad_glCreateFramebuffers, GL_FRAMEBUFFER>, on);
    exchange<glad_glCreateVertexArrays>(create_names<glad_glCreateVertexArrays, GL_VERTEX_ARRAY>, on);
    exchange<glad_glCreateQueries>(create_names_of<glad_glCreateQueries, GL_QUERY>, on);
    exchange<glad_glCreateProgram>(create_program, on);
    exchange<glad_glCreateShader>(create_shader, on);
    exchange<glad_glObjectLabel>(label_object, on);
    exchange<glad_glDeleteBuffers>(delete_names<glad_glDeleteBuffers, GL_BUFFER>, on);
    exchange<glad_glDeleteTextures>(delete_names<glad_glDeleteTextures, GL_TEXTURE>, on);
    exchange<glad_glDeleteRenderbuffers>(delete_names<glad_glDeleteRenderbuffers, GL_RENDERBUFFER>, on);
    exchange<glad_glDeleteFramebuffers>(delete_names<glad_glDeleteFramebuffers, GL_FRAMEBUFFER>, on);
    exchange<glad_glDeleteVertexArrays>(delete_names<glad_glDeleteVertexArrays, GL_VERTEX_ARRAY>, on);
    exchange<glad_glDeleteQueries>(delete_names<glad_glDeleteQueries, GL_QUERY>, on);
    exchange<glad_glDeleteProgram>(delete_name<glad_glDeleteProgram, GL_PROGRAM>, on);
    exchange<glad_glDeleteShader>(delete_name<glad_glDeleteShader, GL_SHADER>, on);
}

void exchange_storage(bool on) {
    exchange<glad_glCompileShader>(compile_shader, on);
    exchange<glad_glLinkProgram>(link_program, on);
    exchange<glad_glNamedBufferStorage>(store_buffer<glad_glNamedBufferStorage>, on);
    exchange<glad_glNamedBufferData>(store_buffer<glad_glNamedBufferData>, on);
    exchange<glad_glTextureStorage2D>(store_texture, on);
    exchange<glad_glNamedRenderbufferStorageMultisample>(store_samples, on);
    exchange<glad_glNamedBufferSubData>(send_to_buffer, on);
    exchange<glad_glCopyNamedBufferSubData>(copy_buffer, on);
    exchange<glad_glCopyImageSubData>(copy_image, on);
    exchange<glad_glMapNamedBufferRange>(map_buffer, on);
    exchange<glad_glTextureSubImage2D>(send_to_texture, on);
}

void exchange_work(bool on) {
    exchange<glad_glDrawArrays>(draw_arrays, on);
    exchange<glad_glDrawElements>(draw_elements, on);
    exchange<glad_glMultiDrawArrays>(draw_arrays_parts, on);
    exchange<glad_glMultiDrawElements>(draw_elements_parts, on);
    exchange<glad_glDrawArraysInstanced>(draw_arrays_instanced, on);
    exchange<glad_glDrawElementsInstanced>(draw_elements_instanced, on);
    exchange<glad_glMultiDrawArraysIndirect>(draw_arrays_indirect, on);
    exchange<glad_glMultiDrawElementsIndirect>(draw_elements_indirect, on);
    exchange<glad_glDispatchCompute>(dispatch, on);
    exchange<glad_glClear>(clear, on);
    exchange<glad_glClearNamedFramebufferfv>(clear_attachment, on);
    exchange<glad_glBlitNamedFramebuffer>(blit, on);
    exchange<glad_glReadPixels>(read_pixels, on);
    exchange<glad_glGetNamedBufferSubData>(read_buffer, on);
    exchange<glad_glGetTextureSubImage>(read_texture, on);
    exchange<glad_glFinish>(finish, on);
    exchange<glad_glClientWaitSync>(wait_for_fence, on);
}

void exchange_all(bool on) {
    exchange_names(on);
    exchange_storage(on);
    exchange_work(on);
}

}  // namespace

void hook_calls(std::shared_ptr<CallRecorder> recorder) {
    {
        const std::scoped_lock lock(recording.mutex);
        if (recording.recorder) throw UsageError("another GPU log is recording, and there is one loader");
        recording.recorder = std::move(recorder);
    }
    exchange_all(true);
}

void unhook_calls() {
    exchange_all(false);
    const std::scoped_lock lock(recording.mutex);
    recording.recorder.reset();
}

void keep_calls_hooked() {
    if (recording.get()) exchange_all(true);
}

}  // namespace vitrine::gl
