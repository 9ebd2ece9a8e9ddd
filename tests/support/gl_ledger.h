#pragma once

#include <cstddef>
#include <string>

namespace vitrine::test {

/// Books the GL objects that are made through the loader while it lives, in all contexts and on all threads. One at a
/// time; no other thread may use OpenGL when it begins or ends, and what was made before it must not go while it lives.
class GlLedger {
public:
    GlLedger();
    ~GlLedger();
    GlLedger(const GlLedger&) = delete;
    GlLedger& operator=(const GlLedger&) = delete;

    /// Of the storage of textures, renderbuffers and buffers.
    std::size_t bytes() const;
    /// How many objects of each kind there are and their bytes: "buffers 3, textures 2, … (1200 bytes)".
    std::string text() const;
};

}  // namespace vitrine::test
