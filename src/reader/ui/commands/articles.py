"""The Article menu: going through the list, read and unread, stars, the original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QObject

from reader.library.changes import ChangeSet
from reader.model.article import Article
from reader.ui.actions import Handler
from reader.ui.commands.addresses import open_address
from reader.ui.commands.parts import WindowParts


class ArticleCommands(QObject):
    """Acts on the open article, or on the rows that are selected in the list."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        return {
            "next-article": lambda: self._go(1),
            "previous-article": lambda: self._go(-1),
            "toggle-read": self.toggle_read,
            "toggle-star": self.toggle_star,
            "open-original": self.open_original,
            "metadata": self.edit_metadata,
            "delete-article": self.delete,
        }

    def toggle_read(self) -> None:
        """Mark the open article as unread, or as read."""
        article = self._article()
        if article is None:
            return
        from reader.library.operations import MarkRead  # noqa: PLC0415 - not for the first paint

        self._parts.current.keep_unread()
        self._parts.client.perform(MarkRead([article.id], not article.read))

    def toggle_star(self) -> None:
        """Give the open article a star, or take it away."""
        article = self._article()
        if article is None:
            return
        from reader.library.operations import Star  # noqa: PLC0415 - not for the first paint

        self._parts.client.perform(Star([article.id], not article.starred))

    def open_original(self) -> None:
        """Open the article's address in the web browser, after asking."""
        article = self._article()
        if article is not None and article.url:
            open_address(article.url, self._parts)

    def edit_metadata(self) -> None:
        """Open the dialog that corrects title, authors, outlet, date and the like."""
        article = self._article()
        if article is None:
            return
        from reader.ui.metadata_dialog import MetadataDialog  # noqa: PLC0415 - made at first use

        parts = self._parts
        dialog = MetadataDialog(parts.client, article, parts.window.theme, parts.window)
        dialog.edited.connect(
            lambda operation: parts.toaster.say_done(self.tr("Metadata saved"), operation)
        )
        dialog.open()

    def delete(self) -> None:
        """Delete what is selected in the list, or the open article; Undo brings it back."""
        selected, article = self._parts.article_list.selection(), self._article()
        if selected.beyond is not None:
            self._parts.client.fetch(selected.list_ids, self._delete)
        elif selected:
            self._delete(selected.ids)
        elif article is not None:
            self._delete([article.id])

    def _delete(self, article_ids: Sequence[str]) -> None:
        if not article_ids:
            return
        from reader.library.operations import DeleteArticles  # noqa: PLC0415 - as above

        following = self._parts.article_list.neighbour_of(article_ids)
        operation = DeleteArticles(article_ids)
        one = self.tr("Article deleted")
        many = self.tr("%1 articles deleted").replace("%1", QLocale().toString(len(article_ids)))

        def done(_changes: ChangeSet) -> None:
            self._parts.toaster.say_done(one if len(article_ids) == 1 else many, operation)
            if following is not None:
                self._parts.current.open(following)

        self._parts.client.perform(operation, done)

    def next_unread(self) -> None:
        """Go on to the next unread article: Space at the end of one does that."""
        if not self._parts.article_list.go_to_next_unread():
            self._parts.toaster.say(self.tr("That was the last unread article in this list."))

    def _go(self, steps: int) -> None:
        self._parts.article_list.go(steps)

    def _article(self) -> Article | None:
        shown = self._parts.current.article
        return shown.article if shown is not None else None
