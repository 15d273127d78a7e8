"""A QTextDocument from an article's blocks.

The document is written with QTextCursor, never parsed from HTML, and holds no images and no
frames but tables: there is nothing in it that Qt could want to load. Its characters stand one
to one with the canonical text; what is added for the view is known to the `PositionMap`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlockFormat, QTextDocument, QTextFrameFormat, QTextTableFormat

from reader.model.article import OpenArticle
from reader.model.document import Block, BlockKind, Document, Image, Run
from reader.model.kept_picture import KeptPicture
from reader.model.picture import Picture
from reader.model.selectors import Part
from reader.ui.reading.block_formats import indent_level
from reader.ui.reading.direction import runs_right_to_left
from reader.ui.reading.document_writer import DocumentWriter
from reader.ui.reading.masthead import one_line, write_dateline, write_kicker
from reader.ui.reading.ornaments import Ornament, OrnamentKind
from reader.ui.reading.picture_layer import PicturePlace, shown_size
from reader.ui.reading.positions import PositionMap
from reader.ui.reading.tables import TableShape, cell_run, table_shape
from reader.ui.reading.typography import (
    HEADING_LEADING,
    LABEL_LEADING,
    PARAGRAPH_GAP,
    Typography,
    hairline_format,
)

_LONGEST_ALT = 300
_LONGEST_MARKER = 8


@dataclass(frozen=True)
class BuiltArticle:
    """A document ready to be shown, with what is needed to speak about places in it."""

    document: QTextDocument
    positions: PositionMap
    ornaments: tuple[Ornament, ...]
    pictures: tuple[PicturePlace, ...] = ()


def build_article(opened: OpenArticle, typography: Typography) -> BuiltArticle:
    """Return the document that shows an article's stored revision."""
    writer = DocumentWriter(typography)
    writer.begin()
    write_kicker(writer, opened.article)
    _write_headline(writer, opened)
    write_dateline(writer, opened)
    _write_body(writer, opened.revision.document, {each.address: each for each in opened.pictures})
    writer.end()
    return BuiltArticle(
        writer.document,
        PositionMap(writer.segments),
        tuple(writer.ornaments),
        tuple(writer.pictures),
    )


def _write_headline(writer: DocumentWriter, opened: OpenArticle) -> None:
    """Write the headline; an article without one shows its title, which is then no text of it."""
    headline = opened.revision.headline
    shown = headline or one_line(opened.article.title)
    type_ = writer.typography
    char_format = type_.text_format(BlockKind.HEADING, 1)
    writer.start_block(
        type_.block_format(
            leading=HEADING_LEADING, below=0.45, right_to_left=runs_right_to_left(shown)
        ),
        char_format,
    )
    if headline:
        writer.write_runs(Part.HEADLINE, 0, Block(BlockKind.HEADING, (Run(headline),), level=1))
    else:
        char_format.setForeground(type_.theme.colour("text_muted"))
        writer.write_view_only(shown, char_format)


def _write_body(
    writer: DocumentWriter, document: Document, pictures: Mapping[str, KeptPicture]
) -> None:
    blocks, ranges = document.blocks, document.block_ranges
    index = 0
    while index < len(blocks):
        cells = blocks[index : index + cell_run(blocks, index)]
        shape = table_shape([block.cell for block in cells if block.cell is not None])
        if shape is not None:
            _write_table(writer, ranges[index].start, cells, shape)
            index += len(cells)
            continue
        after = index + max(len(cells), 1)
        while index < after:
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            image = blocks[index].image
            if blocks[index].kind is BlockKind.FIGURE and image is not None:
                kept, has_caption = pictures.get(image.address), bool(blocks[index].text)
                _write_image(writer, image, kept, has_caption=has_caption)
            _write_block(writer, ranges[index].start, blocks[index], following)
            index += 1


def _write_table(
    writer: DocumentWriter, start: int, cells: Sequence[Block], shape: TableShape
) -> None:
    table_format = _table_format(writer.typography, cells, shape)
    table = writer.start_table(shape.rows, shape.columns, table_format)
    for block, place in zip(cells, shape.places, strict=True):
        formats = (writer.formats.of_block(block), writer.formats.of_text(block))
        writer.start_cell(table, place, *formats)
        writer.write_runs(Part.BODY, start, block)
        start += len(block.text) + 1
    writer.leave_table(table)


def _table_format(type_: Typography, cells: Sequence[Block], shape: TableShape) -> QTextTableFormat:
    table_format = QTextTableFormat()
    table_format.setBorder(1)
    table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    table_format.setBorderBrush(type_.theme.colour("separator"))
    table_format.setBorderCollapse(True)
    table_format.setCellSpacing(0)
    table_format.setCellPadding(round(type_.ems(0.35)))
    table_format.setTopMargin(type_.ems(PARAGRAPH_GAP))
    table_format.setBottomMargin(type_.ems(1.2))
    table_format.setHeaderRowCount(shape.header_rows)
    first_words = next((block.text for block in cells if block.text), "")
    direction = type_.block_format(right_to_left=runs_right_to_left(first_words)).layoutDirection()
    table_format.setLayoutDirection(direction)
    return table_format


def _write_block(writer: DocumentWriter, start: int, block: Block, following: Block | None) -> None:
    """Write one block that is not in a grid; ``start`` is its code point offset in the body."""
    char_format = writer.formats.of_text(block)
    if not block.text:
        gap = writer.typography.ems(1.0) if block.kind is BlockKind.RULE else 0.0
        qt_start = writer.start_block(hairline_format(gap, gap), char_format)
        writer.write_runs(Part.BODY, start, block)
        if block.kind is BlockKind.RULE:
            writer.add_ornament(OrnamentKind.RULE, qt_start)
        return
    qt_start = writer.start_block(writer.formats.of_block(block, following), char_format)
    writer.write_runs(Part.BODY, start, block)
    if block.kind is BlockKind.LIST_ITEM:
        marker = one_line(block.marker, _LONGEST_MARKER)
        writer.add_ornament(OrnamentKind.MARKER, qt_start, text=marker)
    elif block.kind is BlockKind.QUOTATION:
        writer.add_ornament(OrnamentKind.QUOTATION_BAR, qt_start, level=indent_level(block))
    elif block.kind is BlockKind.PREFORMATTED:
        writer.add_ornament(OrnamentKind.PANEL, qt_start)


def _write_image(
    writer: DocumentWriter, image: Image, kept: KeptPicture | None, *, has_caption: bool
) -> None:
    """Write the place of an image: of the picture that was loaded, or why there is none."""
    if kept is not None and kept.picture is not None:
        _write_picture(writer, kept.picture, has_caption=has_caption)
        return
    text = QCoreApplication.translate("Article", "Image not loaded")
    if kept is not None:
        text = f"{QCoreApplication.translate('Article', 'No image')} ({kept.problem})"
    _write_placeholder(writer, text, image.alt, has_caption=has_caption)


def _write_picture(writer: DocumentWriter, picture: Picture, *, has_caption: bool) -> None:
    """Keep room for a picture; it is painted there, and is nothing of the document's."""
    type_ = writer.typography
    height = shown_size(picture, type_.column_width).height()
    block_format = type_.block_format(above=1.0, below=0.4 if has_caption else 1.2)
    block_format.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    start = writer.start_block(block_format, type_.label_format(0.78))
    writer.write_view_only("\u200b", type_.label_format(0.78))
    writer.pictures.append(PicturePlace(start, picture))


def _write_placeholder(writer: DocumentWriter, text: str, alt: str, *, has_caption: bool) -> None:
    """Write what stands where an image would; the image itself is never loaded unasked."""
    type_ = writer.typography
    if alt:
        text = f"{text}: {one_line(alt, _LONGEST_ALT)}"
    label = type_.label_format(0.78)
    block_format = type_.block_format(
        leading=LABEL_LEADING,
        above=1.2,
        below=1.1 if has_caption else 1.6,
        indent=2.6,
        right_to_left=runs_right_to_left(alt),
    )
    start = writer.start_block(block_format, label)
    writer.write_view_only(text, label)
    writer.add_ornament(OrnamentKind.PLACEHOLDER, start)
