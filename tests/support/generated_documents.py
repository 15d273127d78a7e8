"""Documents for property tests: all kinds of blocks, with the characters that break offsets."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run
from reader.text.normalise import clean_characters

ENDLESS_WORDS = ("x" * 2_001, "🚢" * 4_100, "\u00e9" * 2_000 + "\u0301" * 2_500)

_CHARACTERS = st.one_of(
    st.sampled_from("ab Z.,’—"),
    st.sampled_from("😀🚢𝒳𐍈"),  # beyond U+FFFF
    st.sampled_from("\u00e9\u0301\u0308\u200d\ufe0f"),  # marks that combine, a joiner
    st.sampled_from("\u05e9\u05dc\u05d5\u0627\u0628\u062c\u200f\u202e"),  # right to left
    st.sampled_from("\u00a0\u2009\u3000\t\n"),  # spaces that Qt likes to change, line breaks
    st.sampled_from("\u2028\u2029\x00\x1b\ufdd0\ufffc\ud83d\r"),  # gone after normalisation
    st.characters(exclude_characters="\u200b"),
)
"""U+200B is left out: it is what the view puts into endless words."""

texts = st.text(_CHARACTERS, max_size=30).map(clean_characters)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    """One to three runs; now and then a word that has no end."""
    made = [
        Run(
            draw(texts),
            emphasis=draw(st.booleans()),
            strong=draw(st.booleans()),
            code=draw(st.booleans()),
            link=draw(st.sampled_from([None, None, "https://news.example/a"])),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    if draw(st.integers(0, 15)) == 0:
        made.append(Run(draw(st.sampled_from(ENDLESS_WORDS))))
    return tuple(made)


@st.composite
def single_blocks(draw: st.DrawFn) -> Block:
    """Any block that is no table cell."""
    kind = draw(st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE_CELL]))
    level = draw(st.integers(1, 3))
    match kind:
        case BlockKind.RULE:
            return Block(kind)
        case BlockKind.FIGURE:
            image = draw(st.sampled_from([None, Image("https://news.example/i.png", "A quay")]))
            return Block(kind, draw(runs()), image=image)
        case BlockKind.LIST_ITEM:
            return Block(kind, draw(runs()), level, marker=draw(st.sampled_from(["•", "12."])))
        case BlockKind.HEADING | BlockKind.QUOTATION:
            return Block(kind, draw(runs()), level)
        case _:
            return Block(kind, draw(runs()))


@st.composite
def tables(draw: st.DrawFn) -> list[Block]:
    """The cells of a full grid, with a paragraph after it."""
    number = draw(st.integers(0, 5))
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells = [
        Block(
            BlockKind.TABLE_CELL,
            draw(runs()),
            cell=CellPosition(number, row, column, header=row == 0),
        )
        for row in range(rows)
        for column in range(columns)
    ]
    return [*cells, Block(BlockKind.PARAGRAPH, draw(runs()))]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """One to six blocks or tables; each table is followed by a paragraph."""
    blocks: list[Block] = []
    for _ in range(draw(st.integers(1, 6))):
        blocks.extend(draw(st.one_of(single_blocks().map(lambda block: [block]), tables())))
    return Document(tuple(blocks))


@st.composite
def ranges_in(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """Two offsets of the text, the smaller first."""
    first, second = (draw(st.integers(0, len(text))) for _ in range(2))
    return min(first, second), max(first, second)
