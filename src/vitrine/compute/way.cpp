#include <vitrine/compute/way.h>

#include <vitrine/base/named_value.h>

namespace vitrine::compute {
namespace {

struct Texts {
    std::string_view name;
    std::string_view description;
};

const Texts& texts_of(Way way) {
    static constexpr std::array<Texts, all_ways.size()> texts{{
        {"gl", "A GL compute shader writes the array's own buffer"},
        {"cl-shared", "OpenCL writes the GL buffer itself, lent to it for the run"},
        {"cl-mapped", "OpenCL writes the memory of the GL buffer, which is mapped for good: nothing is copied"},
        {"cl-copy", "OpenCL writes a buffer of its own, which is copied through main memory"},
    }};
    return texts[static_cast<std::size_t>(way)];
}

}  // namespace

std::string_view name_of(Way way) {
    return texts_of(way).name;
}

std::string_view description_of(Way way) {
    return texts_of(way).description;
}

Way way_named(std::string_view name) {
    return value_named(name, all_ways, "way to compute");
}

}  // namespace vitrine::compute
