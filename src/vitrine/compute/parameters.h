#pragma once

#include <vitrine/compute/argument.h>
#include <vitrine/compute/queue.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::compute {

/// What a kernel's compiler says of one of its parameters.
struct Parameter {
    enum class Kind { value, array, image };

    std::string name;
    Kind kind = Kind::value;
    std::optional<ValueType> type;  ///< of a value; absent: one that no argument has
    std::size_t element_bytes = 0;  ///< of an array; 0: not known
    std::size_t place = 0;          ///< where the backend passes it: a binding, a location, a number
};

/// The parameter by which kernels know how many items there are.
inline constexpr std::string_view count_name = "count";

/// The arguments in the order of the parameters, `count` first made from the extent; those whose parameter the compiler
/// has dropped, though the source mentions it, are left out.
struct MatchedArgument {
    const Parameter* parameter;
    Argument argument;
};
/// Throws ArgumentError, naming kernel and parameter, unless each parameter gets what it is declared as, once.
std::vector<MatchedArgument> match_arguments(std::string_view kernel, std::string_view source,
                                             std::span<const Parameter> parameters, Extent extent,
                                             std::span<const Argument> arguments);

}  // namespace vitrine::compute
