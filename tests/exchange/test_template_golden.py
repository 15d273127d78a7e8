"""The program's templates over the invented sample, compared with ``tests/golden/template-*.md``.

When a template or what it shows changes on purpose: run the test, read the file that its message
names, and copy it over the golden one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.support.exports import annotation_of, opened
from tests.support.golden import GOLDEN_FOLDER
from tests.support.sample_exports import CODEBOOK, sample_article, sample_parts

from reader.exchange.export_parts import NO_PARTS
from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.exchange.quotations import quoted_blocks
from reader.exchange.seals import read_seals
from reader.exchange.sourcing_variables import profile_counts
from reader.exchange.template_choice import DEFAULT_TEMPLATE, OWN_TEMPLATES, ExportTemplate
from reader.model.document import Block, BlockKind, Document, Run
from reader.text.normalise import clean_characters

SAMPLE = sample_article()
PARTS = sample_parts(SAMPLE)
OTHERS = [template for template in OWN_TEMPLATES if template is not DEFAULT_TEMPLATE]
QUOTING = [template for template in OTHERS if template.name != "source-table"]


def rendered(template: ExportTemplate) -> str:
    return render_markdown(SAMPLE, CODEBOOK, MarkdownOptions(template=template), PARTS)


def tokens(markdown: str) -> list[Token]:
    body = markdown
    if markdown.startswith("---\n"):
        body = markdown[4:].partition("\n---\n")[2]
    return MarkdownIt("commonmark").enable("table").parse(body)


def shown(token: Token) -> str:
    breaks = {"hardbreak": "\n", "softbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or ())


def quotations(markdown: str) -> Iterator[list[str]]:
    """The paragraphs of each block quotation, as a CommonMark program shows them."""
    found: list[str] | None = None
    for token in tokens(markdown):
        if token.type == "blockquote_open":
            found = []
        elif token.type == "blockquote_close" and found is not None:
            yield found
            found = None
        elif token.type == "inline" and found is not None:
            found.append(shown(token))


@pytest.mark.parametrize("template", OTHERS, ids=lambda template: template.name)
def test_a_template_gives_what_its_golden_file_says(
    template: ExportTemplate, tmp_path: Path
) -> None:
    markdown = rendered(template)
    made = tmp_path / f"template-{template.name}.md"
    made.write_text(markdown, encoding="utf-8")
    golden = GOLDEN_FOLDER / made.name
    assert markdown == golden.read_text(encoding="utf-8"), f"read {made}, then copy it if right"


@pytest.mark.parametrize("template", QUOTING, ids=lambda template: template.name)
def test_every_passage_is_quoted_with_exactly_its_words(template: ExportTemplate) -> None:
    found = list(quotations(rendered(template)))
    asked = SAMPLE.annotations
    if template.name in ("class-handout", "letter-to-outlet"):
        asked = asked[:-1]  # what has no place in the article is nothing to ask about
    for annotation in asked:
        blocks = quoted_blocks(annotation, SAMPLE.revision)
        assert any(_is_run(blocks, quotation) for quotation in found), blocks


@settings(max_examples=60, deadline=None)
@given(
    template=st.sampled_from(QUOTING),
    words=st.text(max_size=40).map(clean_characters).filter(str.strip),
    note=st.sampled_from(["", "```", "<!--", "- a\n\n      b", "> q", "tags:: x", "---\ntitle: x"]),
)
def test_any_words_are_quoted_exactly_whatever_the_notes(
    template: ExportTemplate, words: str, note: str
) -> None:
    document = Document((Block(BlockKind.PARAGRAPH, (Run(words),)),))
    marks = [
        annotation_of(n, words, "unnamed-source", text=document.text, note=note) for n in (1, 2)
    ]
    article = opened(*marks, document=document, title=words)
    markdown = render_markdown(article, CODEBOOK, MarkdownOptions(template=template))
    found = [one for one in quotations(markdown) if _is_run([words], one)]
    assert len(found) == 2


def _is_run(blocks: list[str], paragraphs: list[str]) -> bool:
    starts = range(len(paragraphs) - len(blocks) + 1)
    return any(paragraphs[start : start + len(blocks)] == blocks for start in starts)


def test_the_table_shows_the_exact_words_of_every_mention() -> None:
    markdown = rendered(next(t for t in OTHERS if t.name == "source-table"))
    cells = [shown(token) for token in tokens(markdown) if token.type == "inline"]
    assert PARTS.ledger is not None
    for entry in PARTS.ledger:
        for mention in entry.mentions:
            assert any(f"“{mention.quoted.exact}”" in cell for cell in cells)
    rows = [token for token in tokens(markdown) if token.type == "tr_open"]
    assert len(rows) == len(PARTS.ledger) + 1


@pytest.mark.parametrize("template", OTHERS, ids=lambda template: template.name)
def test_a_template_ends_with_a_seal_and_has_no_stray_empty_lines(template: ExportTemplate) -> None:
    markdown = rendered(template)
    (seal,) = read_seals(markdown)
    assert (seal.template, seal.intact) == (template.name, True)
    assert "\n\n\n" not in markdown
    assert markdown.endswith("-->\n")


@pytest.mark.parametrize("name", ["fact-check-memo", "obsidian-callouts"])
def test_front_matter_has_the_profiles_counts(name: str) -> None:
    markdown = rendered(next(t for t in OTHERS if t.name == name))
    values = yaml.safe_load(markdown[4:].partition("\n---\n")[0])
    assert PARTS.profile is not None
    expected = {c.value: f.count for c, f in PARTS.profile.shares.items() if f.count}
    assert values["sourcing"] == expected
    assert values["title"] == SAMPLE.article.title


@pytest.mark.parametrize("template", OTHERS, ids=lambda template: template.name)
def test_a_template_says_so_where_there_is_nothing(template: ExportTemplate) -> None:
    bare = replace(SAMPLE, annotations=())
    markdown = render_markdown(bare, CODEBOOK, MarkdownOptions(template=template), NO_PARTS)
    assert "\n\n\n" not in markdown
    assert any(word in markdown for word in ("no annotations", "No passage", "No ledger", "None."))


def test_the_default_template_takes_the_profile_into_its_front_matter_when_given() -> None:
    markdown = render_markdown(SAMPLE, CODEBOOK, None, PARTS)
    values = yaml.safe_load(markdown[4:].partition("\n---\n")[0])
    assert PARTS.profile is not None
    assert values["sourcing"] == profile_counts(PARTS.profile)
