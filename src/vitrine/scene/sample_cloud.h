#pragma once

#include <vitrine/scene/scene.h>

#include <cstddef>

namespace vitrine::scene {

/// A coloured cloud of `count` points on a bumpy sphere of radius 1, each somewhere else than the one before, as the
/// points of several scans are that were merged. The same points on any number of cores.
PointCloud make_scan(std::size_t count);

/// A scene that is one such cloud, of points of a pixel: the bench's scene of many points.
Scene make_scan_scene(std::size_t count);

}  // namespace vitrine::scene
