#include <vitrine/base/named_value.h>
#include <vitrine/paths/render_path.h>

#include <algorithm>

namespace vitrine::paths {
namespace {

struct Entry {
    PathKind kind;
    std::string_view name;
    std::string_view description;
};

constexpr std::array entries{
    Entry{PathKind::texture, "texture", "The colour texture of the scene's framebuffer is shown as it is: no copy."},
    Entry{PathKind::inline_, "inline", "The scene is drawn straight into the window, at its place: no texture at all."},
    Entry{PathKind::blit, "blit", "The GPU copies the picture into a second texture, which is shown."},
    Entry{PathKind::pbo, "pbo",
          "A ring of pixel buffers reads pictures back without waiting; an older one is uploaded and shown."},
    Entry{PathKind::cpu, "cpu", "glReadPixels brings the picture to memory, waiting for it, and it is uploaded again."},
    Entry{PathKind::shared, "shared",
          "A thread with its own context draws into textures shared with this one; the UI never waits for the scene."},
};

const Entry& entry_of(PathKind kind) {
    return *std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.kind == kind; });
}

}  // namespace

std::string_view name_of(PathKind kind) {
    return entry_of(kind).name;
}

std::string_view description_of(PathKind kind) {
    return entry_of(kind).description;
}

PathKind path_kind_named(std::string_view name) {
    return value_named(name, all_paths, "render path");
}

}  // namespace vitrine::paths
