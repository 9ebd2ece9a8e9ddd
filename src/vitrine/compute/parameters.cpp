#include <vitrine/compute/parameters.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

namespace vitrine::compute {
namespace {

using Kind = Parameter::Kind;

bool is_word_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether a source has the word as a name of its own, not as a member's (`place.x`).
bool mentions(std::string_view source, std::string_view word) {
    for (std::size_t at = source.find(word); at != std::string_view::npos; at = source.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || (!is_word_character(source[at - 1]) && source[at - 1] != '.');
        if (begins && (end == source.size() || !is_word_character(source[end]))) return true;
    }
    return false;
}

const char* name_of(Kind kind) {
    static constexpr std::array names{"a value", "an array", "an image"};
    return names[static_cast<std::size_t>(kind)];
}

[[noreturn]] void fail(std::string_view kernel, const std::string& problem) {
    throw ArgumentError(fmt::format("the kernel '{}': {}", kernel, problem));
}

Argument count_of(std::string_view kernel, Extent extent) {
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();
    if (extent.columns > most || extent.rows > most)
        fail(kernel, fmt::format("{} x {} items are too many", extent.columns, extent.rows));
    const glm::uvec2 count(extent.columns, extent.rows);
    return extent.dimensions == 1 ? value(count_name, count.x) : value(count_name, count);
}

void require_type(std::string_view kernel, const Parameter& parameter, const Value& given) {
    if (parameter.type == given.type) return;
    fail(kernel,
         fmt::format("'{}' is {}, but the argument is {}", parameter.name,
                     parameter.type ? compute::name_of(*parameter.type) : "of a type that is not passed by value",
                     compute::name_of(given.type)));
}

void require_elements(std::string_view kernel, const Parameter& parameter, const arrays::TrackedBytes& given) {
    if (given.size_bytes == 0) fail(kernel, fmt::format("the array for '{}' is empty", parameter.name));
    if (parameter.element_bytes == 0 || given.size_bytes % parameter.element_bytes == 0) return;
    fail(kernel, fmt::format("'{}' has elements of {} bytes, of which the array '{}' of {} bytes is no whole number",
                             parameter.name, parameter.element_bytes, given.tracking->label, given.size_bytes));
}

void require_image(std::string_view kernel, const Parameter& parameter, const Argument::Image& given) {
    if (given.texels.bytes.size_bytes == 0) fail(kernel, fmt::format("the image for '{}' is empty", parameter.name));
}

void require_fit(std::string_view kernel, const Parameter& parameter, const Argument& argument) {
    const auto kind = static_cast<Kind>(argument.content.index());
    if (kind != parameter.kind)
        fail(kernel,
             fmt::format("'{}' is {}, but the argument is {}", parameter.name, name_of(parameter.kind), name_of(kind)));
    if (const auto* given = std::get_if<Value>(&argument.content)) require_type(kernel, parameter, *given);
    if (const auto* given = std::get_if<Argument::Array>(&argument.content))
        require_elements(kernel, parameter, given->bytes);
    if (const auto* given = std::get_if<Argument::Image>(&argument.content)) require_image(kernel, parameter, *given);
}

void require_distinct(std::string_view kernel, std::span<const Argument> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (arguments[i].name == arguments[j].name)
                fail(kernel, fmt::format("'{}' is given twice", arguments[i].name));
        }
    }
}

}  // namespace

std::string name_of(ValueType type) {
    static constexpr std::array scalars{"float", "int", "uint"};
    static constexpr std::array vectors{"vec", "ivec", "uvec"};
    const auto scalar = static_cast<std::size_t>(type.scalar);
    return type.components == 1 ? scalars[scalar] : vectors[scalar] + std::to_string(type.components);
}

std::vector<MatchedArgument> match_arguments(std::string_view kernel, std::string_view source,
                                             std::span<const Parameter> parameters, Extent extent,
                                             std::span<const Argument> arguments) {
    std::vector<Argument> all(arguments.begin(), arguments.end());
    all.push_back(count_of(kernel, extent));
    require_distinct(kernel, all);
    if (std::none_of(parameters.begin(), parameters.end(), [](const Parameter& p) { return p.name == count_name; }))
        fail(kernel, "it has no parameter 'count', by which invocations beyond the last item do nothing");
    std::vector<MatchedArgument> matched;
    for (const Argument& argument : all) {
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& each) { return each.name == argument.name; });
        if (found != parameters.end()) {
            require_fit(kernel, *found, argument);
            matched.push_back({&*found, argument});
        } else if (!mentions(source, argument.name)) {
            fail(kernel, fmt::format("it has no parameter '{}'", argument.name));
        }
    }
    for (const Parameter& parameter : parameters) {
        if (std::none_of(all.begin(), all.end(), [&](const Argument& each) { return each.name == parameter.name; }))
            fail(kernel, fmt::format("'{}', {}, is not given", parameter.name, name_of(parameter.kind)));
    }
    return matched;
}

}  // namespace vitrine::compute
