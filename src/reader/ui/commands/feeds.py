"""The Feeds menu: subscribing, refreshing, folders, OPML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from reader.library.changes import ChangeSet
from reader.library.feed_schedule import due
from reader.model.environment import system_clock
from reader.model.errors import ReaderError
from reader.model.feed import Feed, FeedSubscription
from reader.ui.actions import Handler
from reader.ui.alive import while_alive
from reader.ui.commands.parts import WindowParts
from reader.ui.message_bar import Severity
from reader.ui.web_work import Web, was_cancelled

if TYPE_CHECKING:
    from reader.exchange.opml import SubscriptionList
    from reader.ingest.feeds.discovery import FoundFeed
    from reader.library.feed_refreshing import Refreshed
    from reader.ui.feeds.subscribe_dialog import SubscribeDialog

CHECK_EVERY = 300_000
"""Milliseconds between two looks at which feeds are due; each is due by its own schedule."""
_OPML = "feeds.opml"


class FeedCommands(QObject):
    """Subscribes and refreshes; whatever fetches or parses is loaded with the first use."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._schedule = QTimer(self)
        self._schedule.setInterval(CHECK_EVERY)
        self._schedule.timeout.connect(self.refresh_due)
        self._schedule.start()
        parts.feeds.changed.connect(self._show)
        parts.article_list.feeds_requested.connect(self._check)
        self._show()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        return {
            "subscribe": self.subscribe,
            "refresh-feeds": self.refresh_all,
            "edit-feed": self.edit,
            "unsubscribe": self.unsubscribe,
            "import-feeds": self.import_feeds,
            "export-feeds": self.export_feeds,
        }

    def facts(self) -> set[str]:
        """Return what the actions need to know: see the action table."""
        facts = {"feeds"} if self._parts.feeds.feeds else set()
        if self._chosen():
            facts.add("feed")
        return facts

    # Subscribing

    def subscribe(self) -> None:
        """Ask for an address and subscribe to what is found there."""
        from reader.ui.feeds.subscribe_dialog import SubscribeDialog  # noqa: PLC0415 - at first use

        dialog = SubscribeDialog(self._parts.feeds.feeds, self._parts.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.search_requested.connect(lambda address: self._find(dialog, address))
        dialog.subscribed.connect(self.add)
        dialog.open()

    def add(self, subscriptions: Sequence[FeedSubscription]) -> None:
        """Subscribe, then read the new feeds."""
        from reader.library.operations.subscribe import Subscribe  # noqa: PLC0415 - as above

        operation = Subscribe(subscriptions)

        def done(changes: ChangeSet) -> None:
            new = [added.feed for added in operation.added if not added.was_there]
            if changes:
                self._parts.toaster.say_done(self._subscribed(len(new)), operation)
                self.refresh(new, quiet=True)
            else:
                self._parts.toaster.say(self.tr("You are subscribed to this already"))

        self._parts.client.perform(operation, done)

    def _find(self, dialog: SubscribeDialog, address: str) -> None:
        def find(web: Web) -> list[FoundFeed]:
            from reader.ingest.feeds.discovery import discover_feeds  # noqa: PLC0415 - as above
            from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above

            return discover_feeds(
                address,
                Fetcher().fetch,
                now=system_clock(),
                check_cancelled=web.progress.raise_if_cancelled,
            )

        def failed(error: BaseException) -> None:
            if isinstance(error, ReaderError) and isValid(dialog):
                dialog.show_problem(error)
            elif not was_cancelled(error):
                self._parts.client.report(error)

        shown = while_alive(dialog, dialog.show_found)
        self._parts.web.run(self.tr("Looking for feeds"), find, shown, failed)

    # Refreshing

    def refresh_all(self) -> None:
        """Check every feed now."""
        self.refresh(self._parts.feeds.feeds)

    def _check(self, feed_ids: Sequence[str]) -> None:
        self.refresh([feed for feed in self._parts.feeds.feeds if feed.id in feed_ids])

    def refresh_due(self) -> None:
        """Check the feeds whose time has come, unless something else is being fetched."""
        parts = self._parts
        if parts.client.read_only or parts.web.is_working or not parts.preferences.refresh_feeds:
            return
        waiting = due(parts.feeds.feeds, system_clock())
        if waiting:
            self.refresh(waiting, quiet=True)

    def refresh(self, feeds: Sequence[Feed], *, quiet: bool = False) -> None:
        """Check feeds; ``quiet`` says only what is new."""
        if not feeds or self._parts.client.read_only:
            return
        wanted = tuple(feeds)

        def refresh(web: Web) -> Refreshed:
            from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above
            from reader.library.feed_refreshing import refresh_library  # noqa: PLC0415 - as above

            return refresh_library(
                web.ask,
                wanted,
                Fetcher().fetch,
                clock=system_clock,
                announce=web.announce,
                progress=web.progress,
            )

        def failed(error: BaseException) -> None:
            if not was_cancelled(error):
                self._parts.client.report(error)

        self._parts.web.run(
            self.tr("Refreshing feeds"),
            refresh,
            lambda outcome: self._refreshed(outcome, quiet=quiet),
            failed,
        )

    def _refreshed(self, outcome: Refreshed, *, quiet: bool) -> None:
        if outcome.new or not quiet:
            self._parts.toaster.say(self._new_articles(outcome.new))
        if outcome.problems and not quiet:
            title, problem = outcome.problems[0]
            others = len(outcome.problems) - 1
            advice = self.tr("%1 more feeds could not be read.").replace("%1", str(others))
            details = "\n".join(f"{name}: {why}" for name, why in outcome.problems)
            self._parts.messages.show_message(
                Severity.WARNING, f"{title}: {problem}", advice if others else "", details
            )

    # One feed

    def edit(self) -> None:
        """Change the chosen feed's name, folder and wishes."""
        from reader.library.operations.subscribe import EditFeed  # noqa: PLC0415 - at first use
        from reader.ui.feeds.feed_dialog import FeedDialog  # noqa: PLC0415 - as above

        feed = self._parts.feeds.find(next(iter(self._chosen()), ""))
        if feed is None:
            return
        folders = [each.folder for each in self._parts.feeds.feeds]
        dialog = FeedDialog(feed, folders, self._parts.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.edited.connect(lambda edited: self._parts.client.perform(EditFeed(edited)))
        dialog.move_agreed.connect(self._move)
        dialog.open()

    def unsubscribe(self) -> None:
        """Leave the chosen feed, or all feeds of the chosen folder; their articles stay."""
        from reader.library.operations.subscribe import Unsubscribe  # noqa: PLC0415 - at first use

        chosen = self._chosen()
        if not chosen:
            return
        operation = Unsubscribe(chosen)
        said = self.tr("Unsubscribed; the articles stay")
        self._parts.client.perform(
            operation, lambda _changes: self._parts.toaster.say_done(said, operation)
        )

    def _move(self, feed: Feed) -> None:
        feed_id, url = feed.id, feed.check.moved_to
        self._parts.client.fetch(
            lambda library: library.feeds.move_feed(feed_id, url),
            lambda _feed: self._parts.client.report_change(ChangeSet(feeds_changed=True)),
        )

    # OPML

    def import_feeds(self) -> None:
        """Subscribe to the feeds of an OPML file."""
        name, _ = QFileDialog.getOpenFileName(
            self._parts.window,
            self.tr("Import Feeds"),
            "",
            self.tr("Feed lists (*.opml *.xml);;All files (*)"),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Subscribe to the feeds of an OPML file; its folders become folders."""

        def read(web: Web) -> SubscriptionList:  # noqa: ARG001 - needs no library
            from reader.exchange.opml import subscriptions_from_opml  # noqa: PLC0415 - as above
            from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above

            return subscriptions_from_opml(read_article_file(path).raw, path.name)

        self._parts.web.run(self.tr("Reading feeds"), read, self._take_list)

    def _take_list(self, found: SubscriptionList) -> None:
        """Subscribe to what a file lists, and say what it lists in vain."""
        if found.subscriptions:
            self.add(found.subscriptions)
        if found.problems:
            message, *others = found.problems
            details = "\n".join((*found.problems, *found.left_out))
            self._parts.messages.show_message(Severity.WARNING, message, " ".join(others), details)

    def export_feeds(self) -> None:
        """Write all feeds to an OPML file."""
        name, _ = QFileDialog.getSaveFileName(
            self._parts.window, self.tr("Export Feeds"), _OPML, self.tr("Feed lists (*.opml)")
        )
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write all feeds to an OPML file."""
        feeds = tuple(self._parts.feeds.feeds)

        def write(web: Web) -> int:  # noqa: ARG001 - needs no library
            from reader.exchange.opml import opml_from_feeds  # noqa: PLC0415 - as above
            from reader.exchange.writing import write_atomically  # noqa: PLC0415 - as above

            write_atomically(path, opml_from_feeds(feeds))
            return len(feeds)

        def done(count: int) -> None:
            words = (
                self.tr("1 feed written to %2") if count == 1 else self.tr("%1 feeds written to %2")
            )
            said = words.replace("%1", str(count))
            self._parts.toaster.say(said.replace("%2", str(path)))

        self._parts.web.run(self.tr("Writing feeds"), write, done)

    # What is shown

    def _show(self) -> None:
        parts = self._parts
        parts.shelves.set_feeds(parts.feeds.entries())
        problems = {feed.id: feed.check.problem for feed in parts.feeds.feeds}
        parts.article_list.set_feed_problems({i: why for i, why in problems.items() if why})
        parts.image_feeds.clear()
        parts.image_feeds.update(feed.id for feed in parts.feeds.feeds if feed.load_images)

    def _chosen(self) -> tuple[str, ...]:
        return self._parts.shelves.query.feed_ids

    def _subscribed(self, count: int) -> str:
        return (
            self.tr("Subscribed")
            if count == 1
            else self.tr("Subscribed to %1 feeds").replace("%1", str(count))
        )

    def _new_articles(self, count: int) -> str:
        if not count:
            return self.tr("Nothing new")
        words = self.tr("1 new article") if count == 1 else self.tr("%1 new articles")
        return words.replace("%1", str(count))
