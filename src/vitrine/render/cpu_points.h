#pragma once

#include <vitrine/render/point_group.h>

namespace vitrine::render {

/// Whether the threads of the CPU can draw a cloud: an unlit one of small points, if it is in main memory.
bool suits_cpu(const CloudItem& cloud);

/// Finds the nearest points on all cores of the CPU, in main memory, and sends what pixels show to the GPU. For
/// software rasterizers, whose kernels run on the same cores, but go the way of a GPU. All clouds have their points in
/// main memory. Finds what PointKernels find.
class CpuPoints final : public PointFinder {
public:
    const PointCells& find(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) override;

private:
    arrays::Elements<std::uint64_t> pixels_;  ///< of points larger than one
};

}  // namespace vitrine::render
