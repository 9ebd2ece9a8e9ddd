#include <app/demos/smoke_demo.h>
#include <app/demos/smoke_model.h>
#include <app/model_test.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

/// A number for each cell of a square; beyond its edges there is what is at them.
template <class T>
struct Field {
    explicit Field(int e) : edge(e), values(static_cast<std::size_t>(e * e)) {}
    T& at(int x, int y) { return values[index(x, y)]; }
    const T& at(int x, int y) const { return values[index(x, y)]; }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(std::clamp(y, 0, edge - 1) * edge + std::clamp(x, 0, edge - 1));
    }
    T between(const glm::dvec2& place) const {
        const glm::dvec2 inside = glm::clamp(place, glm::dvec2(0), glm::dvec2(edge - 1));
        const auto x = static_cast<int>(inside.x);
        const auto y = static_cast<int>(inside.y);
        const glm::dvec2 part = inside - glm::dvec2(x, y);
        return (1 - part.y) * ((1 - part.x) * at(x, y) + part.x * at(x + 1, y)) +
               part.y * ((1 - part.x) * at(x, y + 1) + part.x * at(x + 1, y + 1));
    }
    int edge;
    std::vector<T> values;
};

/// The same smoke in double precision.
class Reference {
public:
    explicit Reference(int edge) : edge_(edge), velocity(edge), density(edge), pressure_(edge) {}

    void puff(const glm::dvec2& place, double radius, double amount, const glm::dvec2& push) {
        each([&](int x, int y) {
            const glm::dvec2 way = ((glm::dvec2(x, y) + 0.5) / double(edge_) - place) / radius;
            const double part = std::exp(-glm::dot(way, way));
            density.at(x, y) += part * amount;
            velocity.at(x, y) += part * push;
        });
    }
    void step(double seconds, const SmokeModel::Parameters& p) {
        const Field<glm::dvec2> carrier = velocity;
        const Field<double> before = density;
        each([&](int x, int y) {
            const glm::dvec2 from = glm::dvec2(x, y) - seconds * edge_ * carrier.at(x, y);
            velocity.at(x, y) = (1 - double(p.velocity_decay) * seconds) * carrier.between(from);
            density.at(x, y) = (1 - double(p.density_decay) * seconds) * before.between(from);
        });
        drive(seconds, p);
        project();
    }

private:
    template <class Visit>
    void each(Visit visit) const {
        for (int y = 0; y < edge_; ++y)
            for (int x = 0; x < edge_; ++x) visit(x, y);
    }
    static double curl(const Field<glm::dvec2>& flow, int x, int y, int edge) {
        x = std::clamp(x, -1, edge);
        return 0.5 * (flow.at(x + 1, y).y - flow.at(x - 1, y).y - flow.at(x, y + 1).x + flow.at(x, y - 1).x);
    }
    void drive(double seconds, const SmokeModel::Parameters& p) {
        const Field<glm::dvec2> flow = velocity;
        const auto strength = [&](int x, int y) { return std::abs(curl(flow, x, y, edge_)); };
        each([&](int x, int y) {
            glm::dvec2 towards(strength(x + 1, y) - strength(x - 1, y), strength(x, y + 1) - strength(x, y - 1));
            towards /= glm::length(towards) + 1e-5;
            const glm::dvec2 turning =
                double(p.confinement) * curl(flow, x, y, edge_) * glm::dvec2(towards.y, -towards.x);
            velocity.at(x, y) += seconds * (turning + glm::dvec2(0, double(p.buoyancy) * density.at(x, y)));
        });
    }
    void project() {
        Field<double> divergence(edge_);
        each([&](int x, int y) {
            divergence.at(x, y) = 0.5 * (velocity.at(x + 1, y).x - velocity.at(x - 1, y).x + velocity.at(x, y + 1).y -
                                         velocity.at(x, y - 1).y);
        });
        for (int i = 0; i < SmokeModel::pressure_steps; ++i) {
            const Field<double> before = pressure_;
            each([&](int x, int y) {
                pressure_.at(x, y) = 0.25 * (before.at(x + 1, y) + before.at(x - 1, y) + before.at(x, y + 1) +
                                             before.at(x, y - 1) - divergence.at(x, y));
            });
        }
        each([&](int x, int y) {
            velocity.at(x, y) -= 0.5 * glm::dvec2(pressure_.at(x + 1, y) - pressure_.at(x - 1, y),
                                                  pressure_.at(x, y + 1) - pressure_.at(x, y - 1));
            if (x == 0 || x == edge_ - 1) velocity.at(x, y).x = 0;
            if (y == 0 || y == edge_ - 1) velocity.at(x, y).y = 0;
        });
    }

    int edge_;

public:
    Field<glm::dvec2> velocity;
    Field<double> density;

private:
    Field<double> pressure_;
};

class SmokeTest : public test::ModelTest {
protected:
    void puff(const glm::vec2& place, const glm::vec2& push) {
        model_.puff(queue(), place, 0.1F, 0.8F, push);
        reference_.puff(place, double(0.1F), double(0.8F), push);
    }
    void step(int steps) {
        constexpr float seconds = 1.0F / 60;
        for (int i = 0; i < steps; ++i) {
            model_.step(queue(), seconds, parameters_);
            reference_.step(double(seconds), parameters_);
        }
    }
    /// Densities and velocities are about 1; places where the vortices' strength is even on both sides, to which
    /// rounding gives a direction, and 30 runs of kernels in a step leave them off by less than 1e-4.
    void expect_smoke() {
        const std::vector<float> density = drawn(model_.density());
        const std::vector<glm::vec2> velocity = drawn(model_.velocity());
        for (std::size_t i = 0; i < model_.size(); ++i) {
            ASSERT_NEAR(density[i], reference_.density.values[i], 1e-4) << i;
            ASSERT_LT(glm::distance(glm::dvec2(velocity[i]), reference_.velocity.values[i]), 1e-4) << i;
        }
    }

    static constexpr int edge = 37;  // no whole number of work groups
    SmokeModel model_{std::size_t{edge} * edge};
    SmokeModel::Parameters parameters_;
    Reference reference_{edge};
};

INSTANTIATE_TEST_SUITE_P(All, SmokeTest, testing::ValuesIn(compute::all_ways), test::way_in_name);

TEST_P(SmokeTest, SmokeFlowsWithoutCopies) {
    puff({0.4F, 0.2F}, {0.3F, 0.9F});
    step(4);
    puff({0.7F, 0.6F}, {-0.8F, 0.1F});
    step(4);
    EXPECT_EQ(note_uploads(), 0U) << "it begins on the GPU, and nothing is drawn";
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
    expect_smoke();
}

TEST_P(SmokeTest, AnotherWayGoesOn) {
    puff({0.5F, 0.5F}, {0.5F, 0.2F});
    step(2);
    switch_way();
    step(2);
    expect_smoke();
}

TEST_P(SmokeTest, TheImageShowsTheUpperCellsAbove) {
    puff({0.25F, 0.1F}, {0, 0});
    step(1);
    arrays::TrackedImage<float> image(edge, edge);
    model_.write(queue(), image);
    mirrors().fetch(image.tracked_texels());
    for (int y = 0; y < edge; ++y) {
        for (int x = 0; x < edge; ++x)
            ASSERT_NEAR(image.at(static_cast<std::size_t>(x), static_cast<std::size_t>(edge - 1 - y)),
                        reference_.density.at(x, y), 1e-4);
    }
    EXPECT_GT(image.at(9, 33), 0.5F);
}

TEST_P(SmokeTest, DragsAddSmokeWhereTheyAre) {
    SmokeDemo demo;
    ASSERT_TRUE(demo.set_count(std::size_t{edge} * edge));
    scene::Scene scene = demo.make_scene();
    demo.advance(scene, queue(), 0);
    const scene::Camera camera = scene::parse_camera("front", scene.bounds(), 1.0);
    const glm::ivec2 size(200, 200);
    const auto press = [&](const glm::vec2& at) {
        return demo.handle(scene::PointerPressed{.button = scene::MouseButton::left, .position = at, .modifiers = {}},
                           camera, size, scene);
    };
    EXPECT_FALSE(press({1, 1}));
    EXPECT_TRUE(press({100, 100}));
    EXPECT_TRUE(demo.handle(scene::PointerMoved{{104, 100}}, camera, size, scene));
    EXPECT_TRUE(demo.handle(scene::PointerReleased{scene::MouseButton::left, {104, 100}}, camera, size, scene));
    EXPECT_FALSE(demo.handle(scene::PointerMoved{{90, 100}}, camera, size, scene));
    EXPECT_TRUE(demo.due);
    demo.advance(scene, queue(), 0);
    scene::ScalarImage& image = scene.edit_image_plane(scene.image_planes().ids().front()).scalars();
    mirrors().fetch(image.tracked_texels());
    EXPECT_GT(image.at(18, 18), 0.3F);
    EXPECT_LT(image.at(3, 3), 0.01F);
}

}  // namespace
}  // namespace vitrine::app
