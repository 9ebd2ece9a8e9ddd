#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/vertex_layout.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::render {

/// A mesh's vertices where its node's skin and morph targets have moved them, in the node's coordinates.
struct MovedVertices {
    Attribute positions;
    Attribute normals;  ///< three floats, of unit length; none where the mesh has none
    Attribute tangents;
};

/// Moves vertices on the GPU, into buffers that are drawn from like any others: once for all passes and viewports, and
/// only when something has moved. All that is sent are matrices and weights. Belongs to a context's share group, like
/// Mirrors.
class Deformer {
public:
    /// Where the moved vertices of one of a node's meshes are, after `run`. Throws GraphicsError when there is no
    /// memory for them on the GPU.
    MovedVertices request(const scene::Scene& scene, scene::NodeId node, const scene::Mesh& mesh,
                          gpu::Mirrors& mirrors);
    /// Whether anything has moved since then.
    bool is_due() const { return !jobs_.empty(); }
    /// In the context of the mirrors.
    void run();
    /// Frees what was made of meshes that no longer exist.
    void collect();

private:
    /// A mesh at a node.
    using Key = std::pair<const arrays::Tracking*, scene::NodeId>;
    /// What moved vertices come from.
    struct Source {
        std::vector<glm::mat4> joints;
        std::vector<float> weights;              ///< of the morph targets
        std::vector<arrays::ArrayState> arrays;  ///< of the mesh
        friend bool operator==(const Source&, const Source&) = default;
    };
    struct Entry {
        std::weak_ptr<const arrays::Tracking> array;  ///< of the key
        Source source;
        std::shared_ptr<gl::Buffer> buffer;
        std::uint64_t bytes = 0;
    };
    /// A morph target that has a weight.
    struct Target {
        float weight = 0;
        Attribute positions, normals, tangents;
    };
    /// How a buffer is to be filled.
    struct Job {
        std::shared_ptr<gl::Buffer> buffer;
        std::uint64_t vertices = 0;
        VertexAttributes from;
        Attribute tangents, joints, weights;
        std::vector<glm::mat4> matrices;
        std::vector<Target> targets;
    };

    static Source source_of(const scene::Scene& scene, scene::NodeId node, const scene::Mesh& mesh);
    static Job job_of(const scene::Mesh& mesh, const Source& source, gpu::Mirrors& mirrors);
    static void make_room(Entry& entry, const scene::Mesh& mesh);
    void run(Job& job);
    /// All vertices of a job once through the shader, moved by a few of its targets; the last time by joints, too.
    void pass(const Job& job, std::span<const Target> targets, bool is_last, const gl::Buffer& to);
    void attach_ways(GLuint program, std::span<const Target> targets);
    void set_matrices(const std::vector<glm::mat4>& matrices);
    GLuint program(unsigned variant);

    std::map<Key, Entry> entries_;
    std::vector<Job> jobs_;
    std::map<unsigned, gl::Program> programs_;
    gl::VertexArray vertices_;
    gl::TransformFeedback feedback_;
    gl::Framebuffer nowhere_;  ///< a context without a window has none that could be drawn into
    gl::Buffer matrices_;      ///< of one job: three rows of each
    gl::Texture matrix_texels_;
};

}  // namespace vitrine::render
