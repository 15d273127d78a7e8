"""The start of the window, in the order in which a person waits for it.

What the first paint needs is loaded first and nothing else: the window is drawn while the
library is opened in its own thread, by plain reads that need no SQLModel. Then the list is
filled, the article shown, and only then is loaded what a first change will need. A test asserts
which modules are not there at the first paint; `reader.ui.tracing` measures the rest.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.ui.places import Places
from reader.ui.tracing import Trace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

APP_ID = "io.github.onbackground.OnBackground"
DISTRIBUTION = "onbackground"

NO_DISPLAY = (
    "There is no display to open a window on. Start it in a desktop session, or on a virtual "
    "display with “xvfb-run make run” (“xvfb-run onbackground” where it is installed). The "
    "command line works without one: “onbackground --help”."
)


def run(
    *,
    library: Path | None = None,
    files: Sequence[Path] = (),
    empty: bool = False,
    address: str = "",
    places: Places | None = None,
) -> int:
    """Open the window and return the program's exit code when it is closed.

    Args:
        library: the library file, None for the usual place; it is made if missing.
        files: articles to bring in; the first one is opened.
        empty: whether a new library is made without the sample articles.
        address: an ``onbackground://annotation/ID`` to show, "" for none.
        places: the program's own folders, by default those of this system.
    """
    if display_is_missing(os.environ, sys.platform):
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - aborts without a display

    from reader.ui.session import WindowSession  # noqa: PLC0415 - as above

    trace = Trace.from_environment()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = make_application()
    session = WindowSession(
        library or usual_library(), places or usual_places(), trace=trace, samples=not empty
    )
    words = [*(str(path.absolute()) for path in files), *([address] if address else [])]
    if session.hand_over_to_first(words):
        return 0
    session.open(words)
    code = application.exec()
    session.end()
    return code


def make_application() -> QApplication:
    """Return the application with its names and style set."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    QCoreApplication.setApplicationName(DISTRIBUTION)
    QApplication.setApplicationDisplayName("")
    QApplication.setDesktopFileName(APP_ID)
    # By argument, because setStyle() would make Python learn the whole of QStyle first.
    return QApplication([*sys.argv[:1], "-style", "fusion"])


def usual_library() -> Path:
    """Return the library that is opened when none is named."""
    from reader.library.location import default_library_path  # noqa: PLC0415 - platformdirs

    return default_library_path()


def usual_places() -> Places:
    """Return the folders of this system for settings, locks and logs."""
    import platformdirs  # noqa: PLC0415 - takes a moment, and tests pass places in

    settings = platformdirs.user_config_path(DISTRIBUTION, appauthor=False)
    state = platformdirs.user_state_path(DISTRIBUTION, appauthor=False)
    return Places(
        preferences=settings / "preferences.json",
        locks=state / "locks",
        log=state / "log" / "onbackground.log",
    )


def display_is_missing(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether Qt would abort for want of a display: only Linux and its like can be without."""
    if platform in ("win32", "darwin"):
        return False
    return not any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
