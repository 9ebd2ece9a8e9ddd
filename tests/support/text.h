#pragma once

#include <gtest/gtest.h>

#include <string_view>

namespace vitrine::test {

/// Whether `part` stands in `text`; shows the text when it does not.
inline testing::AssertionResult contains(std::string_view text, std::string_view part) {
    const bool found = text.find(part) != std::string_view::npos;
    return (found ? testing::AssertionSuccess() : testing::AssertionFailure())
           << "\"" << text << "\" has " << (found ? "" : "no ") << "\"" << part << "\"";
}

}  // namespace vitrine::test
