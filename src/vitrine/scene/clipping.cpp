#include <vitrine/scene/clipping.h>

#include <cstdint>
#include <utility>

// The only file that knows Clipper: its version 2 where the build says so, else version 1 (6.4.2 by its own count).
#ifdef VITRINE_CLIPPER2
#include <clipper2/clipper.h>
#else
#include <polyclipping/clipper.hpp>
#endif

namespace vitrine::scene {
namespace {

#ifdef VITRINE_CLIPPER2

using ClipperPath = Clipper2Lib::Path64;
using ClipperPaths = Clipper2Lib::Paths64;

Clipper2Lib::Point64 to_clipper(const glm::ivec2& point) {
    return {static_cast<std::int64_t>(point.x), static_cast<std::int64_t>(point.y)};
}
glm::ivec2 from_clipper(const Clipper2Lib::Point64& point) {
    return glm::ivec2(point.x, point.y);
}
ClipperPaths united(const ClipperPaths& paths, FillRule rule) {
    Clipper2Lib::Clipper64 clipper;
    clipper.PreserveCollinear(false);
    clipper.AddSubject(paths);
    const auto fill = rule == FillRule::nonzero ? Clipper2Lib::FillRule::NonZero : Clipper2Lib::FillRule::EvenOdd;
    ClipperPaths contours;
    clipper.Execute(Clipper2Lib::ClipType::Union, fill, contours);
    return contours;
}

#else

using ClipperPath = ClipperLib::Path;
using ClipperPaths = ClipperLib::Paths;

ClipperLib::IntPoint to_clipper(const glm::ivec2& point) {
    return {point.x, point.y};
}
glm::ivec2 from_clipper(const ClipperLib::IntPoint& point) {
    return glm::ivec2(point.X, point.Y);
}
ClipperPaths united(const ClipperPaths& paths, FillRule rule) {
    ClipperLib::Clipper clipper;
    clipper.AddPaths(paths, ClipperLib::ptSubject, true);
    const auto fill = rule == FillRule::nonzero ? ClipperLib::pftNonZero : ClipperLib::pftEvenOdd;
    ClipperPaths contours;
    clipper.Execute(ClipperLib::ctUnion, contours, fill, fill);
    return contours;
}

#endif

}  // namespace

std::vector<GridRing> enclosing_contours(const std::vector<GridRing>& rings, FillRule rule) {
    ClipperPaths paths;
    for (const GridRing& ring : rings) {
        ClipperPath path;
        path.reserve(ring.size());
        for (const glm::ivec2& point : ring) path.push_back(to_clipper(point));
        paths.push_back(std::move(path));
    }
    std::vector<GridRing> contours;
    for (const ClipperPath& path : united(paths, rule)) {
        GridRing contour;
        contour.reserve(path.size());
        for (const auto& point : path) contour.push_back(from_clipper(point));
        contours.push_back(std::move(contour));
    }
    return contours;
}

}  // namespace vitrine::scene
