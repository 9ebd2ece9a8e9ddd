#include <vitrine/io/svg_sheet.h>

#include <vitrine/io/names.h>
#include <vitrine/io/svg_cursor.h>

#include <algorithm>
#include <cstddef>

namespace vitrine::io {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

/// Passes over blanks and comments, and over the comment marks of old HTML.
void skip_comments(SvgCursor& cursor) {
    while (true) {
        cursor.skip_blanks();
        const std::string_view rest = cursor.rest();
        std::size_t length = 0;
        if (rest.starts_with("/*")) {
            const std::size_t end = rest.find("*/", 2);
            if (end == std::string_view::npos) cursor.fail_expected("'*/' at the end of a comment");
            length = end + 2;
        } else if (rest.starts_with("<!--")) {
            length = 4;
        } else if (rest.starts_with("-->")) {
            length = 3;
        }
        if (length == 0) return;
        for (; length > 0; --length) cursor.accept(cursor.peek());
    }
}

/// Passes over what stands between braces, the first of which is next.
PlacedText block(SvgCursor& cursor) {
    cursor.expect('{');
    const PlacedText body = cursor.until("}");
    cursor.expect('}');
    return body;
}

/// Passes over a rule such as `@import …;` or `@media … { … { … } … }`.
void skip_at_rule(SvgCursor& cursor) {
    cursor.until(";{");
    if (cursor.accept(';') || cursor.at_end()) return;
    cursor.expect('{');
    for (int depth = 1; depth > 0;) {
        cursor.until("{}");
        if (cursor.accept('{')) {
            ++depth;
        } else {
            cursor.expect('}');
            --depth;
        }
    }
}

std::string without_comments(std::string text) {
    for (std::size_t begin = text.find("/*"); begin != std::string::npos; begin = text.find("/*", begin))
        text.erase(begin, text.find("*/", begin + 2) + 2 - begin);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

bool has_class(std::string_view list, std::string_view wanted) {
    std::size_t begin = 0;
    while ((begin = list.find_first_not_of(blanks, begin)) != std::string_view::npos) {
        const std::size_t end = std::min(list.find_first_of(blanks, begin), list.size());
        if (list.substr(begin, end - begin) == wanted) return true;
        begin = end;
    }
    return false;
}

}  // namespace

int SvgSheet::Selector::specificity() const {
    return (id.empty() ? 0 : 10'000) + 10 * static_cast<int>(classes.size()) + (element.empty() ? 0 : 1);
}

bool SvgSheet::Selector::matches(pugi::xml_node node) const {
    if (!element.empty() && element != local_name(node.name())) return false;
    if (!id.empty() && id != node.attribute("id").value()) return false;
    const std::string_view list = node.attribute("class").value();
    return std::all_of(classes.begin(), classes.end(), [&](const std::string& one) { return has_class(list, one); });
}

/// False when the selector is of a kind that is not understood.
bool SvgSheet::parse_selector(std::string_view text, Selector& selector) {
    std::size_t i = 0;
    while (i < text.size()) {
        const char kind = text[i] == '.' || text[i] == '#' ? text[i++] : 'e';
        const std::size_t end = std::min(text.find_first_of(".#", i), text.size());
        const std::string name(text.substr(i, end - i));
        if (name.empty() || name.find_first_of(" \t\r\n\f>+~:[]()\"'") != std::string::npos) return false;
        if (kind == '.') selector.classes.push_back(name);
        if (kind == '#') selector.id = name;
        if (kind == 'e' && name != "*") selector.element = name;
        i = end;
    }
    return !text.empty();
}

std::vector<SvgSheet::Declaration> SvgSheet::parse_declarations(const PlacedText& text) {
    std::vector<Declaration> declarations;
    SvgCursor cursor(text);
    while (skip_comments(cursor), !cursor.at_end()) {
        if (cursor.accept(';')) continue;
        const std::size_t begin = cursor.offset();
        const PlacedText name = cursor.until(":;").trimmed();
        if (!cursor.accept(':'))
            cursor.fail_at(begin, "expected a declaration such as 'fill: red', found " + in_quotes(name.text()));
        PlacedText value = cursor.until(";").trimmed();
        const std::size_t mark = value.text().rfind('!');
        const bool important =
            mark != std::string_view::npos && value.part(mark + 1).trimmed().text() == std::string_view("important");
        if (important) value = value.part(0, mark).trimmed();
        declarations.push_back({lower(name.text()), value, important});
    }
    return declarations;
}

void SvgSheet::add_rule(const PlacedText& selectors, const PlacedText& body, pugi::xml_node node, SvgNotes& notes) {
    const std::vector<Declaration> declarations = parse_declarations(body);
    SvgCursor cursor(selectors);
    do {
        const std::string text = without_comments(std::string(cursor.until(",").trimmed().text()));
        Selector selector;
        if (parse_selector(text, selector)) {
            rules_.push_back({std::move(selector), declarations});
        } else {
            notes.add("style rule " + in_quotes(text), node);
        }
    } while (cursor.accept(','));
}

void SvgSheet::add(const PlacedText& text, pugi::xml_node node, SvgNotes& notes) {
    SvgCursor cursor(text);
    while (skip_comments(cursor), !cursor.at_end()) {
        if (cursor.accept('@')) {
            notes.add("style rule @" + std::string(cursor.word()), node);
            skip_at_rule(cursor);
            continue;
        }
        const PlacedText selectors = cursor.until("{}").trimmed();
        add_rule(selectors, block(cursor), node, notes);
    }
    std::stable_sort(rules_.begin(), rules_.end(),
                     [](const Rule& a, const Rule& b) { return a.selector.specificity() < b.selector.specificity(); });
}

SvgDeclarations SvgSheet::declarations(const XmlDocument& document, pugi::xml_node node,
                                       bool (*is_property)(std::string_view name)) const {
    SvgDeclarations result;
    SvgDeclarations important;
    const auto declare = [&](const std::vector<Declaration>& declarations) {
        for (const Declaration& one : declarations)
            (one.important ? important : result).insert_or_assign(one.property, one.value);
    };
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (is_property(attribute.name()))
            result.insert_or_assign(attribute.name(), document.value(node, attribute).trimmed());
    }
    for (const Rule& rule : rules_) {
        if (rule.selector.matches(node)) declare(rule.declarations);
    }
    if (const pugi::xml_attribute attribute = node.attribute("style"))
        declare(parse_declarations(document.value(node, attribute)));
    for (const auto& [property, value] : important) result.insert_or_assign(property, value);
    return result;
}

}  // namespace vitrine::io
