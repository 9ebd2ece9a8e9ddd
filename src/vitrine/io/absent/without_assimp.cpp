// What there is of Assimp where its headers were not there at build.

#include <vitrine/base/error.h>
#include <vitrine/io/assimp_reader.h>

namespace vitrine::io {

const std::vector<Format>& assimp_formats() {
    static const std::vector<Format> none;
    return none;
}

void read_assimp(const SourceFile& file, scene::Scene& /*scene*/, scene::NodeId /*parent*/) {
    throw FileError(file.path, "is read through Assimp, which this program was built without");
}

}  // namespace vitrine::io
