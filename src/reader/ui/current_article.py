"""Which article is open: fetched when it is chosen, and again when it has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.changes import ChangeSet
from reader.model.article import OpenArticle
from reader.ui.client import LibraryClient

READ_AFTER = 2000
"""Milliseconds an article must be open before it can count as read.

It does once the person also scrolls, selects or clicks in it, or goes on to another one. So
neither going through the list with the arrow keys marks anything, nor a start that shows the
article of yesterday.
"""


class CurrentArticle(QObject):
    """The article in the reading pane.

    The panes that show it listen to its signals; none of them asks another.
    """

    opened = Signal(object)
    """Another article is open: an `OpenArticle`."""
    refreshed = Signal(object)
    """The open article, or an annotation of it, has changed: the `OpenArticle` as it is now."""
    closed = Signal()
    """No article is open any more."""

    def __init__(self, client: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._wanted_id: str | None = None
        self._then: list[Callable[[], None]] = []
        self._waiting: list[tuple[str, Callable[[], None]]] = []
        self.article: OpenArticle | None = None
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_AFTER)
        self._reading.timeout.connect(self._mark_if_read)
        self._was_touched = False
        self._may_mark = False
        client.changed.connect(self._take_in)

    @property
    def id(self) -> str | None:
        """The id of the article that is open, or is about to be."""
        return self._wanted_id

    def open(self, article_id: str, then: Callable[[], None] | None = None) -> None:
        """Open an article; ``then`` is called when it is shown.

        One that is open already is not fetched again.
        """
        if article_id == self._wanted_id and self._is_shown():
            if then is not None:
                then()
            return
        if article_id != self._wanted_id:
            self._then.clear()
        if then is not None:
            self._then.append(then)
        self._mark_if_read(leaving=True)
        self._wanted_id = article_id
        self._reading.stop()
        self._waiting.clear()
        self._client.fetch(
            lambda library: library.get_article(article_id),
            self._show,
            self._not_found,
            latest="article",
        )

    def show(self, article: OpenArticle) -> None:
        """Show an article that was fetched elsewhere (with the first page, at the start)."""
        self._client.forget_fetch("article")
        self._wanted_id = article.article.id
        self._waiting.clear()
        self._then.clear()
        self._show(article)

    def close(self) -> None:
        """Open nothing."""
        self._client.forget_fetch("article")
        self._reading.stop()
        self._waiting.clear()
        self._then.clear()
        self._wanted_id = None
        if self.article is not None:
            self.article = None
            self.closed.emit()

    def when_annotated(self, annotation_id: str, call: Callable[[], None]) -> None:
        """Call back when the panes show this annotation: at once, or after the next refresh."""
        if self._has(annotation_id):
            call()
        else:
            self._waiting.append((annotation_id, call))

    def touch(self) -> None:
        """The person has done something in the article."""
        self._was_touched = True
        self._mark_if_read()

    def keep_unread(self) -> None:
        """The person has marked the article themselves: it is not marked for them."""
        self._may_mark = False

    def _show(self, article: OpenArticle) -> None:
        self.article = article
        self.opened.emit(article)
        self._was_touched = False
        self._may_mark = not article.article.read and not self._client.read_only
        calls, self._then = self._then, []
        for call in calls:
            call()
        self._reading.start()

    def _not_found(self, error: BaseException) -> None:
        self._then.clear()
        self._wanted_id = self.article.article.id if self.article is not None else None
        self._client.report(error)

    def _take_in(self, changes: ChangeSet) -> None:
        wanted = self._wanted_id
        if wanted is None:
            return
        if wanted in changes.articles_removed:
            self.close()
        elif wanted in changes.annotated | changes.articles_changed or changes.tags_changed:
            # "annotations" and not "article": a refresh must not overtake a change of article.
            self._client.fetch(
                lambda library: library.get_article(wanted), self._refresh, latest="annotations"
            )

    def _refresh(self, article: OpenArticle) -> None:
        if not self._is_shown():
            return
        self.article = article
        self.refreshed.emit(article)
        ready = [call for annotation_id, call in self._waiting if self._has(annotation_id)]
        self._waiting = [pair for pair in self._waiting if not self._has(pair[0])]
        for call in ready:
            call()

    def _is_shown(self) -> bool:
        return self.article is not None and self.article.article.id == self._wanted_id

    def _has(self, annotation_id: str) -> bool:
        annotations = self.article.annotations if self.article is not None else ()
        return any(annotation.id == annotation_id for annotation in annotations)

    def _mark_if_read(self, *, leaving: bool = False) -> None:
        long_enough = not self._reading.isActive()
        if not (self._may_mark and long_enough and (leaving or self._was_touched)):
            return
        if self.article is None or not self._is_shown():
            return
        self._may_mark = False
        read = self.article.article.id
        # Not an operation: nobody takes reading back, and it loads nothing to write with.
        self._client.fetch(lambda library: library.mark_read(read), self._client.changed.emit)
