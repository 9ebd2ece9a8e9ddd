#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// An XML text in which the entities that its document type declares are replaced by what they stand for, and where all
/// of it comes from.
class XmlEntities {
public:
    /// References may nest this deep, and all of them together add so many bytes; more would be a trap.
    static constexpr int most_levels = 16;
    static constexpr std::size_t most_bytes = 10'000'000;

    /// Where a text that goes beyond the limits does.
    std::optional<std::size_t> fault() const { return fault_; }

    /// `source` must outlive this. Entities in other files are not looked at.
    explicit XmlEntities(std::string_view source);

    std::string_view text() const { return pieces_.empty() ? source_ : std::string_view(text_); }
    /// The place in the source that a place in the text comes from.
    std::size_t source_offset(std::size_t offset) const;

private:
    /// A stretch of the text.
    struct Piece {
        std::size_t begin = 0;
        std::size_t source = 0;
        bool replaced = false;  ///< all of it stands for the reference there
    };

    std::size_t read_declarations();
    void append(std::string_view value, std::size_t source, int level);
    std::optional<std::string_view> value_at(std::string_view text, std::size_t reference) const;

    std::string_view source_;
    std::map<std::string, std::string_view, std::less<>> values_;
    std::string text_;
    std::vector<Piece> pieces_;  ///< empty: the text is the source
    std::optional<std::size_t> fault_;
};

}  // namespace vitrine::io
