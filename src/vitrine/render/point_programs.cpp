#include <vitrine/render/point_programs.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

namespace vitrine::render {

gl::Program make_point_kernel(const std::string& name, const std::vector<std::string>& defined) {
    const std::string file = name + ".comp";
    return gl::make_program(name, {{GL_COMPUTE_SHADER, file, shader_text(file, defined)}});
}

}  // namespace vitrine::render
