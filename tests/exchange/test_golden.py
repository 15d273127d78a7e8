"""The export of the seed article, compared with ``tests/golden/seed-annotated.md`` to the byte.

When the form changes on purpose: run the test, read the file it names in its message line by
line against FORMATS (front matter, quotations, facts, notes), and copy it over the golden one.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.support.golden import GOLDEN_FOLDER, SEED_ANNOTATIONS

from reader.anchoring.describing import describe
from reader.cli.quotation_search import find_passage
from reader.exchange.markdown import render_markdown
from reader.ingest.parsing import parse_article
from reader.library.codebooks import default_tags
from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook
from reader.model.parsed_article import ParsedArticle
from reader.model.resources import resource_path
from reader.model.selectors import AnchorStatus, Part, Target
from reader.text.fingerprint import text_sha256
from reader.text.normalise import NORMALISATION_VERSION

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)
ARTICLE_ID = "5eed0000-0000-4000-8000-000000000000"


def seed_article() -> ParsedArticle:
    path = resource_path("seeds/articles/us-warned-kremlin.txt")
    return parse_article(path.read_bytes(), name=path.name)


def seed_annotation(number: int, options: tuple[str, ...], parsed: ParsedArticle) -> Annotation:
    values = dict(zip(options[::2], options[1::2], strict=True))
    passage = find_passage(parsed.headline, parsed.document.text, values["--quote"])
    text = parsed.headline if passage.part is Part.HEADLINE else parsed.document.text
    return Annotation(
        id=f"5eed0000-0000-4000-8000-{number:012d}",
        article_id=ARTICLE_ID,
        target=Target("revision", passage.part, *describe(text, passage.range)),
        tag_ids=(values["--tag"],),
        note=values.get("--note", ""),
        status=AnchorStatus.EXACT,
        creator="",
        created_at=NOW,
        updated_at=NOW,
    )


def test_the_seed_article_is_exported_as_in_the_golden_file(tmp_path: Path) -> None:
    parsed = seed_article()
    article = Article(
        id=ARTICLE_ID,
        title=parsed.headline,
        added_at=NOW,
        revision_id="revision",
        outlet=parsed.outlet,
        byline=parsed.byline,
        section=parsed.section,
        published=parsed.published,
        url=parsed.url,
    )
    revision = Revision(
        id="revision",
        article_id=ARTICLE_ID,
        headline=parsed.headline,
        document=parsed.document,
        normalisation=NORMALISATION_VERSION,
        text_sha256=text_sha256(parsed.headline, parsed.document.text),
        retrieved_at=NOW,
    )
    annotations = tuple(
        seed_annotation(number, options, parsed)
        for number, options in enumerate(SEED_ANNOTATIONS, start=1)
    )
    opened = OpenArticle(article, revision, annotations)
    markdown = render_markdown(opened, Codebook(tuple(default_tags())))
    made = tmp_path / "seed-annotated.md"
    made.write_text(markdown, encoding="utf-8")
    golden = GOLDEN_FOLDER / "seed-annotated.md"
    assert markdown == golden.read_text(encoding="utf-8"), f"read {made}, then copy it if right"
