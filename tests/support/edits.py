"""What editors do to texts, done to atoms, so that where each word went is known for certain."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.support.invented_texts import Atom, Line, Sentence, TextKind, spaced


@dataclass
class EditedText:
    """A text of atoms while it is edited; ``copies`` leads from an atom to those copied from it."""

    kind: TextKind
    lines: list[Line]
    chance: random.Random
    copies: dict[int, list[Atom]] = field(default_factory=dict)

    def place(self) -> tuple[Line, int]:
        """Return a line that has sentences, and one of them."""
        line = self.chance.choice([line for line in self.lines if line])
        return line, self.chance.randrange(len(line))

    def words(self) -> list[Atom]:
        """Return all atoms that hold a letter or a figure."""
        return [
            atom
            for line in self.lines
            for sentence in line
            for atom in sentence
            if any(character.isalnum() for character in atom.text)
        ]

    def tidy(self) -> None:
        """Take away what has become empty."""
        for line in self.lines:
            line[:] = [sentence for sentence in line if sentence]
        self.lines[:] = [line for line in self.lines if line]


Rendered = tuple[str, dict[int, tuple[int, int]]]


def rendered(lines: list[Line]) -> Rendered:
    """Return the text, and where each atom stands in it (by identity)."""
    pieces: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    length = 0
    for number, line in enumerate(lines):
        if number:
            pieces.append("\n")
            length += 1
        fresh = True
        for sentence in line:
            for atom in sentence:
                if atom.spaced and not fresh:
                    pieces.append(" ")
                    length += 1
                fresh = False
                places[id(atom)] = (length, length + len(atom.text))
                pieces.append(atom.text)
                length += len(atom.text)
    return "".join(pieces), places


def insert_sentence(text: EditedText) -> None:
    """Put a new sentence somewhere."""
    line, index = text.place()
    line.insert(index + text.chance.randint(0, 1), text.kind.sentence(text.chance))


def insert_line(text: EditedText) -> None:
    """Put a new line somewhere."""
    text.lines.insert(text.chance.randint(0, len(text.lines)), text.kind.line(text.chance))


def insert_words(text: EditedText) -> None:
    """Put a few words into a sentence."""
    line, index = text.place()
    at = text.chance.randint(0, len(line[index]))
    line[index][at:at] = _some_words(text)


def delete_sentence(text: EditedText) -> None:
    """Take a sentence away."""
    line, index = text.place()
    del line[index]
    text.tidy()


def delete_line(text: EditedText) -> None:
    """Take a line away."""
    del text.lines[text.chance.randrange(len(text.lines))]


def delete_words(text: EditedText) -> None:
    """Take one to five words away."""
    line, index = text.place()
    at = text.chance.randrange(len(line[index]))
    del line[index][at : at + text.chance.randint(1, 5)]
    text.tidy()


def move_line(text: EditedText) -> None:
    """Move a line somewhere else."""
    line = text.lines.pop(text.chance.randrange(len(text.lines)))
    text.lines.insert(text.chance.randint(0, len(text.lines)), line)


def swap_lines(text: EditedText) -> None:
    """Let two lines change places."""
    one, other = (text.chance.randrange(len(text.lines)) for _ in range(2))
    text.lines[one], text.lines[other] = text.lines[other], text.lines[one]


def move_sentence(text: EditedText) -> None:
    """Move a sentence somewhere else."""
    line, index = text.place()
    sentence = line.pop(index)
    line, index = text.place() if any(text.lines) else (text.lines[0], 0)
    line.insert(index + text.chance.randint(0, 1), sentence)
    text.tidy()


def swap_sentences(text: EditedText) -> None:
    """Let two sentences of a line that stand side by side change places."""
    line, index = text.place()
    if index:
        line[index - 1], line[index] = line[index], line[index - 1]


def reuse_words(text: EditedText) -> None:
    """Take a sentence away and make another, somewhere else, that shares half of its words."""
    line, index = text.place()
    gone = line.pop(index)
    text.tidy()
    if not text.lines:
        return
    made = text.kind.sentence(text.chance)
    half = gone[: len(gone) // 2] if text.chance.random() < 0.5 else gone[len(gone) // 2 :]
    shared = [Atom(atom.text, atom.spaced) for atom in half]
    line, index = text.place()
    line.insert(index, made[: len(made) // 2] + shared + made[-1:])


def mistype(text: EditedText) -> None:
    """Make, or mend, a slip in one to three words."""
    words = text.words()
    for atom in text.chance.sample(words, min(len(words), text.chance.randint(1, 3))):
        atom.text = _mistyped(atom.text, text.chance)


def replace_word(text: EditedText) -> None:
    """Put another word in the place of one."""
    words = text.words()
    if len(words) > 1:
        atom, other = text.chance.sample(words, 2)
        atom.text = other.original


def edit_quotation(text: EditedText) -> None:
    """Change a word or two inside a quotation; elsewhere where there is none."""
    quoted = [
        sentence
        for line in text.lines
        for sentence in line
        if any(atom.text in _OPENING for atom in sentence[:-4])
    ]
    if not quoted:
        replace_word(text)
        return
    sentence = text.chance.choice(quoted)
    opening = next(i for i, atom in enumerate(sentence) if atom.text in _OPENING)
    at = text.chance.randint(opening + 1, min(len(sentence) - 2, opening + 6))
    if text.chance.random() < 0.5:
        del sentence[at : at + text.chance.randint(1, 2)]
    else:
        sentence[at:at] = _some_words(text)[:2]


def duplicate_sentence(text: EditedText) -> None:
    """Let a sentence stand twice: side by side, or once more elsewhere."""
    line, index = text.place()
    sentence = line[index]
    copy = [Atom(atom.text, atom.spaced) for atom in sentence]
    for atom, twin in zip(sentence, copy, strict=True):
        text.copies.setdefault(id(atom), []).append(twin)
    if text.chance.random() < 0.6:
        line, index = text.place()
    line.insert(index + text.chance.randint(0, 1), copy)


def split_line(text: EditedText) -> None:
    """Begin a new line between two sentences."""
    long = [line for line in text.lines if len(line) > 1]
    if long:
        line = text.chance.choice(long)
        at = text.chance.randint(1, len(line) - 1)
        index = next(i for i, other in enumerate(text.lines) if other is line)
        text.lines[index : index + 1] = [line[:at], line[at:]]


def join_lines(text: EditedText) -> None:
    """Make one line of two."""
    if len(text.lines) > 1:
        at = text.chance.randrange(len(text.lines) - 1)
        text.lines[at : at + 2] = [text.lines[at] + text.lines[at + 1]]


def split_sentence(text: EditedText) -> None:
    """Let a stop take the place of a comma."""
    commas = [
        (sentence, index)
        for line in text.lines
        for sentence in line
        for index, atom in enumerate(sentence[:-1])
        if atom.text in {",", "،", "，", "、"}
    ]
    if commas:
        sentence, index = text.chance.choice(commas)
        sentence[index].text = sentence[-1].text if not sentence[-1].text.isalnum() else "."
        following = sentence[index + 1]
        following.text = following.text[:1].upper() + following.text[1:]


def set_typography(text: EditedText) -> None:
    """Set quotation marks, dashes and letters with marks another way; no word changes."""
    form: Literal["NFC", "NFD"] = text.chance.choice(("NFC", "NFD"))
    plain = text.chance.random() < 0.5
    for line in text.lines:
        for sentence in line:
            for atom in sentence:
                atom.text = unicodedata.normalize(form, atom.text)
                if plain:
                    atom.text = atom.text.translate(str.maketrans("“”’«»", '""\'""'))


def rewrite_line(text: EditedText) -> None:
    """Put an altogether new line in the place of one; a text of one line would be another text."""
    if len(text.lines) > 1:
        text.lines[text.chance.randrange(len(text.lines))] = text.kind.line(text.chance)


_OPENING = frozenset({"“", '"', "«"})

EDITS: dict[str, Callable[[EditedText], None]] = {
    "insert": insert_sentence,
    "insert line": insert_line,
    "insert words": insert_words,
    "delete": delete_sentence,
    "delete line": delete_line,
    "delete words": delete_words,
    "reorder": move_line,
    "swap": swap_lines,
    "move sentence": move_sentence,
    "sentences swapped": swap_sentences,
    "words reused": reuse_words,
    "typo": mistype,
    "word replaced": replace_word,
    "quotation edited": edit_quotation,
    "sentence duplicated": duplicate_sentence,
    "paragraph split": split_line,
    "paragraphs joined": join_lines,
    "sentence split": split_sentence,
    "typography": set_typography,
    "line rewritten": rewrite_line,
}


def _some_words(text: EditedText) -> Sentence:
    words = text.kind.sentence(text.chance)
    inner = [atom for atom in words if any(character.isalnum() for character in atom.text)]
    return inner[1 : 1 + text.chance.randint(1, 4)] or spaced("so")


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    form = chance.randrange(3)
    if form == 0 and at + 1 < len(word):
        made = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif form == 1 and len(word) > 1:
        made = word[:at] + word[at + 1 :]
    else:
        made = word[: at + 1] + word[at:]
    return made if made != word and made.strip() else word + word[-1]
