#pragma once

#include <vitrine/gl/call_log.h>

#include <string>

namespace vitrine::ui {

/// What a call was given, for people: "buffer 'teapot positions' [0, 1,200) [2,400, 3,600), 2 calls".
std::string object_text(const gl::Call& call);
/// The bytes of a call, "2.40 kB"; empty where none are moved or set aside.
std::string bytes_text(const gl::Call& call);
/// The counts and bytes of a frame by kind: "2 uploads 2.40 kB, 14 draws, 1 clear".
std::string totals_text(const gl::CallFrame& frame);
/// The frame as lines of text: its calls, and its totals at the end. Each begins with "gpu".
std::string frame_text(const gl::CallFrame& frame);

}  // namespace vitrine::ui
