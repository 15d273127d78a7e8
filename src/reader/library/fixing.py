"""Putting an article right by hand: its title, authors, outlet and date, and which text it is.

Nobody rewords what an outlet published: a headline is a line of the page, a body the blocks of the
page that a person chose. A title in somebody's own words is only what lists show.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from reader.ingest.page_pieces import PagePieces, lay_out
from reader.library.body_choice import read_stored_page, whole_document
from reader.library.import_pieces import Material
from reader.library.operation import Operation
from reader.library.operations.edit_metadata import EditMetadata, Metadata
from reader.library.operations.revise_article import ReviseArticle
from reader.library.operations.several import Several
from reader.library.originals import Original, read_original
from reader.model.article import OpenArticle
from reader.model.errors import UsageError
from reader.model.parsed_article import ParsedArticle

LABEL = "Fix text"


@dataclass(frozen=True, slots=True)
class FixableArticle:
    """An article with all that stands in its page.

    ``parsed`` is the article as it is now, ``program`` what extraction makes of it. ``metadata``
    are the fields that a person sees, ``original`` is the whole page or file, ``pieces`` are its
    blocks.
    """

    parsed: ParsedArticle
    program: ParsedArticle
    metadata: Metadata
    original: Original
    pieces: PagePieces


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a person made of it: the fields, and the numbers of the blocks that are the text.

    ``is_whole`` says that this is the whole article, whatever extraction doubts.
    """

    metadata: Metadata
    chosen: AbstractSet[int]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class FixingSteps:
    """Fixing as one step to undo; ``revision`` is the part that makes another version, if any."""

    operation: Operation
    revision: ReviseArticle | None


def fixable_stored(opened: OpenArticle, raw: bytes, raw_type: str) -> FixableArticle:
    """Return an article of the library as it can be put right.

    Args:
        opened: the article.
        raw: the bytes of its current version, as kept.
        raw_type: their media type, as kept.

    Raises:
        UnreadableError: when nothing was kept, or there is no text in it.
    """
    article, revision = opened.article, opened.revision
    now = ParsedArticle(
        headline=revision.headline,
        document=revision.document,
        byline=revision.byline or (),
        incomplete=revision.incomplete,
        paywalled=article.paywalled,
        body_chosen=revision.body_chosen,
    )
    page = read_stored_page(opened, raw, raw_type)
    program = replace(
        now, document=page.pieces.program, incomplete=page.incomplete, body_chosen=False
    )
    return FixableArticle(now, program, Metadata.of(article), page.original, page.pieces)


def fixable_material(material: Material) -> FixableArticle:
    """Return an article on its way into the library as it can be put right.

    Raises:
        UsageError: when its text is still on the web.
        UnreadableError: when there is no text in the page.
    """
    parsed = material.parsed
    if parsed is None:
        raise UsageError("Its text is on the web only.", "Import it, then choose Fix Text.")
    program = material.found or parsed
    original = read_original(material.raw, material.raw_type, url=parsed.url)
    whole = whole_document(original, program.document)
    pieces = lay_out(whole, program.document, parsed.document)
    title = material.title or parsed.headline
    metadata = Metadata(
        title,
        parsed.byline,
        parsed.outlet,
        parsed.section,
        parsed.published,
        parsed.language,
        parsed.url,
    )
    return FixableArticle(parsed, program, metadata, original, pieces)


def fix_material(material: Material, fixable: FixableArticle, fixes: Fixes) -> Material:
    """Return an article on its way in as a person wants it; ``found`` stays what it was.

    Raises:
        UsageError: when no text is left, or there is no title.
    """
    metadata = fixes.metadata.cleaned()
    parsed = replace(
        _fixed(fixable, replace(fixes, metadata=metadata)),
        byline=metadata.byline,
        outlet=metadata.outlet,
        section=metadata.section,
        published=metadata.published,
        language=metadata.language,
        url=metadata.url,
    )
    return replace(
        material,
        entry=replace(material.entry, title=metadata.title),
        parsed=parsed,
        found=fixable.program,
        title=metadata.title if metadata.title != parsed.headline else "",
    )


def fix_stored(
    opened: OpenArticle, raw: bytes, raw_type: str, fixable: FixableArticle, fixes: Fixes
) -> FixingSteps | None:
    """Return the operation that puts an article of the library right; None for nothing to do.

    Another text is another version of the article: the one before stays, and annotations are
    carried over. Arguments as in `fixable_stored`.

    Raises:
        UsageError: when no text is left, or there is no title.
    """
    seen, metadata = fixable.metadata, fixes.metadata.cleaned()
    article, revision = opened.article, opened.revision
    operations: list[Operation] = []
    if metadata != seen:
        operations.append(EditMetadata(article.id, metadata, seen=seen))
    parsed = _fixed(fixable, replace(fixes, metadata=metadata))
    revise = None
    if parsed != fixable.parsed:
        # A field that was emptied must not be filled again from the version.
        byline = parsed.byline if metadata.byline else ()
        parsed = replace(
            parsed, byline=byline, section=metadata.section, published=metadata.published
        )
        revise = ReviseArticle(
            article.id,
            parsed,
            raw=raw,
            raw_type=raw_type,
            url=revision.url,
            etag=revision.etag,
            last_modified=revision.last_modified,
        )
        operations.append(revise)
    return FixingSteps(Several(LABEL, operations), revise) if operations else None


def _fixed(fixable: FixableArticle, fixes: Fixes) -> ParsedArticle:
    """Return the article with another headline and body, its other fields as they were.

    Raises:
        UsageError: when no text is left.
    """
    document = fixable.pieces.document(fixes.chosen)
    if not document.text.strip():
        raise UsageError(
            "No text is left: an article needs some.", "Take at least one paragraph in."
        )
    incomplete, body_chosen = _marks(fixable, fixes)
    return replace(
        fixable.parsed,
        headline=_headline(fixable, fixes.metadata.title),
        document=document,
        incomplete=incomplete,
        body_chosen=body_chosen,
    )


def _headline(fixable: FixableArticle, title: str) -> str:
    """Return the title where it is a line of the page, else the headline as it is."""
    is_of_page = title == fixable.program.headline or fixable.pieces.has_line(title)
    return title if is_of_page else fixable.parsed.headline


def _marks(fixable: FixableArticle, fixes: Fixes) -> tuple[str, bool]:
    """Return what is doubtful about the text, and whether it is a person's choice.

    Who takes what the program chose instead of something else gives the choice back to it.
    """
    pieces, now = fixable.pieces, fixable.parsed
    if fixes.chosen == pieces.by_program != pieces.chosen_now and not fixes.is_whole:
        return fixable.program.incomplete, False
    is_settled = bool(now.incomplete) and fixes.is_whole
    is_new = fixes.chosen != pieces.chosen_now
    incomplete = "" if fixes.is_whole else now.incomplete or fixable.program.incomplete
    return incomplete, is_new or is_settled or now.body_chosen
