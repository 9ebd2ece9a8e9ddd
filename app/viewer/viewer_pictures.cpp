#include "folder_listing.h"
#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/base/error.h>

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::app {

void Viewer::State::save_picture() {
    if (picture_saver.is_working()) return;
    const ui::ViewportSettings& settings = viewport().settings();
    render::Settings drawn = settings.render;
    drawn.transparent = picture_choice.transparent;
    const glm::ivec2 shown = viewport().status().size_pixels;
    const glm::ivec2 size = picture_size(picture_choice, shown);
    if (size.x < 1 || size.y < 1) return;
    // Lines, points and the axes are as large in it as they are on the screen.
    drawn.pixel_scale *= static_cast<float>(size.x) / static_cast<float>(shown.x);
    drawn.pictures = pictures_of(settings.rest_samples, settings.samples);
    const std::string stem = files.empty() ? "vitrine" : files.front().path.stem().string();
    try {
        picture_saver.start({renderer, scene, camera(), drawn, size, viewport().status().samples}, size,
                            fresh_file(std::filesystem::current_path(), stem, ".png"), teller());
        panels_want_frame = true;
    } catch (const Error& error) {
        complain(error.what());
    }
}

void Viewer::State::go_on_saving(const ui::Look& look, const Area& viewport_area) {
    if (!picture_saver.is_working()) return;
    try {
        if (const std::optional<std::string> told = picture_saver.step()) tell(*told);
    } catch (const Error& error) {
        picture_saver.cancel();
        complain(error.what());
    }
    if (picture_saver.wants_frame()) panels_want_frame = true;
    if (picture_saver.is_working() && progress_card(look, viewport_area, picture_saver.status()))
        picture_saver.cancel();
}

}  // namespace vitrine::app
