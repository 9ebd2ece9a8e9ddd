#include <vitrine/render/eye_dome.h>

#include <vitrine/base/error.h>

#include <string>

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
    for (const EyeDome::When when : {EyeDome::When::automatic, EyeDome::When::off, EyeDome::When::on}) {
        if (name == name_of(when)) return when;
    }
    throw UsageError("unknown eye-dome lighting '" + std::string(name) + "', expected auto, off or on");
}

}  // namespace vitrine::render
