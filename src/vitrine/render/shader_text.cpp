#include <vitrine/render/shader_text.h>

#include <vitrine/base/error.h>
#include <vitrine/shaders/embedded.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace vitrine::render {
namespace {

std::optional<std::string> read_from_disk(std::string_view name) {
    const std::filesystem::path path = shader_path(name);
    if (path.empty()) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string raw_text(std::string_view name) {
    if (std::optional<std::string> text = read_from_disk(name)) return *std::move(text);
    if (const std::optional<std::string_view> text = shaders::find(name)) return std::string(*text);
    throw GraphicsError("there is no shader file '" + std::string(name) + "'");
}

}  // namespace

std::filesystem::path shader_path([[maybe_unused]] std::string_view name) {
#ifdef VITRINE_SHADER_DIR
    return std::filesystem::path(VITRINE_SHADER_DIR) / name;
#else
    return {};
#endif
}

std::string shader_text(std::string_view name) {
    static constexpr std::string_view directive = "#include \"";
    std::string text = raw_text(name);
    for (std::size_t at = text.find(directive); at != std::string::npos; at = text.find(directive, at)) {
        const std::size_t begin = at + directive.size();
        const std::size_t end = text.find('"', begin);
        if (end == std::string::npos) throw GraphicsError(std::string(name) + ": an #include without a closing quote");
        const std::string included = raw_text(std::string_view(text).substr(begin, end - begin));
        text.replace(at, end + 1 - at, included);
    }
    return text;
}

std::string shader_text(std::string_view name, std::span<const std::string> defined) {
    std::string text = shader_text(name);
    std::string lines;
    for (const std::string& word : defined) lines += "#define " + word + "\n";
    // Lines in the driver's messages stay the file's.
    text.insert(text.find('\n') + 1, lines + "#line 2\n");
    return text;
}

}  // namespace vitrine::render
