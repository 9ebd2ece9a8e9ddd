#pragma once

#include <vitrine/scene/geometry.h>
#include <vitrine/scene/image_plane.h>
#include <vitrine/scene/instances.h>

#include <string_view>

namespace vitrine::scene {

/// Names all arrays after their owner and what they hold, for logs, panels and GL debuggers: "teapot positions".
void label_arrays(Mesh& mesh, std::string_view owner);
void label_arrays(PointCloud& cloud, std::string_view owner);
void label_arrays(LineSet& lines, std::string_view owner);
void label_arrays(ImagePlane& image, std::string_view owner);
void label_arrays(Instances& instances, std::string_view owner);

}  // namespace vitrine::scene
