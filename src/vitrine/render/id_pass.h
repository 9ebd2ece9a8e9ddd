#pragma once

#include <vitrine/render/collection_pass.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/image_pass.h>
#include <vitrine/render/line_pass.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/point_pass.h>

#include <cstdint>

namespace vitrine::render {

/// Calls `visit(item)` for each item of a window's plan, in the order in which they are numbered, from 1 on.
template <class Visit>
void visit_items(const DrawItems& items, Visit visit) {
    const auto visit_all = [&](const auto& list) {
        for (const auto& item : list) visit(item);
    };
    visit_all(items.meshes);
    visit_all(items.transparent);
    visit_all(items.clouds);
    visit_all(items.lines);
    visit_all(items.images);
    visit_all(items.collections);
    visit_all(items.layers);
}

/// Draws which item of a window's plan, and which of its primitives, is seen at each pixel (IdTexel). The passes draw
/// what they always draw, item by item and range by range, with fragments that say whose they are. Clouds in main
/// memory are left out: see find_host_points.
class IdPass {
public:
    /// The target is cleared, the frame's constants are bound.
    void draw(const DrawPlan& plan);

private:
    class Run;
    MeshPass meshes_{Fragments::ids};
    PointPass points_{Fragments::ids};
    LinePass lines_{Fragments::ids};
    ImagePass images_{Fragments::ids};
    CollectionPass collections_{Fragments::ids};
};

}  // namespace vitrine::render
