#include <vitrine/render/fragments.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

namespace vitrine::render {

std::vector<std::string> defines_of(Fragments fragments) {
    switch (fragments) {
        case Fragments::colors: return {};
        case Fragments::ids: return {"IDS"};
        case Fragments::mask: return {"MASK"};
        case Fragments::depths: return {"DEPTHS"};
        case Fragments::weighted: return {"WEIGHTED"};
        case Fragments::peeled: return {"PEELED"};
    }
    return {};
}

gl::Program make_program(std::string_view name, Fragments fragments, const std::vector<std::string>& defined) {
    const std::string vertex = std::string(name) + ".vert";
    const std::string fragment = std::string(name) + ".frag";
    std::vector<std::string> all = defines_of(fragments);
    all.insert(all.end(), defined.begin(), defined.end());
    return gl::make_program(name, {{GL_VERTEX_SHADER, vertex, shader_text(vertex, defined)},
                                   {GL_FRAGMENT_SHADER, fragment, shader_text(fragment, all)}});
}

}  // namespace vitrine::render
