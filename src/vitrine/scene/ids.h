#pragma once

#include <vitrine/base/assert.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::scene {

/// Names one element of a `Pool<T>`: a slot and the generation of its tenant, so that the id of a removed
/// element never names its successor. Default-constructed ids name nothing.
template <class T>
struct Id {
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint32_t index = none;
    std::uint32_t generation = 0;

    explicit operator bool() const { return index != none; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

/// Elements that are named by ids which outlive additions and removals of others.
template <class T>
class Pool {
public:
    Id<T> add(T value) {
        if (!free_.empty()) {
            const std::uint32_t index = free_.back();
            free_.pop_back();
            slots_[index].value.emplace(std::move(value));
            return {index, slots_[index].generation};
        }
        slots_.push_back({std::optional<T>(std::move(value)), 0});
        return {static_cast<std::uint32_t>(slots_.size() - 1), 0};
    }

    /// Nothing happens when the element is already gone.
    void remove(Id<T> id) {
        if (!contains(id)) return;
        slots_[id.index].value.reset();
        ++slots_[id.index].generation;
        free_.push_back(id.index);
    }

    bool contains(Id<T> id) const {
        return id.index < slots_.size() && slots_[id.index].value && slots_[id.index].generation == id.generation;
    }
    std::size_t size() const { return slots_.size() - free_.size(); }

    T& operator[](Id<T> id) {
        VITRINE_ASSERT(contains(id), "an id that names an element of this pool");
        return *slots_[id.index].value;
    }
    const T& operator[](Id<T> id) const {
        VITRINE_ASSERT(contains(id), "an id that names an element of this pool");
        return *slots_[id.index].value;
    }

    /// Ids of all elements, in the order of their slots.
    std::vector<Id<T>> ids() const {
        std::vector<Id<T>> all;
        all.reserve(size());
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (slots_[i].value) all.push_back({static_cast<std::uint32_t>(i), slots_[i].generation});
        }
        return all;
    }

    /// Calls `visit(id, element)` for each element.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (slots_[i].value) visit(Id<T>{static_cast<std::uint32_t>(i), slots_[i].generation}, *slots_[i].value);
        }
    }

private:
    struct Slot {
        std::optional<T> value;
        std::uint32_t generation = 0;
    };
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_;
};

}  // namespace vitrine::scene
