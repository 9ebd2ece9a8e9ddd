#pragma once

#include <vitrine/scene/camera.h>

#include <cstdint>

namespace vitrine::app {

/// The bench's camera in frame `frame` (any integer): `base` on an orbit about its world's up, 1.5 degrees a frame,
/// coming up to a quarter nearer and going back. A closed form, so every path sees the same; no two frames of a run
/// are alike.
scene::Camera flight_camera(const scene::Camera& base, std::int64_t frame);

}  // namespace vitrine::app
