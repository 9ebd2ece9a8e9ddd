#include <support/gl_ledger.h>

#include <glad/gl.h>

#include <spdlog/fmt/fmt.h>

#include <array>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>

namespace vitrine::test {
namespace {

// Kinds whose names all contexts of a share group know come first: only these have storage.
enum Kind : std::size_t {
    buffer,
    texture,
    renderbuffer,
    framebuffer,
    vertex_array,
    query,
    program,
    shader,
    fence,
    kinds
};
constexpr std::array<std::string_view, kinds> kind_names{"buffers",      "textures",      "renderbuffers",
                                                         "framebuffers", "vertex arrays", "queries",
                                                         "programs",     "shaders",       "fences"};

struct Books {
    std::mutex mutex;
    std::array<long long, kinds> live{};
    std::map<std::pair<Kind, GLuint>, std::size_t> storage_bytes;
} books;

void add(Kind kind, long long count) {
    const std::scoped_lock lock(books.mutex);
    books.live[kind] += count;
}

void set_storage(Kind kind, GLuint name, std::size_t bytes) {
    const std::scoped_lock lock(books.mutex);
    books.storage_bytes[{kind, name}] = bytes;
}

/// Colours are RGBA8 here and depths 32-bit floats.
std::size_t pixel_bytes(GLsizei width, GLsizei height, GLsizei samples) {
    return std::size_t{4} * static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
           static_cast<std::size_t>(samples);
}

// The loader's functions, and what stands in for them.
std::array<PFNGLCREATEBUFFERSPROC, kinds> real_create;
std::array<PFNGLCREATETEXTURESPROC, kinds> real_create_for;
std::array<PFNGLDELETEBUFFERSPROC, kinds> real_delete;
PFNGLCREATEPROGRAMPROC real_create_program;
PFNGLCREATESHADERPROC real_create_shader;
std::array<PFNGLDELETEPROGRAMPROC, kinds> real_delete_one;
PFNGLFENCESYNCPROC real_fence;
PFNGLDELETESYNCPROC real_delete_fence;
PFNGLNAMEDBUFFERSTORAGEPROC real_buffer_storage;
PFNGLTEXTURESTORAGE2DPROC real_texture_storage;
PFNGLNAMEDRENDERBUFFERSTORAGEMULTISAMPLEPROC real_renderbuffer_storage;

template <Kind kind>
void GLAPIENTRY create(GLsizei count, GLuint* names) {
    real_create[kind](count, names);
    add(kind, count);
}

template <Kind kind>
void GLAPIENTRY create_for(GLenum target, GLsizei count, GLuint* names) {
    real_create_for[kind](target, count, names);
    add(kind, count);
}

template <Kind kind>
void GLAPIENTRY destroy(GLsizei count, const GLuint* names) {
    {
        const std::scoped_lock lock(books.mutex);
        books.live[kind] -= count;
        if (kind <= renderbuffer) {
            for (GLsizei i = 0; i < count; ++i) books.storage_bytes.erase({kind, names[i]});
        }
    }
    real_delete[kind](count, names);
}

GLuint GLAPIENTRY create_program() {
    add(program, 1);
    return real_create_program();
}

GLuint GLAPIENTRY create_shader(GLenum stage) {
    add(shader, 1);
    return real_create_shader(stage);
}

template <Kind kind>
void GLAPIENTRY destroy_one(GLuint name) {
    add(kind, -1);
    real_delete_one[kind](name);
}

GLsync GLAPIENTRY insert_fence(GLenum condition, GLbitfield flags) {
    add(fence, 1);
    return real_fence(condition, flags);
}

void GLAPIENTRY destroy_fence(GLsync sync) {
    add(fence, -1);
    real_delete_fence(sync);
}

void GLAPIENTRY buffer_storage(GLuint name, GLsizeiptr size, const void* data, GLbitfield flags) {
    set_storage(buffer, name, static_cast<std::size_t>(size));
    real_buffer_storage(name, size, data, flags);
}

void GLAPIENTRY texture_storage(GLuint name, GLsizei levels, GLenum format, GLsizei width, GLsizei height) {
    set_storage(texture, name, pixel_bytes(width, height, 1));
    real_texture_storage(name, levels, format, width, height);
}

void GLAPIENTRY renderbuffer_storage(GLuint name, GLsizei samples, GLenum format, GLsizei width, GLsizei height) {
    set_storage(renderbuffer, name, pixel_bytes(width, height, samples));
    real_renderbuffer_storage(name, samples, format, width, height);
}

/// Swaps what the loader found and what stands in for it: once to begin, once to end.
class Exchange {
public:
    explicit Exchange(bool begins) : begins_(begins) {}
    template <class Function>
    void operator()(Function& loaded, Function& real, Function stand_in) const {
        if (begins_) {
            real = std::exchange(loaded, stand_in);
        } else {
            loaded = real;
        }
    }

private:
    bool begins_;
};

template <Kind kind>
void exchange_names(const Exchange& exchange, PFNGLCREATEBUFFERSPROC& creator, PFNGLDELETEBUFFERSPROC& deleter) {
    exchange(creator, real_create[kind], &create<kind>);
    exchange(deleter, real_delete[kind], &destroy<kind>);
}

template <Kind kind>
void exchange_names(const Exchange& exchange, PFNGLCREATETEXTURESPROC& creator, PFNGLDELETETEXTURESPROC& deleter) {
    exchange(creator, real_create_for[kind], &create_for<kind>);
    exchange(deleter, real_delete[kind], &destroy<kind>);
}

void exchange_all(bool begins) {
    const Exchange exchange(begins);
    exchange_names<buffer>(exchange, glad_glCreateBuffers, glad_glDeleteBuffers);
    exchange_names<texture>(exchange, glad_glCreateTextures, glad_glDeleteTextures);
    exchange_names<renderbuffer>(exchange, glad_glCreateRenderbuffers, glad_glDeleteRenderbuffers);
    exchange_names<framebuffer>(exchange, glad_glCreateFramebuffers, glad_glDeleteFramebuffers);
    exchange_names<vertex_array>(exchange, glad_glCreateVertexArrays, glad_glDeleteVertexArrays);
    exchange_names<query>(exchange, glad_glCreateQueries, glad_glDeleteQueries);
    exchange(glad_glCreateProgram, real_create_program, &create_program);
    exchange(glad_glDeleteProgram, real_delete_one[program], &destroy_one<program>);
    exchange(glad_glCreateShader, real_create_shader, &create_shader);
    exchange(glad_glDeleteShader, real_delete_one[shader], &destroy_one<shader>);
    exchange(glad_glFenceSync, real_fence, &insert_fence);
    exchange(glad_glDeleteSync, real_delete_fence, &destroy_fence);
    exchange(glad_glNamedBufferStorage, real_buffer_storage, &buffer_storage);
    exchange(glad_glTextureStorage2D, real_texture_storage, &texture_storage);
    exchange(glad_glNamedRenderbufferStorageMultisample, real_renderbuffer_storage, &renderbuffer_storage);
}

}  // namespace

GlLedger::GlLedger() {
    books.live.fill(0);
    books.storage_bytes.clear();
    exchange_all(true);
}

GlLedger::~GlLedger() {
    exchange_all(false);
}

std::size_t GlLedger::bytes() const {
    const std::scoped_lock lock(books.mutex);
    std::size_t sum = 0;
    for (const auto& [name, bytes] : books.storage_bytes) sum += bytes;
    return sum;
}

std::string GlLedger::text() const {
    std::string line;
    {
        const std::scoped_lock lock(books.mutex);
        for (std::size_t kind = 0; kind < kinds; ++kind)
            line += fmt::format("{} {}, ", kind_names[kind], books.live[kind]);
    }
    return line + fmt::format("{} bytes", bytes());
}

}  // namespace vitrine::test
