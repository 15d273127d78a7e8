"""Pictures of articles: kept in the library once somebody has asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.library.changes import ChangeSet
from reader.model.kept_picture import KeptPicture

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.store.picture_store import PictureStore


class Pictures:
    """The part of `Library` that knows pictures; used from the library's thread."""

    def __init__(self, library: Library, store: PictureStore) -> None:
        self._library = library
        self._store = store

    def list_of(self, article_id: str) -> list[KeptPicture]:
        """Return what became of the pictures of an article; empty while nobody has asked."""
        return self._store.list_of(article_id)

    def keep(self, article_id: str, pictures: Iterable[KeptPicture]) -> ChangeSet:
        """Keep pictures that were loaded; nothing that a person would undo.

        Raises:
            NotFoundError: when the article has been deleted meanwhile.
            ReadOnlyLibraryError: when the library can only be read.
        """
        self._library.get_article(article_id)
        with self._library.transaction() as session:
            for kept in pictures:
                session.writer.pictures.keep(session.new_id(), article_id, kept)
        return ChangeSet(articles_changed=frozenset({article_id}))

    def remove(self, article_id: str) -> ChangeSet:
        """Remove the pictures of an article again."""
        with self._library.transaction() as session:
            session.writer.pictures.remove_of(article_id)
        return ChangeSet(articles_changed=frozenset({article_id}))
