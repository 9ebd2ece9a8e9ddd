#pragma once

namespace vitrine::render {

/// Base of what those who draw with a renderer keep beside it and have in common: there is one at a time, and it lives
/// as long as any of them holds it.
class Companion {
public:
    Companion() = default;
    virtual ~Companion() = default;
    Companion(const Companion&) = delete;
    Companion& operator=(const Companion&) = delete;
};

}  // namespace vitrine::render
