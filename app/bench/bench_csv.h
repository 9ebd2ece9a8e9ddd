#pragma once

#include <optional>
#include <string>

namespace vitrine::app {

/// A text as a field of a line of CSV (RFC 4180): in quotes where it needs them.
std::string csv_field(const std::string& text);
/// A number as a field: milliseconds to a tenth of a microsecond; empty without a value.
std::string csv_number(const std::optional<double>& value);

}  // namespace vitrine::app
