#include <vitrine/io/svg_style.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// What a property is applied to.
struct Target {
    SvgStyle& style;
    const SvgStyle& parent;
    const SvgUnits& units;
};

/// A property, and what a value of it does.
struct Property {
    std::string_view name;
    void (*apply)(const PlacedText& value, const Target& target);
};

/// The keyword that the value is, by its place in `keywords`.
template <class Value, std::size_t count>
Value keyword(const PlacedText& text, const std::array<std::pair<std::string_view, Value>, count>& keywords) {
    std::string expected;
    for (const auto& [name, value] : keywords) {
        if (text.text() == name) return value;
        expected += (expected.empty() ? "" : ", ") + std::string(name);
    }
    text.fail(0, "expected one of " + expected + ", found " + in_quotes(text.text()));
}

/// The id in `url(#id)`; none when the cursor is not at such a thing.
std::optional<std::string> parse_reference(SvgCursor& cursor) {
    if (!cursor.rest().starts_with("url(")) return std::nullopt;
    const PlacedText url = cursor.until(" \t\r\n");
    if (!url.text().ends_with(')')) url.fail(0, "expected url(#…), found " + in_quotes(url.text()));
    std::string_view inner = url.part(4, url.text().size() - 5).trimmed().text();
    if (inner.size() > 1 && (inner.front() == '"' || inner.front() == '\'')) inner = inner.substr(1, inner.size() - 2);
    return inner.starts_with('#') ? std::string(inner.substr(1)) : std::string(inner);
}

SvgPaint parse_paint(const PlacedText& text) {
    SvgPaint paint;
    SvgCursor cursor(text);
    paint.reference = parse_reference(cursor).value_or("");
    cursor.skip_blanks();
    const PlacedText color = cursor.until(" \t\r\n");  // a profile's colour may follow
    const std::string name = lower(color.text());
    if (name == "currentcolor") {
        paint.current = true;
    } else if (name != "none" && !(name.empty() && !paint.reference.empty())) {
        paint.color = color_or(color, SvgColor{});
    }
    return paint;
}

std::vector<double> parse_dashes(const PlacedText& text, const SvgUnits& units) {
    std::vector<double> dashes;
    if (text.text() == "none") return dashes;
    SvgCursor cursor(text);
    while (cursor.skip_separator(), !cursor.at_end()) {
        const std::size_t begin = cursor.offset();
        dashes.push_back(parse_length(cursor, units, SvgAxis::both));
        if (dashes.back() < 0) cursor.fail_at(begin, "expected a dash of 0 or more");
    }
    return dashes;
}

void apply_stroke_width(const PlacedText& value, const Target& target) {
    target.style.pen.width = parse_length(value, target.units, SvgAxis::both);
    if (target.style.pen.width < 0) value.fail(0, "expected a width of 0 or more");
}

void apply_miter_limit(const PlacedText& value, const Target& target) {
    target.style.pen.miter_limit = parse_number(value, "a miter limit");
    if (target.style.pen.miter_limit < 1) value.fail(0, "expected a miter limit of 1 or more");
}

void apply_join(const PlacedText& value, const Target& target) {
    using scene::LineJoin;
    target.style.pen.join = keyword<LineJoin, 5>(value, {{{"miter", LineJoin::miter},
                                                          {"round", LineJoin::round},
                                                          {"bevel", LineJoin::bevel},
                                                          {"miter-clip", LineJoin::miter},
                                                          {"arcs", LineJoin::miter}}});
}

void apply_cap(const PlacedText& value, const Target& target) {
    using scene::LineCap;
    target.style.pen.cap =
        keyword<LineCap, 3>(value, {{{"butt", LineCap::butt}, {"round", LineCap::round}, {"square", LineCap::square}}});
}

void apply_fill_rule(const PlacedText& value, const Target& target) {
    using scene::FillRule;
    target.style.rule =
        keyword<FillRule, 2>(value, {{{"nonzero", FillRule::nonzero}, {"evenodd", FillRule::even_odd}}});
}

/// Names of sizes leave it as it is: it matters only to lengths in `em`.
void apply_font_size(const PlacedText& value, const Target& target) {
    if (!SvgCursor(value).at_number()) return;
    const SvgUnits of_parent{target.parent.font_size, target.parent.font_size, target.parent.font_size};
    target.style.font_size = parse_length(value, of_parent, SvgAxis::x);
}

/// Those that others depend on come first.
const std::vector<Property>& properties() {
    static const std::vector<Property> all{
        {"color", [](const PlacedText& v, const Target& t) { t.style.color = color_or(v, t.parent.color); }},
        {"font-size", apply_font_size},
        {"display", [](const PlacedText& v, const Target& t) { t.style.displayed = v.text() != "none"; }},
        {"visibility", [](const PlacedText& v, const Target& t) { t.style.visible = v.text() == "visible"; }},
        {"opacity",
         [](const PlacedText& v, const Target& t) { t.style.opacity = t.parent.opacity * parse_fraction(v); }},
        {"fill", [](const PlacedText& v, const Target& t) { t.style.fill = parse_paint(v); }},
        {"fill-opacity", [](const PlacedText& v, const Target& t) { t.style.fill_opacity = parse_fraction(v); }},
        {"fill-rule", apply_fill_rule},
        {"stroke", [](const PlacedText& v, const Target& t) { t.style.stroke = parse_paint(v); }},
        {"stroke-opacity", [](const PlacedText& v, const Target& t) { t.style.stroke_opacity = parse_fraction(v); }},
        {"stroke-width", apply_stroke_width},
        {"stroke-linecap", apply_cap},
        {"stroke-linejoin", apply_join},
        {"stroke-miterlimit", apply_miter_limit},
        {"stroke-dasharray",
         [](const PlacedText& v, const Target& t) { t.style.pen.dashes = parse_dashes(v, t.units); }},
        {"stroke-dashoffset",
         [](const PlacedText& v, const Target& t) {
             t.style.pen.dash_offset = parse_length(v, t.units, SvgAxis::both);
         }},
    };
    return all;
}

/// Properties that change what is seen but are not supported, and the value with which they change nothing.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> unsupported{{
    {"clip-path", "none"},
    {"filter", "none"},
    {"marker", "none"},
    {"marker-end", "none"},
    {"marker-mid", "none"},
    {"marker-start", "none"},
    {"mask", "none"},
    {"mix-blend-mode", "normal"},
    {"paint-order", "normal"},
    {"vector-effect", "none"},
}};

/// Names that only gradients' stops know.
constexpr std::array<std::string_view, 2> of_stops{"stop-color", "stop-opacity"};

void apply(const Property& property, const PlacedText& value, const Target& target, pugi::xml_node node,
           SvgNotes& notes) {
    const std::string_view text = value.text();
    if (text == "inherit" || text == "unset" || text == "revert") return;
    if (text.find("var(") != std::string_view::npos || text == "initial") {
        notes.add(std::string(property.name) + ": " + (text == "initial" ? "initial" : "var()"), node);
        return;
    }
    property.apply(value, target);
}

}  // namespace

bool is_svg_property(std::string_view name) {
    const auto& all = properties();
    return std::any_of(all.begin(), all.end(), [&](const Property& one) { return one.name == name; }) ||
           std::any_of(unsupported.begin(), unsupported.end(), [&](const auto& one) { return one.first == name; }) ||
           std::find(of_stops.begin(), of_stops.end(), name) != of_stops.end();
}

SvgStyle styled(const SvgStyle& parent, const SvgDeclarations& declarations, SvgUnits units, pugi::xml_node node,
                SvgNotes& notes) {
    SvgStyle style = parent;
    for (const Property& property : properties()) {
        const auto declared = declarations.find(property.name);
        if (declared == declarations.end()) continue;
        units.font_size = style.font_size;
        apply(property, declared->second, {style, parent, units}, node, notes);
    }
    for (const auto& [name, harmless] : unsupported) {
        const auto declared = declarations.find(name);
        if (declared != declarations.end() && declared->second.text() != harmless) notes.add(std::string(name), node);
    }
    return style;
}

SvgColor color_or(const PlacedText& text, const SvgColor& current) {
    if (lower(text.text()) == "currentcolor") return current;
    return parse_color(text).value_or(SvgColor{});
}

}  // namespace vitrine::io
