#version 450 core
#include "point_cells.glsl"

// The first of two passes: the nearest point's depth in each cell. ADDS: to cells that have colours already; one whose
// depth changes has none yet.
void main() {
    uint point = own_point();
    if (point == nowhere) return;
    uint depth;
    uint cell = find_cell(point, depth);
    // Most points lie behind one that is there already: a read tells, for depths only grow.
    if (cell == nowhere || depth <= cells[2U * cell + 1U]) return;
#ifdef ADDS
    if (atomicMax(cells[2U * cell + 1U], depth) < depth) cells[2U * cell] = 0U;
#else
    atomicMax(cells[2U * cell + 1U], depth);
#endif
}
