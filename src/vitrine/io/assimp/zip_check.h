#pragma once

#include <vitrine/io/source_file.h>

namespace vitrine::io {

/// Throws FileError where a file is a zip archive (PKWARE's APPNOTE 6.3) and an entry's checksum is not that of its
/// bytes. Other faults are for whoever reads the archive to find. Throws CancelledError.
void check_zip(const SourceFile& file);

}  // namespace vitrine::io
