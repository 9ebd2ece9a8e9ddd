#include <vitrine/ui/call_text.h>
#include <vitrine/ui/gpu_log_panel.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

gl::Call upload() {
    return {.kind = gl::CallKind::upload,
            .what = "buffer",
            .name = 7,
            .label = "Teapot positions",
            .bytes = 2400,
            .times = 2,
            .ranges = {{0, 1200}, {4800, 6000}}};
}

TEST(CallText, TellsRangesCallsAndBytes) {
    EXPECT_EQ(object_text(upload()), "buffer 'Teapot positions' [0, 1,200) [4,800, 6,000), 2 calls");
    EXPECT_EQ(bytes_text(upload()), "2.40 kB");
}

TEST(CallText, AnObjectWithoutALabelHasItsNumber) {
    gl::Call call = upload();
    call.label.clear();
    call.ranges.clear();
    call.times = 1;
    EXPECT_EQ(object_text(call), "buffer 7");
}

TEST(CallText, ManyRangesAreCutShort) {
    gl::Call call = upload();
    call.ranges.assign(20, {0, 1});
    EXPECT_NE(object_text(call).find(" …"), std::string::npos);
}

TEST(CallText, FramesEndWithTheirTotals) {
    gl::CallFrame frame;
    frame.number = 3;
    frame.calls = {upload()};
    frame.totals[static_cast<std::size_t>(gl::CallKind::upload)] = {2, 2400};
    frame.totals[static_cast<std::size_t>(gl::CallKind::draw)] = {1, 0};
    EXPECT_EQ(totals_text(frame), "2 uploads 2.40 kB, 1 draw");
    EXPECT_EQ(frame_text(frame),
              "gpu   upload   buffer 'Teapot positions' [0, 1,200) [4,800, 6,000), 2 calls, 2.40 kB\n"
              "gpu frame 3: 2 uploads 2.40 kB, 1 draw\n");
}

TEST(CallFilter, FindsKindsAndLabelsInAnyCase) {
    EXPECT_TRUE((CallFilter{CallFilter::Group::all, "teapot"}.shows(upload())));
    EXPECT_TRUE((CallFilter{CallFilter::Group::all, "UPLO"}.shows(upload())));
    EXPECT_FALSE((CallFilter{CallFilter::Group::all, "torus"}.shows(upload())));
    EXPECT_TRUE((CallFilter{CallFilter::Group::sends, ""}.shows(upload())));
    EXPECT_FALSE((CallFilter{CallFilter::Group::draws, ""}.shows(upload())));
}

}  // namespace
}  // namespace vitrine::ui
