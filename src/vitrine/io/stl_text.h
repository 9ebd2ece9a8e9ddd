#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace vitrine::io {

/// One of the solids of an ASCII STL file: three positions for each triangle.
struct StlSolid {
    std::string name;
    arrays::Elements<glm::vec3> positions;
};

/// Reads the solids of a text. Throws FileError with the line.
std::vector<StlSolid> read_stl_text(const SourceFile& file);
/// The same word by word, whatever stands on which line, on one thread.
std::vector<StlSolid> read_stl_words(const SourceFile& file);

}  // namespace vitrine::io
