#pragma once

#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/scene/geometry.h>

#include <cstddef>
#include <vector>

namespace vitrine::io {

/// The numbers that the rows of the element "face" have beside their lists.
class PlyFaceFields {
public:
    /// Room for all of them.
    void prepare(const PlyElement& element);
    /// Where they go while the element is read.
    const std::vector<PlyTarget>& targets() const { return targets_; }
    /// One for each of `triangles`, those of the faces first, the others NaN. None where faces were dropped that have
    /// too few corners: nobody knows which.
    std::vector<scene::ScalarField> take(const FaceSizes& faces, std::size_t triangles);

private:
    std::vector<PlyTarget> targets_;
    std::vector<scene::ScalarField> fields_;  ///< of faces
};

}  // namespace vitrine::io
