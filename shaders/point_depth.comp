#version 450 core
#include "point_cells.glsl"

// The first of two passes: the nearest point's depth in each cell. A cell whose depth changes has no colour yet.
void main() {
    uint point = own_point();
    if (point == nowhere) return;
    uint depth;
    uint cell = find_cell(point, depth);
    // Most points lie behind one that is there already: a read tells, for depths only grow.
    if (cell == nowhere || depth <= cells[2U * cell + 1U]) return;
    if (atomicMax(cells[2U * cell + 1U], depth) < depth) cells[2U * cell] = 0U;
}
