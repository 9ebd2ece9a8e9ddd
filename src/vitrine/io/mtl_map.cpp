#include <vitrine/io/mtl_map.h>

#include <vitrine/io/numbers.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace vitrine::io {
namespace {

constexpr std::string_view blanks = " \t";

/// Options that are passed over, and how many words follow each.
struct Option {
    std::string_view name;
    int words;
};
constexpr std::array<Option, 9> passed_options{{{"-blendu", 1},
                                                {"-blendv", 1},
                                                {"-cc", 1},
                                                {"-boost", 1},
                                                {"-mm", 2},
                                                {"-texres", 1},
                                                {"-bm", 1},
                                                {"-imfchan", 1},
                                                {"-type", 1}}};

/// Goes through a statement word by word.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) { skip_blanks(); }

    std::string_view peek() const { return rest_.substr(0, rest_.find_first_of(blanks)); }
    std::string_view next() {
        const std::string_view word = peek();
        rest_.remove_prefix(word.size());
        skip_blanks();
        return word;
    }
    /// The next word, if it is a number and not all that is left.
    std::optional<float> next_number() {
        const std::string_view word = peek();
        const std::optional<float> number = parse_float(word);
        if (!number || word.size() == rest_.size()) return std::nullopt;
        next();
        return std::isfinite(*number) ? number : std::optional<float>(0.0F);
    }
    std::string_view rest() const { return rest_; }

private:
    void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size())); }

    std::string_view rest_;
};

/// Up to three numbers, of which the third is for textures that are no pictures.
glm::vec2 vector_of(Words& words, float otherwise) {
    glm::vec2 vector(otherwise);
    if (const auto u = words.next_number()) vector.x = *u;
    if (const auto v = words.next_number()) vector.y = *v;
    words.next_number();
    return vector;
}

}  // namespace

MtlMap parse_mtl_map(std::string_view statement) {
    Words words(statement);
    MtlMap map;
    glm::vec2 offset(0);
    glm::vec2 scale(1);
    while (words.peek().starts_with('-')) {
        const std::string_view option = words.peek();
        const auto* const passed = std::find_if(passed_options.begin(), passed_options.end(),
                                                [&](const Option& known) { return known.name == option; });
        const bool known =
            passed != passed_options.end() || option == "-o" || option == "-s" || option == "-t" || option == "-clamp";
        if (!known) break;  // a name that begins with it
        words.next();
        if (option == "-o") offset = vector_of(words, 0);
        if (option == "-s") scale = vector_of(words, 1);
        if (option == "-t") vector_of(words, 0);
        if (option == "-clamp" && words.next() == "on")
            map.slot.sampler.wrap_s = map.slot.sampler.wrap_t = scene::TextureWrap::clamp;
        for (int i = 0; passed != passed_options.end() && i < passed->words; ++i) words.next();
    }
    map.name = words.rest();
    map.slot.transform.scale = scale;
    // The file's v runs up: 1 - (scale (1 - v) + offset).
    map.slot.transform.offset = {offset.x, 1 - scale.y - offset.y};
    return map;
}

}  // namespace vitrine::io
