"""``annotate`` and ``annotations``: making annotations, and listing them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

import click

from reader.cli.output import SHORT_ID, one_line, print_json, print_json_list, print_line
from reader.cli.quotation_search import find_passage
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.errors import NotFoundError, UsageError
from reader.model.queries import AnnotationQuery
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.normalise import clean_characters

_QUOTE_LENGTH = 72


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to annotate, as the options say: by words, or by code points of the text."""

    quote: str | None
    prefix: str
    suffix: str
    start: int | None
    end: int | None

    def __post_init__(self) -> None:
        by_offsets = self.start is not None or self.end is not None
        if (self.quote is not None) == by_offsets:
            raise click.UsageError("Give either --quote, or --start and --end.")
        if by_offsets and (self.start is None or self.end is None or self.prefix or self.suffix):
            raise click.UsageError("--start and --end go together, without --prefix and --suffix.")

    def passage_in(self, opened: OpenArticle) -> Passage:
        """Return the passage of the article that is meant."""
        revision = opened.revision
        text = revision.document.text
        if self.quote is not None:
            return find_passage(
                revision.headline, text, self.quote, prefix=self.prefix, suffix=self.suffix
            )
        start, end = self.start or 0, self.end or 0
        if not start < end <= len(text):
            raise UsageError(
                f"There is no passage from {start} to {end}: the text has {len(text)} code points.",
                "Give a start that is smaller than the end.",
            )
        return Passage(Part.BODY, TextRange(start, end))


@click.command("annotate", short_help="Annotate a passage of an article.")
@click.argument("article", type=clean_characters)
@click.option(
    "--quote",
    type=clean_characters,
    metavar="TEXT",
    help="The words to annotate, as they are in the article.",
)
@click.option(
    "--prefix",
    type=clean_characters,
    default="",
    metavar="TEXT",
    help="Words right before the quotation.",
)
@click.option(
    "--suffix",
    type=clean_characters,
    default="",
    metavar="TEXT",
    help="Words right after the quotation.",
)
@click.option("--start", type=click.IntRange(min=0), help="First code point of the passage.")
@click.option("--end", type=click.IntRange(min=0), help="Code point after the passage.")
@click.option(
    "--tag",
    "tags",
    type=clean_characters,
    multiple=True,
    metavar="TAG",
    help="A tag's id or name; repeatable.",
)
@click.option(
    "--note",
    type=clean_characters,
    default="",
    metavar="TEXT",
    help="A note about the passage, in Markdown.",
)
@common_options
@pass_settings
def annotate_command(
    settings: Settings, /, article: str, tags: tuple[str, ...], note: str, **place: Any
) -> None:
    """Annotate a passage of ARTICLE, named by its id or the beginning of it.

    The passage is given by its words (looked for in the text, then in the headline), or by
    code points of the canonical text, of which END is the first that does not belong to it.
    With --json: the annotation.
    """
    wanted = _Place(**place)
    from reader.library.operations.annotate import Annotate  # noqa: PLC0415 - not for --help

    with settings.open_library() as library:
        opened = library.get_article(library.resolve_article(article))
        passage = wanted.passage_in(opened)
        tag_ids = [find_tag_id(library.get_codebook(), tag) for tag in tags]
        operation = Annotate(library.new_id(), opened.article.id, passage, tag_ids, note)
        library.run(operation)
        annotation = library.get_annotation(operation.annotation_id)
        codebook = library.get_codebook()
    if settings.json:
        from reader.exchange.values import annotation_value  # noqa: PLC0415 - only here

        print_json(annotation_value(annotation))
    else:
        print_line(_line(annotation, codebook))


@click.command("annotations")
@click.option(
    "--article", type=clean_characters, metavar="ARTICLE", help="Only those of this article."
)
@click.option(
    "--tag", type=clean_characters, metavar="TAG", help="Only those with this tag, by id or name."
)
@click.option(
    "--query",
    "-q",
    type=clean_characters,
    default="",
    metavar="WORDS",
    help="Only with these words.",
)
@common_options
@pass_settings
def annotations_command(
    settings: Settings, article: str | None, tag: str | None, query: str
) -> None:
    """List annotations, article by article, in text order.

    The words of a query are looked for in quotations and notes. With --json: one array of
    annotation objects.
    """
    with settings.open_library() as library:
        codebook = library.get_codebook()
        annotations = library.list_annotations(
            AnnotationQuery(
                words=query,
                article_id=library.resolve_article(article) if article is not None else None,
                tag_id=find_tag_id(codebook, tag) if tag is not None else None,
            )
        )
    if settings.json:
        from reader.exchange.values import annotation_value  # noqa: PLC0415 - only here

        print_json_list(map(annotation_value, annotations))
        return
    for annotation in annotations:
        print_line(_line(annotation, codebook))


def find_tag_id(codebook: Codebook, name: str) -> str:
    """Return the id of the tag with this id or name, whatever its case.

    Raises:
        NotFoundError: when there is none, naming those that are spelt alike.
    """
    tag = codebook.find_by_name(name)
    if tag is not None:
        return tag.id
    spellings = {spelling.casefold(): t.id for t in codebook for spelling in (t.id, t.name)}
    close = difflib.get_close_matches(name.casefold(), spellings, n=5, cutoff=0.5)
    alike = list(dict.fromkeys(spellings[spelling] for spelling in close))
    advice = f"Did you mean {' or '.join(alike)}?" if alike else "The command tags lists them all."
    raise NotFoundError(f"There is no tag “{name}”.", advice)


def _line(annotation: Annotation, codebook: Codebook) -> str:
    names = [tag.name if (tag := codebook.find(one)) else one for one in annotation.tag_ids]
    quote = f"“{one_line(annotation.target.quote.exact, _QUOTE_LENGTH)}”"
    note = one_line(annotation.note, _QUOTE_LENGTH)
    parts = (annotation.id[:SHORT_ID], one_line(", ".join(names)), quote, note)
    return "  ".join(part for part in parts if part)
