#include "path_test.h"

#include <support/maps.h>
#include <support/window_target.h>

#include <string>

namespace vitrine::paths {
namespace {

class EnvironmentPathTest : public PathTest, public testing::WithParamInterface<PathKind> {
protected:
    test::Pixels pixels(RenderPath& path, glm::ivec2 size, int number) {
        draw(path, size, 1, number);
        if (path.draws_in_place()) {
            const gl::RenderTarget window = test::make_window(size);
            path.present(window.area(), nullptr);
            return test::pixels_of(window);
        }
        EXPECT_TRUE(settle(path));
        return shown(path);
    }
};

INSTANTIATE_TEST_SUITE_P(AllPaths, EnvironmentPathTest, testing::ValuesIn(all_paths), [](const auto& test_case) {
    const PathKind kind = test_case.param;
    return kind == PathKind::inline_ ? std::string("inline_") : std::string(name_of(kind));
});

TEST_P(EnvironmentPathTest, ShowsTheSamePixelsInTheLightOfAMap) {
    const auto path = make(GetParam());
    render::Lighting& lighting = settings().lighting;
    lighting.map = test::environment_of([](const glm::vec3& d) { return 0.6F + 0.5F * d; });
    set_surroundings(lighting, render::Surroundings::map);
    const glm::ivec2 size{121, 80};
    int number = 0;
    for (const auto backdrop : {render::Backdrop::sharp, render::Backdrop::blurred, render::Backdrop::gradient}) {
        lighting.backdrop = backdrop;
        lighting.rotation_radians += 0.7F;
        ++number;
        EXPECT_TRUE(test::same(pixels(*path, size, number), expected(size, 1, number)));
    }
    lighting.map = test::environment_of([](const glm::vec3& d) { return 0.6F - 0.5F * d; });
    EXPECT_TRUE(test::same(pixels(*path, size, number), expected(size, 1, number))) << "of another map";
}

}  // namespace
}  // namespace vitrine::paths
