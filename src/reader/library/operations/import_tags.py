"""Bringing in the tags that other programs gave to articles."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.codebook import Tag
from reader.model.errors import NotFoundError, UsageError


class ImportTags:
    """Add tags, parents before children; those that are there already stay as they are.

    Taking it back leaves a tag that is in use by then: somebody has made it their own.
    """

    label = "Import tags"

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._tags = tuple(tags)
        self._added: tuple[Tag, ...] = ()

    def apply(self, session: Session) -> ChangeSet:
        """Add the tags; see `Operation`."""
        codebook = session.store.get_codebook()
        self._added = tuple(tag for tag in self._tags if codebook.find(tag.id) is None)
        for tag in self._added:
            session.writer.save_tag(tag)
        return ChangeSet(tags_changed=bool(self._added))

    def revert(self, session: Session) -> ChangeSet:
        """Remove the tags that nothing uses; see `Operation`."""
        for tag in reversed(self._added):
            with suppress(UsageError, NotFoundError):
                session.writer.remove_tag(tag.id)
        return ChangeSet(tags_changed=bool(self._added))
