#include "environment.h"

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/hdr_reader.h>
#include <vitrine/io/names.h>

#include <glm/glm.hpp>

#include <exception>
#include <new>
#include <utility>

namespace vitrine::app {
namespace {

void warn_of_oddities(const std::filesystem::path& path, const render::Environment& map) {
    const glm::ivec2 size = map.file_size;
    if (map.size != size)
        log().warn("{}: its {} x {} pixels are made fewer: {} x {}", io::display(path), size.x, size.y, map.size.x,
                   map.size.y);
    if (size.x != 2 * size.y)
        log().warn("{}: its {} x {} pixels are stretched over the sphere, expected twice as many columns as rows",
                   io::display(path), size.x, size.y);
}

}  // namespace

EnvironmentRead read_environment(const std::filesystem::path& path, io::Progress* progress) {
    EnvironmentRead result;
    try {
        scene::EnvironmentMap map = io::read_environment(path, progress);
        if (progress != nullptr) progress->begin("filtering");
        result.map = render::make_environment(std::move(map));
        warn_of_oddities(path, *result.map);
    } catch (const io::CancelledError&) {
        throw;
    } catch (const std::bad_alloc&) {
        result.problem = io::display(path) + ": needs more memory than there is";
    } catch (const std::exception& error) {
        result.problem = error.what();
    }
    return result;
}

void light_by(render::Lighting& lighting, std::shared_ptr<const render::Environment> map, const SceneOptions& options) {
    const bool had_own_light = lighting.surroundings != render::Surroundings::map;
    lighting.map = std::move(map);
    set_surroundings(lighting, render::Surroundings::map);
    if (had_own_light && options.key_light) lighting.key = *options.key_light;
}

}  // namespace vitrine::app
