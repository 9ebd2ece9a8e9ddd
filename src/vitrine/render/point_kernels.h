#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/point_group.h>

#include <cstdint>

namespace vitrine::render {

/// Whether this driver has what PointMethod::compute64 needs.
bool has_atomics_of_64_bits();

/// Finds the nearest points by kernels, by atomic operations. What is nearest does not depend on the order in which
/// points come, so that the picture is the same each time.
/// After Schütz, Kerbl and Wimmer, "Rendering Point Clouds with Compute Shaders and Vertex Order Optimization", 2021.
/// Belongs to the context that was current at construction.
class PointKernels final : public PointFinder {
public:
    /// Throws ShaderError where the driver cannot do it.
    explicit PointKernels(bool atomics_of_64_bits);

    const PointCells& find(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) override;

private:
    void add(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer);
    /// What each pixel shows of the cells around it, which are bound.
    const PointCells& spread(const PointGroup& group, glm::ivec2 size, Slicer& slicer);
    /// Of the pass that colours a cloud.
    GLuint color_kernel(const CloudItem& cloud);
    void run(GLuint program, const CloudItem& cloud, std::uint64_t first, Slicer& slicer) const;

    bool one_pass_;
    gl::Program depth_;        ///< of the first of two passes
    gl::Program depth_adds_;   ///< to what is there
    gl::Program color_;        ///< of the second, or of both in one
    gl::Program color_plain_;  ///< of clouds neither lit nor tinted
    gl::Program color_field_;  ///< of numbers; made when it is first needed, as the next one is
    gl::Program spread_;
    gl::Texture positions_;  ///< shows the kernels a cloud's
    PointCells pixels_{"points' pixels"};
};

}  // namespace vitrine::render
