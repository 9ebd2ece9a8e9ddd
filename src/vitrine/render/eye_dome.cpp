#include <vitrine/render/eye_dome.h>

#include <vitrine/base/named_value.h>

#include <array>

namespace vitrine::render {

std::string_view name_of(EyeDome::When when) {
    switch (when) {
        case EyeDome::When::off: return "off";
        case EyeDome::When::on: return "on";
        case EyeDome::When::automatic: break;
    }
    return "auto";
}

EyeDome::When eye_dome_named(std::string_view name) {
    using enum EyeDome::When;
    return value_named(name, std::array{automatic, off, on}, "eye-dome lighting");
}

}  // namespace vitrine::render
