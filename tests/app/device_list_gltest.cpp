#include <app/device_list.h>
#include <support/gl_test.h>

#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>

#include <memory>

namespace vitrine::app {
namespace {

class DeviceListTest : public test::GlTest {};

TEST_F(DeviceListTest, IsOfTheDriverAndTheWaysThatQueuesFind) {
    const DeviceList list = find_devices();
    context().make_current();
    ASSERT_TRUE(list.gl) << list.gl_problem;
    EXPECT_EQ(list.gl->driver.renderer, context().driver().renderer);
    EXPECT_EQ(list.gl->origin, context().origin());
    const compute::Queue queue(std::make_shared<gpu::Mirrors>());
    ASSERT_EQ(list.ways.size(), queue.ways().size());
    for (const compute::WayState& state : queue.ways()) {
        const compute::WayState& listed = list.ways[static_cast<std::size_t>(state.way)];
        EXPECT_EQ(listed.way, state.way);
        EXPECT_EQ(listed.works, state.works) << name_of(state.way);
        EXPECT_EQ(listed.device, state.device) << name_of(state.way);
    }
    EXPECT_EQ(list.best, queue.way());
    EXPECT_EQ(list.opencl.empty(), !list.opencl_problem.empty());
}

}  // namespace
}  // namespace vitrine::app
