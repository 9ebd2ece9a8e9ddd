#include "picture_saver.h"

#include "folder_listing.h"

#include <vitrine/base/error.h>
#include <vitrine/io/picture.h>

#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <exception>
#include <utility>

namespace vitrine::app {
namespace {

std::string write(const std::filesystem::path& file, io::Picture picture, bool transparent) {
    try {
        if (transparent) io::divide_by_alpha(picture);
        io::write_picture(file, picture);
        return {};
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace

void PictureSaver::start(render::TiledPicture picture, glm::ivec2 size, const std::filesystem::path& file,
                         std::function<void()> woken) {
    picture_.emplace(std::move(picture));
    size_ = size;
    file_ = file;
    woken_ = std::move(woken);
    begun_ = FrameClock::now();
}

std::optional<std::string> PictureSaver::step() {
    if (picture_ && !picture_->done()) picture_->draw_tile();
    if (picture_ && picture_->done() && !written_.valid()) {
        io::Picture finished{size_, picture_->take()};
        const bool transparent = picture_->transparent();
        picture_.reset();
        written_ = std::async(std::launch::async,
                              [file = file_, woken = woken_, transparent, picture = std::move(finished)]() mutable {
                                  std::string problem = write(file, std::move(picture), transparent);
                                  if (woken) woken();
                                  return problem;
                              });
    }
    if (!written_.valid() || written_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return std::nullopt;
    const std::string problem = written_.get();
    return problem.empty() ? fmt::format("Saved {} ({} × {} pixels)", shown_path(file_), size_.x, size_.y) : problem;
}

LoadStatus PictureSaver::status() const {
    return {.file = shown_path(file_.filename()),
            .stage = picture_ ? "drawing" : "writing",
            .done_bytes = picture_ ? picture_->tiles_done() : 0,
            .total_bytes = picture_ ? picture_->tile_count() : 0,
            .unit = "tiles",
            .elapsed = FrameClock::now() - begun_};
}

}  // namespace vitrine::app
