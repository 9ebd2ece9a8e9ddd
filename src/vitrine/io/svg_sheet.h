#pragma once

#include <vitrine/io/svg_notes.h>
#include <vitrine/io/xml_document.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// Values by the names of their properties.
using SvgDeclarations = std::map<std::string, PlacedText, std::less<>>;

/// The style sheets of a drawing: rules with selectors of an element, classes and an id, or lists of these. Rules with
/// other selectors, and at-rules, are noted and passed over.
class SvgSheet {
public:
    /// Appends the rules of a `style` element's text. Throws FileError where braces, or the colon of a declaration, are
    /// missing.
    void add(const PlacedText& text, pugi::xml_node node, SvgNotes& notes);

    /// What an element's properties are: by `is_property` attributes, by the sheets, by its `style` attribute; the
    /// later win, and those that are important.
    SvgDeclarations declarations(const XmlDocument& document, pugi::xml_node node,
                                 bool (*is_property)(std::string_view name)) const;

private:
    struct Selector {
        std::string element;  ///< empty: any
        std::string id;       ///< empty: any
        std::vector<std::string> classes;
        int specificity() const;
        bool matches(pugi::xml_node node) const;
    };
    struct Declaration {
        std::string property;
        PlacedText value;
        bool important = false;
    };
    struct Rule {
        Selector selector;
        std::vector<Declaration> declarations;
    };

    static bool parse_selector(std::string_view text, Selector& selector);
    static std::vector<Declaration> parse_declarations(const PlacedText& text);
    void add_rule(const PlacedText& selectors, const PlacedText& body, pugi::xml_node node, SvgNotes& notes);

    std::vector<Rule> rules_;  ///< the later of two wins
};

}  // namespace vitrine::io
