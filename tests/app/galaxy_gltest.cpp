#include <app/demos/galaxy_demo.h>
#include <app/demos/galaxy_model.h>
#include <app/demos/orbits.h>
#include <app/model_test.h>
#include <app/orbit_reference.h>

#include <gtest/gtest.h>

#include <vector>

namespace vitrine::app {
namespace {

class GalaxyKernelTest : public test::ModelTest {
protected:
    static constexpr std::size_t count = 3001;  // no whole number of work groups
    static constexpr float myr = 0.8F;

    GalaxyKernelTest() : orbits_(count, [this](std::size_t i) { return maker_.star(i).orbit; }) {
        positions_.resize_on_gpu(count);
    }
    /// To 1e-5 of the galaxy's radius.
    void expect_placed(const std::vector<glm::vec3>& seen, int steps, double turned) const {
        for (std::size_t i = 0; i < count; ++i) {
            const glm::dvec3 expected = test::placed(maker_.star(i).orbit, steps * double(myr), turned);
            ASSERT_LT(glm::distance(glm::dvec3(seen[i]), expected), 1e-5 * GalaxyParameters().radius_kpc) << i;
        }
    }

    StarMaker maker_{GalaxyParameters()};
    Orbits orbits_;
    arrays::TrackedArray<glm::vec3> positions_;
};

INSTANTIATE_TEST_SUITE_P(All, GalaxyKernelTest, testing::ValuesIn(compute::all_ways), test::way_in_name);

TEST_P(GalaxyKernelTest, BodiesGoAroundTheirEllipsesWithoutCopies) {
    orbits_.advance(queue(), myr, 0.1F, positions_);
    EXPECT_LE(note_uploads(), 7 * sizeof(float) * (count + 16)) << "the bodies' numbers, once";
    for (int step = 1; step < 5; ++step) orbits_.advance(queue(), myr, 0.3F, positions_);
    expect_placed(drawn(positions_), 5, 0.3);
    EXPECT_EQ(note_uploads(), sent_to_draw(positions_.size_bytes()));
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

TEST_P(GalaxyKernelTest, AnotherWayAndTheCpuGoOnWhereAKernelWas) {
    orbits_.advance(queue(), myr, 0.1F, positions_);
    switch_way();
    orbits_.advance(queue(), myr, 0.2F, positions_);
    expect_placed(drawn(positions_), 2, 0.2);
    std::vector<glm::vec3> on_cpu(count);
    EXPECT_THROW(orbits_.advance(myr, 0.3F, on_cpu), arrays::ArrayError);
    orbits_.fetch(mirrors());
    orbits_.advance(myr, 0.3F, on_cpu);
    expect_placed(on_cpu, 3, 0.3);
    orbits_.advance(queue(), myr, 0.4F, positions_);
    expect_placed(drawn(positions_), 4, 0.4);
}

TEST_P(GalaxyKernelTest, TheDemoKeepsNoStarsInCpuMemory) {
    GalaxyDemo demo;
    ASSERT_TRUE(demo.set_count(count));
    scene::Scene scene = demo.make_scene();
    const auto stars = [&]() -> const scene::Collection& {
        for (const scene::CollectionId id : scene.collections().ids())
            if (scene.collection(id).name == "stars") return scene.collection(id);
        throw std::logic_error("there are no stars");
    };
    ASSERT_EQ(stars().positions().size(), count);
    const glm::vec3 first = stars().positions()[7];
    demo.advance(scene, queue(), 0);
    EXPECT_FALSE(stars().positions().has_copy());
    EXPECT_LT(glm::distance(drawn(stars().positions())[7], first), 1e-4F) << "the CPU's first picture is the kernel's";
    drawn(stars().vertices());
    EXPECT_TRUE(stars().vertices().view().empty());
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

}  // namespace
}  // namespace vitrine::app
