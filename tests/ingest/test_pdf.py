"""PDFs: lines to paragraphs, what stands around them, and files made to do harm."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from pypdf import PdfReader, PdfWriter
from tests.support.cpu_time import cpu_seconds
from tests.support.incoming import LAST, MORE, TITLE, WORDS, write_article_pdf
from tests.support.mutations import mutated
from tests.support.pdfs import PdfText, assemble_pdf, write_pdf

from reader.ingest.found import IncomingFile
from reader.ingest.pdf import MAX_PAGES, parse_pdf
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle, PublicationDate


def _parsed(raw: bytes, name: str = "") -> ParsedArticle:
    return parse_pdf(IncomingFile(raw, name))


def _page(*texts: str, top: float = 700, size: float = 10, step: float = 12) -> list[PdfText]:
    return [PdfText(text, 72, top - step * number, size) for number, text in enumerate(texts)]


def test_lines_become_paragraphs_across_pages_without_headers_and_footers() -> None:
    document = _parsed(write_article_pdf()).document
    assert [block.text for block in document.blocks] == [
        WORDS,
        MORE.replace("the supplier", "the long-term supplier"),
        LAST,
    ]


def test_the_largest_lines_on_the_first_page_are_the_headline() -> None:
    parsed = _parsed(write_article_pdf())
    assert parsed.headline == TITLE
    assert parsed.byline == ("Jane Roe",)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The govern-", "ment fell."], "The government fell."),
        (["A long-", "term plan."], "A long-term plan."),
        (["The co-operative grew.", "A co-", "operative again."],
         "The co-operative grew. A co-operative again."),
        (["A payoff came.", "The pay-", "off was large."], "A payoff came. The payoff was large."),
        (["Between 1914-", "1918 it stood."], "Between 1914- 1918 it stood."),
        (["The Jean-", "Pierre affair."], "The Jean-Pierre affair."),
        (["An of\ufb01cial", "said it."], "An official said it."),
    ],
)  # fmt: skip
def test_words_broken_at_line_ends_become_whole(lines: list[str], text: str) -> None:
    lines = [line.replace("\ufb01", "fi") for line in lines]
    filler = "Something else that is long enough to fill a line of this page."
    document = _parsed(write_pdf([_page(filler, *lines)])).document
    assert text in document.text


def test_gaps_indents_and_short_lines_begin_paragraphs() -> None:
    full = "A line that reaches as far to the right as the lines of this column do"
    page = [
        *_page(full, "and ends here.", top=700),
        *_page(f"{full}.", top=650),
        PdfText(f"{full}", 90, 638),
        *_page("and goes on.", top=626),
    ]
    blocks = _parsed(write_pdf([page])).document.blocks
    assert [block.text for block in blocks] == [
        f"{full} and ends here.",
        f"{full}.",
        f"{full} and goes on.",
    ]


def test_headings_and_lists_are_told_from_paragraphs() -> None:
    page = [
        PdfText(TITLE, 72, 760, 20),
        *_page(WORDS, top=700),
        PdfText("What comes next", 72, 670, 13),
        *_page("\u2022 the pumps,", "\u2022 the doors.", top=650),
        *_page(MORE, top=600),
    ]
    blocks = _parsed(write_pdf([page])).document.blocks
    assert [block.kind for block in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert [block.text for block in blocks][2:4] == ["the pumps,", "the doors."]


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        PdfText(text, 72, 700 - 12 * n) for n, text in enumerate(["The first col-", "umn ends"])
    ]
    right = [
        PdfText(text, 320, 700 - 12 * n) for n, text in enumerate(["in the second", "column."])
    ]
    text = _parsed(write_pdf([[*left, *right]])).document.text
    assert text == "The first column ends in the second column."


@pytest.mark.parametrize("count", [1, 2])
def test_what_browsers_print_around_each_page_goes_and_its_address_is_kept(count: int) -> None:
    pages = [
        [
            PdfText("02/04/2024, 10:00", 30, 820, 8),
            PdfText(TITLE, 250, 820, 8),
            *_page(f"Page {'ABC'[number]}. {WORDS}", MORE[number:]),
            PdfText("https://gazette.example/news/tunnel?utm_source=x", 30, 20, 8),
            PdfText(f"{number + 1}/{count}", 550, 20, 8),
        ]
        for number in range(count)
    ]
    parsed = _parsed(write_pdf(pages, {"Title": TITLE, "Producer": "Skia/PDF m123"}))
    assert parsed.url == "https://gazette.example/news/tunnel"
    assert parsed.headline == TITLE
    assert "10:00" not in parsed.document.text
    assert "https" not in parsed.document.text
    assert parsed.published is None


@pytest.mark.parametrize(
    ("information", "field", "value"),
    [
        ({"Title": "Microsoft Word - tunnel.docx"}, "headline", WORDS[:50]),
        ({"Title": "Tunnel late again"}, "headline", "Tunnel late again"),
        ({"Author": "Jane Roe"}, "byline", ("Jane Roe",)),
        ({"Author": "jroe17"}, "byline", ()),
        (
            {"CreationDate": "D:20240402101500+02'00'", "Creator": "Adobe InDesign 18"},
            "published",
            PublicationDate("2024-04-02", "2024-04-02"),
        ),
        ({"CreationDate": "D:20240402101500Z", "Producer": "macOS Quartz PDFContext"}, "published",
         None),
        ({"CreationDate": "yesterday"}, "published", None),
    ],
)  # fmt: skip
def test_what_the_file_says_of_itself_is_taken_with_care(
    information: dict[str, str], field: str, value: object
) -> None:
    parsed = _parsed(write_pdf([_page(WORDS, MORE)], information))
    found = getattr(parsed, field)
    assert found == value or (field == "headline" and str(found).startswith(str(value)[:20]))


def test_a_pdf_of_pictures_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text: its pages are pictures") as caught:
        _parsed(write_pdf([[], [PdfText("2", 300, 30)]]))
    assert "OCR" in caught.value.advice


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(write_article_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    with pytest.raises(UnreadableError, match="locked with a password"):
        _parsed(written.getvalue())


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(write_article_pdf())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    assert _parsed(written.getvalue()).headline == TITLE


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableError, match="501 pages"):
        _parsed(write_pdf([[]] * (MAX_PAGES + 1)))


def test_reading_stops_when_the_time_is_up() -> None:
    with pytest.raises(UnreadableError, match="takes over 0 seconds"):
        parse_pdf(IncomingFile(write_article_pdf()), most_seconds=0)


_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_DRAWING = b" /Resources << /XObject << /X 5 0 R >> >> >>"
_ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def _stream(packed: bytes) -> bytes:
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


HOSTILE = {
    "pages inside themselves": assemble_pdf(
        [_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
    ),
    "pages that hold each other": assemble_pdf(
        [
            _CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
        ]
    ),
    "a parent that is its own": assemble_pdf(
        [_CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Parent 2 0 R /Count 1 >>", _PAGE]
    ),
    "an object that is itself": assemble_pdf([_CATALOGUE, _ONE_PAGE, b"3 0 R"]),
    "a million pages by count": assemble_pdf(
        [_CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", _PAGE]
    ),
    "a stream that unpacks to 500 MB": assemble_pdf(
        [_CATALOGUE, _ONE_PAGE, _PAGE, _stream(zlib.compress(bytes(500_000_000)))]
    ),
    "deep arrays": assemble_pdf([_CATALOGUE, _ONE_PAGE, b"[" * 100_000]),
    "deep dictionaries": assemble_pdf([_CATALOGUE, _ONE_PAGE, b"<</a" * 100_000]),
    "a long number": assemble_pdf([_CATALOGUE, _ONE_PAGE, b"9" * 1_000_000]),
    "a huge cross-reference table": b"%PDF-1.4\nxref\n0 999999999\n"
    + b"0000000000 65535 f \n" * 99
    + b"trailer\n<< /Size 999999999 /Root 1 0 R >>\nstartxref\n9\n%%EOF",
    "a table that refers to itself": assemble_pdf([_CATALOGUE], more_trailer=b" /Prev 9 "),
    "a table after a table": b"%PDF-1.4\n"
    + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 >>\n" * 2_000
    + b"startxref\n9\n%%EOF",
    "no table": b"%PDF-1.4\n" + b"1 0 obj\n<< >>\nendobj\n" * 20_000,
    "nothing": b"%PDF-1.7",
    "drawing in drawing": assemble_pdf(
        [
            _CATALOGUE,
            _ONE_PAGE,
            _PAGE.replace(b" >>", _DRAWING),
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11%s\nstream\n" % _DRAWING
            + b"/X Do /X Do\nendstream",
        ]
    ),
    "a million operators": assemble_pdf(
        [
            _CATALOGUE,
            _ONE_PAGE,
            _PAGE,
            _stream(zlib.compress(b"BT " + b"(x) Tj " * 700_000 + b" ET")),
        ]
    ),
    "states that are never left": assemble_pdf(
        [_CATALOGUE, _ONE_PAGE, _PAGE, _stream(zlib.compress(b"q " * 1_000_000))]
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_made_to_do_harm_is_refused_in_time(name: str) -> None:
    def read() -> None:
        with pytest.raises(UnreadableError) as caught:
            parse_pdf(IncomingFile(HOSTILE[name]), most_seconds=20)
        assert caught.value.advice

    assert cpu_seconds(read) < 40


@given(mutated(write_article_pdf()))
def test_a_damaged_pdf_gives_an_article_or_an_error_for_people(raw: bytes) -> None:
    try:
        assert _parsed(raw).document.text
    except UnreadableError as error:
        assert error.advice  # noqa: PT017 (either is right)
