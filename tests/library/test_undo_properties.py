"""Any sequence of operations, undone step by step, leaves no trace; redone, it is the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.fixed import CountingIds, FixedClock
from tests.support.libraries import add_article, annotate, parsed_article, state_of

from reader.library.codebooks import new_tag
from reader.library.library import Library
from reader.library.operations import (
    AddArticles,
    Annotate,
    ArchiveTag,
    DeleteArticles,
    DeleteTag,
    EditNote,
    MarkRead,
    MergeTag,
    MoveRange,
    NewArticle,
    Operation,
    RemoveAnnotations,
    ReorderTags,
    Retag,
    SaveTags,
    Star,
)
from reader.model.errors import ReaderError
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage

GONE = "gone"
"""An id that is never there: an operation on it must change nothing."""


class _Drawing:
    """What a strategy can choose from, as the library is at the time."""

    def __init__(self, library: Library, data: st.DataObject) -> None:
        self.library = library
        self._data = data
        self.articles = [*library.list_article_ids(ArticleQuery()), GONE]
        self.annotations = [*(a.id for a in library.list_annotations(AnnotationQuery())), GONE]
        self.codebook = library.get_codebook()
        self.tags = [*(tag.id for tag in self.codebook), GONE]

    def one(self, values: Any) -> Any:
        return self._data.draw(st.sampled_from(values))

    def some(self, ids: list[str]) -> list[str]:
        # The id that is not there is rare enough for most operations to be possible.
        return self._data.draw(st.lists(st.sampled_from(ids[:-1] or ids), max_size=3))

    def flag(self) -> bool:
        return self._data.draw(st.booleans())

    def range(self) -> TextRange:
        start = self._data.draw(st.integers(0, 150))
        return TextRange(start, start + self._data.draw(st.integers(1, 60)))


def _annotate(draw: _Drawing) -> Operation:
    passage = Passage(draw.one([Part.BODY, Part.BODY, Part.HEADLINE]), draw.range())
    note = draw.one(["", "A note 😀\n"])
    tag_ids = draw.some(draw.tags)
    return Annotate(draw.library.new_id(), draw.one(draw.articles), passage, tag_ids, note)


def _add_articles(draw: _Drawing) -> Operation:
    new = NewArticle(draw.library.new_id(), parsed_article(), raw=b"raw", raw_type="text/plain")
    return AddArticles([new])


def _save_tag(draw: _Drawing) -> Operation:
    tag = draw.codebook.find(draw.one(draw.tags)) or new_tag(draw.codebook, "Rumour")
    parent_id = draw.one([None, None, *draw.tags])
    shortcut = draw.one([None, 1, 5])
    name = draw.one([tag.name, "Leak", "Hedge"])
    return SaveTags([replace(tag, name=name, parent_id=parent_id, shortcut=shortcut)])


MAKERS: tuple[Callable[[_Drawing], Operation], ...] = (
    _annotate,
    _annotate,
    lambda draw: Retag(draw.some(draw.annotations), draw.some(draw.tags)),
    lambda draw: EditNote(draw.one(draw.annotations), draw.one(["", "Another note"])),
    lambda draw: MoveRange(draw.one(draw.annotations), draw.range()),
    lambda draw: RemoveAnnotations(draw.some(draw.annotations)),
    _add_articles,
    lambda draw: DeleteArticles(draw.some(draw.articles)),
    lambda draw: MarkRead(draw.some(draw.articles), read=draw.flag()),
    lambda draw: Star(draw.some(draw.articles), starred=draw.flag()),
    _save_tag,
    _save_tag,
    lambda draw: ReorderTags(draw.some(draw.tags)),
    lambda draw: ArchiveTag(draw.one(draw.tags), archived=draw.flag()),
    lambda draw: DeleteTag(draw.one(draw.tags)),
    lambda draw: MergeTag(draw.one(draw.tags), draw.one(draw.tags)),
)


@pytest.fixture
def prepared(library: Library, article_id: str) -> Path:
    """Return a closed library with two articles and two annotations, to be copied."""
    add_article(library, "Another headline", ("Some words of another article.",))
    annotate(library, article_id, "officials said", ("hedge", "document"), "A note")
    annotate(library, article_id, "the pumps", ("hedge",))
    library.close()
    return library.path


@settings(max_examples=25)
@given(data=st.data())
def test_operations_go_back_and_forth_without_a_trace(prepared: Path, data: st.DataObject) -> None:
    copy = prepared.with_name(f"{uuid4()}.onbackground")
    shutil.copy(prepared, copy)
    with closing(Library.open(copy, clock=FixedClock(), new_id=CountingIds(100))) as library:
        _go_back_and_forth(library, data)
        assert library.check().ok


def _go_back_and_forth(library: Library, data: st.DataObject) -> None:
    states = [state_of(library)]
    done: list[Operation] = []
    for maker in data.draw(st.lists(st.sampled_from(MAKERS), min_size=1, max_size=7)):
        operation = maker(_Drawing(library, data))
        try:
            changes = library.run(operation)
        except ReaderError:
            assert state_of(library) == states[-1]
            continue
        assert bool(changes) == (state_of(library) != states[-1])
        done.append(operation)
        states.append(state_of(library))
    _walk(library, done, states)


def _walk(library: Library, done: list[Operation], states: list[bytes]) -> None:
    """Undo all, redo all, undo all; look at the state at each step."""
    _undo(library, done, states)
    for operation, after in zip(done, states[1:], strict=True):
        library.run(operation)
        assert state_of(library) == after
    _undo(library, done, states)


def _undo(library: Library, done: list[Operation], states: list[bytes]) -> None:
    for operation, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        library.revert(operation)
        assert state_of(library) == before
