"""Adding tags to the codebook, and editing those in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.library.codebooks import margin_letter
from reader.library.operation import Session
from reader.library.operations.codebook_edit import CodebookEdit, CodebookPlan, ids_above
from reader.model.codebook import STYLE_SLOTS, Codebook, Tag
from reader.model.errors import UsageError
from reader.text.normalise import clean_characters, collapse_whitespace

MAX_LETTERS = 2
"""Characters of a margin letter: more do not fit beside the text."""

DIGITS = range(1, 10)
"""The keys that can give a tag; 0 is the key for the text's ordinary size."""


class SaveTags(CodebookEdit):
    """Add new tags (an id that is not there) and replace those that are.

    A digit key given to a tag is taken from the one that had it. A tag without a margin letter
    gets one. New tags get their id from `reader.library.codebooks.new_tag`.
    """

    def __init__(self, tags: Iterable[Tag]) -> None:
        super().__init__()
        self._tags = tuple(map(_tidied, tags))
        self.label = "Edit tag" if len(self._tags) == 1 else "Edit tags"

    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:  # noqa: ARG002
        saved = {tag.id: tag for tag in _lettered(self._tags, codebook)}
        after = {tag.id: tag for tag in codebook} | saved
        for tag in saved.values():
            _check_tag(tag)
            _check_place(tag, after)
        return CodebookPlan.between(codebook, _with_own_digits(after, saved, codebook))


def _tidied(tag: Tag) -> Tag:
    """Return the tag with its words as the library keeps words."""
    return replace(
        tag,
        name=collapse_whitespace(clean_characters(tag.name)).strip(),
        definition=clean_characters(tag.definition).strip(),
        letter=clean_characters(tag.letter).strip(),
        checklist=tuple(line for line in map(_tidied_line, tag.checklist) if line),
    )


def _tidied_line(line: str) -> str:
    return collapse_whitespace(clean_characters(line)).strip()


def _lettered(tags: tuple[Tag, ...], codebook: Codebook) -> Iterator[Tag]:
    """Give the tags, those without a margin letter with one that no other has."""
    saved_ids = {tag.id for tag in tags}
    taken = {tag.letter for tag in codebook.active if tag.id not in saved_ids}
    taken |= {tag.letter for tag in tags}
    for tag in tags:
        letter = tag.letter or (margin_letter(tag.name, taken) if tag.name else "")
        taken.add(letter)
        yield replace(tag, letter=letter)


def _check_tag(tag: Tag) -> None:
    """Check what can be said of a tag by itself."""
    if not tag.id:
        raise ValueError("a new tag needs an id")
    if not tag.name:
        raise UsageError("A tag needs a name.", "Type one.")
    if len(tag.letter) > MAX_LETTERS:
        raise UsageError(
            f"“{tag.letter}” is too long to stand in the margin for “{tag.name}”.",
            "Type one or two characters.",
        )
    if not 1 <= tag.slot <= STYLE_SLOTS:
        raise UsageError(
            f"There is no highlight style {tag.slot}.", f"Choose one from 1 to {STYLE_SLOTS}."
        )
    if tag.shortcut is not None and tag.shortcut not in DIGITS:
        raise UsageError(f"{tag.shortcut} is no key for a tag.", "Choose one from 1 to 9.")


def _check_place(tag: Tag, after: dict[str, Tag]) -> None:
    """Check the tag's place in the tree, and its name among its siblings."""
    if tag.parent_id is not None and tag.parent_id not in after:
        raise UsageError(
            f"There is no tag {tag.parent_id} to put “{tag.name}” below.",
            "Choose another place in the tree.",
        )
    ids_above(tag, after)
    for other in after.values():
        same_name = other.name.casefold() == tag.name.casefold()
        if same_name and other.id != tag.id and other.parent_id == tag.parent_id:
            state = " (archived)" if other.archived else ""
            raise UsageError(
                f"There is a tag “{other.name}”{state} at this place already.",
                "Choose another name, or merge the two.",
            )


def _with_own_digits(
    after: dict[str, Tag], saved: dict[str, Tag], codebook: Codebook
) -> dict[str, Tag | None]:
    """Return the tags with each digit left to the one that it is given to.

    Raises:
        UsageError: when a digit is given to two at once.
    """
    given: dict[int, Tag] = {}
    for tag in saved.values():
        before = codebook.find(tag.id)
        if tag.shortcut is None or (before is not None and before.shortcut == tag.shortcut):
            continue
        if tag.shortcut in given:
            raise UsageError(
                f"“{given[tag.shortcut].name}” and “{tag.name}” cannot both have the key"
                f" {tag.shortcut}.",
                "Choose another key for one of them.",
            )
        given[tag.shortcut] = tag
    return {
        tag.id: replace(tag, shortcut=None)
        if tag.shortcut in given and given[tag.shortcut].id != tag.id
        else tag
        for tag in after.values()
    }
