"""All blocks of a page, which of them are the article, and a choice kept in a later page."""

from __future__ import annotations

import pytest
from tests.support.misread_page import BOXED, FIRST, HEADLINE, LOST, MENU, SECOND, misread_page
from tests.support.newspages.gallery import NewsPage, list_news_pages

from reader.documents.html_blocks import document_from_html
from reader.ingest.page_pieces import PagePieces, choose_again, lay_out
from reader.ingest.pages import parse_page
from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run


def pieces_of(html: str, now: Document | None = None) -> PagePieces:
    program = parse_page(html).document
    return lay_out(document_from_html(html), program, program if now is None else now)


def texts(pieces: PagePieces, numbers: frozenset[int]) -> list[str]:
    return [pieces.pieces[number].block.text for number in sorted(numbers)]


def number_of(pieces: PagePieces, text: str) -> int:
    return next(n for n, piece in enumerate(pieces.pieces) if piece.block.text == text)


def paragraphs(*written: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in written))


@pytest.mark.parametrize("page", list_news_pages()[::6], ids=lambda page: page.name)
def test_every_block_of_an_article_is_one_of_its_page(page: NewsPage) -> None:
    pieces = pieces_of(page.html)
    program = parse_page(page.html).document
    assert texts(pieces, pieces.by_program) == [block.text for block in program.blocks]
    assert pieces.document(pieces.by_program) == program


def test_all_blocks_stand_in_the_order_of_the_page() -> None:
    pieces = pieces_of(misread_page())
    assert [piece.block.text for piece in pieces.pieces] == [
        *MENU,
        HEADLINE,
        "By Ines Tallow",
        FIRST,
        BOXED,
        SECOND,
        LOST,
        "All rights reserved",
    ]
    assert texts(pieces, pieces.by_program) == [FIRST, BOXED, SECOND]
    assert all(piece.is_shown for piece in pieces.pieces)


def test_a_choice_is_a_document_of_the_very_blocks_of_the_page() -> None:
    pieces = pieces_of(misread_page())
    left_out, taken_in = number_of(pieces, BOXED), number_of(pieces, LOST)
    chosen = (pieces.by_program - {left_out}) | {taken_in}
    assert pieces.document(chosen).text == f"{FIRST}\n{SECOND}\n{LOST}"
    assert pieces.words_of(chosen) == sum(len(each.split()) for each in (FIRST, SECOND, LOST))


def test_what_the_page_does_not_show_stands_at_its_place_among_the_rest() -> None:
    whole = paragraphs("Home", "One.", "Three.", "Foot")
    pieces = lay_out(whole, paragraphs("One.", "Two.", "Three."), paragraphs("One.", "Three."))
    assert [piece.block.text for piece in pieces.pieces] == [
        "Home",
        "One.",
        "Two.",
        "Three.",
        "Foot",
    ]
    assert [piece.is_shown for piece in pieces.pieces] == [True, True, False, True, True]
    assert pieces.chosen_now == {1, 3}
    assert pieces.by_program == {1, 2, 3}


def test_a_block_that_is_spaced_and_set_otherwise_is_the_same_block() -> None:
    linked = Document((Block(BlockKind.PARAGRAPH, (Run("The ferry", link="https://a.example"),)),))
    pieces = lay_out(paragraphs("The  ferry"), linked, linked)
    assert len(pieces.pieces) == 1
    assert pieces.document({0}) == linked


def test_pictures_without_words_are_told_apart_by_their_address() -> None:
    pictures = [Image(f"https://a.example/{number}.jpg") for number in range(3)]
    whole = Document(tuple(Block(BlockKind.FIGURE, image=picture) for picture in pictures))
    program = Document(whole.blocks[1:2])
    assert lay_out(whole, program, program).by_program == {1}


def test_tables_are_counted_anew_in_what_is_chosen() -> None:
    def cell(text: str, table: int, row: int, column: int) -> Block:
        place = CellPosition(table, row, column)
        return Block(BlockKind.TABLE_CELL, (Run(text),), cell=place)

    menu = [cell(f"menu {n}", 0, n, 0) for n in range(2)]
    grid = [cell(f"{row}, {column}", 1, row, column) for row in range(2) for column in range(2)]
    whole = Document((*menu, *grid))
    program = Document(tuple(cell(f"0, {n}", 0, 0, n) for n in range(2)))
    pieces = lay_out(whole, program, program)
    document = pieces.document(frozenset(range(2, 6)))
    assert [(b.cell.table, b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
    ]


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    pieces = lay_out(paragraphs("港口隧道。", "Two years late, they said."), Document(), Document())
    assert [piece.words for piece in pieces.pieces] == [4, 5]


def test_a_line_of_the_page_is_told_from_words_that_are_not_in_it() -> None:
    pieces = pieces_of(misread_page())
    assert pieces.has_line(f" {HEADLINE} ")
    assert not pieces.has_line("Harbour tunnel to open")
    assert not pieces.has_line("")


def test_a_choice_holds_in_an_edited_page() -> None:
    before = pieces_of(misread_page(), now=paragraphs(FIRST, SECOND, LOST))
    edited = FIRST.replace("two years", "three years")
    more = "A new paragraph was put in on Tuesday, with what the mayor of Gull Bay had to say."
    after = pieces_of(misread_page(first=edited, more=more))
    chosen, has_all = choose_again(before, after)
    assert texts(after, chosen) == [edited, SECOND, more, LOST]
    assert has_all


def test_what_was_taken_in_and_is_gone_is_said() -> None:
    before = pieces_of(misread_page(), now=paragraphs(FIRST, SECOND, LOST))
    after = pieces_of(misread_page().replace(LOST, ""))
    chosen, has_all = choose_again(before, after)
    assert texts(after, chosen) == [FIRST, SECOND]
    assert not has_all
