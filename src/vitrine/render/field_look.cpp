#include <vitrine/render/field_look.h>

#include <vitrine/base/named_value.h>

#include <array>

namespace vitrine::render {

std::string_view name_of(Isolines isolines) {
    switch (isolines) {
        case Isolines::lines: return "lines";
        case Isolines::bands: return "bands";
        case Isolines::none: break;
    }
    return "none";
}

Isolines isolines_named(std::string_view name) {
    static constexpr std::array all{Isolines::none, Isolines::lines, Isolines::bands};
    return value_named(name, all, "isolines");
}

}  // namespace vitrine::render
