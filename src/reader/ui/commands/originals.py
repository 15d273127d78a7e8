"""Show Original: what an article was made from, and reading it again in another encoding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.model.article import OpenArticle
from reader.model.errors import ReaderError
from reader.ui.actions import Handler
from reader.ui.alive import while_alive
from reader.ui.commands.parts import WindowParts
from reader.ui.web_work import Web

if TYPE_CHECKING:
    from reader.library.operations.revise_article import ReviseArticle
    from reader.library.originals import Original
    from reader.ui.original_dialog import OriginalDialog


class OriginalCommands(QObject):
    """Opens the dialog; bytes are read and parsed outside the library's thread."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {"show-original": self.show_original}

    def show_original(self) -> None:
        """Show the whole page or file that the open article was made from."""
        article = self._parts.current.article
        if article is not None:
            self._read(article, "", lambda original: self._open(article, original))

    def _open(self, article: OpenArticle, original: Original) -> None:
        from reader.library.originals import ENCODINGS  # noqa: PLC0415 - loaded by now
        from reader.ui.original_dialog import OriginalDialog  # noqa: PLC0415 - made at first use

        parts = self._parts
        choices = ENCODINGS if original.encoding and not parts.client.read_only else ()
        title = article.article.title
        dialog = OriginalDialog(title, original, choices, parts.window.theme, parts.window)
        failed = self._teller(dialog)
        dialog.encoding_chosen.connect(
            lambda encoding: self._read(
                article, encoding, while_alive(dialog, dialog.show_original), failed
            )
        )
        dialog.reading_requested.connect(
            lambda encoding: self._read_again(article, encoding, dialog)
        )
        dialog.show()

    def _read(
        self,
        article: OpenArticle,
        encoding: str,
        done: Callable[[Original], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        revision_id, url = article.revision.id, article.revision.url or article.article.url

        def job(web: Web) -> Original:
            from reader.library.originals import read_original  # noqa: PLC0415 - the parsers

            raw, raw_type = web.ask(lambda library: library.get_raw(revision_id))
            return read_original(raw, raw_type, url=url, encoding=encoding)

        self._parts.web.run(self.tr("Reading original"), job, done, failed)

    def _read_again(self, article: OpenArticle, encoding: str, dialog: OriginalDialog) -> None:
        """Make the text in another encoding the article's newest version."""
        revision, url = article.revision, article.revision.url or article.article.url

        def job(web: Web) -> ReviseArticle:
            from reader.library.operations.revise_article import (  # noqa: PLC0415 - as above
                ReviseArticle,
            )
            from reader.library.originals import parse_again, with_charset  # noqa: PLC0415

            raw, raw_type = web.ask(lambda library: library.get_raw(revision.id))
            return ReviseArticle(
                article.article.id,
                parse_again(raw, raw_type, encoding, url=url),
                raw=raw,
                raw_type=with_charset(raw_type, encoding),
                url=revision.url,
                etag=revision.etag,
                last_modified=revision.last_modified,
            )

        def perform(operation: ReviseArticle) -> None:
            said = self.tr("Read again as %1").replace("%1", encoding)
            self._parts.client.perform(
                operation, lambda _changes: self._parts.toaster.say_done(said, operation)
            )
            dialog.accept()

        failed = self._teller(dialog)
        self._parts.web.run(self.tr("Reading original"), job, while_alive(dialog, perform), failed)

    def _teller(self, dialog: OriginalDialog) -> Callable[[BaseException], None]:
        """Return what tells an error in the dialog."""

        def tell(error: BaseException) -> None:
            if isinstance(error, ReaderError):
                dialog.say_problem(str(error))
            else:
                self._parts.client.report(error)

        return while_alive(dialog, tell)
