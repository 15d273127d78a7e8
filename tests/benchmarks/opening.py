"""Opening an article of 10 KB with 200 highlights, in the real window."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.articles import invented_article
from tests.benchmarks.figures import Figure

from reader.app import make_application
from reader.library.library import Library
from reader.library.operations import AddArticles, Annotate, NewArticle
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.places import Places
from reader.ui.session import WindowSession

CHARACTERS = 10_000
HIGHLIGHTS = 200
RUNS = 15
PATIENCE_SECONDS = 30


class _Paints(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paint events and let them pass."""
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


def measure_opening() -> list[Figure]:
    """Return milliseconds from choosing an article to its being painted: the median of `RUNS`.

    Two such articles are opened in turn, so that each opening builds a page anew; what is timed
    includes reading from the disk in the library's thread.
    """
    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, articles = _make_library(folder)
        places = Places(folder / "preferences.json", folder / "locks", folder / "log")
        session = WindowSession(library, places)
        furnished: list[object] = []
        session.open([])
        session.window.first_painted.connect(lambda: furnished.append(session))
        _wait(application, lambda: bool(furnished) and _is_open(session))
        seconds = [_open(application, session, articles[run % 2]) for run in range(RUNS)]
        session.window.close()
        session.end()
    median = statistics.median(seconds[1:]) * 1000
    return [Figure("opening 10 KB with 200 highlights", median, 30.0, "ms")]


def _make_library(folder: Path) -> tuple[Path, list[str]]:
    path = folder / "library.db"
    library = Library.open(path, samples=False)
    articles = [library.new_id() for _ in range(2)]
    for number, article_id in enumerate(articles):
        parsed = invented_article(number, characters=CHARACTERS)
        library.run(AddArticles([NewArticle(article_id, parsed)]))
        step = len(parsed.document.text) // (HIGHLIGHTS + 1)
        tags = [tag.id for tag in library.get_codebook()]
        for place in range(HIGHLIGHTS):
            passage = Passage(Part.BODY, TextRange(place * step, place * step + step + 10))
            tag = tags[place % len(tags)]
            library.run(Annotate(library.new_id(), article_id, passage, (tag,)))
    library.close()
    return path, articles


def _is_open(session: WindowSession) -> bool:
    return session.window.furniture.parts.current.article is not None


def _open(application: QApplication, session: WindowSession, article_id: str) -> float:
    """Open an article; return the seconds until it has been painted."""
    parts = session.window.furniture.parts
    paints = _Paints(parts.reading.view.viewport())
    _drain(application)
    shown: list[int] = []
    begun = time.perf_counter()
    parts.current.open(article_id, then=lambda: shown.append(paints.count))
    _wait(application, lambda: bool(shown) and paints.count > shown[0])
    ended = time.perf_counter()
    paints.deleteLater()
    return ended - begun


def _drain(application: QApplication) -> None:
    for _ in range(20):
        application.processEvents()


def _wait(application: QApplication, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not until():
        application.processEvents()
        if time.monotonic() > deadline:
            sys.exit("the window did not show the article")
