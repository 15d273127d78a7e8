from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from tests.support.reading import HEADLINE, QUAY, cell, paragraph, quay_article

from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run
from reader.model.parsed_article import PublicationDate
from reader.model.selectors import Part, Passage
from reader.ui.reading.builder import BuiltArticle, build_article
from reader.ui.reading.document_writer import LONGEST_WORD
from reader.ui.reading.masthead import shown_date
from reader.ui.reading.ornaments import OrnamentKind
from reader.ui.reading.typography import Typography


def _build(typography: Typography, *blocks: Block) -> BuiltArticle:
    return build_article(quay_article(document=Document(blocks)), typography)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def _body(built: BuiltArticle) -> list[QTextBlock]:
    """Return the blocks after the masthead: kicker, headline, dateline, hairline."""
    return _blocks(built.document)[4:]


def _pixels(block: QTextBlock) -> int:
    return block.charFormat().font().pixelSize()


def test_masthead_names_outlet_section_byline_date_and_site(typography: Typography) -> None:
    built = build_article(quay_article(), typography)
    kicker, headline, dateline = [block.text() for block in _blocks(built.document)[:3]]
    assert kicker == "The Strait Courier · Transport"
    assert headline == HEADLINE
    assert dateline == "By Mara Lindqvist · Wednesday, 3 April 2024\u00a0·\u00a0news.example"


def test_a_host_that_stands_for_the_outlet_is_shown_once(typography: Typography) -> None:
    opened = quay_article()
    opened = replace(opened, article=replace(opened.article, outlet="news.example"))
    built = build_article(opened, typography)
    kicker, _, dateline = [block.text() for block in _blocks(built.document)[:3]]
    assert kicker == "Transport"
    assert dateline.endswith("news.example")


@pytest.mark.parametrize(
    ("versions", "printings", "line"),
    [
        (3, (), "Version 3 of 3 · Compare"),
        (1, ("The Quay Post",), "Also in The Quay Post"),
        (1, ("The Quay Post", "Evening Tide"), "Also in 2 other outlets"),
        (1, ("The Strait Courier",), "1 other printing"),
        (1, ("The Quay Post", "The Quay Post", ""), "3 other printings"),
        (2, ("Evening Tide",), "Version 2 of 2 · Compare · Also in Evening Tide"),
    ],
)
def test_masthead_says_how_many_versions_and_printings_there_are(
    typography: Typography, versions: int, printings: tuple[str, ...], line: str
) -> None:
    opened = replace(quay_article(), versions=versions, printings=printings)
    built = build_article(opened, typography)
    kept_together = line.replace(" · ", "\u00a0·\u00a0")
    assert [block.text() for block in _blocks(built.document)[3:5]] == [kept_together, ""]
    plain = build_article(quay_article(), typography)
    assert len(_blocks(plain.document)) == len(_blocks(built.document)) - 1


def test_masthead_is_no_part_of_the_article(typography: Typography) -> None:
    built = build_article(quay_article(), typography)
    headline = built.positions.passages_between(0, built.document.characterCount())
    assert [passage.part for passage in headline] == [Part.HEADLINE, Part.BODY]
    assert headline[0].range.of(HEADLINE) == HEADLINE
    assert headline[1].range.of(QUAY.text) == QUAY.text


def test_sample_is_marked_as_one(typography: Typography) -> None:
    opened = quay_article()
    sample = replace(opened, article=replace(opened.article, sample=True))
    built = build_article(sample, typography)
    assert _blocks(built.document)[0].text().endswith("Sample")
    assert OrnamentKind.BADGE in {ornament.kind for ornament in built.ornaments}


def test_article_without_headline_shows_its_title_for_the_view_only(
    typography: Typography,
) -> None:
    built = build_article(quay_article(headline=""), typography)
    assert _blocks(built.document)[1].text() == "Untitled"
    assert not built.positions.has_part(Part.HEADLINE)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (PublicationDate("3 April 2024", "2024-04-03"), "Wednesday, 3 April 2024"),
        (PublicationDate("x", "2024-04-03T23:24:00"), "Wednesday, 3 April 2024, 23:24"),
        (
            PublicationDate("x", "2024-04-03T23:24:00+02:00"),
            "Wednesday, 3 April 2024, 23:24 UTC+02:00",
        ),
        (PublicationDate("03/04/2024", None, ambiguous=True), "03/04/2024 (day or month first?)"),
        (PublicationDate("last  spring", None), "last spring"),
        (PublicationDate("2024-13-45", "2024-13-45"), "2024-13-45"),
    ],
)
def test_date_is_shown_as_it_is_known(published: PublicationDate, shown: str) -> None:
    assert shown_date(published) == shown


def test_headings_grow_by_a_fifth_for_each_rank(typography: Typography) -> None:
    built = _build(
        typography, *(Block(BlockKind.HEADING, (Run("Rank"),), level) for level in (2, 3, 4, 6))
    )
    assert _pixels(_blocks(built.document)[1]) == 31
    assert [_pixels(block) for block in _body(built)] == [26, 22, 18, 18]


def test_paragraphs_have_open_leading_and_a_gap(typography: Typography) -> None:
    built = _build(typography, paragraph("Words."))
    block_format = _body(built)[0].blockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    assert block_format.lineHeightType() == proportional
    assert block_format.lineHeight() == 150
    assert block_format.bottomMargin() == 0.75 * 18
    assert block_format.alignment() == Qt.AlignmentFlag.AlignLeft


def test_each_paragraph_runs_in_the_direction_of_its_words(typography: Typography) -> None:
    built = _build(
        typography,
        paragraph("“Left” to right"),
        paragraph("قال مسؤول (Plan B)"),
        paragraph("12 34"),
        Block(BlockKind.LIST_ITEM, (Run("שלום"),), 1, marker="•"),
    )
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert [block.textDirection() for block in _body(built)] == [left, right, left, right]
    item = _body(built)[3].blockFormat()
    assert item.rightMargin() > 0
    assert item.leftMargin() == 0


def test_list_markers_are_painted_and_not_text(typography: Typography) -> None:
    built = _build(typography, Block(BlockKind.LIST_ITEM, (Run("Piling"),), 2, marker="12."))
    assert _body(built)[0].text() == "Piling"
    assert [o.text for o in built.ornaments if o.kind is OrnamentKind.MARKER] == ["12."]


def test_figure_says_that_its_image_is_not_loaded(typography: Typography) -> None:
    built = _build(
        typography,
        Block(BlockKind.FIGURE, (Run("Caption"),), image=Image("https://news.example/i", "A quay")),
        Block(BlockKind.FIGURE, (Run("No image"),)),
        Block(BlockKind.FIGURE, image=Image("https://news.example/i")),
    )
    assert [block.text() for block in _body(built)] == [
        "Image not loaded: A quay", "Caption", "No image", "Image not loaded", "",
    ]  # fmt: skip
    assert _pixels(_body(built)[1]) == round(18 * 0.85)


def test_table_cells_stand_in_a_grid(typography: Typography) -> None:
    header = [
        Block(BlockKind.TABLE_CELL, (Run(text),), cell=CellPosition(3, 0, column, header=True))
        for column, text in enumerate(["Phase", "Months"])
    ]
    document = Document((*header, cell("Dredging", 1, 0, table=3), cell("Five", 1, 1, table=3)))
    built = build_article(quay_article(document=document), typography)
    cursor = QTextCursor(built.document)
    cursor.setPosition(built.positions.qt_position(Part.BODY, 0))
    table = cursor.currentTable()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns(), table.format().headerRowCount()) == (2, 2, 1)
    assert cursor.block().charFormat().font().bold() is False
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().font().bold()


def test_few_cells_far_apart_make_no_huge_grid(typography: Typography) -> None:
    cells = [cell(f"c{i}", i, i) for i in range(200)]
    built = _build(typography, *cells, paragraph("after"))
    assert len(_body(built)) == 201


def test_styles_links_and_code_are_set(typography: Typography) -> None:
    runs = (
        Run("plain"),
        Run("slanted", emphasis=True),
        Run("bold", strong=True),
        Run("code", code=True),
        Run("link", link="https://news.example/a"),
    )
    built = _build(typography, Block(BlockKind.PARAGRAPH, runs))
    formats = []
    fragment = _body(built)[0].begin()
    while not fragment.atEnd():
        formats.append(fragment.fragment().charFormat())
        fragment += 1
    assert formats[1].fontItalic()
    assert formats[2].font().bold()
    assert formats[3].font().families() != formats[0].font().families()
    assert formats[4].anchorHref() == "https://news.example/a"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname", "/etc/hostname", "../a", "javascript:alert(1)", "qrc:/a",
        "data:text/html,x", "smb://host/a", "\\\\host\\share", "//host/share", "ms-settings:",
    ],
)  # fmt: skip
def test_other_links_are_plain_text(typography: Typography, address: str) -> None:
    built = _build(typography, Block(BlockKind.PARAGRAPH, (Run("words", link=address),)))
    fragment = _body(built)[0].begin()
    char_format = fragment.fragment().charFormat()
    assert not char_format.isAnchor()
    assert char_format.anchorHref() == ""


def test_characters_that_qt_would_swallow_keep_their_place(typography: Typography) -> None:
    text = "a\u2029b\ufdd0c\ufffcd\x00e\rf\ud800g"  # no normalised text has these
    built = _build(typography, paragraph(text), paragraph("after"))
    after = Passage(Part.BODY, QUAY.block_ranges[0]).part
    position = built.positions.qt_position(after, len(text) + 1)
    assert built.document.findBlock(position).text() == "after"
    assert built.document.findBlock(position).position() == position


def test_endless_words_are_broken_for_the_view_only(typography: Typography) -> None:
    word = "x" * 1_999 + "🚢" * 3_000
    built = _build(typography, paragraph(f"Before {word} after"))
    shown = _body(built)[0].text()
    longest = max(len(piece) for piece in re.split("[ \u200b]", shown))
    assert longest == LONGEST_WORD
    assert shown.replace("\u200b", "") == f"Before {word} after"
    ordinary = _build(typography, paragraph("quay " * 2_000))
    assert "\u200b" not in _body(ordinary)[0].text()


def test_document_can_be_neither_edited_back_nor_loaded_into(typography: Typography) -> None:
    built = build_article(quay_article(), typography)
    assert not built.document.isUndoRedoEnabled()
    assert built.document.isUndoAvailable() is False


def test_building_takes_time_in_step_with_the_length(typography: Typography) -> None:
    def seconds(count: int) -> float:
        opened = quay_article(document=Document((paragraph("word " * 60),) * count))
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            build_article(opened, typography)
            best = min(best, time.perf_counter() - start)
        return best

    # Ten times the text; a quadratic builder would take a hundred times as long.
    assert seconds(2_000) < 40 * seconds(200)
