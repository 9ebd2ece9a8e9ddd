#include <vitrine/io/svg_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/svg_elements.h>
#include <vitrine/io/svg_gradient.h>
#include <vitrine/io/svg_notes.h>
#include <vitrine/io/svg_shapes.h>
#include <vitrine/io/svg_style.h>
#include <vitrine/io/svg_transform.h>
#include <vitrine/io/xml_document.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

constexpr int most_levels = 256;
constexpr std::size_t most_used_elements = 1'000'000;

/// What an element is drawn in.
struct Frame {
    SvgStyle style;
    glm::dmat3 to_page{1};
    SvgUnits units;
    int level = 0;
};

class SvgReader {
public:
    explicit SvgReader(const SourceFile& file) : document_(file), notes_(document_), elements_(document_, notes_) {}

    SvgDrawing read() {
        const pugi::xml_node root = document_.root();
        if (local_name(root.name()) != "svg")
            document_.fail(root, "expected an <svg> element, found " + in_quotes(root.name()));
        Frame frame;
        const bool has_page = place_page(root, frame);
        frame.style = style_of(root, frame);
        if (frame.style.displayed) visit_children(root, frame);
        if (!has_page) take_bounds_as_page();
        drawing_.skipped = notes_.list();
        return std::move(drawing_);
    }

private:
    /// Sizes the page by the root's attributes; false when they do not say.
    bool place_page(pugi::xml_node root, Frame& frame) {
        const pugi::xml_attribute box_attribute = root.attribute("viewBox");
        SvgViewBox box;
        if (box_attribute) box = parse_view_box(document_.value(root, box_attribute));
        glm::dvec2 size(page_length(root, "width"), page_length(root, "height"));
        if (box_attribute) {
            const glm::dvec2 scale = size / box.size;
            if (size.x == 0) size.x = size.y == 0 ? box.size.x : scale.y * box.size.x;
            if (size.y == 0) size.y = scale.x == 0 ? box.size.y : scale.x * box.size.y;
        }
        drawing_.page_size = size;
        frame.units.view_width = size.x;
        frame.units.view_height = size.y;
        if (box_attribute) enter_view_box(root, box, size, frame);
        return size.x > 0 && size.y > 0;
    }

    /// 0 where the attribute leaves the size open.
    double page_length(pugi::xml_node root, const char* name) {
        const std::string_view value = root.attribute(name).value();
        if (value.empty() || value == "auto" || value.find('%') != std::string_view::npos) return 0;
        const double length = length_attribute(document_, root, name, {}, SvgAxis::both);
        if (length <= 0)
            document_.value(root, root.attribute(name)).fail(0, "expected a " + std::string(name) + " above 0");
        return length;
    }

    void enter_view_box(pugi::xml_node node, const SvgViewBox& box, const glm::dvec2& viewport, Frame& frame) {
        const pugi::xml_attribute aspect = node.attribute("preserveAspectRatio");
        frame.to_page =
            frame.to_page *
            view_box_transform(box, viewport, aspect ? parse_aspect(document_.value(node, aspect)) : SvgAspect());
        frame.units.view_width = box.size.x;
        frame.units.view_height = box.size.y;
    }

    void take_bounds_as_page() {
        scene::Bounds bounds;
        for (const SvgShape& shape : drawing_.shapes) {
            scene::Bounds around = shape.path.bounds();
            const double reach = shape.stroke ? 0.5 * shape.pen.width * longest_stretch(shape.user_to_page) : 0;
            around.min -= glm::dvec3(reach, reach, 0);
            around.max += glm::dvec3(reach, reach, 0);
            bounds.add(around);
        }
        if (bounds.empty()) return;
        drawing_.page_min = bounds.min;
        drawing_.page_size = bounds.size();
    }

    SvgStyle style_of(pugi::xml_node node, const Frame& frame) {
        return styled(frame.style, elements_.sheet().declarations(document_, node, is_svg_property), frame.units, node,
                      notes_);
    }

    void visit_children(pugi::xml_node node, const Frame& frame) {
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element && elements_.is_ours(child)) visit(child, frame);
        }
    }

    void visit(pugi::xml_node node, const Frame& around) {
        const std::string_view name = local_name(node.name());
        const bool is_shape = is_svg_shape(name);
        if (!is_shape && name != "g" && name != "a" && name != "switch" && name != "use" && name != "svg") return;
        if (around.level >= most_levels)
            document_.fail(node, "expected at most " + std::to_string(most_levels) + " levels of elements");
        if (!used_.empty() && ++used_elements_ > most_used_elements)
            document_.fail(node, "expected at most 1,000,000 elements to be drawn through <use>");
        Frame frame = enter(node, around);
        if (!frame.style.displayed) return;
        if (is_shape) {
            add_shape(node, frame);
        } else if (name == "use") {
            visit_used(node, frame);
        } else if (name == "svg") {
            visit_viewport(node, frame, size_or_all(node, frame));
        } else if (name == "switch") {
            visit_first_that_applies(node, frame);
        } else {
            visit_children(node, frame);
        }
    }

    Frame enter(pugi::xml_node node, const Frame& around) {
        Frame frame = around;
        ++frame.level;
        frame.style = style_of(node, around);
        frame.units.font_size = frame.style.font_size;
        if (const pugi::xml_attribute transform = node.attribute("transform"))
            frame.to_page = frame.to_page * parse_transform(document_.value(node, transform));
        return frame;
    }

    glm::dvec2 size_or_all(pugi::xml_node node, const Frame& frame) {
        return {size_attribute(document_, node, "width", frame.units, SvgAxis::x, frame.units.view_width),
                size_attribute(document_, node, "height", frame.units, SvgAxis::y, frame.units.view_height)};
    }

    glm::dmat3 translation_to(pugi::xml_node node, const Frame& frame) {
        return translation({length_attribute(document_, node, "x", frame.units, SvgAxis::x),
                            length_attribute(document_, node, "y", frame.units, SvgAxis::y)});
    }

    /// A nested `svg`, or a `symbol`: a view box in a viewport. What reaches out of it is drawn, too.
    void visit_viewport(pugi::xml_node node, Frame frame, const glm::dvec2& size) {
        if (size.x == 0 || size.y == 0) return;
        frame.to_page = frame.to_page * translation_to(node, frame);
        frame.units.view_width = size.x;
        frame.units.view_height = size.y;
        if (const pugi::xml_attribute box = node.attribute("viewBox"))
            enter_view_box(node, parse_view_box(document_.value(node, box)), size, frame);
        visit_children(node, frame);
    }

    void visit_used(pugi::xml_node node, Frame frame) {
        const std::optional<std::string_view> id = local_reference(node);
        const pugi::xml_node target = id ? elements_.with_id(*id) : pugi::xml_node();
        if (!target) return notes_.add(id ? "use of a missing element" : "use of another file", node);
        if (std::find(used_.begin(), used_.end(), target) != used_.end())
            document_.fail(node, "expected a <use> that does not use itself, found one of " + in_quotes(*id));
        frame.to_page = frame.to_page * translation_to(node, frame);
        used_.push_back(target);
        const std::string_view name = local_name(target.name());
        if (name == "symbol" || name == "svg") {
            Frame inner = enter(target, frame);
            const glm::dvec2 own = name == "svg" ? size_or_all(target, frame) : size_or_all(node, frame);
            const glm::dvec2 size(node.attribute("width") ? size_or_all(node, frame).x : own.x,
                                  node.attribute("height") ? size_or_all(node, frame).y : own.y);
            if (inner.style.displayed) visit_viewport(target, inner, size);
        } else {
            visit(target, frame);
        }
        used_.pop_back();
    }

    /// Of what a `switch` offers, the first that needs no extension and speaks English or any language.
    void visit_first_that_applies(pugi::xml_node node, const Frame& frame) {
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element || !elements_.is_ours(child)) continue;
            const std::string_view language = child.attribute("systemLanguage").value();
            if (child.attribute("requiredExtensions") || (!language.empty() && !language.starts_with("en"))) continue;
            return visit(child, frame);
        }
    }

    void add_shape(pugi::xml_node node, const Frame& frame) {
        SvgShape shape;
        shape.path = shape_path(document_, node, frame.units);
        if (shape.path.empty() || !frame.style.visible) return;
        shape.path.transform(frame.to_page);
        check_size(node, shape.path.bounds());
        shape.id = clean_name(node.attribute("id").value());
        shape.user_to_page = frame.to_page;
        shape.rule = frame.style.rule;
        shape.pen = frame.style.pen;
        shape.fill = color_of(frame.style.fill, frame.style.fill_opacity, frame.style);
        if (shape.pen.width > 0) shape.stroke = color_of(frame.style.stroke, frame.style.stroke_opacity, frame.style);
        if (shape.fill || shape.stroke) drawing_.shapes.push_back(std::move(shape));
    }

    void check_size(pugi::xml_node node, const scene::Bounds& bounds) {
        const glm::dvec3 far = glm::max(glm::abs(bounds.min), glm::abs(bounds.max));
        if (!bounds.empty() && std::max(far.x, far.y) <= largest_svg_number) return;
        if (bounds.empty() && !(std::isnan(far.x) || std::isnan(far.y))) return;  // moves only
        document_.fail(node, "expected coordinates below 1e18 on the page");
    }

    /// None when nothing of it will be seen.
    std::optional<SvgColor> color_of(const SvgPaint& paint, double opacity, const SvgStyle& style) {
        std::optional<SvgColor> color = paint.current ? std::optional(style.color) : paint.color;
        if (!paint.reference.empty()) {
            const pugi::xml_node target = elements_.with_id(paint.reference);
            if (target && is_svg_gradient(local_name(target.name()))) {
                notes_.add(std::string(local_name(target.name())) + " as its mean colour", target);
                color = mean_color(document_, elements_, target, style.color);
            } else if (target) {
                notes_.add("paint by " + clean_name(local_name(target.name())), target);
            }
        }
        if (!color) return color;
        color->alpha *= opacity * style.opacity;
        return color->alpha > 0 ? color : std::nullopt;
    }

    XmlDocument document_;
    SvgNotes notes_;
    SvgElements elements_;
    SvgDrawing drawing_;
    std::vector<pugi::xml_node> used_;  ///< elements that are being drawn through `use`
    std::size_t used_elements_ = 0;
};

}  // namespace

bool looks_like_svg(const SourceFile& file) {
    return xml_root_name(file.text()) == "svg";
}

SvgDrawing read_svg_drawing(const SourceFile& file) {
    SvgDrawing drawing = SvgReader(file).read();
    if (!drawing.skipped.empty())
        log().warn("{}: not drawn, or simplified: {}", display(file.path), to_string(drawing.skipped));
    return drawing;
}

}  // namespace vitrine::io
