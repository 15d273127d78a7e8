"""Tables in HTML: which of them show figures in rows and columns, and where a cell stands.

Most tables of old pages only place things on the page. A table counts as one of figures when
it has no table inside, at least two rows and two columns with something in them, and is of a
size that can be shown; the others are read as running text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.documents.inline import PLAIN, InlineText, style_of
from reader.documents.limits import MAX_TABLE_CELLS
from reader.model.document import Block, BlockKind, CellPosition, Run

_WIDEST_SPAN = 50
"""Rows or columns that one cell may cover; pages ask for a thousand million."""

ROW_SEPARATOR = " | "
"""Stands between the cells of a row that is read as a paragraph."""


@dataclass(slots=True)
class TableCell:
    """One cell while a table is read: what is in it and how far it reaches."""

    header: bool
    columns: int = 1
    rows: int = 1
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table while it is read."""

    rows: list[list[TableCell]] = field(default_factory=list)
    has_table_inside: bool = False
    has_open_cell: bool = False

    def add_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def add_cell(self, *, header: bool, columns: str, rows: str) -> TableCell:
        """Begin a cell that says how many columns and rows it covers; return it."""
        if not self.rows:
            self.add_row()
        cell = TableCell(header, _span(columns), _span(rows))
        self.rows[-1].append(cell)
        return cell

    def as_blocks(self, number: int) -> tuple[list[Block], bool]:
        """Return the blocks, and whether they are the cells of the table with this ``number``.

        Images in the cells of a table of figures are left out.
        """
        if self.has_table_inside:
            return self._content(), False
        cells = sum(map(len, self.rows))
        placed = list(self._placed()) if cells <= MAX_TABLE_CELLS else []
        shown = [(row, column) for row, column, cell in placed if _has_text(cell)]
        if cells <= MAX_TABLE_CELLS and (
            len({row for row, _ in shown}) < 2 or len({column for _, column in shown}) < 2
        ):
            return self._content(), False
        width = max((column for _, column, _ in placed), default=0) + 1
        if cells > MAX_TABLE_CELLS or len(self.rows) * width > MAX_TABLE_CELLS:
            return list(self._row_paragraphs()), False
        return [
            _cell_block(cell, CellPosition(number, row, column, cell.header))
            for row, column, cell in placed
            if _has_text(cell)
        ], True

    def _content(self) -> list[Block]:
        return [block for row in self.rows for cell in row for block in cell.blocks]

    def _placed(self) -> Iterator[tuple[int, int, TableCell]]:
        """Yield row, column and cell, as cells that reach over rows push others aside."""
        taken: dict[int, int] = {}  # column -> rows for which a cell from above still fills it
        for row_number, row in enumerate(self.rows):
            column = 0
            reaching: dict[int, int] = {}
            for cell in row:
                while column in taken:
                    column += 1
                yield row_number, column, cell
                reaching.update(dict.fromkeys(range(column, column + cell.columns), cell.rows))
                column += cell.columns
            taken |= reaching
            taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}

    def _row_paragraphs(self) -> Iterator[Block]:
        for row in self.rows:
            text = InlineText()
            for cell in row:
                if _has_text(cell):
                    if not text.is_empty:
                        text.add(ROW_SEPARATOR, PLAIN)
                    for block in cell.blocks:
                        for run in (*block.runs, Run(" ")):
                            text.add(run.text, style_of(run))
            runs = text.take()
            if runs:
                yield Block(BlockKind.PARAGRAPH, runs)


def _span(written: str) -> int:
    digits = written.strip()[:6]
    number = int(digits) if digits.isdecimal() else 1
    return max(1, min(number, _WIDEST_SPAN))


def _has_text(cell: TableCell) -> bool:
    return any(block.runs for block in cell.blocks)


def _cell_block(cell: TableCell, position: CellPosition) -> Block:
    """Return the cell as one block: a line for each block that was in it."""
    text = InlineText()
    for block in cell.blocks:
        for run in (*block.runs, Run("\n")):
            text.add_lines(run)
    return Block(BlockKind.TABLE_CELL, text.take(), cell=position)
