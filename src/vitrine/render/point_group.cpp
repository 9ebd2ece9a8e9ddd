#include <vitrine/render/point_group.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>

namespace vitrine::render {

bool PointGroup::is_fresh() const {
    return std::ranges::all_of(drawn, [](std::uint64_t points) { return points == 0; });
}

glm::mat4 PointGroup::cells_matrix(const DrawPlan& plan, const CloudItem& cloud, glm::ivec2 size) const {
    const glm::dvec2 half = 0.5 * glm::dvec2(size);
    glm::dmat4 to_cells(1.0);
    to_cells = glm::translate(to_cells, glm::dvec3(half + margin() - glm::dvec2(region.min), 0.0));
    to_cells = glm::scale(to_cells, glm::dvec3(half, 1.0));
    return to_cells * projection_of(plan, size) * glm::dmat4(cloud.model_view);
}

}  // namespace vitrine::render
