#pragma once

#include "setting_words.h"

#include <nlohmann/json.hpp>

#include <glm/glm.hpp>

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vitrine::app {

/// Keeps the order of keys.
using Json = nlohmann::ordered_json;

/// How values stand in files for people. `put` makes JSON of a value, null where there is nothing to tell; `take` sets
/// a value from JSON, or throws UsageError that says what was expected and what was found.

/// As the type says.
struct Plain {};
/// Radians, which are degrees in the file.
struct InDegrees {};
/// "#rrggbb", or three numbers from 0 to 1 where that is not exact.
struct AsColor {};
/// 1, 2, 4 or 8.
struct SampleCount {};
/// A text of numbers with commas between them, which is an array in the file, or one number; any other text as it is.
struct AsNumbers {};
/// A file, or a name, which throws UsageError where there is none of it.
struct NameOrFile {
    void (*check)(std::string_view name);
};

/// The words for values.
template <class Value>
struct Words {
    std::function<std::string(const Value&)> name;
    Value (*named)(std::string_view);
};
template <class Value>
Words<Value> words(std::string_view (*name)(std::type_identity_t<Value>), Value (*named)(std::string_view)) {
    return {[name](const Value& value) { return std::string(name(value)); }, named};
}
template <class Value>
Words<Value> words(std::string (*name)(const std::type_identity_t<Value>&), Value (*named)(std::string_view)) {
    return {name, named};
}

inline constexpr Limits any_float{-std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};

Json put(bool value, Plain how = {});
Json put(double value, Plain how = {});
/// In as few digits as give the same one.
Json put(float value, Plain how = {});
Json put(int value, Plain how = {});
Json put(const std::string& value, Plain how = {});  ///< null where it is empty
Json put(const std::vector<std::string>& value, Plain how = {});
Json put(const glm::vec2& value, Plain how = {});
Json put(float radians, InDegrees how);
Json put(const glm::vec3& color, AsColor how);
Json put(int value, SampleCount how);
Json put(const std::string& value, AsNumbers how);
Json put(const std::string& value, NameOrFile how);

void take(const Json& from, bool& value, Plain how = {});
void take(const Json& from, double& value, const Limits& limits);
void take(const Json& from, float& value, const Limits& limits);
void take(const Json& from, int& value, const Limits& limits);
void take(const Json& from, std::string& value, Plain how = {});
void take(const Json& from, std::vector<std::string>& value, Plain how = {});
void take(const Json& from, glm::vec2& value, const Limits& limits);
void take(const Json& from, float& radians, InDegrees how);
void take(const Json& from, glm::vec3& color, AsColor how);
void take(const Json& from, int& value, SampleCount how);
void take(const Json& from, std::string& value, AsNumbers how);
void take(const Json& from, std::string& value, NameOrFile how);

template <class Value>
Json put(const Value& value, const Limits& /*limits*/) {
    return put(value);
}
template <class Value>
Json put(const Value& value, const Words<Value>& how) {
    return how.name(value);
}

template <class Value>
void take(const Json& from, Value& value, const Words<Value>& how) {
    std::string word;
    take(from, word);
    value = how.named(word);
}
/// For messages: "an array", "'abc'".
std::string found_in(const Json& json);

/// The text of a file: a key a line, numbers of an array beside each other.
std::string file_text(const Json& json);

}  // namespace vitrine::app
