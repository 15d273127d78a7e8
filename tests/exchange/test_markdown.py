from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.support.exports import CODEBOOK, HEADLINE, TEXT, annotation_of, opened

from reader.exchange.block_ids import block_id
from reader.exchange.front_matter import FRONT_MATTER_KEYS
from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import PublicationDate
from reader.model.selectors import AnchorStatus, Part
from reader.text.normalise import clean_characters

_words = st.text(max_size=40).map(clean_characters)
_titles = st.text(max_size=30) | st.sampled_from(
    [
        "a\n---\nevil: true\n---",
        "\u2028---\u2029",
        '"quoted" \\ back',
        "x\x85y\x7f\x80",
        "\U0001f4f0",
    ]
)


def _front_matter(markdown: str) -> dict[str, object]:
    assert markdown.startswith("---\n")
    values = yaml.safe_load(markdown[4:].partition("\n---\n")[0])
    assert isinstance(values, dict)
    return values


def _quotations(markdown: str) -> list[list[str]]:
    """The paragraphs of each block quotation as a CommonMark renderer shows them."""
    body = markdown[4:].partition("\n---\n")[2]
    found: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "blockquote_open":
            inside = True
            found.append([])
        elif token.type == "blockquote_close":
            inside = False
        elif inside and token.type == "inline":
            found[-1].append(_shown(token))
    return found


def _shown(token: Token) -> str:
    line_ends = {"hardbreak": "\n", "softbreak": "\r"}
    return "".join(line_ends.get(child.type, child.content) for child in token.children or ())


def test_the_default_form() -> None:
    marked = (
        annotation_of(1, "Three officials said", "unnamed-source", note="Which *three*?", grade=1),
        annotation_of(2, "the mayor's office", "institution", "second-hand"),
        annotation_of(3, "officials say", text=HEADLINE, part=Part.HEADLINE),
    )
    markdown = render_markdown(opened(*marked, url="https://bay.test/a_(b)?x=1&y=2#top"), CODEBOOK)
    record = markdown.split("\n")[10]
    assert record.startswith('# onbackground: {"article": "article-1"')
    ids = [block_id(one.id) for one in marked]
    facts = [f"[open](onbackground://annotation/{one.id}) · [on the web](WEB" for one in marked]
    web = "https://bay.test/a_%28b%29?x=1&y=2#top:~:text="
    assert (
        markdown.replace(record + "\n", "").replace(web, "WEB")
        == f"""\
---
title: "Harbour to close, officials say"
outlet: "Bay Courier"
byline: ["Ana Ruiz", "Jo Lee"]
url: "https://bay.test/a_(b)?x=1&y=2#top"
published: "2024-04-03"
accessed: "2026-11-22T16:00:00Z"
tags: ["unnamed-source", "institution", "second-hand"]
annotations: 3
sourcing: {{"unnamed": 1, "institution": 1, "second-hand": 1}}
---

# Harbour to close, officials say

> officials say
> ^ob-{ids[2]}

**Highlight** · headline · {facts[2]}officials%20say)

> Three officials said
> ^ob-{ids[0]}

**Unnamed source** · transparency 1 of 4 · paragraph 1 · {facts[0]}Three%20officials%20said)

Which *three*?

> the mayor's office
> ^ob-{ids[1]}

**Institution, Second-hand** · paragraph 2 · {facts[1]}the%20mayor%27s%20office)
"""
    )


def test_no_annotations_are_said_to_be_none() -> None:
    markdown = render_markdown(opened(), CODEBOOK)
    assert markdown.endswith(f"---\n\n# {HEADLINE}\n\nThis article has no annotations.\n")
    assert _front_matter(markdown)["annotations"] == 0


def test_equal_values_give_equal_text_whatever_their_order() -> None:
    one, two = annotation_of(1, "officials"), annotation_of(2, "harbour", note="n")
    assert render_markdown(opened(one, two), CODEBOOK) == render_markdown(
        opened(two, one), CODEBOOK
    )


def test_overlapping_annotations_are_each_quoted_whole() -> None:
    marked = (
        annotation_of(1, "Three officials said"),
        annotation_of(2, "officials said the harbour"),
    )
    markdown = render_markdown(opened(*marked), CODEBOOK)
    assert [quote[0].partition("\r")[0] for quote in _quotations(markdown)] == [
        "Three officials said",
        "officials said the harbour",
    ]


def test_several_paragraphs_stay_one_quotation() -> None:
    words = TEXT.partition("Critics")[0].strip()
    mark = annotation_of(1, words)
    (quotation,) = _quotations(render_markdown(opened(mark), CODEBOOK))
    first, second = words.split("\n")
    assert quotation == [first, f"{second}\r^ob-{block_id(mark.id)}"]


def test_a_line_break_inside_a_block_is_a_hard_one() -> None:
    document = Document((Block(BlockKind.PARAGRAPH, (Run("one\n  two"),)),))
    mark = annotation_of(1, "one\n  two", text=document.text)
    markdown = render_markdown(opened(mark, document=document), CODEBOOK)
    assert "> one\\\n> &#32;&#32;two\n> ^ob-" in markdown


def test_orphans_come_last_under_their_own_heading() -> None:
    lost = annotation_of(1, "words\nno longer there", "institution", status=AnchorStatus.ORPHANED)
    found = annotation_of(2, "Critics")
    markdown = render_markdown(opened(lost, found), CODEBOOK)
    heading = "\n\n## No longer found in the article\n\n> words\n>\n> no longer there\n> ^ob-"
    assert markdown.index("> Critics") < markdown.index(heading)
    assert "**Institution** · [open](" in markdown  # no paragraph: nobody knows which
    assert "\n\n\n" not in markdown


def test_an_article_with_orphans_only_has_no_line_that_says_there_are_none() -> None:
    lost = annotation_of(1, "gone", status=AnchorStatus.ORPHANED)
    markdown = render_markdown(opened(lost), CODEBOOK)
    assert "no annotations" not in markdown
    assert "\n\n\n" not in markdown


def test_a_passage_whose_words_have_changed_says_so() -> None:
    mark = annotation_of(1, "Critics", status=AnchorStatus.CHANGED)
    assert " · the article's words have changed · [open](" in render_markdown(
        opened(mark), CODEBOOK
    )


def test_sourcing_counts_annotations_once_for_each_kind() -> None:
    marks = (
        annotation_of(1, "Three", "unattributed-claim", "unattributed-evaluation"),
        annotation_of(2, "Critics", "unnamed-source", "named-source", "document"),
        annotation_of(3, "harbour", "unnamed-source", "my-tag"),
    )
    values = _front_matter(render_markdown(opened(*marks), CODEBOOK))
    assert values["sourcing"] == {"named": 1, "unnamed": 2, "document": 1, "unattributed": 1}
    assert values["tags"] == [
        "unnamed-source", "unattributed-evaluation", "unattributed-claim", "named-source",
        "document", "my-tag",
    ]  # fmt: skip


def test_names_of_tags_are_escaped_and_unknown_tags_shown_by_id() -> None:
    markdown = render_markdown(opened(annotation_of(1, "Three", "my-tag", "gone")), CODEBOOK)
    assert "**My \\* tag, gone** · paragraph 1" in markdown


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "https://"])
def test_only_web_addresses_become_links(url: str) -> None:
    markdown = render_markdown(opened(annotation_of(1, "Three"), url=url), CODEBOOK)
    assert "on the web" not in markdown


def test_an_ambiguous_date_is_given_as_written() -> None:
    article = opened()
    dated = replace(
        article.article, published=PublicationDate("03/04/2024", iso=None, ambiguous=True)
    )
    markdown = render_markdown(replace(article, article=dated), CODEBOOK)
    assert _front_matter(markdown)["published"] == "03/04/2024"


def test_notes_can_be_left_out() -> None:
    mark = annotation_of(1, "Three", note="my private thought")
    markdown = render_markdown(opened(mark), CODEBOOK, MarkdownOptions(notes=False))
    assert "private" not in markdown
    assert "> Three" in markdown


@settings(max_examples=150, deadline=None)
@given(title=_titles, outlet=_titles, names=st.lists(_titles, max_size=3))
def test_front_matter_means_what_the_article_says(
    title: str, outlet: str, names: list[str]
) -> None:
    base = opened()
    article = replace(base.article, title=title, outlet=outlet, byline=tuple(names))
    markdown = render_markdown(replace(base, article=article), CODEBOOK)
    values = _front_matter(markdown)
    assert tuple(values) == FRONT_MATTER_KEYS
    assert (values["title"], values["outlet"]) == (title or "Untitled", outlet)
    assert values["byline"] == names


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(_words, min_size=1, max_size=4), cut=st.tuples(st.integers(), st.integers()))
def test_quotations_show_exactly_the_words_of_each_block(
    blocks: list[str], cut: tuple[int, int]
) -> None:
    document = Document(tuple(Block(BlockKind.PARAGRAPH, (Run(words),)) for words in blocks))
    start, end = sorted(place % (len(document.text) + 1) for place in cut)
    mark = annotation_of(1, document.text[start:end], text=document.text[start:end])
    place = replace(mark.target.position, start=start, end=end)
    mark = replace(mark, target=replace(mark.target, position=place))
    markdown = render_markdown(opened(mark, document=document), CODEBOOK)
    (quotation,) = _quotations(markdown)
    expected = [
        document.text[max(start, block.start) : min(end, block.end)]
        for block in document.block_ranges
        if max(start, block.start) < min(end, block.end)
    ]
    *before, last = quotation
    assert [*before, re.sub("\r?\\^ob-[0-9a-v]{8}$", "", last)] == (expected or [""])


@settings(max_examples=200, deadline=None)
@given(
    note=st.lists(
        st.sampled_from(
            ["```", "~~~~", "    ", "  ", "- ", "1. ", "> ", "\n", "\n\n", "text", "<!--", "-->",
             "<pre>", "<script>", "<div>", "</div>", "<?", "<![CDATA[", "<!X", "[a]: <", "`", "# h",
             "---", "| a |",
             "\ntitle: x", "> ^ob-abcdefgh", "%%", "$$", "\t", "\\", "<a ", "<b>"]
        ),
        max_size=10,
    ).map("".join)
)  # fmt: skip
def test_no_note_changes_how_the_next_annotation_is_read(note: str) -> None:
    marks = annotation_of(1, "Three officials", note=note), annotation_of(2, "Critics", note="n")
    markdown = render_markdown(opened(*marks), CODEBOOK)
    body = markdown[4:].partition("\n---\n")[2]
    tokens = MarkdownIt("commonmark").parse(body)
    kinds = ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    kinds += 2 * ["paragraph_open", "inline", "paragraph_close"]
    assert [token.type for token in tokens[-11:]] == kinds
    assert tokens[-11].level == 0
    assert tokens[-9].content == f"Critics\n^ob-{block_id(marks[1].id)}"
