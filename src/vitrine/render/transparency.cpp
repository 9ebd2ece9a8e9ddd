#include <vitrine/render/transparency.h>

#include <vitrine/base/named_value.h>

#include <array>

namespace vitrine::render {

std::string_view name_of(Transparency way) {
    switch (way) {
        case Transparency::peeled: return "peeled";
        case Transparency::weighted: break;
    }
    return "weighted";
}

Transparency transparency_named(std::string_view name) {
    return value_named(name, std::array{Transparency::weighted, Transparency::peeled},
                       "way to mix what is transparent");
}

}  // namespace vitrine::render
