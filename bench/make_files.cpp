// Writes the large files that opening is measured with: a bumpy sphere of so many triangles in each format, and the
// same surface scanned into so many coloured points, in no order. All numbers are the same in every run.

#include <vitrine/base/error.h>
#include <vitrine/base/mixed_bits.h>
#include <vitrine/base/parallel.h>

#include <spdlog/fmt/fmt.h>
#include <CLI/CLI.hpp>
#include <glm/glm.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// The surface over latitude and longitude, in radians.
glm::dvec3 surface(double latitude, double longitude) {
    const double radius = 1 + 0.08 * std::sin(9 * latitude) * std::cos(7 * longitude) +
                          0.004 * std::sin(61 * latitude) * std::sin(53 * longitude);
    return radius * glm::dvec3(std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
                               std::sin(latitude));
}

glm::dvec3 surface_normal(double latitude, double longitude) {
    constexpr double step = 1e-5;
    const glm::dvec3 east = surface(latitude, longitude + step) - surface(latitude, longitude - step);
    const glm::dvec3 north = surface(latitude + step, longitude) - surface(latitude - step, longitude);
    const glm::dvec3 across = glm::cross(east, north);
    const double length = glm::length(across);
    return length > 0 ? across / length : glm::normalize(surface(latitude, longitude));
}

struct Vertex {
    glm::vec3 position;
    glm::vec3 normal;
};

struct Sphere {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
};

/// A closed surface: rings of vertices between two poles.
Sphere make_sphere(std::uint64_t triangles) {
    const auto segments = std::max<std::uint64_t>(3, std::llround(std::sqrt(static_cast<double>(triangles))));
    const std::uint64_t rings = std::max<std::uint64_t>(1, triangles / (2 * segments));
    Sphere sphere;
    sphere.vertices.resize(segments * rings + 2);
    vitrine::parallel_for(rings, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t ring = begin; ring < end; ++ring) {
            const double latitude =
                glm::pi<double>() * (static_cast<double>(ring + 1) / static_cast<double>(rings + 1) - 0.5);
            for (std::size_t i = 0; i < segments; ++i) {
                const double longitude = glm::two_pi<double>() * static_cast<double>(i) / static_cast<double>(segments);
                sphere.vertices[ring * segments + i] = {surface(latitude, longitude),
                                                        surface_normal(latitude, longitude)};
            }
        }
    });
    const std::size_t south = segments * rings;
    sphere.vertices[south] = {surface(-glm::half_pi<double>(), 0), glm::vec3(0, 0, -1)};
    sphere.vertices[south + 1] = {surface(glm::half_pi<double>(), 0), glm::vec3(0, 0, 1)};
    sphere.indices.reserve(6 * segments * rings);
    const auto add = [&](std::size_t a, std::size_t b, std::size_t c) {
        for (const std::size_t vertex : {a, b, c}) sphere.indices.push_back(static_cast<std::uint32_t>(vertex));
    };
    for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t next = (i + 1) % segments;
        add(south, next, i);
        for (std::size_t ring = 0; ring + 1 < rings; ++ring) {
            const std::size_t below = ring * segments;
            const std::size_t above = below + segments;
            add(below + i, below + next, above + next);
            add(below + i, above + next, above + i);
        }
        add((rings - 1) * segments + i, (rings - 1) * segments + next, south + 1);
    }
    return sphere;
}

/// A file that is written from the front to the back.
class Output {
public:
    explicit Output(const fs::path& path) : path_(path), file_(std::fopen(path.c_str(), "wb"), &std::fclose) {
        if (!file_) throw vitrine::FileError(path, "cannot be written");
    }
    void text(std::string_view text) { write(text.data(), text.size()); }
    template <class T>
    void value(const T& value) {
        write(&value, sizeof(T));
    }
    template <class T>
    void values(std::span<const T> values) {
        write(values.data(), values.size_bytes());
    }
    void close() {
        if (std::fclose(file_.release()) != 0) throw vitrine::FileError(path_, "cannot be written");
    }

private:
    void write(const void* data, std::size_t size) {
        if (std::fwrite(data, 1, size, file_.get()) != size) throw vitrine::FileError(path_, "cannot be written");
    }

    fs::path path_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

void write_ply(const Sphere& sphere, Output& out) {
    out.text(
        fmt::format("ply\nformat binary_little_endian 1.0\nelement vertex {}\n"
                    "property float x\nproperty float y\nproperty float z\n"
                    "property float nx\nproperty float ny\nproperty float nz\n"
                    "element face {}\nproperty list uchar int vertex_indices\nend_header\n",
                    sphere.vertices.size(), sphere.indices.size() / 3));
    out.values(std::span(sphere.vertices));
    std::vector<std::byte> faces(sphere.indices.size() / 3 * 13, std::byte{3});
    for (std::size_t i = 0; 3 * i < sphere.indices.size(); ++i)
        std::memcpy(&faces[13 * i + 1], &sphere.indices[3 * i], 12);
    out.values(std::span<const std::byte>(faces));
}

void write_stl(const Sphere& sphere, Output& out) {
    out.text(fmt::format("{:<80}", "binary STL of a bumpy sphere"));
    out.value(static_cast<std::uint32_t>(sphere.indices.size() / 3));
    std::array<std::byte, 50> record{};
    for (std::size_t i = 0; i < sphere.indices.size(); i += 3) {
        std::array<glm::vec3, 4> vectors{};
        for (std::size_t k = 0; k < 3; ++k) vectors[k + 1] = sphere.vertices[sphere.indices[i + k]].position;
        const glm::vec3 across = glm::cross(vectors[2] - vectors[1], vectors[3] - vectors[1]);
        vectors[0] = glm::dot(across, across) > 0 ? glm::normalize(across) : glm::vec3(0);
        std::memcpy(record.data(), vectors.data(), sizeof(vectors));
        out.value(record);
    }
}

void write_obj(const Sphere& sphere, Output& out) {
    std::string text;
    const auto end = std::back_inserter(text);
    const auto pass_on = [&] {
        if (text.size() < (1U << 20U)) return;
        out.text(text);
        text.clear();
    };
    for (const Vertex& vertex : sphere.vertices) {
        fmt::format_to(end, "v {:.6f} {:.6f} {:.6f}\n", vertex.position.x, vertex.position.y, vertex.position.z);
        pass_on();
    }
    for (const Vertex& vertex : sphere.vertices) {
        fmt::format_to(end, "vn {:.6f} {:.6f} {:.6f}\n", vertex.normal.x, vertex.normal.y, vertex.normal.z);
        pass_on();
    }
    for (std::size_t i = 0; i < sphere.indices.size(); i += 3) {
        const std::uint32_t* const corner = &sphere.indices[i];
        fmt::format_to(end, "f {0}//{0} {1}//{1} {2}//{2}\n", corner[0] + 1, corner[1] + 1, corner[2] + 1);
        pass_on();
    }
    out.text(text);
}

void write_glb(const Sphere& sphere, Output& out) {
    glm::vec3 low(1e9F);
    glm::vec3 high(-1e9F);
    for (const Vertex& vertex : sphere.vertices) {
        low = glm::min(low, vertex.position);
        high = glm::max(high, vertex.position);
    }
    const std::size_t count = sphere.vertices.size();
    const std::size_t vertex_bytes = 12 * count;
    const std::size_t index_bytes = 4 * sphere.indices.size();
    std::string json = fmt::format(
        R"({{"asset":{{"version":"2.0"}},"scene":0,"scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0,"name":"sphere"}}],)"
        R"("meshes":[{{"primitives":[{{"attributes":{{"POSITION":0,"NORMAL":1}},"indices":2}}]}}],"accessors":[)"
        R"({{"bufferView":0,"componentType":5126,"count":{0},"type":"VEC3","min":[{1},{2},{3}],"max":[{4},{5},{6}]}},)"
        R"({{"bufferView":1,"componentType":5126,"count":{0},"type":"VEC3"}},)"
        R"({{"bufferView":2,"componentType":5125,"count":{7},"type":"SCALAR"}}],"bufferViews":[)"
        R"({{"buffer":0,"byteOffset":0,"byteLength":{8}}},{{"buffer":0,"byteOffset":{8},"byteLength":{8}}},)"
        R"({{"buffer":0,"byteOffset":{9},"byteLength":{10}}}],"buffers":[{{"byteLength":{11}}}]}})",
        count, low.x, low.y, low.z, high.x, high.y, high.z, sphere.indices.size(), vertex_bytes, 2 * vertex_bytes,
        index_bytes, 2 * vertex_bytes + index_bytes);
    json.resize((json.size() + 3) / 4 * 4, ' ');
    const std::size_t binary = 2 * vertex_bytes + index_bytes;
    out.text("glTF");
    out.value(std::uint32_t{2});
    out.value(static_cast<std::uint32_t>(12 + 8 + json.size() + 8 + binary));
    out.value(static_cast<std::uint32_t>(json.size()));
    out.text("JSON");
    out.text(json);
    out.value(static_cast<std::uint32_t>(binary));
    out.text(std::string_view("BIN\0", 4));
    for (const auto member : {&Vertex::position, &Vertex::normal}) {
        std::vector<glm::vec3> values(count);
        std::transform(sphere.vertices.begin(), sphere.vertices.end(), values.begin(),
                       [member](const Vertex& vertex) { return vertex.*member; });
        out.values(std::span<const glm::vec3>(values));
    }
    out.values(std::span<const std::uint32_t>(sphere.indices));
}

/// Number `i` of a sequence that looks random, from 0 to 1 (splitmix64).
double random_number(std::uint64_t i) {
    return static_cast<double>(vitrine::mixed_bits((i + 1) * vitrine::golden_step) >> 11U) * 0x1p-53;
}

struct Point {
    glm::vec3 position;
    glm::u8vec3 color;
};

Point scanned_point(std::uint64_t i) {
    const double latitude = std::asin(2 * random_number(2 * i) - 1);
    const double longitude = glm::two_pi<double>() * random_number(2 * i + 1);
    const glm::dvec3 at = surface(latitude, longitude);
    const double height = glm::clamp((glm::length(at) - 0.91) / 0.18, 0.0, 1.0);
    const glm::dvec3 color = glm::mix(glm::dvec3(30, 60, 120), glm::dvec3(240, 220, 160), height);
    return {at, color};
}

void write_points(std::uint64_t count, Output& out) {
    out.text(
        fmt::format("ply\nformat binary_little_endian 1.0\nelement vertex {}\n"
                    "property float x\nproperty float y\nproperty float z\n"
                    "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n",
                    count));
    constexpr std::uint64_t block = 1U << 20U;
    std::vector<std::byte> bytes;
    for (std::uint64_t first = 0; first < count; first += block) {
        bytes.resize(15 * std::min(block, count - first));
        vitrine::parallel_for(bytes.size() / 15, 4096, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const Point point = scanned_point(first + i);
                std::memcpy(&bytes[15 * i], &point.position, 12);
                std::memcpy(&bytes[15 * i + 12], &point.color, 3);
            }
        });
        out.values(std::span<const std::byte>(bytes));
    }
}

using Writer = void (*)(const Sphere&, Output&);
const std::map<std::string, Writer> writers{
    {"ply", write_ply}, {"stl", write_stl}, {"obj", write_obj}, {"glb", write_glb}};

void write(const fs::path& path, const std::function<void(Output&)>& content) {
    if (fs::exists(path)) {
        fmt::print("{} is there\n", path.string());
        return;
    }
    fs::path part = path;
    part += ".part";
    Output out(part);
    content(out);
    out.close();
    fs::rename(part, path);
    fmt::print("{}: {:.1f} MB\n", path.string(), static_cast<double>(fs::file_size(path)) / 1e6);
}

struct Choice {
    fs::path folder;
    std::vector<double> triangles;
    std::vector<double> points;
    std::vector<std::string> formats{"ply", "stl", "obj", "glb"};
};

void make_files(const Choice& choice) {
    fs::create_directories(choice.folder);
    for (const double count : choice.triangles) {
        const Sphere sphere = make_sphere(static_cast<std::uint64_t>(count));
        for (const std::string& format : choice.formats)
            write(choice.folder / fmt::format("triangles-{:.0f}.{}", count, format),
                  [&](Output& out) { writers.at(format)(sphere, out); });
    }
    for (const double count : choice.points)
        write(choice.folder / fmt::format("points-{:.0f}.ply", count),
              [&](Output& out) { write_points(static_cast<std::uint64_t>(count), out); });
}

}  // namespace

int main(int argc, char** argv) {
    Choice choice;
    CLI::App parser("Writes large files to measure opening with. Those that are there already stay as they are.");
    parser.add_option("folder", choice.folder, "where they go")->required();
    parser.add_option("--triangles", choice.triangles, "sizes of spheres, as 1e6,5e6")
        ->delimiter(',')
        ->check(CLI::Range(6.0, 1e8));
    parser.add_option("--points", choice.points, "sizes of clouds")->delimiter(',')->check(CLI::Range(1.0, 1e9));
    parser.add_option("--formats", choice.formats, "of the spheres: ply, stl, obj, glb")
        ->delimiter(',')
        ->check(CLI::IsMember({"ply", "stl", "obj", "glb"}));
    CLI11_PARSE(parser, argc, argv);
    try {
        make_files(choice);
    } catch (const std::exception& error) {
        fmt::print(stderr, "vitrine_make_files: {}\n", error.what());
        return 1;
    }
    return 0;
}
