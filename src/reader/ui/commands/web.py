"""What goes to the network, each because somebody asks for it: a page, an article's pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.library.changes import ChangeSet
from reader.model.article import OpenArticle
from reader.model.errors import ReaderError
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.web_work import Web, was_cancelled

if TYPE_CHECKING:
    from reader.library.importing import ImportOutcome

_SCHEMES = ("http://", "https://")
_FIELD_WIDTH = 560


class WebCommands(QObject):
    """Adds pages by address and loads pictures; whatever fetches is loaded with the first use."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.current.opened.connect(self._load_if_wanted)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {"add-url": self.ask_for_address, "load-images": self.load_images}

    def facts(self) -> set[str]:
        """Return what the actions need to know: see the action table."""
        article = self._parts.current.article
        return {"images"} if article is not None and _waiting_images(article) else set()

    # Pages

    def ask_for_address(self) -> None:
        """Ask for the address of a page; one that was copied stands there already."""
        copied = QGuiApplication.clipboard().text().strip()
        dialog = QInputDialog(self._parts.window)
        dialog.setWindowTitle(self.tr("Add page"))
        dialog.setLabelText(self.tr("Address of the article:"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(copied if copied.startswith(_SCHEMES) else "")
        dialog.setOkButtonText(self.tr("Add"))
        dialog.resize(_FIELD_WIDTH, dialog.sizeHint().height())
        dialog.textValueSelected.connect(self.add_address)
        dialog.open()

    def add_address(self, address: str) -> None:
        """Fetch a page and bring it in; it is opened when it is there."""
        address = address.strip()
        if not address:
            return
        if "://" not in address:
            address = f"https://{address}"

        def fetch(web: Web) -> ImportOutcome:
            from reader.library.web_import import (  # noqa: PLC0415 - in the thread of the web
                fetch_page,
                import_fetched,
            )

            fetched = fetch_page(address, progress=web.progress)
            return web.ask(lambda library: import_fetched(library, fetched))

        self._parts.web.run(self.tr("Fetching page"), fetch, self._added, self._not_added)

    def _added(self, outcome: ImportOutcome) -> None:
        from reader.library.importing import ImportStatus  # noqa: PLC0415 - loaded by now
        from reader.library.operations import AddArticles  # noqa: PLC0415 - as above

        parts, article_id = self._parts, outcome.article_id
        if article_id is None:
            return
        if outcome.status is ImportStatus.DUPLICATE:
            parts.toaster.say(self.tr("This article is in the library already"))
        else:
            operation = AddArticles.already_added([article_id])
            said = outcome.reason or self.tr("Article added")
            parts.client.perform(
                operation, lambda _changes: parts.toaster.say_done(said, operation)
            )
        parts.current.open(article_id)

    def _not_added(self, error: BaseException) -> None:
        if was_cancelled(error):
            self._parts.toaster.say(self.tr("Stopped: nothing was added"))
        else:
            self._parts.client.report(error)

    # Pictures

    def load_images(self) -> None:
        """Load the pictures of the open article and keep them with it."""
        article = self._parts.current.article
        if article is not None and _waiting_images(article):
            self._load(article, quiet=False)

    def _load_if_wanted(self, article: OpenArticle) -> None:
        """Load pictures unasked where the person has said that this is always wanted."""
        parts = self._parts
        wanted = parts.preferences.load_images or article.article.feed_id in parts.image_feeds
        if wanted and not parts.client.read_only and _waiting_images(article):
            self._load(article, quiet=True)

    def _load(self, article: OpenArticle, *, quiet: bool) -> None:
        article_id, url = article.article.id, article.article.url
        document = article.revision.document

        def fetch(web: Web) -> _Loaded:
            from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above
            from reader.ingest.picture_fetching import (  # noqa: PLC0415 - as above
                fetch_pictures,
                image_addresses,
            )

            total = len(image_addresses(document))
            kept = []
            for picture in fetch_pictures(
                document,
                Fetcher().fetch,
                url=url,
                check_cancelled=web.progress.raise_if_cancelled,
            ):
                kept.append(picture)
                web.progress.report(len(kept), total)
            changes = web.ask(lambda library: library.pictures.keep(article_id, kept))
            return _Loaded(changes, sum(each.picture is not None for each in kept), total)

        def done(loaded: _Loaded) -> None:
            self._parts.client.report_change(loaded.changes)
            if not quiet:
                said = self.tr("%1 of %2 images loaded")
                said = said.replace("%1", str(loaded.there)).replace("%2", str(loaded.total))
                self._parts.toaster.say(said)

        def failed(error: BaseException) -> None:
            if not (quiet and isinstance(error, ReaderError)):
                self._parts.client.report(error)

        self._parts.web.run(self.tr("Loading images"), fetch, done, failed)


@dataclass(frozen=True, slots=True)
class _Loaded:
    changes: ChangeSet
    there: int
    total: int


def _waiting_images(article: OpenArticle) -> bool:
    """Whether the article has images that nobody has asked for yet."""
    known = {kept.address for kept in article.pictures}
    blocks = article.revision.document.blocks
    return any(block.image is not None and block.image.address not in known for block in blocks)
