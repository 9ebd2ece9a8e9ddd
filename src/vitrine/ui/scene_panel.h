#pragma once

#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/selection.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vitrine::ui {

/// A line of the tree: a node that no folded parent hides.
struct SceneRow {
    scene::NodeId node;
    int depth = 0;
    bool has_children = false;
};

/// The rows of a scene's tree, parents first, without the children of `folded` nodes.
std::vector<SceneRow> scene_rows(const scene::Scene& scene, const std::set<scene::NodeId>& folded);

/// The tree of a scene with a switch for each node's visibility, what is selected in it, and its counts.
/// Keep it between frames; one for each scene shown.
class ScenePanel {
public:
    struct Requests {
        std::optional<scene::NodeId> frame;  ///< show this node as large as possible
    };
    /// `selection`: what is chosen in it, which clicks change. What others choose is brought into view.
    Requests show(const Look& look, scene::Scene& scene, Selection& selection);
    /// Forgets what was folded: before another scene is shown.
    void reset();

private:
    void refresh(const scene::Scene& scene);
    /// Unfolds what hides its row, and scrolls there.
    void bring_into_view(const scene::Scene& scene, scene::NodeId node);
    static void variant_control(const Look& look, scene::Scene& scene);
    void tree(const Look& look, scene::Scene& scene, Selection& selection, Requests& requests);
    void row(const Look& look, scene::Scene& scene, const SceneRow& row, Selection& selection, Requests& requests);
    struct RowPlaces;
    void answer(const SceneRow& row, bool on_arrow, Selection& selection, Requests& requests);
    void draw_row(const Look& look, const SceneRow& row, const scene::Node& node, const std::string& count,
                  const RowPlaces& places) const;
    static void details(const Look& look, const scene::Scene& scene, scene::NodeId chosen);
    void totals(const Look& look, const scene::Scene& scene) const;

    std::set<scene::NodeId> folded_;
    scene::NodeId chosen_;                  ///< in the last frame
    std::optional<std::size_t> scroll_to_;  ///< a row
    std::vector<SceneRow> rows_;
    scene::SceneCounts counts_;
    std::uint64_t revision_ = 0;
    bool stale_ = true;
};

/// What stands for a node in the tree.
Glyph glyph_of(const scene::Node& node);

}  // namespace vitrine::ui
