"""From the first moment of a window to the last: lock, library, first article, closing.

The order is that of what a person waits for: the window; list and article; bars, menus and
annotations; and, at the first sign that they will change something, what a change needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.after_painting import AfterPainting
from reader.ui.garbage import GarbageCollector
from reader.ui.preferences import load_preferences, save_preferences
from reader.ui.single_instance import SingleInstance
from reader.ui.window import MainWindow

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.ui.client import LibraryClient
    from reader.ui.crash import CrashReporter
    from reader.ui.first_view import FirstView
    from reader.ui.places import Places
    from reader.ui.tracing import Trace

ADDRESS = "onbackground://annotation/"
"""What a link in an export begins with; the annotation's id follows."""
LONGEST_WAIT = 400
"""Milliseconds after the first paint until menus and bars come, article or not."""
IDLE_BEFORE_TIDYING = 60_000
"""Milliseconds after the last change until the journal is emptied and the library copied."""
IDLE_BEFORE_LISTENING = 800
"""Milliseconds after the article is shown until sockets are loaded, for later starts."""


class WindowSession(QObject):
    """A window with a library in it, and later perhaps with another."""

    shown = Signal()
    """The library's first view is in the window."""

    crashes: CrashReporter
    client: LibraryClient
    window: MainWindow

    def __init__(
        self, library: Path, places: Places, *, trace: Trace | None = None, samples: bool = True
    ) -> None:
        super().__init__()
        self._path = library
        self._places = places
        self._trace = trace
        self._samples = samples
        self._words: list[str] = []
        self._wanted: Path | None = None
        self._is_warm = False
        self._told_of_tidying = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_BEFORE_TIDYING)
        self._idle.timeout.connect(self._tidy)
        self._instance = SingleInstance(library, places.locks)
        self._garbage = GarbageCollector(self)

    def hand_over_to_first(self, words: Sequence[str]) -> bool:
        """Give ``words`` to the window that has the library; false when there is none.

        A window that does not answer (it may be closing) is no reason to start none: two
        processes on one library are safe, only confusing.
        """
        return not self._instance.claim() and self._instance.hand_over(words)

    def open(self, words: Sequence[str]) -> None:
        """Show the window; ``words`` are files to bring in and the address to show."""
        self._words = list(words)
        self._garbage.start()
        self.window = MainWindow(load_preferences(self._places.preferences))
        self.window.closing.connect(self._keep_preferences)
        self.window.first_painted.connect(self._furnish)
        self.window.show()

    def open_library(self, path: Path) -> None:
        """Put another library into the window, once everything in this one is saved.

        One that another window has is shown there instead.
        """
        if path.absolute() == self._path.absolute():
            return
        self.window.furniture.parts.annotations.flush()
        if self.client.history.busy:
            self._wanted = path
            return
        instance = SingleInstance(path, self._places.locks)
        if not instance.claim() and instance.hand_over([]):
            return
        self.window.furniture.put_away()
        self.client.close()
        self.client.history.forget()
        self._instance.release()
        self._instance, self._path = instance, path
        self._told_of_tidying = False
        self.client.start(self._opener())
        self._ask_for_first_view()
        self._listen()

    def end(self) -> None:
        """Close the library and give everything back; the window is closed."""
        if hasattr(self, "client"):
            self.client.close()
            self.client.history.silence()
            self.crashes.uninstall()
        self._instance.release()
        self._garbage.stop()
        self.window.deleteLater()

    # After the first paint

    def _furnish(self) -> None:
        """Open the library in its thread and put the panes into the window meanwhile."""
        if self._trace is not None:
            self._trace.keep_modules()
            self._trace.write("first_paint")
        from reader.ui.client import LibraryClient  # noqa: PLC0415 - after the first paint
        from reader.ui.crash import CrashReporter  # noqa: PLC0415 - as above

        self.crashes = CrashReporter(self._places.log, self)
        self.crashes.install()
        self.client = LibraryClient()
        self.client.crashed.connect(self.crashes.report)
        self.client.opened.connect(self._library_opened)
        self.client.saved.connect(self._idle.start)
        self.client.start(self._opener())
        self._ask_for_first_view()
        self.window.furnish(
            self.client,
            preferences_path=self._places.preferences,
            log_path=self._places.log,
        )
        self.window.library_requested.connect(self.open_library)
        self.client.saved.connect(self._open_wanted)
        self.client.not_saved.connect(self._forget_wanted)
        self.client.open_failed.connect(self._complete)
        QTimer.singleShot(LONGEST_WAIT, self, self._complete)

    def _opener(self) -> Callable[[], Library]:
        path, samples = self._path, self._samples

        def open_library() -> Library:
            from reader.library.library import Library  # noqa: PLC0415 - in the worker's thread

            return Library.open(path, samples=samples)

        return open_library

    def _ask_for_first_view(self) -> None:
        from reader.ui.first_view import first_view  # noqa: PLC0415 - after the first paint

        last = dict(self.window.preferences.last_articles)
        wanted = next((w for w in reversed(self._words) if w.startswith(ADDRESS)), "")
        annotation_id = wanted.removeprefix(ADDRESS).strip("/")
        self.client.fetch(
            lambda library: first_view(library, last, annotation_id),
            self._show_first_view,
            self._first_view_failed,
            latest="first view",
        )

    def _show_first_view(self, view: FirstView) -> None:
        self.window.essentials.show_first_view(view)
        AfterPainting(self, lambda: self._first_view_painted(view)).start()

    def _first_view_painted(self, view: FirstView) -> None:
        if self._trace is not None:
            self._trace.write("list_filled")
            if view.article is not None:
                self._trace.write("article_readable")
        self._complete()
        self.window.essentials.overview.read_counts()
        new_user = self.client.was_created and not self.window.preferences.first_steps_done
        if new_user and view.page.rows:
            self.window.furniture.start_first_steps()
        if not self._is_warm:
            self._is_warm = True
            self.window.essentials.reading.passage_changed.connect(self._warm_up)
        words, self._words = self._words, []
        self._take_words(words)
        QTimer.singleShot(IDLE_BEFORE_LISTENING, self, self._settle)
        self.shown.emit()

    def _first_view_failed(self, error: BaseException) -> None:
        self._complete()
        self.client.report(error)

    def _complete(self) -> None:
        """Make the rest of the window: the article can be read, or will be long in coming."""
        _ = self.window.furniture

    def _library_opened(self) -> None:
        self._path = self.client.path

    def _settle(self) -> None:
        """Listen for later starts; once nothing happens, look after what the last one left."""
        self._listen()
        self._idle.start()
        if self._trace is not None:
            self._trace.write("settled", modules=True)

    def _open_wanted(self) -> None:
        path, self._wanted = self._wanted, None
        if path is not None:
            self.open_library(path)

    def _forget_wanted(self) -> None:
        self._wanted = None  # what could not be saved would be lost

    def _tidy(self) -> None:
        """Leave everything safe: in the one file, for whoever copies it, and in the day's copy."""
        if self.client.is_open:
            self.client.fetch(_tidy_up, lambda _none: None, self._not_tidied)

    def _not_tidied(self, error: BaseException) -> None:
        """Say once that the library cannot be kept safe: it is tried again after each change."""
        from reader.model.errors import BusyLibraryError  # noqa: PLC0415 - not for the first paint

        if not self._told_of_tidying and not isinstance(error, BusyLibraryError):
            self._told_of_tidying = True
            self.client.report(error)

    def _warm_up(self) -> None:
        """Load what a first change needs, once something is selected that could be changed."""
        reading = self.window.essentials.reading
        if not reading.has_selection():
            return  # somebody who only reads does without it
        from reader.ui.warming import warm_up  # noqa: PLC0415 - not before it is needed

        reading.passage_changed.disconnect(self._warm_up)
        if not self.client.read_only:
            warm_up()

    # Later starts of the program

    def _listen(self) -> None:
        self._instance.listen(self._asked)

    def _asked(self, words: list[str]) -> None:
        self.window.bring_to_front()
        self._take_words(words)

    def _take_words(self, words: Sequence[str]) -> None:
        files = [Path(word) for word in words if not word.startswith(ADDRESS)]
        addresses = [word for word in words if word.startswith(ADDRESS)]
        if files:
            self.window.furniture.importing.import_paths(files)
        if addresses:
            self._show_annotation(addresses[-1].removeprefix(ADDRESS).strip("/"))

    def _show_annotation(self, prefix: str) -> None:
        def find(library: Library) -> tuple[str, str]:
            annotation = library.get_annotation(library.resolve_annotation(prefix))
            return annotation.article_id, annotation.id

        def found(ids: tuple[str, str]) -> None:
            self.window.furniture.show_annotation(*ids)

        self.client.fetch(find, found)

    # Preferences and traces

    def _keep_preferences(self) -> None:
        """Save the preferences; the window is closing, so that nobody is there to be told."""
        try:
            save_preferences(self.window.preferences, self._places.preferences)
        except OSError as error:
            if hasattr(self, "crashes"):
                self.crashes.log_failure("preferences not saved", error)


def _tidy_up(library: Library) -> None:
    library.checkpoint()
    library.back_up_daily()
