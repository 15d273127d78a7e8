"""Table cells that follow one another, as the rows and columns of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.document import Block, BlockKind, CellPosition

_GREATEST_SPARSENESS = 4
"""Places for each cell, at most: a few cells far apart must not make a huge empty grid."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a run of cell blocks lies in a grid.

    ``places`` are row and column of each cell in order; the numbers are dense: a row or column
    without any cell is left out.
    """

    rows: int
    columns: int
    header_rows: int
    places: tuple[tuple[int, int], ...]


def cell_run(blocks: Sequence[Block], first: int) -> int:
    """Return how many blocks from ``first`` on are cells of one table in reading order."""
    before: CellPosition | None = None
    last = first
    while last < len(blocks):
        block = blocks[last]
        cell = block.cell
        if block.kind is not BlockKind.TABLE_CELL or cell is None:
            break
        if before is not None and (
            cell.table != before.table or (cell.row, cell.column) <= (before.row, before.column)
        ):
            break
        before = cell
        last += 1
    return last - first


def table_shape(cells: Sequence[CellPosition]) -> TableShape | None:
    """Return the grid of a run of cells, or None where it is no fit for a grid.

    Such cells are then shown one below the other.
    """
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    columns = {
        column: place for place, column in enumerate(sorted({cell.column for cell in cells}))
    }
    if not cells or len(rows) * len(columns) > _GREATEST_SPARSENESS * len(cells):
        return None
    body_rows = [rows[cell.row] for cell in cells if not cell.header]
    return TableShape(
        rows=len(rows),
        columns=len(columns),
        header_rows=min(body_rows, default=len(rows)),
        places=tuple((rows[cell.row], columns[cell.column]) for cell in cells),
    )
