#include <vitrine/render/point_method.h>

#include <vitrine/base/named_value.h>

namespace vitrine::render {

std::string_view name_of(PointMethod method) {
    switch (method) {
        case PointMethod::points: return "points";
        case PointMethod::compute32: return "compute32";
        case PointMethod::compute64: return "compute64";
        case PointMethod::cpu: return "cpu";
        case PointMethod::automatic: break;
    }
    return "auto";
}

PointMethod point_method_named(std::string_view name) {
    return value_named(name, all_point_methods, "way to draw points");
}

}  // namespace vitrine::render
