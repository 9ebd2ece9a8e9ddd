#pragma once

#include <vitrine/io/source_file.h>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// What a parser says, without its own account of who and where.
std::string reason_of(const nlohmann::json::exception& error);

/// Parses a JSON text that is no deeper than 256 levels. `first_byte` is where it begins in the file. Throws FileError
/// with the byte.
nlohmann::json parse_json(const SourceFile& file, std::string_view text, std::size_t first_byte);

/// One element of a JSON document that knows its place in it, so that errors can name it: "accessors[3].count".
/// The document and the file must outlive it. All functions throw FileError when something is not as they expect.
class JsonElement {
public:
    JsonElement(const SourceFile& file, const nlohmann::json& value, std::string place)
        : file_(&file), value_(&value), place_(std::move(place)) {}

    const std::string& place() const { return place_; }

    /// The member of an object; none when there is none of that name.
    std::optional<JsonElement> find(std::string_view name) const;
    /// The member of an object, which must be there.
    JsonElement get(std::string_view name) const;
    /// The names of an object's members, in alphabetical order.
    std::vector<std::string> names() const;
    /// Number of elements of an array.
    std::size_t size() const;
    /// Element `i` of an array.
    JsonElement at(std::size_t i) const;
    /// Number of elements of the array of that name; 0 when there is none.
    std::size_t size_of(std::string_view name) const;

    bool boolean() const;
    std::string_view text() const;
    /// A number, finite as a float.
    float number() const;
    /// A whole number, not negative.
    std::uint64_t count() const;
    /// A whole number below `limit`, an index into `what`.
    std::size_t index(std::size_t limit, std::string_view what) const;

    std::uint64_t count_or(std::string_view name, std::uint64_t otherwise) const;
    std::string_view text_or(std::string_view name, std::string_view otherwise) const;

    /// Whether it is an object that has a member of that name.
    bool has(std::string_view name) const;
    bool is_array() const;
    bool is_text() const;

    /// Writes a warning that begins with the file and the place.
    void warn(const std::string& problem) const;
    /// Throws a FileError that begins with the place.
    [[noreturn]] void fail(const std::string& problem) const;

private:
    [[noreturn]] void fail_expected(std::string_view what) const;

    const SourceFile* file_;
    const nlohmann::json* value_;
    std::string place_;
};

}  // namespace vitrine::io
