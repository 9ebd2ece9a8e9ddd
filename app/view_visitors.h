#pragma once

#include "json_values.h"
#include "view_state.h"

#include <vitrine/base/error.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::app {

/// Makes JSON of what visit_view shows it.
class ViewWriter {
public:
    explicit ViewWriter(Json& object) : object_(&object) {}

    template <class Value, class How = Plain>
    void operator()(std::string_view key, std::string_view /*option*/, const Value& value, const How& how = {}) {
        Json told = put(value, how);
        if (!told.is_null()) (*object_)[std::string(key)] = std::move(told);
    }
    template <class Value, class How = Plain>
    void operator()(std::string_view key, std::string_view option, const std::optional<Value>& value,
                    const How& how = {}) {
        if (value) (*this)(key, option, *value, how);
    }
    /// What `parts` shows lies in an object of its own; nothing there, no object.
    template <class Parts>
    void group(std::string_view key, const Parts& parts) {
        Json inner = Json::object();
        Json* const outer = std::exchange(object_, &inner);
        parts();
        object_ = outer;
        if (!inner.empty()) (*object_)[std::string(key)] = std::move(inner);
    }

private:
    Json* object_;
};

/// Sets what visit_view shows it from JSON, but for what was given on the command line.
class ViewReader {
public:
    /// All must outlive it.
    ViewReader(const std::filesystem::path& file, const Json& root, const GivenOption& given)
        : file_(&file), given_(&given), level_{&root, "", {}} {}

    template <class Value, class How = Plain>
    void operator()(std::string_view key, std::string_view option, Value& value, const How& how = {}) {
        read(key, option, value, how);
    }
    template <class Value, class How = Plain>
    void operator()(std::string_view key, std::string_view option, std::optional<Value>& value, const How& how = {}) {
        Value told{};
        if (read(key, option, told, how)) value = std::move(told);
    }
    template <class Parts>
    void group(std::string_view key, const Parts& parts) {
        const Json* const inner = find(key);
        if (inner == nullptr) return;
        if (!inner->is_object()) fail(key, "expected an object, found " + found_in(*inner));
        Level outer = std::exchange(level_, Level{inner, pointer_to(key), {}});
        parts();
        note_unknown();
        level_ = std::move(outer);
    }
    /// The value of a key where all else is; nullptr: there is none.
    const Json* find(std::string_view key);
    [[noreturn]] void fail(std::string_view key, const std::string& problem) const;
    /// A line for each key that nobody asked for, when all has been read.
    std::vector<std::string> take_warnings();

private:
    /// The object that is read now.
    struct Level {
        const Json* object = nullptr;
        std::string pointer;
        std::set<std::string, std::less<>> known;
    };

    template <class Value, class How>
    bool read(std::string_view key, std::string_view option, Value& value, const How& how) {
        const Json* const told = find(key);
        if (told == nullptr || (*given_)(option)) return false;
        try {
            take(*told, value, how);
        } catch (const UsageError& error) {
            fail(key, error.what());
        }
        return true;
    }
    std::string pointer_to(std::string_view key) const;
    void note_unknown();

    const std::filesystem::path* file_;
    const GivenOption* given_;
    Level level_;
    std::vector<std::string> warnings_;
};

}  // namespace vitrine::app
