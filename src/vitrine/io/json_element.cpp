#include <vitrine/io/json_element.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine::io {
namespace {

/// Deeper documents are refused, for everything that walks through them would have to be prepared for it.
constexpr std::size_t most_levels = 256;

void check_depth(const SourceFile& file, std::string_view text, std::size_t first_byte) {
    std::size_t level = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            in_string = !in_string;
        } else if (in_string) {
            if (c == '\\') ++i;
        } else if (c == '{' || c == '[') {
            if (++level > most_levels)
                throw FileError(file.path, FilePlace::at_byte(first_byte + i),
                                "expected JSON of at most 256 levels, found more");
        } else if ((c == '}' || c == ']') && level > 0) {
            --level;
        }
    }
}

}  // namespace

// "[json.exception.parse_error.101] parse error at line 1, column 2: reason"
std::string reason_of(const nlohmann::json::exception& error) {
    std::string_view text = error.what();
    if (text.starts_with('[')) text.remove_prefix(std::min(text.find("] "), text.size() - 2) + 2);
    if (text.starts_with("parse error")) text.remove_prefix(std::min(text.find(": "), text.size() - 2) + 2);
    return clean_name(text);
}

nlohmann::json parse_json(const SourceFile& file, std::string_view text, std::size_t first_byte) {
    check_depth(file, text, first_byte);
    try {
        return nlohmann::json::parse(text.begin(), text.end());
    } catch (const nlohmann::json::parse_error& error) {
        const std::size_t byte = first_byte + (error.byte > 0 ? error.byte - 1 : 0);
        throw FileError(file.path, FilePlace::at_byte(byte), "expected JSON: " + reason_of(error));
    } catch (const nlohmann::json::exception& error) {
        throw FileError(file.path, FilePlace::at_byte(first_byte), "expected JSON: " + reason_of(error));
    }
}

std::optional<JsonElement> JsonElement::find(std::string_view name) const {
    if (!value_->is_object()) fail_expected("an object");
    const auto found = value_->find(name);
    if (found == value_->end()) return std::nullopt;
    return JsonElement(*file_, *found, place_.empty() ? std::string(name) : place_ + "." + std::string(name));
}

JsonElement JsonElement::get(std::string_view name) const {
    std::optional<JsonElement> member = find(name);
    if (!member) fail("expected a member '" + std::string(name) + "'");
    return *std::move(member);
}

std::vector<std::string> JsonElement::names() const {
    if (!value_->is_object()) fail_expected("an object");
    std::vector<std::string> names;
    for (auto member = value_->begin(); member != value_->end(); ++member) names.push_back(member.key());
    return names;
}

std::size_t JsonElement::size() const {
    if (!value_->is_array()) fail_expected("an array");
    return value_->size();
}

JsonElement JsonElement::at(std::size_t i) const {
    if (i >= size()) fail("expected at least " + std::to_string(i + 1) + " elements, found " + std::to_string(size()));
    return {*file_, (*value_)[i], place_ + "[" + std::to_string(i) + "]"};
}

std::size_t JsonElement::size_of(std::string_view name) const {
    const std::optional<JsonElement> member = find(name);
    return member ? member->size() : 0;
}

bool JsonElement::boolean() const {
    if (!value_->is_boolean()) fail_expected("true or false");
    return value_->get<bool>();
}

std::string_view JsonElement::text() const {
    if (!value_->is_string()) fail_expected("a string");
    return value_->get_ref<const std::string&>();
}

float JsonElement::number() const {
    if (!value_->is_number()) fail_expected("a number");
    const auto number = value_->get<double>();
    if (!(std::abs(number) <= std::numeric_limits<float>::max())) fail_expected("a number within the range of a float");
    return static_cast<float>(number);
}

std::uint64_t JsonElement::count() const {
    if (value_->is_number_unsigned()) return value_->get<std::uint64_t>();
    constexpr double most = 9007199254740992.0;  // beyond it a double skips whole numbers
    if (value_->is_number_float()) {
        const auto number = value_->get<double>();
        if (number >= 0 && number <= most && number == std::floor(number)) return static_cast<std::uint64_t>(number);
    }
    fail_expected("a whole number, not negative");
}

std::size_t JsonElement::index(std::size_t limit, std::string_view what) const {
    const std::uint64_t index = count();
    if (index >= limit)
        fail(std::to_string(index) + " is out of range, there are " + std::to_string(limit) + " " + std::string(what));
    return static_cast<std::size_t>(index);
}

std::uint64_t JsonElement::count_or(std::string_view name, std::uint64_t otherwise) const {
    const std::optional<JsonElement> member = find(name);
    return member ? member->count() : otherwise;
}

std::string_view JsonElement::text_or(std::string_view name, std::string_view otherwise) const {
    const std::optional<JsonElement> member = find(name);
    return member ? member->text() : otherwise;
}

bool JsonElement::has(std::string_view name) const {
    return value_->is_object() && value_->contains(name);
}

bool JsonElement::is_array() const {
    return value_->is_array();
}

bool JsonElement::is_text() const {
    return value_->is_string();
}

void JsonElement::warn(const std::string& problem) const {
    log().warn("{}: {}: {}", display(file_->path), place_, problem);
}

void JsonElement::fail(const std::string& problem) const {
    throw FileError(file_->path, place_.empty() ? problem : place_ + ": " + problem);
}

void JsonElement::fail_expected(std::string_view what) const {
    std::string found = value_->type_name();
    if (value_->is_number() || value_->is_boolean()) found = value_->dump();
    if (value_->is_string()) found = in_quotes(value_->get_ref<const std::string&>());
    fail("expected " + std::string(what) + ", found " + found);
}

}  // namespace vitrine::io
