#include <app/demos/demo_kernel.h>

#include <vitrine/render/shader_text.h>

#include <string>

namespace vitrine::app {
namespace {

compute::SourceText source_text(const std::string& name) {
    return {.text = render::shader_text(name), .file = render::shader_path(name)};
}

}  // namespace

compute::Kernel demo_kernel(std::string_view name) {
    const std::string path = "kernels/" + std::string(name);
    return compute::Kernel(
        {.name = std::string(name), .glsl = source_text(path + ".comp"), .opencl = source_text(path + ".cl")});
}

}  // namespace vitrine::app
