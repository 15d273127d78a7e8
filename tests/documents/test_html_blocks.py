from __future__ import annotations

import pytest

from reader.documents.html_blocks import document_from_html
from reader.documents.limits import MAX_BLOCKS, MAX_IMAGES, MAX_LEVEL
from reader.model.document import Block, BlockKind, CellPosition, Image, Run
from reader.model.errors import UnreadableError

BASE = "https://harbour.example/news/story"


def _blocks(html: str) -> list[Block]:
    return list(document_from_html(html, BASE).blocks)


def _texts(html: str) -> list[str]:
    return [block.text for block in _blocks(html)]


def _kinds(html: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind.value, block.level, block.marker, block.text) for block in _blocks(html)]


def test_headings_keep_their_rank() -> None:
    assert _kinds("<h1>One</h1><h3>Three</h3>x") == [
        ("heading", 1, "", "One"),
        ("heading", 3, "", "Three"),
        ("paragraph", 0, "", "x"),
    ]


def test_white_space_is_collapsed_as_in_a_browser() -> None:
    assert _texts("<p>\n  one\n\ttwo <b> three</b> <i>\n four </i> \n</p>\n\n five ") == [
        "one two three four",
        "five",
    ]


def test_no_break_spaces_stay_inside_a_text_but_make_no_block() -> None:
    assert _texts("<p>10&nbsp;km</p><p>&nbsp;</p><p>\u200b</p>") == ["10\u00a0km"]


def test_neighbouring_runs_of_one_style_are_one_run() -> None:
    (block,) = _blocks("<p>a<span>b</span> <b>c</b><strong>d</strong><em>e</em><i><b>f</b></i></p>")
    assert block.runs == (
        Run("ab "),
        Run("cd", strong=True),
        Run("e", emphasis=True),
        Run("f", emphasis=True, strong=True),
    )


def test_code_and_preformatted_text() -> None:
    html = "<p>run <code>ls</code></p><pre>\n  a\t1\n\n   b  \n</pre>"
    code, preformatted = _blocks(html)
    assert code.runs[1] == Run("ls", code=True)
    assert (preformatted.kind, preformatted.text) == (BlockKind.PREFORMATTED, "  a\t1\n\n   b")


def test_one_line_break_stays_and_two_begin_a_block() -> None:
    assert _texts("<p>one<br>two<br> <br/>three<br></p>") == ["one\ntwo", "three"]
    assert _texts("one<br>&nbsp;<br>two") == ["one", "two"]


def test_lists_have_levels_and_markers() -> None:
    html = "<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li>d<li value=9>e<li>f</ol>"
    assert _kinds(html) == [
        ("list-item", 1, "•", "a"),
        ("list-item", 2, "•", "b"),
        ("list-item", 1, "•", "c"),
        ("list-item", 1, "3.", "d"),
        ("list-item", 1, "9.", "e"),
        ("list-item", 1, "10.", "f"),
    ]


def test_further_paragraphs_of_a_list_item_have_no_marker() -> None:
    assert _kinds("<ul><li><p>a</p><p>b</p></li></ul>") == [
        ("list-item", 1, "•", "a"),
        ("list-item", 1, "", "b"),
    ]


def test_quotations_have_levels() -> None:
    html = "<blockquote><p>a</p><blockquote>b</blockquote>c</blockquote>d"
    assert _kinds(html) == [
        ("quotation", 1, "", "a"),
        ("quotation", 2, "", "b"),
        ("quotation", 1, "", "c"),
        ("paragraph", 0, "", "d"),
    ]


def test_inline_quotations_get_the_marks_a_browser_draws() -> None:
    assert _texts("<p>He said <q>no</q>.</p>") == ["He said “no”."]


def test_rules_are_kept_and_other_empty_blocks_dropped() -> None:
    assert [block.kind for block in _blocks("<p></p><hr><div> <p>x</p></div><ul><li></ul>")] == [
        BlockKind.RULE,
        BlockKind.PARAGRAPH,
    ]


def test_a_table_of_figures_becomes_cells_with_positions() -> None:
    html = (
        "<table><caption>Trips</caption><thead><tr><th>Year<th colspan=2>Trips</thead>"
        "<tr><td rowspan=2>2023<td>4<td><tr><td>5<p>6</p><td>7</table>"
    )
    caption, *cells = _blocks(html)
    assert (caption.kind, caption.text) == (BlockKind.PARAGRAPH, "Trips")
    assert [(cell.text, cell.cell) for cell in cells] == [
        ("Year", CellPosition(0, 0, 0, header=True)),
        ("Trips", CellPosition(0, 0, 1, header=True)),
        ("2023", CellPosition(0, 1, 0)),
        ("4", CellPosition(0, 1, 1)),
        ("5\n6", CellPosition(0, 2, 1)),
        ("7", CellPosition(0, 2, 2)),
    ]


def test_tables_are_counted_from_0() -> None:
    html = "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 2
    assert [block.cell.table for block in _blocks(html) if block.cell] == [0] * 4 + [1] * 4


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><p>a</p><h2>b</h2><ul><li>c</ul></table>",
        "<table><tr><td><p>a</p></td><td><h2>b</h2><ul><li>c</ul></table>",
        "<table><tr><td><p>a</p><tr><td><h2>b</h2><tr><td><ul><li>c</ul></table>",
        "<table><tr><td>a<td> <tr><td><h2>b</h2><ul><li>c</ul><td>&nbsp;</table>",
    ],
)
def test_a_table_that_only_places_things_is_running_text(html: str) -> None:
    assert [block.kind.value for block in _blocks(html)] == ["paragraph", "heading", "list-item"]


def test_of_nested_tables_only_the_innermost_can_be_one_of_figures() -> None:
    inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    blocks = _blocks(f"<table><tr><td>left<td>{inner}<tr><td>below<td>right</table>")
    assert [block.text for block in blocks] == ["left", "1", "2", "3", "4", "below", "right"]
    assert [block.cell is not None for block in blocks] == [False, *[True] * 4, False, False]


def test_a_table_too_large_for_a_grid_becomes_a_paragraph_a_row() -> None:
    blocks = _blocks("<table>" + "<tr><td>a<p>b<td><b>c</b><td>" * 1000 + "</table>")
    assert len(blocks) == 1000
    assert blocks[0].kind is BlockKind.PARAGRAPH
    assert blocks[0].runs == (Run("a b | "), Run("c", strong=True))


def test_a_monstrous_span_does_not_make_a_monstrous_grid() -> None:
    blocks = _blocks(
        "<table><tr><td colspan=1000000000>a<td>b<tr><td rowspan=99999999>c<td>d</table>"
    )
    columns = [block.cell.column for block in blocks if block.cell]
    assert max(columns) <= 100


def test_images_and_captions_of_a_figure_find_each_other() -> None:
    html = (
        '<figure><img src="/a.jpg" alt=" The\nferry "><figcaption>At <b>sea</b><p>J. Roe</p>'
        "</figcaption></figure><figure><figcaption>First</figcaption><img src=b.jpg></figure>"
        "<figure><figcaption>No image</figcaption></figure>"
    )
    blocks = _blocks(html)
    assert [(block.kind, block.text, block.image) for block in blocks] == [
        (BlockKind.FIGURE, "At sea\nJ. Roe", Image("https://harbour.example/a.jpg", "The ferry")),
        (BlockKind.FIGURE, "First", Image("https://harbour.example/news/b.jpg")),
        (BlockKind.FIGURE, "No image", None),
    ]


def test_an_image_inside_a_text_stands_after_it() -> None:
    blocks = _blocks("<p>before <img src=https://a.example/i.png> after</p>")
    assert [(block.text, block.image) for block in blocks] == [
        ("before after", None),
        ("", Image("https://a.example/i.png")),
    ]


def test_an_emoji_drawn_by_an_image_becomes_text() -> None:
    assert _texts('<p>Well done <img alt="👏🏽" src="https://a.example/1f44f.png"></p>') == [
        "Well done 👏🏽"
    ]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="data:image/svg+xml,%3Csvg%3E">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="//">',
        "<img>",
        '<img src="https://t.example/p.gif" width=1 height=1>',
        '<img src="javascript:alert(1)">',
    ],
)
def test_images_that_are_none_of_an_articles_business_are_dropped(image: str) -> None:
    assert _texts(f"<p>x {image} y</p>") == ["x y"]


def test_late_loaded_images_are_found_at_their_real_address() -> None:
    (block,) = _blocks('<img src="data:image/gif;base64,R0" data-src="/real.jpg">')
    assert block.image == Image("https://harbour.example/real.jpg")


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://a.example/x?y=1&amp;z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("HTTP://a.example", "http://a.example"),
        ("../other", "https://harbour.example/other"),
        ("//cdn.example/x", "https://cdn.example/x"),
        (" https://a.example/a b&quot;&lt; ", "https://a.example/a%20b%22%3C"),
        ("mailto:desk@harbour.example", "mailto:desk@harbour.example"),
        ("#top", None),
        ("", None),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("&#1;javascript:alert(1)", None),
        ("JaVaScRiPt&colon;alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("smb://host/share", None),
        ("vbscript:x", None),
        ("https:///nohost", None),
        ("https://" + "a" * 5000, None),
        ("http://[::1", None),
    ],
)
def test_only_web_and_mail_links_stay_links(href: str, link: str | None) -> None:
    (block,) = _blocks(f'<a href="{href}">text</a>')
    assert block.text == "text"
    assert block.runs[0].link == link


def test_relative_links_without_a_base_are_text() -> None:
    assert document_from_html("<a href=/x>text</a>").blocks[0].runs == (Run("text"),)


def test_the_pages_own_base_completes_links() -> None:
    html = "<head><base href=https://b.example/dir/></head><a href=x>text</a>"
    assert _blocks(html)[0].runs[0].link == "https://b.example/dir/x"


@pytest.mark.parametrize(
    "html",
    [
        "<script>bad()</script>",
        "<style>bad {}</style>",
        "<noscript>bad</noscript>",
        "<template>bad</template>",
        "<svg><text>bad</text></svg>",
        "<iframe src=x>bad</iframe>",
        "<textarea>bad</textarea>",
        "<select><option>bad</select>",
        "<object>bad</object>",
        "<div hidden>bad</div>",
        '<div style="color: red; DISPLAY : none">bad <b>worse</b></div>',
        "<!-- bad -->",
        "<title>bad</title>",
        "<ruby><rt>bad</rt></ruby>",
    ],
)
def test_what_a_reader_does_not_see_as_text_is_left_out(html: str) -> None:
    assert _texts(f"<p>one</p>{html}<p>two</p>") == ["one", "two"]


def test_characters_that_no_article_means_do_not_come_in_by_references() -> None:
    assert (
        _texts("<p>a&#0;b&#xFFFC;c&#xFDD0;d&shy;e&#x2028;f\ud83d\x00g</p>")[0].replace("\ufffd", "")
        == "abcde fg"
    )


@pytest.mark.parametrize("html", ["", " \n", "<!-- x -->", "<p>", "<", "</p>", "\x00", "<a "])
def test_html_without_text_gives_an_empty_document(html: str) -> None:
    assert "".join(_texts(html)).strip("<") == ""


def test_a_meta_charset_in_a_decoded_page_means_nothing() -> None:
    assert _texts("<meta charset=koi8-r><?xml version='1.0' encoding='utf-16'?><p>Zoë</p>") == [
        "Zoë"
    ]


def test_deep_lists_and_quotations_stay_at_the_deepest_level() -> None:
    html = "<ul><li>" * 30 + "a" + "</ul>" * 30 + "<blockquote>" * 30 + "b"
    assert [block.level for block in _blocks(html)] == [MAX_LEVEL, MAX_LEVEL]


def test_past_the_most_blocks_all_words_stay_in_the_last() -> None:
    blocks = _blocks("<p>word</p>" * (MAX_BLOCKS + 1000) + "<table><tr><td>end<td>x</table>")
    assert len(blocks) == MAX_BLOCKS
    assert sum(block.text.split().count("word") for block in blocks) == MAX_BLOCKS + 1000
    assert blocks[-1].text.endswith("word end x")


def test_line_breaks_count_as_blocks() -> None:
    (block,) = _blocks("x<br>" * (MAX_BLOCKS + 1000))
    assert block.text.count("\n") < MAX_BLOCKS
    assert block.text.count("x") == MAX_BLOCKS + 1000


def test_past_the_most_images_captions_stay() -> None:
    html = "<figure><img src=https://a.example/i><figcaption>c</figcaption></figure>"
    blocks = _blocks(html * (MAX_IMAGES + 5))
    assert sum(block.image is not None for block in blocks) == MAX_IMAGES
    assert sum(block.text == "c" for block in blocks) == MAX_IMAGES + 5


def test_too_much_text_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableError, match="2,000,000 characters"):
        document_from_html("<p>" + "word " * 500_000)


def test_too_much_markup_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UnreadableError, match="15,000,000 characters"):
        document_from_html("<" * 15_000_001)
