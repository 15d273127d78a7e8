"""Opening an article of 10 KB with 200 highlights, in the real window, beside a bare page."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from tests.benchmarks.articles import invented_article
from tests.benchmarks.figures import Figure

from reader.app import make_application
from reader.library.library import Library
from reader.library.operations import AddArticles, Annotate, NewArticle
from reader.model.document import Document
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.annotations.card_list import CardList
from reader.ui.commands.parts import WindowParts
from reader.ui.places import Places
from reader.ui.session import WindowSession

CHARACTERS = 10_000
HIGHLIGHTS = 200
RUNS = 30
WARM_UPS = 3
"""Openings that are not counted: the first ones load fonts and modules."""
PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class _Opening:
    """Seconds from choosing an article until its page, and then its cards, were painted.

    ``processor`` is what both took of the processor, in all threads, whatever else it had to do.
    """

    page: float
    cards: float
    processor: float


class _Screen(QObject):
    """Notes when widgets of one window have been painted.

    A window paints all that has changed in one go; a widget counts as painted when the whole of
    that is done, and not before.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._window = widgets[0].window()
        self._in_this_go: list[QObject] = []
        self._is_painting = False
        self._painted: dict[QObject, list[float]] = {widget: [] for widget in widgets}
        for watched in (self._window, *widgets):
            watched.installEventFilter(self)

    def painted_after(self, moment: float, widget: QWidget) -> float | None:
        """Return when the widget was first painted after ``moment``, None while it was not."""
        return next((ended for ended in self._painted[widget] if ended > moment), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note paints; hand the window's own request on, to see when it is done with it."""
        if event.type() is QEvent.Type.Paint and watched in self._painted:
            self._in_this_go.append(watched)
        if event.type() is not QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        if self._is_painting:
            return False
        self._is_painting = True
        QCoreApplication.sendEvent(self._window, event)
        self._is_painting = False
        ended = time.perf_counter()
        for widget in self._in_this_go:
            self._painted[widget].append(ended)
        self._in_this_go.clear()
        return True


def measure_opening() -> list[Figure]:
    """Return milliseconds from choosing an article to its being painted: medians of `RUNS`.

    Two such articles are opened in turn, so that each opening builds a page anew; what is timed
    includes reading from the disk in the library's thread. The thread of the window sleeps
    until something happens, as it does in the program. Before each opening, a bare page is
    timed: the same text put into a QTextBrowser by QTextCursor, with nothing else to do. The
    ratio of the two says more than milliseconds where the machine has other work.
    """
    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, articles = _make_library(folder)
        places = Places(folder / "preferences.json", folder / "locks", folder / "log")
        session = WindowSession(library, places)
        opened: list[float] = []
        session.shown.connect(lambda: opened.append(time.perf_counter()))
        session.open([])
        _wait(application, lambda: next(iter(opened), None))
        session.crashes.uninstall()  # a mistake in here is printed
        parts = session.window.furniture.parts
        bare, opener = _BarePage(parts.reading.view), _Opener(application, parts)
        floors, openings = [], []
        for run in range(WARM_UPS + RUNS):
            article_id, document = articles[run % 2]
            opener.settle()
            floors.append(bare.show_painted(application, document))
            openings.append(opener.open(article_id))
        _check_highlights(session)
        bare.close()
        session.window.close()
        session.end()
    return _figures(floors[WARM_UPS:], openings[WARM_UPS:])


def _figures(floors: list[float], openings: list[_Opening]) -> list[Figure]:
    floor = statistics.median(floors)
    page = statistics.median(opening.page for opening in openings)
    cards = statistics.median(opening.cards for opening in openings)
    processor = statistics.median(opening.processor for opening in openings)
    # In pairs, one right after the other: a slow spell of the machine hits both.
    pairs = zip(openings, floors, strict=True)
    ratio = statistics.median(opening.page / bare for opening, bare in pairs)
    return [
        Figure("opening 10 KB with 200 highlights", page * 1000, 30.0, "ms"),
        Figure("opening, beside a bare page", ratio, 4.0, "× bare"),
        Figure("(until the cards are painted as well)", cards * 1000, None, "ms"),
        Figure("(processor time of page and cards)", processor * 1000, None, "ms"),
        Figure("(a bare page of that text)", floor * 1000, None, "ms"),
    ]


class _BarePage:
    """The floor: a text view as large as the article's, which shows text and does nothing else."""

    def __init__(self, view: QTextBrowser) -> None:
        self._browser = QTextBrowser()
        self._browser.resize(view.size())
        self._font = QFont(view.document().defaultFont())
        self._page: QTextDocument | None = None
        self._screen = _Screen(self._browser.viewport())
        self._browser.show()

    def show_painted(self, application: QApplication, document: Document) -> float:
        """Return the seconds from text to paint."""
        _drain(application)
        begun = time.perf_counter()
        page = QTextDocument(self._browser)
        page.setDefaultFont(self._font)
        cursor = QTextCursor(page)
        for number, block in enumerate(document.blocks):
            if number:
                cursor.insertBlock()
            cursor.insertText(block.text)
        self._browser.setDocument(page)
        viewport = self._browser.viewport()
        painted = _wait(application, lambda: self._screen.painted_after(begun, viewport))
        if self._page is not None:
            self._page.deleteLater()
        self._page = page
        return painted - begun

    def close(self) -> None:
        """Take the window away."""
        self._browser.close()
        self._browser.deleteLater()


def _make_library(folder: Path) -> tuple[Path, list[tuple[str, Document]]]:
    path = folder / "library.db"
    library = Library.open(path, samples=False)
    articles = []
    for number in range(2):
        article_id = library.new_id()
        parsed = invented_article(number, characters=CHARACTERS)
        library.run(AddArticles([NewArticle(article_id, parsed)]))
        step = len(parsed.document.text) // (HIGHLIGHTS + 1)
        tags = [tag.id for tag in library.get_codebook()]
        for place in range(HIGHLIGHTS):
            passage = Passage(Part.BODY, TextRange(place * step, place * step + step + 10))
            tag = tags[place % len(tags)]
            library.run(Annotate(library.new_id(), article_id, passage, (tag,)))
        articles.append((article_id, parsed.document))
    library.close()
    return path, articles


class _Opener:
    """Opens articles in the window and sees when they are on the screen."""

    def __init__(self, application: QApplication, parts: WindowParts) -> None:
        cards = parts.annotations.findChild(CardList)
        assert isinstance(cards, CardList)
        self._application = application
        self._current, self._review = parts.current, parts.review
        self._page, self._cards = parts.reading.view.viewport(), cards.viewport()
        self._screen = _Screen(self._page, self._cards)
        self._filled: list[float] = []
        cards.model().modelReset.connect(lambda: self._filled.append(time.perf_counter()))

    def settle(self) -> None:
        """Wait until all is there that is shown of the article before, as when it was looked at."""
        _wait(self._application, lambda: time.perf_counter() if self._review.found else None)
        _drain(self._application)

    def open(self, article_id: str) -> _Opening:
        """Open an article and wait until its page and its cards have been painted."""
        shown: list[float] = []
        self._filled.clear()
        begun, spent = time.perf_counter(), time.process_time()
        self._current.open(article_id, then=lambda: shown.append(time.perf_counter()))
        page = _wait(self._application, lambda: self._painted(self._page, shown))
        cards = _wait(self._application, lambda: self._painted(self._cards, self._filled))
        return _Opening(page - begun, cards - begun, time.process_time() - spent)

    def _painted(self, widget: QWidget, since: list[float]) -> float | None:
        return self._screen.painted_after(since[0], widget) if since else None


def _check_highlights(session: WindowSession) -> None:
    """Stop unless the page that was painted shows its highlights."""
    image = session.window.furniture.parts.reading.view.grab().toImage()
    seen = {
        image.pixelColor(x, y).rgb()
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    }
    tints = {style.tint.rgb() for style in session.window.theme.highlights}
    if len(seen & tints) < len(tints) // 2:
        sys.exit("the page was painted without its highlights")


def _drain(application: QApplication) -> None:
    for _ in range(20):
        application.processEvents()


def _wait(application: QApplication, until: Callable[[], float | None]) -> float:
    """Let the event loop turn, sleeping where nothing happens, until there is an answer."""
    watchdog = QTimer()
    watchdog.setSingleShot(True)
    watchdog.start(PATIENCE_SECONDS * 1000)
    while (answer := until()) is None:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if not watchdog.isActive():
            sys.exit("the window did not show the article")
    return answer
