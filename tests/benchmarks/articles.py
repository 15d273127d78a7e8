"""Invented articles for measuring: many, or one with a given number of passages marked."""

from __future__ import annotations

import random
from pathlib import Path

from reader.library.library import Library
from reader.library.operations import AddArticles, NewArticle
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import ParsedArticle, PublicationDate

_SUBJECTS = ("The council", "A spokeswoman", "The harbour master", "Two officials", "A report")
_VERBS = ("said", "denied", "confirmed", "suggested", "recalled", "warned")
_OBJECTS = (
    "that the ferry would run until the end of the month",
    "that the repairs had cost more than anyone had planned",
    "that no decision had been taken on the northern door",
    "that the figures were not yet complete",
)


def invented_article(number: int, *, characters: int = 3_000) -> ParsedArticle:
    """Return an article of about so many code points; the same number gives the same article."""
    chance = random.Random(number)
    blocks: list[Block] = []
    written = 0
    while written < characters:
        text = " ".join(_sentence(chance) for _ in range(4))
        blocks.append(Block(BlockKind.PARAGRAPH, (Run(text),)))
        written += len(text) + 1
    day = 1 + number % 28
    return ParsedArticle(
        headline=f"Invented story {number}: {_sentence(chance).removesuffix('.')}",
        document=Document(tuple(blocks)),
        outlet=f"The Invented Courier {number % 7}",
        byline=("Ines Tallow",),
        section="Local",
        published=PublicationDate(
            f"2023-0{1 + number % 9}-{day:02}", f"2023-0{1 + number % 9}-{day:02}"
        ),
        language="en",
    )


def fill_library(path: Path, *, articles: int) -> None:
    """Make a library of invented articles at ``path``."""
    library = Library.open(path, samples=True)
    try:
        library.run(
            AddArticles(
                [
                    NewArticle(library.new_id(), invented_article(number), origin="benchmark")
                    for number in range(articles)
                ]
            )
        )
    finally:
        library.close()


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {chance.choice(_OBJECTS)}."
