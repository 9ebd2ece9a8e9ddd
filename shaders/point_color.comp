#version 450 core
#include "common.glsl"
#include "lighting.glsl"
#include "point_cells.glsl"
#include "point_colors.glsl"

// The second of two passes: the colour of each cell's nearest point. Of several as near the largest number wins, in
// whatever order they come.
void main() {
    uint point = own_point();
    if (point == nowhere) return;
    uint depth;
    uint cell = find_cell(point, depth);
    if (cell == nowhere || depth != cells[2U * cell + 1U]) return;
    atomicMax(cells[2U * cell], color_of(point));
}
