#include <vitrine/io/gltf_draco.h>

namespace vitrine::io {

bool has_draco() {
    return false;
}

DracoMesh decode_draco(const JsonElement& /*primitive*/, const JsonElement& extension,
                       const GltfAccessors& /*accessors*/, GltfBuffers& /*buffers*/) {
    extension.fail("this build of Vitrine has no draco");
}

}  // namespace vitrine::io
