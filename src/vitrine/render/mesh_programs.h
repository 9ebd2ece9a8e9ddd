#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>

#include <cstddef>
#include <cstdint>
#include <map>

namespace vitrine::render {

/// What a program that draws meshes can do; what it need not do it does not spend time on.
struct MeshVariant {
    bool vertex_colors = false;   ///< the vertices have them
    bool field = false;           ///< numbers have their place: of vertices,
    bool of_faces = false;        ///< or of faces
    bool categories = false;      ///< which are not mixed
    bool isolines = false;        ///< are drawn
    bool face_normals = false;    ///< shading needs the faces' own normals: in their place, or to turn the vertices' by
    bool packed_normals = false;  ///< the vertices' are scene::PackedNormal
    unsigned textured = 0;        ///< bits of SurfaceSlot: those that textures give
    bool texcoords = false;       ///< the vertices have them, for RenderMode::checker
    bool own_texcoords = false;   ///< of each of them, by a set and a transform of its own; else all by the first one's
    bool masked = false;          ///< by alpha
    bool matcap = false;          ///< lit by one, which is bound to `matcap_unit`
    bool physical = false;        ///< lit as of Quality::normal
    bool no_metal = false;        ///< of no part of the surface
    ToneMapping tones = ToneMapping::neutral;  ///< then
    bool mapped_light = false;                 ///< then: from Lighting::map
    RenderMode mode = RenderMode::picture;
    bool at_vertices = false;  ///< lit there, and colours between them
    bool both_sides = false;   ///< then: are seen
    Fragments fragments = Fragments::colors;
    bool shadowed = false;    ///< the key light does not get everywhere
    bool occluded = false;    ///< nor does the light from all around: see OcclusionPass
    bool own_lights = false;  ///< the scene's
    bool clearcoat = false;
    bool sheen = false;
    bool transmits = false;  ///< light of what is behind
    bool parts = false;      ///< of many small ones, each with a transform and a colour of its own
    bool instanced = false;  ///< drawn at several places
};

/// The texture unit of a slot in mesh.frag.
constexpr GLuint unit_of(std::size_t slot) {
    constexpr std::size_t first_slots = 5;
    constexpr std::size_t first_free = 16;
    return static_cast<GLuint>(slot < first_slots ? slot : first_free + slot - first_slots);
}

/// The texture unit of a matcap in mesh.frag.
inline constexpr GLuint matcap_unit = 6;

/// The variants of mesh.vert and mesh.frag, each made when it is first used.
class MeshPrograms {
public:
    /// Throws gl::ShaderError.
    GLuint program(const MeshVariant& variant);

private:
    std::map<std::uint64_t, gl::Program> programs_;
};

/// Whether its textures lie on it in different ways.
bool has_own_texcoords(const MeshItem& item);

/// Whether lines of equal numbers are drawn on an item that has numbers.
bool has_isolines(const MeshItem& item, const ShownField& field);

/// Of an item that is drawn alone. `field`: that of its numbers, if it has any.
MeshVariant variant_of(const MeshItem& item, const Lighting& lighting, const ShownField* field,
                       Fragments fragments = Fragments::colors);

/// mesh.vert with vertex colours, wireframe.geom and wireframe.frag.
gl::Program make_wireframe_program(bool instanced);

}  // namespace vitrine::render
