#pragma once

#include <vitrine/base/error.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/xml_entities.h>

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::io {

class PlacedText;

/// An XML file in UTF-8 whose elements and values know where they stand. Entities that the file declares itself are
/// expanded; no other file is looked at.
class XmlDocument {
public:
    /// `file` must outlive the document. Throws FileError with line and column when it is no XML.
    explicit XmlDocument(const SourceFile& file);
    XmlDocument(const XmlDocument&) = delete;
    XmlDocument& operator=(const XmlDocument&) = delete;

    pugi::xml_node root() const { return document_.document_element(); }
    /// The value of an attribute, which must be one of the node's.
    PlacedText value(pugi::xml_node node, pugi::xml_attribute attribute) const;
    /// The text of a node that is text.
    PlacedText content(pugi::xml_node text_node) const;

    /// The line of an element.
    std::uint64_t line_of(pugi::xml_node node) const;
    /// Throws a FileError for the beginning of an element.
    [[noreturn]] void fail(pugi::xml_node node, const std::string& problem) const;
    /// Throws a FileError for a byte of the text.
    [[noreturn]] void fail_at(std::size_t offset, const std::string& problem) const;

private:
    friend class PlacedText;

    FilePlace place_in_source(std::size_t offset) const;
    FilePlace place(std::size_t offset) const { return place_in_source(entities_.source_offset(offset)); }
    /// Where the value of an attribute begins.
    std::size_t offset_of(pugi::xml_node node, pugi::xml_attribute attribute) const;

    const SourceFile* file_;
    std::string_view source_;  ///< of the file, without a byte order mark
    XmlEntities entities_;
    std::string_view text_;  ///< the source with its entities expanded
    pugi::xml_document document_;
};

/// A value in a document, or a part of it, which can say where a fault in it is. Lives as long as the document.
class PlacedText {
public:
    std::string_view text() const { return text_; }
    /// `count` bytes from `begin` on, or what there is of them.
    PlacedText part(std::size_t begin, std::size_t count = std::string_view::npos) const;
    /// The same without blanks around it.
    PlacedText trimmed() const;
    /// Throws a FileError for the byte at `offset` in this text.
    [[noreturn]] void fail(std::size_t offset, const std::string& problem) const;

private:
    friend class XmlDocument;
    PlacedText(const XmlDocument& document, pugi::xml_node node, pugi::xml_attribute attribute, std::string_view value)
        : document_(&document), node_(node), attribute_(attribute), value_(value), text_(value) {}

    const XmlDocument* document_;
    pugi::xml_node node_;
    pugi::xml_attribute attribute_;  ///< none: the node is text
    std::string_view value_;         ///< all of it
    std::string_view text_;          ///< a part of it
};

/// "path" of "svg:path".
std::string_view local_name(std::string_view name);

/// The local name of the first element of text that may be XML; empty when there is none. Looks no further than that.
std::string_view xml_root_name(std::string_view text);

}  // namespace vitrine::io
