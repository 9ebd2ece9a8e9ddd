#pragma once

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/read_scene.h>
#include <vitrine/scene/scene.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vitrine::io {

/// A folder of its own for one test, removed with everything in it at the end. Keeps the log off the terminal.
class TemporaryFolder {
public:
    TemporaryFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("vitrine_io_test_" + std::to_string(std::random_device{}()))) {
        set_log_level("off");
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::filesystem::remove(path_ / name);  // file systems may flush a file that is cut and written again
        std::ofstream(path_ / name, std::ios::binary)
            .write(content.data(), static_cast<std::streamsize>(content.size()));
        return path_ / name;
    }

    scene::Scene read(const std::filesystem::path& name, std::string_view content) const {
        return read_scene(write(name, content));
    }

    /// What a FileError says about the content, without the folder; "" when there is none.
    std::string error(const std::filesystem::path& name, std::string_view content) const {
        try {
            read(name, content);
        } catch (const FileError& error) {
            std::string text = error.what();
            const std::string folder = path_.string() + "/";
            if (text.starts_with(folder)) text.erase(0, folder.size());
            return text;
        }
        return "";
    }

private:
    std::filesystem::path path_;
};

/// Bytes put one after the other, numbers in either byte order.
class Bytes {
public:
    explicit Bytes(bool big_endian = false) : big_endian_(big_endian) {}

    template <class T>
    Bytes& add(T value) {
        std::array<char, sizeof(T)> bytes;
        std::memcpy(bytes.data(), &value, sizeof(T));
        const bool native_big = std::endian::native == std::endian::big;
        if (native_big != big_endian_) std::reverse(bytes.begin(), bytes.end());
        text_.append(bytes.data(), bytes.size());
        return *this;
    }
    template <class T>
    Bytes& add(std::initializer_list<T> values) {
        for (const T& value : values) add(value);
        return *this;
    }
    Bytes& text(std::string_view text) {
        text_ += text;
        return *this;
    }
    Bytes& pad(std::size_t size, char with) {
        text_.resize(std::max(text_.size(), size), with);
        return *this;
    }

    const std::string& str() const { return text_; }
    operator const std::string&() const { return text_; }
    operator std::string_view() const { return text_; }

private:
    bool big_endian_;
    std::string text_;
};

/// Nodes of the scene in the order in which they are visited, without the root.
inline std::vector<scene::Node> nodes_of(const scene::Scene& scene) {
    std::vector<scene::Node> nodes;
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4&) { nodes.push_back(node); }, true);
    return nodes;
}

/// Geometries of one kind in the order in which nodes show them.
template <class IdType>
std::vector<IdType> shown(const scene::Scene& scene) {
    std::vector<IdType> found;
    for (const scene::Node& node : nodes_of(scene)) {
        for (const scene::Geometry& geometry : node.geometries) {
            if (const auto* id = std::get_if<IdType>(&geometry)) found.push_back(*id);
        }
    }
    return found;
}

/// The only mesh that is shown.
inline const scene::Mesh& only_mesh(const scene::Scene& scene) {
    const auto found = shown<scene::MeshId>(scene);
    if (found.size() != 1) throw std::logic_error("expected one mesh, found " + std::to_string(found.size()));
    return scene.mesh(found[0]);
}

inline const scene::PointCloud& only_cloud(const scene::Scene& scene) {
    const auto found = shown<scene::PointCloudId>(scene);
    if (found.size() != 1) throw std::logic_error("expected one cloud, found " + std::to_string(found.size()));
    return scene.point_cloud(found[0]);
}

inline const scene::LineSet& only_lines(const scene::Scene& scene) {
    const auto found = shown<scene::LineSetId>(scene);
    if (found.size() != 1) throw std::logic_error("expected one line set, found " + std::to_string(found.size()));
    return scene.line_set(found[0]);
}

template <class T>
std::vector<T> all(const arrays::TrackedArray<T>& array) {
    return {array.begin(), array.end()};
}

using Vectors = std::vector<glm::vec3>;
using Indices = std::vector<std::uint32_t>;
using Colors = std::vector<glm::u8vec4>;
using Floats = std::vector<float>;

/// How far two vectors are from each other at most, in any coordinate; infinite when there are not as many.
inline float distance(const Vectors& a, const Vectors& b) {
    if (a.size() != b.size()) return INFINITY;
    float most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const glm::vec3 step = glm::abs(a[i] - b[i]);
        most = std::max({most, step.x, step.y, step.z});
    }
    return most;
}

template <class G>
void expect_sound_arrays(const G& geometry) {
    const std::size_t count = geometry.positions.size();
    for (const glm::vec3& p : geometry.positions)
        ASSERT_TRUE(std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z));
    EXPECT_TRUE(geometry.colors.empty() || geometry.colors.size() == count);
    if constexpr (requires { geometry.normals; }) {
        EXPECT_TRUE(geometry.normals.empty() || geometry.normals.size() == count);
        for (const glm::vec3& normal : geometry.normals) ASSERT_NEAR(glm::length(normal), 1, 1e-5);
    }
    if constexpr (requires { geometry.scalars; }) {
        for (const scene::ScalarField& field : geometry.scalars) EXPECT_EQ(field.values.size(), count);
    }
    if constexpr (requires { geometry.indices; }) {
        for (const std::uint32_t index : geometry.indices) ASSERT_LT(index, count);
    }
}

inline void expect_sound_light(const scene::Scene& scene, const scene::Light& light) {
    EXPECT_TRUE(scene.nodes().contains(light.node));
    for (const float number : {light.color.x, light.color.y, light.color.z, light.intensity})
        EXPECT_TRUE(number >= 0 && std::isfinite(number));
    EXPECT_GT(light.range, 0);
    EXPECT_LE(0, light.inner_cone_radians);
    EXPECT_LE(light.inner_cone_radians, light.outer_cone_radians);
    EXPECT_LT(light.outer_cone_radians, 1.571F);
}

/// What moves a mesh's vertices.
inline void expect_sound_movers(const scene::Mesh& mesh) {
    for (const std::size_t size : {mesh.joints.size(), mesh.weights.size()})
        EXPECT_TRUE(size == 0 || size == mesh.vertex_count());
    for (const glm::vec4& weights : mesh.weights) {
        ASSERT_NEAR(weights.x + weights.y + weights.z + weights.w, 1, 1e-5);
        ASSERT_TRUE(glm::all(glm::greaterThanEqual(weights, glm::vec4(0))));
    }
    scene::visit_morph_arrays(mesh, [&](const auto& displacements) {
        EXPECT_TRUE(displacements.empty() || displacements.size() == mesh.vertex_count());
        for (const glm::vec3& d : displacements) ASSERT_TRUE(std::isfinite(d.x + d.y + d.z) || glm::length(d) > 1e30F);
    });
}

inline void expect_sound_animation(const scene::Animation& animation) {
    for (const scene::AnimatedNode& node : animation.nodes) {
        for (const scene::AnimationChannel& channel : node.channels) {
            std::vector<float> value(channel.width);
            std::size_t key = 0;
            for (const float seconds : {-1.0F, 0.5F, animation.duration()})
                scene::sample(animation, channel, seconds, key, value);
        }
    }
}

inline void expect_sound_instances(const scene::Instances& instances) {
    EXPECT_FALSE(instances.transforms.empty());
    for (const scene::ScalarField& field : instances.scalars)
        EXPECT_EQ(field.values.size(), instances.transforms.size());
    for (const glm::mat4& transform : instances.transforms) {
        ASSERT_EQ(glm::transpose(transform)[3], glm::vec4(0, 0, 0, 1));
        for (int i = 0; i < 4; ++i) ASSERT_TRUE(std::isfinite(glm::dot(transform[i], glm::vec4(1))));
    }
}

/// Whatever was in the file: a scene keeps its contracts.
inline void expect_sound(const scene::Scene& scene) {
    scene.meshes().for_each([](auto, const scene::Mesh& mesh) {
        expect_sound_arrays(mesh);
        expect_sound_movers(mesh);
        EXPECT_EQ((mesh.indices.empty() ? mesh.positions.size() : mesh.indices.size()) % 3, 0U);
    });
    scene.point_clouds().for_each([](auto, const scene::PointCloud& cloud) { expect_sound_arrays(cloud); });
    scene.line_sets().for_each([](auto, const scene::LineSet& lines) {
        expect_sound_arrays(lines);
        EXPECT_EQ((lines.indices.empty() ? lines.positions.size() : lines.indices.size()) % 2, 0U);
    });
    scene.instances().for_each([](auto, const scene::Instances& instances) { expect_sound_instances(instances); });
    for (const scene::Light& light : scene.lights()) expect_sound_light(scene, light);
    for (const scene::Animation& animation : scene.animations()) expect_sound_animation(animation);
}

/// One row of a table of bad files.
struct BadFile {
    std::string_view name;  ///< of the case
    std::string content;
    std::string_view error;  ///< part of what must be said
};

inline void expect_errors(std::string_view file_name, const std::vector<BadFile>& table) {
    const TemporaryFolder folder;
    for (const BadFile& row : table) {
        const std::string said = folder.error(file_name, row.content);
        EXPECT_NE(said.find(row.error), std::string::npos)
            << row.name << ": expected '" << row.error << "', got '" << said << "'";
        EXPECT_TRUE(said.starts_with(file_name)) << row.name << ": " << said;
        EXPECT_EQ(said.find('\n'), std::string::npos) << row.name << ": " << said;
    }
}

/// Reads all beginnings of a good file, or those of every so many bytes: each must be an error or a sound scene.
/// Returns how many were errors.
inline std::size_t read_all_beginnings(std::string_view file_name, std::string_view content, std::size_t step = 1) {
    const TemporaryFolder folder;
    std::size_t errors = 0;
    for (std::size_t size = 0; size <= content.size(); size += step) {
        SCOPED_TRACE("the first " + std::to_string(size) + " bytes");
        try {
            expect_sound(folder.read(file_name, content.substr(0, size)));
        } catch (const FileError& error) {
            EXPECT_GT(std::string_view(error.what()).size(), folder.path().string().size() + file_name.size() + 3);
            ++errors;
        }
    }
    return errors;
}

/// Reads a file that was changed: it must be an error or a sound scene.
inline void read_changed(const std::filesystem::path& path, std::string_view content) {
    try {
        expect_sound(read_scene(std::as_bytes(std::span(content)), path));
    } catch (const FileError&) {  // as it should be
    }
}

/// Reads the file with each of its bytes replaced in turn by some that often mean trouble.
inline void read_changed_bytes(const std::filesystem::path& path, std::string_view content) {
    for (std::size_t i = 0; i < content.size(); ++i) {
        for (const char c : {'\0', '\xFF', '\x7F', '\x80', '9', '-', '\n'}) {
            SCOPED_TRACE("byte " + std::to_string(i) + " is " + std::to_string(int{c}));
            std::string changed(content);
            changed[i] = c;
            read_changed(path, changed);
        }
    }
}

/// The same with each whole number of its text: 0, -1, and the largest of some types and one more.
inline void read_changed_numbers(const std::filesystem::path& path, std::string_view content) {
    constexpr std::string_view digits = "0123456789";
    for (std::size_t begin = content.find_first_of(digits); begin != content.npos;) {
        const std::size_t end = std::min(content.find_first_not_of(digits, begin), content.size());
        for (const std::string_view number : {"0", "-1", "65535", "65536", "2147483647", "2147483648", "4294967295",
                                              "4294967296", "18446744073709551615", "18446744073709551616"}) {
            SCOPED_TRACE("the number at byte " + std::to_string(begin) + " is " + std::string(number));
            read_changed(path, std::string(content.substr(0, begin)).append(number).append(content.substr(end)));
        }
        begin = content.find_first_of(digits, end);
    }
}

/// The same with any of its bytes taken for a number of 2, 4 or 8 bytes, in both orders: 0, -1, the largest with a
/// sign, and one more.
inline void read_changed_words(const std::filesystem::path& path, std::string_view content) {
    for (const std::size_t size : {2U, 4U, 8U}) {
        for (std::size_t i = 0; i + size <= content.size(); ++i) {
            for (const char first : {'\0', '\xFF', '\x7F', '\x80'}) {
                SCOPED_TRACE(std::to_string(size) + " bytes from " + std::to_string(i) + ", " +
                             std::to_string(int{first}));
                std::string word(size, first == '\x80' || first == '\0' ? '\0' : '\xFF');
                word.back() = first;
                read_changed(path, std::string(content).replace(i, size, word));
                std::reverse(word.begin(), word.end());
                read_changed(path, std::string(content).replace(i, size, word));
            }
        }
    }
}

/// All of these.
inline void read_all_changes(std::string_view file_name, std::string_view content) {
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / file_name;
    read_changed_bytes(path, content);
    read_changed_numbers(path, content);
    read_changed_words(path, content);
}

/// Whether the log says so.
inline bool was_logged(std::string_view text) {
    for (const LogLine& line : recent_log()) {
        if (line.text.find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace vitrine::io
