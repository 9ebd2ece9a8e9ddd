#include <vitrine/gl/call_words.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::gl {
namespace {

struct Word {
    GLenum name;
    std::string_view word;
};

struct Format {
    GLenum name;
    std::string_view word;
    std::uint64_t bytes;
};

constexpr std::array formats{
    Format{GL_R8, "R8", 1},
    Format{GL_RGBA8, "RGBA8", 4},
    Format{GL_R32F, "R32F", 4},
    Format{GL_RG32F, "RG32F", 8},
    Format{GL_RGBA32F, "RGBA32F", 16},
    Format{GL_DEPTH_COMPONENT32F, "DEPTH32F", 4},
    Format{GL_SRGB8_ALPHA8, "SRGB8_ALPHA8", 4},
};

template <std::size_t N>
std::string_view word_in(const std::array<Word, N>& words, GLenum name, std::string_view otherwise) {
    const auto* found = std::find_if(words.begin(), words.end(), [name](const Word& w) { return w.name == name; });
    return found != words.end() ? found->word : otherwise;
}

const Format* find_format(GLenum name) {
    const auto* found =
        std::find_if(formats.begin(), formats.end(), [name](const Format& format) { return format.name == name; });
    return found != formats.end() ? found : nullptr;
}

std::uint64_t channels(GLenum format) {
    if (format == GL_RGBA || format == GL_BGRA || format == GL_RGBA_INTEGER) return 4;
    if (format == GL_RGB) return 3;
    return format == GL_RG ? 2 : 1;
}

}  // namespace

std::string_view word_for(GLenum identifier) {
    static constexpr std::array words{
        Word{GL_BUFFER, "buffer"},
        Word{GL_TEXTURE, "texture"},
        Word{GL_RENDERBUFFER, "renderbuffer"},
        Word{GL_FRAMEBUFFER, "framebuffer"},
        Word{GL_VERTEX_ARRAY, "vertex array"},
        Word{GL_QUERY, "query"},
        Word{GL_PROGRAM, "program"},
        Word{GL_SHADER, "shader"},
    };
    return word_in(words, identifier, "object");
}

std::string label_of(GLenum identifier, GLuint name) {
    if (name == 0) return {};
    std::array<char, 256> text{};
    GLsizei length = 0;
    glGetObjectLabel(identifier, name, static_cast<GLsizei>(text.size()), &length, text.data());
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string quoted(GLenum identifier, GLuint name) {
    if (identifier == GL_FRAMEBUFFER && name == 0) return "the window";
    const std::string label = label_of(identifier, name);
    return label.empty() ? fmt::format("{} {}", word_for(identifier), name) : '\'' + label + '\'';
}

std::string format_word(GLenum format) {
    const Format* found = find_format(format);
    return found != nullptr ? std::string(found->word) : fmt::format("format 0x{:x}", format);
}

std::string_view primitive_word(GLenum mode) {
    static constexpr std::array words{
        Word{GL_TRIANGLES, "triangles"},       Word{GL_TRIANGLE_STRIP, "triangle strip"},
        Word{GL_TRIANGLE_FAN, "triangle fan"}, Word{GL_LINES, "lines"},
        Word{GL_LINE_STRIP, "line strip"},     Word{GL_POINTS, "points"},
    };
    return word_in(words, mode, "primitives");
}

std::string mask_words(GLbitfield mask) {
    static constexpr std::array words{Word{GL_COLOR_BUFFER_BIT, "colour"}, Word{GL_DEPTH_BUFFER_BIT, "depth"},
                                      Word{GL_STENCIL_BUFFER_BIT, "stencil"}};
    std::string text;
    for (const Word& word : words) {
        if ((mask & word.name) == 0) continue;
        if (!text.empty()) text += " and ";
        text += word.word;
    }
    return text;
}

std::uint64_t pixel_bytes(GLenum format, GLenum type) {
    return channels(format) * (type == GL_UNSIGNED_BYTE ? 1 : 4);
}

std::uint64_t stored_pixel_bytes(GLenum format) {
    const Format* found = find_format(format);
    return found != nullptr ? found->bytes : 0;
}

}  // namespace vitrine::gl
