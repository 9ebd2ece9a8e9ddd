#include <vitrine/render/point_method.h>

#include <vitrine/base/error.h>

#include <string>

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
    for (const PointMethod method : all_point_methods) {
        if (name == name_of(method)) return method;
    }
    throw UsageError("unknown way to draw points '" + std::string(name) +
                     "', expected auto, points, compute32, compute64 or cpu");
}

}  // namespace vitrine::render
