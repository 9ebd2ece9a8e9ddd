#include <vitrine/io/point_columns.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace vitrine::io {
namespace {

using enum PointRole;

constexpr std::array<std::pair<std::string_view, PointRole>, 38> role_names{{
    {"x", x},
    {"y", y},
    {"z", z},
    {"px", x},
    {"py", y},
    {"pz", z},
    {"easting", x},
    {"northing", y},
    {"elevation", z},
    {"points:0", x},
    {"points:1", y},
    {"points:2", z},
    {"nx", normal_x},
    {"ny", normal_y},
    {"nz", normal_z},
    {"normal_x", normal_x},
    {"normal_y", normal_y},
    {"normal_z", normal_z},
    {"normals:0", normal_x},
    {"normals:1", normal_y},
    {"normals:2", normal_z},
    {"r", red},
    {"g", green},
    {"b", blue},
    {"a", alpha},
    {"red", red},
    {"green", green},
    {"blue", blue},
    {"alpha", alpha},
    {"rf", red},
    {"gf", green},
    {"bf", blue},
    {"diffuse_red", red},
    {"diffuse_green", green},
    {"diffuse_blue", blue},
    {"diffuse_alpha", alpha},
    {"rgb", packed_rgb},
    {"rgba", packed_rgba},
}};

constexpr std::array normal_roles{normal_x, normal_y, normal_z};
constexpr std::array color_roles{red, green, blue};

bool has_role(std::span<const PointColumn> columns, PointRole role) {
    return std::any_of(columns.begin(), columns.end(), [&](const PointColumn& column) { return column.role == role; });
}

template <std::size_t N>
bool has_all(std::span<const PointColumn> columns, const std::array<PointRole, N>& roles) {
    return std::all_of(roles.begin(), roles.end(), [&](PointRole role) { return has_role(columns, role); });
}

bool is_color(PointRole role) {
    return role == red || role == green || role == blue || role == alpha;
}

bool is_normal(PointRole role) {
    return role == normal_x || role == normal_y || role == normal_z;
}

/// Whether three columns are normals: all of length 1 or, some, 0.
bool are_normals(const PointSample& sample, std::size_t first) {
    bool any = false;
    for (const std::vector<double>& row : sample) {
        const double length = glm::length(glm::dvec3(row[first], row[first + 1], row[first + 2]));
        if (length != 0 && !(std::abs(length - 1) < 0.01)) return false;
        any |= length != 0;
    }
    return any;
}

/// Whether three columns are colours: whole numbers up to 255, or all up to 1.
bool are_colors(const PointSample& sample, std::size_t first) {
    bool all_whole = true;
    double most = 0;
    for (const std::vector<double>& row : sample) {
        for (std::size_t i = first; i < first + 3; ++i) {
            if (!(row[i] >= 0 && row[i] <= 255)) return false;
            all_whole &= row[i] == std::floor(row[i]);
            most = std::max(most, row[i]);
        }
    }
    return all_whole || most <= 1;
}

void set_roles(std::span<PointColumn> columns, std::size_t first, const std::array<PointRole, 3>& roles) {
    constexpr std::array<std::string_view, 6> names{"nx", "ny", "nz", "red", "green", "blue"};
    for (std::size_t i = 0; i < 3; ++i) {
        columns[first + i].role = roles[i];
        columns[first + i].name = names[i + (roles == color_roles ? 3 : 0)];
    }
}

/// Makes three columns colours or normals, if they are. Whether they are.
bool guess_triple(std::span<PointColumn> columns, std::size_t first, const PointSample& sample) {
    const bool normals = are_normals(sample, first);
    if (!normals && !are_colors(sample, first)) return false;
    set_roles(columns, first, normals ? normal_roles : color_roles);
    return true;
}

}  // namespace

PointRole role_named(std::string_view name) {
    const std::string wanted = lower(name);
    const auto* const found =
        std::find_if(role_names.begin(), role_names.end(), [&](const auto& entry) { return entry.first == wanted; });
    return found == role_names.end() ? scalar : found->second;
}

std::vector<PointColumn> named_columns(std::span<const std::string> names) {
    std::vector<PointColumn> columns;
    for (const std::string& name : names) {
        const PointRole role = role_named(name);
        columns.push_back({clean_name(name), has_role(columns, role) ? scalar : role});
        if (columns.back().name.empty()) columns.back().name = "column " + std::to_string(columns.size());
    }
    const bool normals = has_all<3>(columns, normal_roles);
    const bool colors = has_all<3>(columns, color_roles);
    for (PointColumn& column : columns) {
        if ((is_normal(column.role) && !normals) || (is_color(column.role) && !colors)) column.role = scalar;
        if (colors && (column.role == packed_rgb || column.role == packed_rgba)) column.role = scalar;
    }
    return columns;
}

std::vector<PointColumn> guessed_columns(std::size_t count, const PointSample& sample) {
    std::vector<PointColumn> columns(count);
    constexpr std::array positions{x, y, z};
    constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
    for (std::size_t i = 0; i < count; ++i) {
        columns[i].name = i < 3 ? std::string(names[i]) : "column " + std::to_string(i + 1);
        columns[i].role = i < 3 ? positions[i] : scalar;
    }
    if (count == 6) guess_triple(columns, 3, sample);
    if (count == 9 && guess_triple(columns, 3, sample)) {
        // Not the same twice: the second triple stays scalars then.
        const bool normals_first = columns[3].role == normal_x;
        if (normals_first ? are_colors(sample, 6) : are_normals(sample, 6))
            set_roles(columns, 6, normals_first ? color_roles : normal_roles);
    }
    if (count == 7 && are_colors(sample, 4)) set_roles(columns, 4, color_roles);
    if (count == 4 || columns.back().role == blue) {
        if (columns[3].role == scalar) columns[3].name = "intensity";
    }
    return columns;
}

bool have_positions(std::span<const PointColumn> columns) {
    return has_all(columns, std::array{x, y, z});
}

void set_full_strength(std::span<PointColumn> columns, const PointSample& sample) {
    double most = 0;
    for (const std::vector<double>& row : sample) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (is_color(columns[i].role) && std::isfinite(row[i])) most = std::max(most, row[i]);
        }
    }
    const double full = most > 255 ? 65535 : most > 1 || most == 0 ? 255 : 1;
    for (PointColumn& column : columns) column.full_strength = full;
}

glm::dvec3 origin_for(std::span<const PointColumn> columns, const PointSample& sample) {
    scene::Bounds bounds;
    for (const std::vector<double>& row : sample) {
        glm::dvec3 point(0);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].role == x) point.x = row[i];
            if (columns[i].role == y) point.y = row[i];
            if (columns[i].role == z) point.z = row[i];
        }
        if (std::isfinite(point.x + point.y + point.z)) bounds.add(point);
    }
    const glm::dvec3 size = bounds.size();
    const double near = std::max({1024.0, size.x, size.y, size.z});
    glm::dvec3 origin = bounds.center();
    for (int i = 0; i < 3; ++i) {
        constexpr double far = 1e18;  // of no use to anybody, and floats end somewhere
        const double away = std::abs(origin[i]);
        origin[i] = away >= near && away <= far ? static_cast<double>(static_cast<float>(std::round(origin[i]))) : 0;
    }
    return origin;
}

}  // namespace vitrine::io
