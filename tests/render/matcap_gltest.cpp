#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/base/error.h>
#include <vitrine/render/matcap.h>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::Pixel;

constexpr glm::ivec2 size{16, 16};

class MatcapTest : public test::DrawTest {
protected:
    /// A picture of four colours: left and right, above and below.
    static Matcap quarters() {
        scene::ColorImage picture(64, 64);
        std::vector<glm::u8vec4> texels;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) texels.emplace_back(x < 32 ? 40 : 200, y < 32 ? 60 : 160, 90, 255);
        picture.assign(picture.rect(), texels);
        return {"quarters", std::make_shared<const scene::ColorImage>(std::move(picture))};
    }
    /// The middle of a surface that faces so.
    Pixel seen(const glm::vec3& normal, const glm::vec4& base_color = glm::vec4(1), bool field = false) {
        scene::Mesh mesh = test::make_pixel_quad({0, 0}, size);
        mesh.normals.assign(std::vector<glm::vec3>(mesh.positions.size(), glm::normalize(normal)));
        mesh.scalars.push_back({"heat", arrays::TrackedArray<float>(mesh.positions.size(), 1.0F)});
        scene::Material material;
        material.base_color = base_color;
        material.metallic = 1;
        scene::Scene scene;
        test::show(scene, std::move(mesh), material);
        settings_.field.name = field ? "heat" : "";
        return draw(scene, test::pixel_camera(size), size, settings_).at(8, 8);
    }
    Settings settings_ = test::bare_settings();
};

TEST_F(MatcapTest, SurfacesHaveTheColourOfTheBallWhereItFacesTheSameWay) {
    settings_.quality = Quality::normal;
    settings_.matcap = quarters();
    EXPECT_TRUE(test::same(seen({-1, 1, 1}), Pixel(40, 60, 90, 255), 1));
    EXPECT_TRUE(test::same(seen({1, 1, 1}), Pixel(200, 60, 90, 255), 1));
    EXPECT_TRUE(test::same(seen({1, -1, 1}), Pixel(200, 160, 90, 255), 1));
    EXPECT_TRUE(test::same(seen({-1, -1, 1}), Pixel(40, 160, 90, 255), 1));
    const Pixel red = seen({1, 1, 1}, {1, 0, 0, 1});
    EXPECT_TRUE(test::same(red, Pixel(200, 0, 0, 255), 1)) << "tinted by the material";
    settings_.mode = RenderMode::base_color;
    EXPECT_TRUE(test::same(seen({1, 1, 1}, {1, 0, 0, 1}), Pixel(255, 0, 0, 255), 1)) << "properties are not lit";
}

TEST_F(MatcapTest, NumbersKeepTheirColoursUnderIt) {
    settings_.matcap = quarters();
    settings_.field.map = scene::parse_color_map("#ffffff,#ffffff");
    settings_.field.bar = false;
    EXPECT_TRUE(test::same(seen({1, 1, 1}, glm::vec4(1), true), Pixel(200, 60, 90, 255), 1));
    settings_.field.lit = false;
    EXPECT_TRUE(test::same(seen({1, 1, 1}, glm::vec4(1), true), Pixel(255, 255, 255, 255), 1));
}

TEST(Matcap, ThoseThatAreBuiltInAreBallsLitFromAbove) {
    for (const std::string_view name : matcap_names()) {
        const Matcap matcap = make_matcap(name);
        EXPECT_EQ(matcap.name, name);
        const scene::ColorImage& picture = *matcap.picture;
        ASSERT_EQ(picture.width(), picture.height());
        const auto texel = [&](std::size_t x, std::size_t y) {
            return picture.tracked_texels().bytes.bytes[4 * (y * picture.width() + x) + 1];
        };
        EXPECT_GT(texel(50, 30), texel(80, 120)) << name;
    }
    EXPECT_THROW(make_matcap("glass"), UsageError);
}

}  // namespace
}  // namespace vitrine::render
