#pragma once

#include <vitrine/gl/fence.h>
#include <vitrine/paths/path_commons.h>
#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/render_path.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::paths {

/// `pbo`: pictures are read back through a ring of pixel buffers, persistently mapped, without waiting, and the
/// newest that has arrived is uploaded. A picture is read one draw after it was drawn, when the GPU is likely done
/// with it; so it is shown one draw late or more. Who reads first in a frame reads for all such paths of the renderer:
/// a driver that reads at once would have each wait for the one before it. The first picture of a size is waited for,
/// so that there is never a black or stretched one.
class PboPath final : public RenderPath {
public:
    /// `ring_size`: 2 to 8 pixel buffers.
    PboPath(render::Renderer& renderer, int ring_size);
    ~PboPath() override;
    PathKind kind() const override { return PathKind::pbo; }
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    void advance(gl::FrameProfiler* profiler) override;
    PathPicture picture() const override;
    bool settled() const override { return shown_draw_ == counters_.draws; }

private:
    struct Slot {
        gl::Buffer buffer;
        std::span<const std::byte> mapped;
        gl::Fence fence;
        std::uint64_t draw = 0;  ///< number of the draw it holds or waits for; 0: free
    };

    const TargetSlot* depth_slot(const DrawRequest& /*last*/) override { return &target_; }
    void restart(glm::ivec2 size);
    void read_all(gl::FrameProfiler* profiler);
    void read_unread(TransportAccount& account);
    bool has_room() const;
    Slot& free_slot(TransportAccount& account);
    void show_newest(TransportAccount& account, bool wait);
    void show(Slot& slot, TransportAccount& account);

    std::shared_ptr<PathCommons> commons_;
    std::vector<Slot> ring_;
    glm::ivec2 ring_picture_size_{0};  ///< that the buffers are made for
    TargetSlot target_;
    std::uint64_t unread_draw_ = 0;  ///< the last draw, when it is not yet read back; else 0
    std::uint64_t shown_draw_ = 0;
    PictureSlot copy_;
};

}  // namespace vitrine::paths
