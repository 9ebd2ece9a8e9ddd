#pragma once

#include <support/gl_test.h>

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::test {

/// Base of tests of what kernels compute, run once for each way; where a way does not work here the test says so.
class ModelTest : public GlTest, public testing::WithParamInterface<compute::Way> {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped()) return;
        queue_ = std::make_unique<compute::Queue>(std::make_shared<gpu::Mirrors>(),
                                                  compute::QueueOptions{.way = GetParam()});
        if (queue_->way() != GetParam()) GTEST_SKIP() << queue_->reason();
        note_uploads();  // what trying the way has sent
    }
    compute::Queue& queue() { return *queue_; }
    gpu::Mirrors& mirrors() { return queue_->mirrors(); }
    /// Bytes sent to GL since the last call, or since the test began.
    std::uint64_t note_uploads() {
        const std::uint64_t before = std::exchange(uploaded_, mirrors().bytes_uploaded());
        return uploaded_ - before;
    }
    /// What drawing an array that a kernel has written sends: only where OpenCL has a copy of its own.
    std::uint64_t sent_to_draw(std::size_t size_bytes) const {
        return GetParam() == compute::Way::cl_copy ? size_bytes : 0;
    }
    /// From now on by the next way that works here, if there is another one.
    void switch_way() {
        for (const compute::WayState& state : queue_->ways()) {
            if (!state.works || state.way == queue_->way()) continue;
            queue_->set_way(state.way);
            return;
        }
    }
    /// The newest state, wherever it is, as who draws the array sees it; brings no copy of it to CPU memory.
    template <class T>
    std::vector<T> drawn(const arrays::TrackedArray<T>& array) {
        std::vector<T> values(array.size());
        glGetNamedBufferSubData(mirrors().buffer(array.tracked_bytes()), 0, static_cast<GLsizeiptr>(array.size_bytes()),
                                values.data());
        return values;
    }

private:
    std::unique_ptr<compute::Queue> queue_;
    std::uint64_t uploaded_ = 0;
};

/// The name of a case of a ModelTest.
inline std::string way_in_name(const testing::TestParamInfo<compute::Way>& tested) {
    std::string name(compute::name_of(tested.param));
    for (char& c : name) c = c == '-' ? '_' : c;
    return name;
}

}  // namespace vitrine::test
