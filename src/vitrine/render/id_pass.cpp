#include <vitrine/render/id_pass.h>

#include <type_traits>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

/// Uniform location of shaders/fragment.glsl.
constexpr GLint who_uniform = 40;

/// Cuts an item's call so that the primitives of each part follow each other in memory, and tells the fragments whose
/// they are.
class Naming final : public Slicer {
public:
    /// Primitives that are drawn one after the other.
    struct Piece {
        std::uint64_t first = 0;  ///< in memory
        std::uint64_t count = 0;
    };

    /// What is drawn next. No pieces: all of it in one.
    void name(std::uint32_t item, std::vector<Piece> pieces = {}, GLuint triangles_each = 1) {
        item_ = item;
        pieces_ = std::move(pieces);
        triangles_each_ = triangles_each;
    }
    void draw(std::uint64_t count, const Submit& submit) override {
        if (pieces_.empty()) pieces_.push_back({0, count});
        std::uint64_t drawn = 0;
        for (const Piece& piece : pieces_) {
            glUniform3ui(who_uniform, item_, static_cast<GLuint>(piece.first), triangles_each_);
            submit(drawn, piece.count);
            drawn += piece.count;
        }
    }

private:
    std::uint32_t item_ = 0;
    std::vector<Piece> pieces_;
    GLuint triangles_each_ = 1;
};

std::vector<Naming::Piece> pieces_of(const MeshItem& item) {
    std::vector<Naming::Piece> pieces;
    if (item.instances) return pieces;  // each has them all
    for (const TriangleRange& range : item.ranges) pieces.push_back({range.first, range.count});
    return pieces;
}

std::vector<Naming::Piece> pieces_of(const CloudItem& item) {
    std::vector<Naming::Piece> pieces;
    item.ranges.for_each(0, item.points, [&](std::uint64_t begin, std::uint64_t end) {
        pieces.push_back({begin, end - begin});
    });
    return pieces;
}

/// Two triangles make a rectangle of most kinds.
GLuint triangles_of(scene::CollectionKind kind) {
    using enum scene::CollectionKind;
    return kind == points || kind == triangles || kind == polygons ? 1 : 2;
}

}  // namespace

/// Draws the items of a plan one after the other, and counts them.
class IdPass::Run {
public:
    Run(IdPass& pass, const DrawPlan& plan) : pass_(pass), plan_(plan) {}

    void draw(const MeshItem& item) {
        naming_.name(++number_, pieces_of(item));
        pass_.meshes_.draw_faces(plan_, {&item, 1}, naming_, counts_);
    }
    void draw(const CloudItem& item) {
        naming_.name(++number_, pieces_of(item));
        const CloudItem* const cloud = &item;
        if (item.host == nullptr) pass_.points_.draw({&cloud, 1}, nullptr, naming_, counts_);
    }
    void draw(const LineItem& item) {
        naming_.name(++number_, {}, 2);
        pass_.lines_.draw({&item, 1}, naming_, counts_);
    }
    void draw(const ImageItem& item) {
        naming_.name(++number_, {}, 2);
        pass_.images_.draw({&item, 1}, naming_, counts_);
    }
    void draw(const CollectionItem& item) {
        naming_.name(++number_, {}, triangles_of(item.kind));
        pass_.collections_.draw({&item, 1}, Settings(), naming_, counts_);
        glDepthMask(GL_TRUE);
    }

private:
    IdPass& pass_;
    const DrawPlan& plan_;
    Naming naming_;
    DrawCounts counts_;
    std::uint32_t number_ = 0;
};

void IdPass::draw(const DrawPlan& plan) {
    glDisable(GL_BLEND);
    Run run(*this, plan);
    visit_items(plan, [&](const auto& item) {
        constexpr bool is_mesh = std::is_same_v<std::decay_t<decltype(item)>, MeshItem>;
        glPolygonMode(GL_FRONT_AND_BACK, is_mesh && !plan.settings.faces ? GL_LINE : GL_FILL);
        run.draw(item);
    });
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
}

}  // namespace vitrine::render
