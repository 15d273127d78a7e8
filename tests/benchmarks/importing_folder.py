"""1,000 saved pages from a folder, in the real window: progress, cancelling, stalls, resuming.

A timer in the window's thread notes how long it is kept from running: the longest such pause is
what a person would feel. The floor is measured in the same run: a process that does nothing but
sleep for as long as the timer waits. What the machine does to that, it does to every program, and
it is taken off.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from tests.benchmarks.articles import invented_article
from tests.benchmarks.figures import Figure

from reader.app import make_application
from reader.documents.html_text import document_to_html
from reader.library.import_pieces import Incoming
from reader.model.queries import ArticleQuery
from reader.ui.imports.dialog import ImportDialog
from reader.ui.places import Places
from reader.ui.session import WindowSession

PAGES = 1_000
OPENINGS = 20
"""Pieces brought in between two articles that are opened meanwhile."""
BEAT = 10
"""Milliseconds between two beats of the heart."""
IDLE_SECONDS = 3.0
PATIENCE_SECONDS = 1_200
_CLUTTER = "".join(
    f'<li class="teaser"><a href="/news/{number}">Another story, number {number}</a></li>'
    for number in range(60)
)


_BARE_HEART = """
import sys, time
last = time.monotonic()
while True:
    time.sleep(0.01)
    now = time.monotonic()
    if now - last > 0.02:
        print(now, now - last - 0.01, flush=True)
    last = now
"""


@dataclass(frozen=True, slots=True)
class Stall:
    """The longest pause of the window, and of a process that does nothing; seconds."""

    window: float
    bare: float

    @property
    def own(self) -> float:
        """What of it is the program's doing, in milliseconds."""
        return max(0.0, self.window - self.bare) * 1000


class BareHeart:
    """Beats in a process of its own that does nothing else."""

    def __init__(self, notes: Path) -> None:
        self._notes = notes
        with notes.open("w") as written:
            self._process = subprocess.Popen([sys.executable, "-c", _BARE_HEART], stdout=written)

    def longest(self, begun: float) -> float:
        """Return the longest pause since ``begun`` (`time.monotonic`), in seconds."""
        lines = (line.split() for line in self._notes.read_text().splitlines())
        return max((float(pause) for when, pause in lines if float(when) >= begun), default=0.0)

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait()


class Heart(QObject):
    """Beats in the window's thread, and remembers the longest pause between two beats."""

    def __init__(self, bare: BareHeart) -> None:
        super().__init__()
        self._bare = bare
        self._begun = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start()

    def begin(self) -> None:
        """Forget the pauses so far."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._begun = time.monotonic()

    def stall(self) -> Stall:
        """Return the longest pause since `begin`, and that of the bare process."""
        return Stall(self.longest, self._bare.longest(self._begun))

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - BEAT / 1000)
        self._last = now


def measure_importing() -> list[Figure]:
    """Look at a folder, cancel, bring it in while articles are opened, and look at it again."""
    instance = QApplication.instance()
    application = instance if isinstance(instance, QApplication) else make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_pages(folder / "pages")
        places = Places(folder / "preferences.json", folder / "locks", folder / "log")
        session = WindowSession(folder / "library.db", places)
        shown: list[float] = []
        session.shown.connect(lambda: shown.append(time.perf_counter()))
        session.open([])
        _wait(application, lambda: bool(shown))
        session.crashes.uninstall()
        bare = BareHeart(folder / "pauses")
        try:
            return _Run(application, session, folder / "pages", Heart(bare)).figures()
        finally:
            bare.stop()
            session.window.close()
            session.end()


class _Run:
    """One run through the import window."""

    def __init__(
        self, application: QApplication, session: WindowSession, pages: Path, heart: Heart
    ) -> None:
        self._application = application
        self._session = session
        self._pages = pages
        self._heart = heart

    def figures(self) -> list[Figure]:
        """Do all of it."""
        idle = self._idle()
        progress, stopped = self._look_and_cancel()
        dialog, looking, looking_stall = self._look()
        taken, importing_stall = self._bring_in(dialog)
        resumed = self._resume(dialog)
        dialog.close()
        return [
            Figure("import of 1,000 pages: progress is seen after", progress, 0.3, "s"),
            Figure("import: cancelling takes", stopped, 0.5, "s"),
            Figure("import: longest stall while looking", looking_stall.own, 100.0, "ms"),
            Figure("import: longest stall while bringing in", importing_stall.own, 100.0, "ms"),
            Figure("import: pages brought in twice", float(resumed), 0.0, "pages"),
            Figure("(the machine's own stalls meanwhile)", importing_stall.bare * 1000, None, "ms"),
            Figure("(longest stall of the idle window)", idle.own, None, "ms"),
            Figure("(looking at 1,000 pages)", looking, None, "s"),
            Figure("(bringing 1,000 pages in)", taken, None, "s"),
        ]

    def _idle(self) -> Stall:
        self._heart.begin()
        until = time.perf_counter() + IDLE_SECONDS
        _wait(self._application, lambda: time.perf_counter() > until)
        return self._heart.stall()

    def _open(self) -> tuple[ImportDialog, float]:
        begun = time.perf_counter()
        importing = self._session.window.furniture.importing
        return importing.open_window([Incoming(self._pages)]), begun

    def _look_and_cancel(self) -> tuple[float, float]:
        dialog, begun = self._open()
        self._heart.begin()
        _wait(self._application, lambda: "of 1000" in dialog.summary())
        progress = time.perf_counter() - begun
        _wait(self._application, lambda: dialog.rows.rowCount() >= 10)
        begun = time.perf_counter()
        dialog.stop()
        _wait(self._application, lambda: not dialog.is_busy)
        stopped = time.perf_counter() - begun
        dialog.close()
        return progress, stopped

    def _look(self) -> tuple[ImportDialog, float, Stall]:
        dialog, begun = self._open()
        self._heart.begin()
        _wait(self._application, lambda: dialog.rows.rowCount() == PAGES and not dialog.is_busy)
        return dialog, time.perf_counter() - begun, self._heart.stall()

    def _bring_in(self, dialog: ImportDialog) -> tuple[float, Stall]:
        """Bring the pages in, and open articles all the while."""
        parts = self._session.window.furniture.parts
        ids: list[str] = []
        parts.client.fetch(lambda library: library.list_article_ids(ArticleQuery()), ids.extend)
        _wait(self._application, lambda: bool(ids))
        came = 0

        def open_some(outcomes: list[object]) -> None:
            nonlocal came
            before, came = came, came + len(outcomes)
            if before // OPENINGS != came // OPENINGS:
                parts.current.open(ids[came // OPENINGS % len(ids)])

        dialog.outcomes_shown.connect(open_some)
        self._heart.begin()
        begun = time.perf_counter()
        dialog.bring_in()
        _wait(self._application, dialog.card.isVisible)
        return time.perf_counter() - begun, self._heart.stall()

    def _resume(self, dialog: ImportDialog) -> int:
        """Look at the same folder again; return how many pages would come in again."""
        dialog.add([Incoming(self._pages)])
        _wait(self._application, lambda: dialog.rows.rowCount() == PAGES and not dialog.is_busy)
        return sum(each.status.value == "ready" for each in dialog.rows.pieces)


def _write_pages(folder: Path) -> None:
    folder.mkdir()
    for number in range(PAGES):
        article = invented_article(number, characters=5_000)
        body = document_to_html(article.document)
        page = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f"<title>{article.headline} | {article.outlet}</title>"
            f'<meta property="og:site_name" content="{article.outlet}">'
            f'<link rel="canonical" href="https://courier.example/news/{number}">'
            f"</head><body><nav><ul>{_CLUTTER}</ul></nav><article><h1>{article.headline}</h1>"
            f'<time datetime="2023-04-{1 + number % 28:02}T08:00:00Z">then</time>{body}</article>'
            f"<aside><ul>{_CLUTTER}</ul></aside><footer>All rights reserved</footer></body></html>"
        )
        (folder / f"page-{number:04}.html").write_text(page, encoding="utf-8")


def _wait(application: QApplication, until: Callable[[], bool]) -> None:
    watchdog = time.perf_counter() + PATIENCE_SECONDS
    while not until():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > watchdog:
            sys.exit("the import did not come to its end")
