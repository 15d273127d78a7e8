"""The invented sample article with marks, answers and sources, for the templates' golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.ledgers import quoted

from reader.anchoring.describing import describe
from reader.exchange.export_parts import ExportParts
from reader.ingest.parsing import parse_article
from reader.library.codebooks import default_tags
from reader.library.reviews import analysis_of, reviewed_article
from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.checklists import Answer, ChecklistAnswer
from reader.model.codebook import Codebook
from reader.model.ledger_edits import LedgerEdit, RenameSource, UnlinkPassage
from reader.model.ranges import TextRange
from reader.model.resources import resource_path
from reader.model.review import ArticleReview
from reader.model.selectors import AnchorStatus, Part, Target
from reader.sourcing.ledger_editing import apply_edits

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)
CODEBOOK = Codebook(tuple(default_tags()))

_MARKS: tuple[tuple[str, str, str, int | None], ...] = (
    ("said Marta Quill, the engineer who looks after the tunnel", "named-source", "", None),
    (
        "Two officials familiar with the inspection said the eastern door no longer closes fully.",
        "unnamed-source",
        "Ask the *port authority* for the inspection report.\n\n- and for its date",
        4,
    ),
    ("The port authority denied that any door was faulty.", "institution", "", None),
    ("According to minutes of the council’s meeting", "document", "", None),
    ("according to a report by Radio Saltmere", "second-hand", "Not linked.", None),
    ("The contractor was reportedly warned twice.", "passive-hearsay", "", None),
    ("raises serious questions", "unattributed-evaluation", "", None),
)


def sample_article() -> OpenArticle:
    """Return the sample with a mark of each kind; one more lost its place."""
    path = resource_path("seeds/articles/harbour-tunnel.html")
    parsed = parse_article(path.read_bytes(), name=path.name)
    text = parsed.document.text
    marks = [_mark(n, text, *mark) for n, mark in enumerate(_MARKS, start=1)]
    lost = _mark(9, "the tunnel was closed", "the tunnel was closed", "unnamed-source", "", None)
    article = Article(
        id="5a3e0000-0000-4000-8000-000000000000",
        title=parsed.headline,
        added_at=NOW,
        revision_id="revision",
        outlet=parsed.outlet,
        byline=parsed.byline,
        section=parsed.section,
        published=parsed.published,
        url="https://courier.test/tunnel_(safe)?page=1#top",
        language=parsed.language,
    )
    revision = Revision(
        "revision", article.id, parsed.headline, parsed.document, 1, "0" * 64, retrieved_at=NOW
    )
    return OpenArticle(article, revision, (*marks, _orphaned(lost)))


def sample_parts(opened: OpenArticle) -> ExportParts:
    """Return the sample's sources and profile, with hand edits and answers to a checklist."""
    review = ArticleReview(opened.article.id, opened.revision.id, analysis_of(opened))
    parts = reviewed_article(review, opened)
    text = opened.revision.document.text
    edits: list[LedgerEdit] = [
        UnlinkPassage(quoted(text, "“Sources")),
        RenameSource("marta-quill", "Marta Quill (engineer)"),
        RenameSource("gone", "nobody"),
    ]
    unnamed = opened.annotations[1]
    answers = (
        ChecklistAnswer("Is it information, rather than opinion or speculation?", Answer.YES),
        ChecklistAnswer("Is the source in a position to know?", Answer.YES, "they *saw* it"),
        ChecklistAnswer("Does anyone else confirm it?", Answer.UNKNOWN, "asked the port"),
        ChecklistAnswer("Is this asked any more?", Answer.NO),
    )
    return ExportParts(apply_edits(parts.ledger, edits), parts.profile, {unnamed.id: answers})


def _mark(
    number: int, text: str, words: str, tag_id: str, note: str, grade: int | None
) -> Annotation:
    start = text.index(words)
    place = TextRange(start, start + len(words))
    return Annotation(
        id=f"5a3e0000-0000-4000-8000-{number:012d}",
        article_id="5a3e0000-0000-4000-8000-000000000000",
        target=Target("revision", Part.BODY, *describe(text, place)),
        tag_ids=(tag_id,),
        note=note,
        status=AnchorStatus.EXACT,
        creator="",
        created_at=NOW,
        updated_at=NOW,
        grade=grade,
    )


def _orphaned(annotation: Annotation) -> Annotation:
    return Annotation(
        annotation.id,
        annotation.article_id,
        annotation.target,
        annotation.tag_ids,
        annotation.note,
        AnchorStatus.ORPHANED,
        annotation.creator,
        NOW,
        NOW,
    )
