#include <app/demos/waves_demo.h>
#include <app/demos/waves_model.h>
#include <app/model_test.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace vitrine::app {
namespace {

/// The same water in double precision.
class Reference {
public:
    explicit Reference(const WavesModel& model)
        : edge_(static_cast<int>(model.edge())),
          spacing_(model.spacing()),
          courant_(WavesModel::speed * model.step_seconds() / spacing_),
          seconds_(model.step_seconds()),
          now_(model.size()),
          before_(model.size()) {}

    void step(double damping) {
        std::vector<double> after(now_.size());
        for (int row = 0; row < edge_; ++row) {
            for (int column = 0; column < edge_; ++column) {
                const double bend = height(column + 1, row) + height(column - 1, row) + height(column, row + 1) +
                                    height(column, row - 1) - 4 * height(column, row);
                const double change = height(column, row) - before_[index(column, row)];
                after[index(column, row)] =
                    height(column, row) + (1 - damping * seconds_) * change + courant_ * courant_ * bend;
            }
        }
        before_ = std::exchange(now_, std::move(after));
    }
    void press(const glm::dvec2& place, double radius, double amount) {
        for (int row = 0; row < edge_; ++row) {
            for (int column = 0; column < edge_; ++column) {
                const glm::dvec2 at = spacing_ * glm::dvec2(column, row) - 1.0;
                const double distance = glm::distance(at, place) / radius;
                const double change = amount * (1 - distance * distance) * std::exp(-distance * distance);
                now_[index(column, row)] += change;
                before_[index(column, row)] += change;
            }
        }
    }
    glm::dvec3 position(int column, int row) const {
        return {spacing_ * column - 1, height(column, row), spacing_ * row - 1};
    }
    glm::dvec3 normal(int column, int row) const {
        const double x = (height(column + 1, row) - height(column - 1, row)) / (2 * spacing_);
        const double z = (height(column, row + 1) - height(column, row - 1)) / (2 * spacing_);
        return glm::normalize(glm::dvec3(-x, 1, -z));
    }
    int edge() const { return edge_; }

private:
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(std::clamp(row, 0, edge_ - 1) * edge_ + std::clamp(column, 0, edge_ - 1));
    }
    double height(int column, int row) const { return now_[index(column, row)]; }

    int edge_;
    double spacing_;
    double courant_;
    double seconds_;
    std::vector<double> now_;
    std::vector<double> before_;
};

scene::InputEvent pressed_at(const glm::vec2& position) {
    return scene::PointerPressed{.button = scene::MouseButton::left, .position = position, .modifiers = {}};
}

class WavesTest : public test::ModelTest {
protected:
    WavesTest() {
        for (auto* array : {&positions_, &normals_}) array->resize_on_gpu(model_.size());
        colors_.resize_on_gpu(model_.size());
    }
    void press(const glm::vec2& place, float radius, float height) {
        model_.press(queue(), place, radius, height);
        reference_.press(place, double(radius), double(height));
    }
    void step(int steps) {
        for (int i = 0; i < steps; ++i) {
            model_.step(queue(), 0.5);
            reference_.step(0.5);
        }
    }
    /// To 1e-5 of the basin's size; normals, which are differences over a spacing of 1/16, to sixteen times that.
    void expect_surface() {
        model_.write(queue(), {positions_, normals_, colors_});
        const std::vector<glm::vec3> positions = drawn(positions_);
        const std::vector<glm::vec3> normals = drawn(normals_);
        for (int row = 0; row < reference_.edge(); ++row) {
            for (int column = 0; column < reference_.edge(); ++column) {
                const auto i = static_cast<std::size_t>(row * reference_.edge() + column);
                const glm::dvec3 position(positions[i]);
                ASSERT_LT(glm::distance(position, reference_.position(column, row)), 1e-5) << column << ' ' << row;
                ASSERT_LT(glm::distance(glm::dvec3(normals[i]), reference_.normal(column, row)), 1.6e-4);
            }
        }
    }
    std::uint64_t surface_bytes() const {
        return positions_.size_bytes() + normals_.size_bytes() + colors_.size_bytes();
    }

    WavesModel model_{1090};  // 33 x 33: no whole number of work groups
    Reference reference_{model_};
    arrays::TrackedArray<glm::vec3> positions_;
    arrays::TrackedArray<glm::vec3> normals_;
    arrays::TrackedArray<glm::u8vec4> colors_;
};

INSTANTIATE_TEST_SUITE_P(All, WavesTest, testing::ValuesIn(compute::all_ways), test::way_in_name);

TEST_P(WavesTest, WavesRunOutAndComeBackFromTheEdgesWithoutCopies) {
    ASSERT_EQ(model_.edge(), 33U);
    press({0.3F, -0.2F}, 0.15F, 0.1F);
    step(1);
    expect_surface();
    EXPECT_EQ(note_uploads(), sent_to_draw(positions_.size_bytes() + normals_.size_bytes())) << "it begins on the GPU";
    step(40);
    press({-0.9F, 0.9F}, 0.1F, -0.05F);
    step(20);
    expect_surface();
    EXPECT_EQ(note_uploads(), sent_to_draw(positions_.size_bytes() + normals_.size_bytes()));
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

TEST_P(WavesTest, AnotherWayGoesOn) {
    press({0.1F, 0.2F}, 0.2F, 0.1F);
    step(5);
    switch_way();
    step(5);
    expect_surface();
}

TEST_P(WavesTest, WaterIsNeitherMadeNorLost) {
    press({0.1F, 0.2F}, 0.2F, 0.1F);
    step(60);
    const std::vector<float> heights = drawn(model_.heights());
    EXPECT_GT(*std::max_element(heights.begin(), heights.end()), 1e-3F);
    EXPECT_NEAR(std::accumulate(heights.begin(), heights.end(), 0.0) / static_cast<double>(heights.size()), 0, 2e-6);
}

TEST_P(WavesTest, HighWaterIsLightAndLowWaterDark) {
    press({0, 0}, 0.2F, 0.2F);
    press({0.5F, 0.5F}, 0.2F, -0.2F);
    expect_surface();
    const std::vector<glm::u8vec4> colors = drawn(colors_);
    const glm::ivec4 high(colors[16 * 33 + 16]);
    const glm::ivec4 low(colors[24 * 33 + 24]);
    EXPECT_NEAR(high.g, 238, 6);
    EXPECT_NEAR(low.g, 36, 6);
    EXPECT_EQ(high.a, 255);
}

TEST_P(WavesTest, APressOnTheWaterIsTheDemosAndOneBesideItTheCameras) {
    WavesDemo demo;
    ASSERT_TRUE(demo.set_count(1090));
    scene::Scene scene = demo.make_scene();
    demo.advance(scene, queue(), 0);
    const scene::Mesh& water = scene.mesh(scene.meshes().ids().front());
    const auto highest = [&] {
        float most = 0;
        for (const glm::vec3& position : drawn(water.positions)) most = std::max(most, std::abs(position.y));
        return most;
    };
    EXPECT_EQ(highest(), 0.0F);
    const scene::Camera camera = scene::parse_camera("top", scene.bounds(), 1.0);
    const glm::ivec2 size(200, 200);
    EXPECT_FALSE(demo.handle(pressed_at({1, 1}), camera, size, scene));
    EXPECT_FALSE(demo.handle(scene::PointerMoved{{100, 100}}, camera, size, scene));
    EXPECT_TRUE(demo.handle(pressed_at({100, 100}), camera, size, scene));
    EXPECT_TRUE(demo.due);
    EXPECT_TRUE(demo.handle(scene::PointerMoved{{120, 100}}, camera, size, scene));
    EXPECT_TRUE(demo.handle(scene::PointerReleased{.position = {120, 100}}, camera, size, scene));
    EXPECT_FALSE(demo.handle(scene::PointerMoved{{100, 100}}, camera, size, scene));
    demo.advance(scene, queue(), 0);
    EXPECT_GT(highest(), 0.02F);
}

}  // namespace
}  // namespace vitrine::app
