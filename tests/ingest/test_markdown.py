"""Markdown files, with the front matter that people and programs write."""

from __future__ import annotations

import nh3
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds
from tests.support.incoming import LAST, MARKDOWN, MORE, TITLE, URL, WORDS

from reader.documents.html_text import document_to_html
from reader.ingest.front_matter import has_front_matter, split_front_matter
from reader.ingest.parsing import parse_article
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle, PublicationDate


def _parsed(text: str) -> ParsedArticle:
    return parse_article(text.encode(), name="a.md")


def test_front_matter_says_what_the_article_is() -> None:
    parsed = _parsed(MARKDOWN)
    assert parsed.headline == TITLE
    assert parsed.byline == ("Jane Roe", "John Doe")
    assert parsed.published == PublicationDate("2024-04-02", "2024-04-02")
    assert parsed.url == URL
    assert parsed.tags == ("harbour", "money")


def test_blocks_keep_their_kinds() -> None:
    document = _parsed(MARKDOWN).document
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, WORDS),
        (BlockKind.QUOTATION, MORE),
        (BlockKind.LIST_ITEM, LAST),
    ]


def test_inline_marks_and_tables_are_read() -> None:
    document = _parsed(
        f"# {TITLE}\n\nThe *pumps* were **late**, [it said]({URL}).\n\n"
        "| Cost | Delay |\n|---|---|\n| 10 | 2 years |\n"
    ).document
    first, *cells = document.blocks
    assert [(run.text, run.emphasis, run.strong, run.link) for run in first.runs][1::2] == [
        ("pumps", True, False, None),
        ("late", False, True, None),
        ("it said", False, False, URL),
    ]
    assert [cell.text for cell in cells] == ["Cost", "Delay", "10", "2 years"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "<iframe src='file:///etc/passwd'></iframe>",
        "![](file:///etc/passwd)",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    ],
)
def test_html_in_markdown_is_sanitised_as_any_other(hostile: str) -> None:
    document = _parsed(f"{WORDS}\n\n{hostile}\n\n{MORE}\n").document
    html = document_to_html(document)
    assert nh3.clean(html, link_rel=None) == html.replace("&quot;", '"').replace("&#x27;", "'")
    assert all(run.link is None for block in document.blocks for run in block.runs)
    assert all(block.image is None for block in document.blocks)


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("author: Jane Roe", "byline", ("Jane Roe",)),
        ("author: By Jane Roe and John Doe", "byline", ("Jane Roe", "John Doe")),
        ('author:\n  - "[[Jane Roe]]"', "byline", ("Jane Roe",)),
        ("author: [[Jane Roe]]", "byline", ("Jane Roe",)),
        ("by: harbour_desk", "byline", ("harbour_desk",)),
        (f"source: {URL}", "url", URL),
        (f"source: {URL}", "outlet", ""),
        ("source: Harbour Gazette", "outlet", "Harbour Gazette"),
        (f"source: Harbour Gazette\nlink: {URL}", "url", URL),
        ("title: 'It''s late'", "headline", "It's late"),
        ('title: "The \\"tunnel\\" is late"', "headline", 'The "tunnel" is late'),
        ("title: >\n  The tunnel\n  is late", "headline", "The tunnel is late"),
        ("Title: The tunnel # a comment", "headline", "The tunnel"),
        ("tags: [a, 'b c', \"d, e\"]", "tags", ("a", "b c", "d, e")),
        ("tags: a, b", "tags", ("a", "b")),
        ("keywords:\n- '#a'\n- b\n- b", "tags", ("a", "b")),
        ("lang: de", "language", "de"),
        ("url: javascript:alert(1)", "url", ""),
    ],
)
def test_front_matter_is_read_as_it_is_written(front: str, field: str, value: object) -> None:
    assert getattr(_parsed(f"---\n{front}\n---\n{WORDS}\n\n{MORE}\n"), field) == value


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{WORDS}\n\n---\n",
        f"---\n{WORDS}\n",
        f"--- \n---\n{WORDS}\n",
        f"{WORDS}\n\n---\ntitle: no\n---\n",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert not has_front_matter(text)
    assert WORDS in _parsed(text).document.text


def test_a_text_file_with_front_matter_is_markdown() -> None:
    assert parse_article(MARKDOWN.encode(), name="a.txt").headline == TITLE


def test_nothing_but_front_matter_is_no_article() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        _parsed("---\ntitle: x\n---\n")


_VALUES = st.text("abcäö '\",:#[]{}-|>&*!%@`\\", min_size=1, max_size=20)


@given(st.dictionaries(st.sampled_from(["title", "author", "date", "x"]), _VALUES, min_size=1))
def test_what_a_yaml_library_writes_is_read_alike(values: dict[str, str]) -> None:
    written = yaml.safe_dump(values, default_style='"', allow_unicode=True, width=10_000)
    front, rest = split_front_matter(f"---\n{written}---\nbody")
    tidy = {key: " ".join(value.split()) for key, value in values.items()}
    wanted = {key: (value,) for key, value in tidy.items() if value not in ("", "[]", "{}")}
    read = {key: value for key, value in front.items() if "[[" not in values[key]}
    assert read == {key: value for key, value in wanted.items() if "[[" not in values[key]}
    assert rest == "body" or not front


@given(st.text(max_size=200))
def test_any_front_matter_is_read(text: str) -> None:
    front, rest = split_front_matter(f"---\n{text}\n---\nrest")
    assert rest.endswith("rest")
    assert all(all(values) for values in front.values())


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 100_000,
        "_a*" * 100_000,
        "[" * 100_000,
        "![" * 50_000,
        "[a](" * 50_000,
        "[a]: <" * 50_000,
        "`" * 100_000,
        "".join("`" * n + " " for n in range(1, 500)),
        "> " * 50_000,
        "- " * 50_000,
        "1. " * 30_000,
        "<" * 100_000,
        "<!--" * 50_000,
        "&#" * 100_000,
        "\\" * 200_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|b\n" * 1_000,
        "a\n" * 100_000,
        "---\n" + "a: [" * 50_000,
        "---\n" + "a: '" + "''" * 50_000 + "\n---\n",
        "---\n" + "a: " + '"\\' * 50_000 + "\n---\n",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_markdown_made_to_be_slow_is_read_in_a_moment(text: str) -> None:
    def read() -> None:
        try:
            _parsed(text)
        except UnreadableError as error:
            assert error.advice  # noqa: PT017 (either is right)

    assert cpu_seconds(read) < 15
