#include <vitrine/io/obj_vertex_table.h>

#include <vitrine/base/mixed_bits.h>
#include <vitrine/base/parallel.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace vitrine::io {
namespace {

/// So many corners that their table lies in a core's cache.
constexpr std::size_t corners_of_share = 65'536;

/// What a vertex is made of.
struct Key {
    std::uint32_t position = obj_none;
    std::uint32_t texcoord = obj_none;
    std::uint32_t normal = obj_none;
    friend bool operator==(const Key&, const Key&) = default;
};

std::uint64_t hash_of(const Key& key) {
    return mixed_bits((std::uint64_t{key.texcoord} << 32U | key.normal) + key.position * golden_step);
}

/// Numbers keys in the order in which they come up.
class KeyTable {
public:
    explicit KeyTable(std::size_t most) : places_(std::bit_ceil(std::max<std::size_t>(2 * most, 4)), obj_none) {}

    std::uint32_t number(const Key& key) {
        const std::size_t mask = places_.size() - 1;
        std::size_t at = hash_of(key) & mask;
        while (places_[at] != obj_none && keys_[places_[at]] != key) at = (at + 1) & mask;
        if (places_[at] == obj_none) {
            places_[at] = static_cast<std::uint32_t>(keys_.size());
            keys_.push_back(key);
        }
        return places_[at];
    }
    std::vector<Key> take() { return std::move(keys_); }

private:
    std::vector<std::uint32_t> places_;  ///< in `keys_`
    std::vector<Key> keys_;
};

/// A corner that is given to a share.
struct Given {
    Key key;
    std::size_t corner = 0;
};

/// Lists of corners one after the other, for a thread to go through.
struct Group {
    std::span<const ObjCorners> lists;
    std::size_t first_corner = 0;
};

std::vector<Group> groups_of(std::span<const ObjCorners> lists) {
    std::vector<Group> groups;
    std::size_t corner = 0;
    for (std::size_t begin = 0, end = 0; begin < lists.size(); begin = end) {
        std::size_t corners = 0;
        while (end < lists.size() && corners < corners_of_share) corners += lists[end++].positions.size();
        groups.push_back({lists.subspan(begin, end - begin), std::exchange(corner, corner + corners)});
    }
    return groups;
}

class VertexFinder {
public:
    VertexFinder(std::span<const ObjCorners> corners, std::size_t total)
        : groups_(groups_of(corners)),
          total_(total),
          shares_(std::min(total / corners_of_share + 1, most_shares)),
          keys_(shares_) {
        for (const ObjCorners& list : corners) {
            for (const std::uint32_t position : list.positions) {
                least_ = std::min(least_, position);
                most_ = std::max(most_, position);
            }
        }
    }

    ObjVertices find() {
        give_out();
        vertices_.indices = arrays::Elements<std::uint32_t>::unset(total_);
        std::uint32_t* const indices = vertices_.indices.mutable_data();
        parallel_parts(shares_, 1, [&](std::size_t share, std::size_t) { number(share, indices); });
        join(indices);
        return std::move(vertices_);
    }

private:
    static constexpr std::size_t most_shares = 256;

    std::size_t share_of(std::uint32_t position) const {
        return std::size_t{position - least_} * shares_ / (std::size_t{most_ - least_} + 1);
    }

    /// Corners of one share after the other, in the file's order in each.
    void give_out() {
        std::vector<std::vector<std::size_t>> places(groups_.size(), std::vector<std::size_t>(shares_));
        parallel_parts(groups_.size(), 1, [&](std::size_t i, std::size_t) {
            for (const ObjCorners& list : groups_[i].lists) {
                for (const std::uint32_t position : list.positions) ++places[i][share_of(position)];
            }
        });
        std::size_t next = 0;
        for (std::size_t share = 0; share < shares_; ++share) {
            begins_.push_back(next);
            for (std::vector<std::size_t>& of_group : places) next += std::exchange(of_group[share], next);
        }
        begins_.push_back(next);
        given_ = arrays::Elements<Given>::unset(total_);
        Given* const given = given_.mutable_data();
        parallel_parts(groups_.size(), 1, [&](std::size_t i, std::size_t) { give_out(groups_[i], places[i], given); });
    }

    /// `places`: where the next corner of each share goes.
    void give_out(const Group& group, std::vector<std::size_t>& places, Given* given) const {
        std::size_t corner = group.first_corner;
        for (const ObjCorners& list : group.lists) {
            for (std::size_t k = 0; k < list.positions.size(); ++k) {
                const std::uint32_t position = list.positions[k];
                given[places[share_of(position)]++] = {
                    {position, list.texcoords.value(k, position), list.normals.value(k, position)}, corner++};
            }
        }
    }

    std::span<const Given> share(std::size_t i) const {
        return given_.view().subspan(begins_[i], begins_[i + 1] - begins_[i]);
    }

    void number(std::size_t i, std::uint32_t* indices) {
        KeyTable table(share(i).size());
        for (const Given& given : share(i)) indices[given.corner] = table.number(given.key);
        keys_[i] = table.take();
    }

    /// Numbers become those among the vertices of all shares.
    void join(std::uint32_t* indices) {
        std::vector<std::size_t> bases;
        for (const std::vector<Key>& keys : keys_)
            bases.push_back(std::exchange(vertices_.count, vertices_.count + keys.size()));
        vertices_.positions.resize(vertices_.count);
        vertices_.texcoords.resize(vertices_.count);
        vertices_.normals.resize(vertices_.count);
        parallel_parts(shares_, 1, [&](std::size_t i, std::size_t) {
            for (const Given& given : share(i)) indices[given.corner] += static_cast<std::uint32_t>(bases[i]);
            for (std::size_t k = 0; k < keys_[i].size(); ++k) {
                vertices_.positions[bases[i] + k] = keys_[i][k].position;
                vertices_.texcoords[bases[i] + k] = keys_[i][k].texcoord;
                vertices_.normals[bases[i] + k] = keys_[i][k].normal;
            }
        });
        const auto any = [](const std::vector<std::uint32_t>& values) {
            return std::any_of(values.begin(), values.end(), [](std::uint32_t value) { return value != obj_none; });
        };
        vertices_.has_texcoords = any(vertices_.texcoords);
        vertices_.has_normals = any(vertices_.normals);
        vertices_.splits_positions = true;
    }

    std::vector<Group> groups_;
    std::size_t total_;
    std::size_t shares_;
    std::vector<std::vector<Key>> keys_;  ///< of the shares' vertices
    std::uint32_t least_ = obj_none;      ///< position that any corner is at
    std::uint32_t most_ = 0;
    arrays::Elements<Given> given_;    ///< share after share
    std::vector<std::size_t> begins_;  ///< of the shares, and the end
    ObjVertices vertices_;
};

}  // namespace

ObjVertices find_different_vertices(std::span<const ObjCorners> corners, std::size_t total) {
    return VertexFinder(corners, total).find();
}

}  // namespace vitrine::io
