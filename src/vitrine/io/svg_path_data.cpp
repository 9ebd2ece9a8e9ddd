#include <vitrine/io/svg_path_data.h>

#include <vitrine/io/svg_cursor.h>

#include <glm/glm.hpp>

#include <optional>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

char lower_case(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

class PathDataParser {
public:
    explicit PathDataParser(const PlacedText& data) : cursor_(data) {}

    scene::Path parse() {
        cursor_.skip_blanks();
        if (cursor_.rest() == "none") return {};
        while (!cursor_.at_end()) {
            const char command = cursor_.peek();
            const std::string_view known = path_.empty() ? "mM" : "mMlLhHvVcCsSqQtTaAzZ";
            if (known.find(command) == std::string_view::npos)
                cursor_.fail_expected(path_.empty() ? "'M' or 'm' at the beginning of path data"
                                                    : "a path command such as 'L' or 'c'");
            cursor_.accept(command);
            cursor_.skip_blanks();
            draw_all(command);
        }
        return std::move(path_);
    }

private:
    /// The command, and again for each further set of its numbers.
    void draw_all(char command) {
        relative_ = command == lower_case(command);
        if (lower_case(command) == 'z') {
            path_.close();
            remember(command, path_.current_point());
            return;
        }
        draw(command);
        while (cursor_.skip_separator(), cursor_.at_number()) {
            // What follows the first point of a move are lines.
            if (command == 'm') command = 'l';
            if (command == 'M') command = 'L';
            draw(command);
        }
    }

    void draw(char command) {
        const glm::dvec2 here = path_.current_point();
        const char name = lower_case(command);
        std::optional<glm::dvec2> control;
        switch (name) {
            case 'm': path_.move_to(point()); break;
            case 'l': path_.line_to(point()); break;
            case 'h': path_.line_to({coordinate(here.x), here.y}); break;
            case 'v': path_.line_to({here.x, coordinate(here.y)}); break;
            case 'c':
            case 's': control = draw_cubic(name); break;
            case 'q':
            case 't': control = draw_quadratic(name); break;
            default: draw_arc(); break;
        }
        remember(command, control.value_or(path_.current_point()));
    }

    glm::dvec2 draw_cubic(char name) {
        const glm::dvec2 first = name == 'c' ? point() : reflected("cs");
        const glm::dvec2 second = point();
        path_.cubic_to(first, second, point());
        return second;
    }

    glm::dvec2 draw_quadratic(char name) {
        const glm::dvec2 control = name == 'q' ? point() : reflected("qt");
        path_.quadratic_to(control, point());
        return control;
    }

    void draw_arc() {
        scene::ArcShape arc;
        arc.radii.x = separated_number("a radius");
        arc.radii.y = separated_number("a radius");
        arc.rotation_radians = glm::radians(separated_number("a rotation"));
        cursor_.skip_separator();
        arc.large_arc = cursor_.flag("the large-arc flag");
        cursor_.skip_separator();
        arc.sweep = cursor_.flag("the sweep flag");
        path_.arc_to(arc, point());
    }

    /// The last control point seen from the other side, when the last command was one of `family`.
    glm::dvec2 reflected(std::string_view family) const {
        const glm::dvec2 here = path_.current_point();
        return family.find(last_) == std::string_view::npos ? here : 2.0 * here - control_;
    }

    void remember(char command, const glm::dvec2& control) {
        last_ = lower_case(command);
        control_ = control;
    }

    double separated_number(std::string_view what) {
        cursor_.skip_separator();
        return cursor_.number(what);
    }

    double coordinate(double origin) {
        const double value = separated_number("a coordinate");
        return relative_ ? origin + value : value;
    }

    glm::dvec2 point() {
        const glm::dvec2 here = path_.current_point();
        const double x = coordinate(here.x);
        return {x, coordinate(here.y)};
    }

    SvgCursor cursor_;
    scene::Path path_;
    bool relative_ = false;
    char last_ = '\0';  ///< the last command, in lower case
    glm::dvec2 control_{0};
};

}  // namespace

scene::Path parse_path_data(const PlacedText& data) {
    return PathDataParser(data).parse();
}

scene::Path parse_points(const PlacedText& points, bool closed) {
    SvgCursor cursor(points);
    scene::Path path;
    cursor.skip_blanks();
    while (!cursor.at_end()) {
        const double x = cursor.number("a coordinate");
        cursor.skip_separator();
        const glm::dvec2 point(x, cursor.number("a coordinate"));
        cursor.skip_separator();
        if (path.empty()) {
            path.move_to(point);
        } else {
            path.line_to(point);
        }
    }
    if (closed && !path.empty()) path.close();
    return path;
}

}  // namespace vitrine::io
