from __future__ import annotations

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from reader.documents.html_blocks import document_from_html
from reader.documents.html_text import document_to_html
from reader.documents.inline import Style
from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run

TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "figure"),
    *("figcaption", "img", "hr", "br", "table", "tbody", "tr", "td", "th", "a", "em", "strong"),
    "code",
}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "li": {"value"}}

LINKS = ("https://a.example/x?y=1&z=%22", "http://b.example/é", "mailto:desk@a.example")
styles = st.builds(
    Style, st.booleans(), st.booleans(), st.booleans(), st.none() | st.sampled_from(LINKS)
)
words = st.text(
    st.sampled_from("ab<>&\"'`=/;é漢👩\u200d🇫e\u0301ש\u202e\u00a0.#"), min_size=1, max_size=6
)
visible_words = words.filter(lambda word: bool(word.strip("\u00a0\u200d"))).map(
    lambda word: "x" + word + "x"
)


@st.composite
def runs(draw: st.DrawFn, separators: str = " \n") -> tuple[Run, ...]:
    """Words in any styles with single spaces or line breaks between, as blocks have them."""
    pieces: list[tuple[str, Style]] = []
    for word in draw(st.lists(visible_words, min_size=1, max_size=5)):
        style = draw(styles)
        if pieces:
            pieces.append((draw(st.sampled_from(["", *separators])), pieces[-1][1]))
        pieces.append((word, style))
    merged: list[tuple[str, Style]] = []
    for text, style in pieces:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        elif text:
            merged.append((text, style))
    return tuple(Run(text, *style) for text, style in merged)


def _preformatted(text: tuple[Run, ...]) -> Block:
    plain = "".join(run.text for run in text)
    return Block(BlockKind.PREFORMATTED, (Run(f"  {plain}\n\n\t{plain}"),))


images = st.builds(Image, st.sampled_from(LINKS[:2]), st.just("") | visible_words.map(str.strip))
plain_blocks = st.one_of(
    runs().map(lambda text: Block(BlockKind.PARAGRAPH, text)),
    st.builds(lambda text, level: Block(BlockKind.HEADING, text, level), runs(), st.integers(1, 6)),
    st.builds(lambda text, n: Block(BlockKind.QUOTATION, text, n), runs(), st.integers(1, 8)),
    st.builds(
        lambda text, level, marker: Block(BlockKind.LIST_ITEM, text, level, marker),
        runs(),
        st.integers(1, 8),
        st.sampled_from(["•", "1.", "-3.", "12."]),
    ),
    runs().map(_preformatted),
    st.just(Block(BlockKind.RULE)),
    st.builds(lambda text, image: Block(BlockKind.FIGURE, text, image=image), runs(), images),
    images.map(lambda image: Block(BlockKind.FIGURE, image=image)),
    runs().map(lambda text: Block(BlockKind.FIGURE, text)),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    tables = 0
    for group in draw(st.lists(plain_blocks | st.none(), max_size=8)):
        if group is not None:
            blocks.append(group)
            continue
        places = [(row, column) for row in range(2) for column in range(2)]
        places += draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3))
        for row, column in sorted(set(places)):
            cell = CellPosition(tables, row, column, draw(st.booleans()))
            blocks.append(Block(BlockKind.TABLE_CELL, draw(runs()), cell=cell))
        tables += 1
    return Document(tuple(blocks))


@given(documents())
@settings(max_examples=120)
def test_a_document_survives_the_way_to_html_and_back(document: Document) -> None:
    assert document_from_html(document_to_html(document)) == document


@given(documents())
@settings(max_examples=60)
def test_an_independent_sanitiser_finds_nothing_to_take_out(document: Document) -> None:
    written = document_to_html(document)
    schemes = {"http", "https", "mailto"}
    cleaned = nh3.clean(
        written, tags=TAGS, attributes=ATTRIBUTES, url_schemes=schemes, link_rel=None
    )
    assert document_from_html(cleaned) == document


SOUP = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=/x>",
        "</a>",
        "<br>",
    ),
    *("<ul>", "</ul>", "<ol start=4>", "</ol>", "<li>", "</li>", "<li value=7>", "<blockquote>"),
    *("</blockquote>", "<h2>", "</h2>", "<pre>", "</pre>", "<code>", "</code>", "<hr>", "<figure>"),
    *("</figure>", "<figcaption>", "</figcaption>", "<img src=/i alt=a>", "<table>", "</table>"),
    *(
        "<tr>",
        "<td>",
        "<th colspan=2>",
        "<td rowspan=2>",
        "</td>",
        "</tr>",
        "<caption>",
        "<script>",
    ),
    *("</script>", "<q>", "</q>", "<a href='javascript:x'>", "<img src=x onerror=x>", "<svg>"),
    *("text", " ", "\n", "&nbsp;", "&lt;script&gt;", "one two", "\u202e", "&#0;", "<!--", "-->"),
    *('<p title="', "'>", "<textarea>", "</textarea>", "<style>", "</style>", "<dd>", "<main>"),
)


@given(st.lists(st.sampled_from(SOUP), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_tag_soup_gives_a_stable_document_and_safe_html(soup: str) -> None:
    document = document_from_html(soup, "https://a.example/")
    written = document_to_html(document)
    assert document_from_html(written) == document
    for element in lxml_html.fragments_fromstring(written, no_leading_text=True):
        for inner in element.iter():
            assert inner.tag in TAGS
            assert set(inner.attrib) <= ATTRIBUTES.get(str(inner.tag), set())
            address = str(inner.get("href") or inner.get("src") or "https://")
            assert address.startswith(("http://", "https://", "mailto:"))


@given(st.lists(st.sampled_from(SOUP), max_size=40).map("".join))
@settings(max_examples=150)
def test_blocks_from_any_tag_soup_are_tidy(soup: str) -> None:
    for block in document_from_html(soup).blocks:
        assert block.text == block.text.strip() or block.kind is BlockKind.PREFORMATTED
        assert block.text or block.kind in (BlockKind.RULE, BlockKind.FIGURE)
        assert all(run.text for run in block.runs)
        assert (block.cell is not None) == (block.kind is BlockKind.TABLE_CELL)


def test_text_is_escaped_wherever_it_stands() -> None:
    hostile = '"><script>alert(1)</script>&'
    document = Document(
        (
            Block(BlockKind.PARAGRAPH, (Run(hostile, link="https://a.example/" + hostile),)),
            Block(BlockKind.FIGURE, (Run(hostile),), image=Image("https://a.example", hostile)),
            Block(BlockKind.PREFORMATTED, (Run("</pre>" + hostile),)),
        )
    )
    assert "<script" not in document_to_html(document)


def test_links_and_images_with_other_schemes_are_not_written() -> None:
    document = Document(
        (
            Block(BlockKind.PARAGRAPH, (Run("x", link="javascript:alert(1)"),)),
            Block(BlockKind.FIGURE, image=Image("file:///etc/passwd", "y")),
        )
    )
    assert document_to_html(document) == "<p>x</p>\n<figure></figure>\n"
