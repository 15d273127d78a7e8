"""All blocks of a page or file in its order, and which of them are the article.

A person can take blocks in and leave blocks out, and never change one: what an outlet published is
not reworded. So the body is fixed by choosing.

Three documents are laid over one another, each a part of the next by its words: what the
article is now, what extraction takes, and the whole page. Where an article has blocks that the
page does not show (the publisher's own copy of the text, an older page), they stand at their place
among the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from reader.ingest.page_stretches import squash
from reader.model.document import Block, Document
from reader.text.plain_words import plain_words


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page.

    ``block`` is as it is put into the article: as the article has it where it does, else as
    extraction takes it, else as it stands in the page. ``by_program`` tells whether extraction
    takes it, ``is_now`` whether the article has it, ``is_shown`` whether the page shows it.
    ``words`` are its words without punctuation; each character of a script without spaces is one.
    """

    block: Block
    by_program: bool = False
    is_now: bool = False
    is_shown: bool = False
    words: int = 0


@dataclass(frozen=True)
class PagePieces:
    """The blocks of a page in order, with the document that extraction takes and that of now."""

    pieces: tuple[Piece, ...]
    program: Document
    now: Document

    @cached_property
    def by_program(self) -> frozenset[int]:
        """The numbers of the blocks that extraction takes."""
        return frozenset(n for n, piece in enumerate(self.pieces) if piece.by_program)

    @cached_property
    def chosen_now(self) -> frozenset[int]:
        """The numbers of the blocks that the article has."""
        return frozenset(n for n, piece in enumerate(self.pieces) if piece.is_now)

    def document(self, chosen: AbstractSet[int]) -> Document:
        """Return the document of the blocks with these numbers, in the order of the page.

        What the article has is given back as it is, and so is what extraction takes.
        """
        if chosen == self.chosen_now:
            return self.now
        if chosen == self.by_program:
            return self.program
        return Document(tuple(_with_tables_numbered(self.pieces[n] for n in sorted(chosen))))

    def words_of(self, chosen: AbstractSet[int]) -> int:
        """Return how many words these blocks have."""
        return sum(self.pieces[number].words for number in chosen)

    def has_line(self, text: str) -> bool:
        """Tell whether a text is all that a block says, whatever its white space."""
        words = text.split()
        return bool(words) and any(piece.block.text.split() == words for piece in self.pieces)


def lay_out(whole: Document, program: Document, now: Document) -> PagePieces:
    """Return the blocks of a page.

    Args:
        whole: all of the page or file (`document_from_html`).
        program: what extraction takes of it.
        now: what the article has.
    """
    pieces = [Piece(block, is_shown=True) for block in whole.blocks]
    pieces = list(_merged(pieces, program, lambda piece: replace(piece, by_program=True)))
    pieces = list(_merged(pieces, now, lambda piece: replace(piece, is_now=True)))
    counted = (replace(piece, words=_count_words(piece.block.text)) for piece in pieces)
    return PagePieces(tuple(counted), program, now)


def choose_again(before: PagePieces, after: PagePieces) -> tuple[frozenset[int], bool]:
    """Return what a person's choice in one page means in a later page of the same article.

    What they left out stays out, what they took in stays in, and what is new in the page is as
    extraction takes it. The second value tells whether all that they took in was found again.
    """
    removed = _keys_at(before, before.by_program - before.chosen_now)
    added = _keys_at(before, before.chosen_now - before.by_program)
    chosen = set(after.by_program)
    for number, piece in enumerate(after.pieces):
        key = _key(piece.block)
        if number in chosen and removed[key]:
            removed[key] -= 1
            chosen.remove(number)
        elif number not in chosen and added[key]:
            added[key] -= 1
            chosen.add(number)
    return frozenset(chosen), not any(added.values())


def _keys_at(pieces: PagePieces, numbers: AbstractSet[int]) -> Counter[str]:
    return Counter(_key(pieces.pieces[number].block) for number in numbers)


def _merged(
    pieces: Sequence[Piece], document: Document, mark: Callable[[Piece], Piece]
) -> Iterator[Piece]:
    """Give pieces and a document's blocks in one order; ``mark`` those that the document has."""
    # Loads a compiled library: not for those who only read about pieces.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    blocks = document.blocks
    numbers: dict[str, int] = {}
    old = [numbers.setdefault(_key(piece.block), len(numbers)) for piece in pieces]
    new = [numbers.setdefault(_key(block), len(numbers)) for block in blocks]
    for opcode in Indel.opcodes(old, new):
        here = pieces[opcode.src_start : opcode.src_end]
        there = blocks[opcode.dest_start : opcode.dest_end]
        if opcode.tag == "equal":
            for piece, block in zip(here, there, strict=True):
                yield mark(replace(piece, block=_in_page_table(block, piece.block)))
        else:
            yield from here
            yield from (mark(Piece(block)) for block in there)


def _in_page_table(block: Block, in_page: Block) -> Block:
    """Return a table cell with its place in the page's own table; all else as it is."""
    return replace(block, cell=in_page.cell) if block.cell and in_page.cell else block


def _key(block: Block) -> str:
    """Return what two blocks share that say the same: their letters, else their picture."""
    letters = squash(block.text)
    if letters:
        return letters
    return block.image.address if block.image is not None else f"{block.kind.value} {block.text}"


def _with_tables_numbered(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Give blocks with the tables among them counted from 0, in their order."""
    numbers: dict[tuple[bool, int], int] = {}
    for piece in pieces:
        block, cell = piece.block, piece.block.cell
        if cell is not None:
            table = numbers.setdefault((piece.is_shown, cell.table), len(numbers))
            block = replace(block, cell=replace(cell, table=table))
        yield block


def _count_words(text: str) -> int:
    return sum(any(map(str.isalnum, key)) for key in plain_words(text).keys)
