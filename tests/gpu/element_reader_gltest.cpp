#include <support/gl_test.h>

#include <vitrine/gl/call_log.h>
#include <vitrine/gpu/element_reader.h>

#include <gtest/gtest.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vitrine::gpu {
namespace {

class ElementReaderTest : public test::GlTest {
protected:
    template <class T>
    static std::optional<T> read(ElementReader& reader, const arrays::TrackedArray<T>& array, std::size_t i) {
        T value{};
        const bool known = reader.read(array.tracked_bytes(), i, std::as_writable_bytes(std::span(&value, 1)));
        return known ? std::optional(value) : std::nullopt;
    }
};

TEST_F(ElementReaderTest, BringsWhatWasAskedForInALaterFrame) {
    Mirrors mirrors;
    arrays::TrackedArray<glm::vec3> places{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    arrays::TrackedArray<std::uint16_t> numbers{10, 20, 30, 40, 50};
    for (const arrays::TrackedBytes& array : {places.tracked_bytes(), numbers.tracked_bytes()}) {
        array.tracking->drops_when_sent = true;
        mirrors.buffer(array);
    }
    ASSERT_FALSE(places.has_copy() || numbers.has_copy());
    ElementReader reader(mirrors);
    EXPECT_FALSE(read(reader, places, 2));
    EXPECT_FALSE(read(reader, numbers, 3));
    ASSERT_TRUE(reader.ask());
    glFinish();
    ASSERT_TRUE(reader.arrived());
    EXPECT_EQ(read(reader, places, 2), glm::vec3(7, 8, 9));
    EXPECT_EQ(read(reader, numbers, 3), std::uint16_t{40});
    EXPECT_FALSE(reader.ask()) << "all that was read is known";
    reader.clear();
    EXPECT_FALSE(read(reader, places, 2));
}

TEST_F(ElementReaderTest, DoesNotSendForWhatTheGpuDoesNotHave) {
    Mirrors mirrors;
    arrays::TrackedArray<float> never_used;
    never_used.resize_on_gpu(8);
    ElementReader reader(mirrors);
    EXPECT_FALSE(read(reader, never_used, 2));
    EXPECT_FALSE(reader.ask());
}

TEST_F(ElementReaderTest, DoesNotWait) {
    Mirrors mirrors;
    arrays::TrackedArray<float> numbers{1, 2, 3};
    mirrors.buffer(numbers.tracked_bytes());
    ElementReader reader(mirrors);
    (void)read(reader, numbers, 1);
    gl::CallLog log;
    log.start();
    reader.ask();
    (void)reader.arrived();
    log.end_frame();
    log.stop();
    EXPECT_EQ(log.frames().back()->total(gl::CallKind::wait).calls, 0U);
}

}  // namespace
}  // namespace vitrine::gpu
