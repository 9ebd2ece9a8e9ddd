#include <vitrine/io/ply_body.h>

#include <string>

namespace vitrine::io {

std::unique_ptr<PlyBody> make_ply_body(const SourceFile& file, const PlyHeader& header) {
    return header.format == PlyFormat::ascii ? make_ascii_ply_body(file, header) : make_binary_ply_body(file, header);
}

void end_list(PlyIndexLists& lists, std::size_t count) {
    if (lists.strips) {
        lists.indices.push_back(no_index);
    } else if (count >= 3) {
        lists.faces.add(static_cast<std::uint32_t>(count));
    } else {
        lists.indices.resize(lists.indices.size() - count);
    }
}

void end_texcoords(PlyIndexLists& lists) {
    if (!lists.texcoord_property) return;
    const std::size_t wanted = 2 * lists.indices.size();
    while (lists.texcoords.size() < wanted) lists.texcoords.push_back(0.0F);
    lists.texcoords.resize(wanted);
}

std::string index_problem(const PlyElement& element, std::int64_t index, const PlyIndexLists& lists) {
    return element.name + " index " + std::to_string(index) + " is out of range, there are " +
           std::to_string(lists.vertex_count) + " vertices";
}

}  // namespace vitrine::io
