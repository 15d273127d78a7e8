"""Make the manual's screenshots: the real window, a library of its own, the sample article.

usage: make_screenshots.py FOLDER [SCALE]     SCALE: 1 unless given; 2 for a dense screen

The passages that are marked are those that a careful reader of the sample might mark.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from reader.ui.commands.parts import WindowParts
    from reader.ui.session import WindowSession

PATIENCE_SECONDS = 60
MARKS = (
    ("In a recent report published by the Washington Post", "second-hand", ""),
    (
        "unnamed US officials revealed",
        "unnamed-source",
        "Who are they, and how many? Reported through the Washington Post; not a word on why "
        "they are not named.",
    ),
    ("was reportedly provided", "passive-hearsay", ""),
    ("The report raises questions about the failure of Russia", "unattributed-evaluation", ""),
    ("According to the report", "second-hand", "The same report: nothing here is a second source."),
    ("the US Embassy in Moscow had earlier warned", "institution", ""),
)
THEMES = ("light", "dark", "sepia")


def main(folder: Path) -> None:
    """Write all screenshots into ``folder``."""
    from reader.app import make_application  # noqa: PLC0415 - after the environment is set
    from reader.ui.places import Places  # noqa: PLC0415
    from reader.ui.preferences import Preferences, save_preferences  # noqa: PLC0415
    from reader.ui.session import WindowSession  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        places = Places(home / "preferences.json", home / "locks", home / "log")
        library = home / "library.db"
        annotate_sample(library)
        save_preferences(Preferences(first_steps_done=True), places.preferences)
        session = WindowSession(library, places)
        session.hand_over_to_first([])
        shown: list[bool] = []
        session.shown.connect(lambda: shown.append(True))
        session.open([])
        wait(application, lambda: bool(shown))
        take_all(application, session, folder)
        session.window.close()
        session.end()


def annotate_sample(path: Path) -> None:
    """Make a library with the samples and mark passages of the first."""
    from reader.library.library import Library  # noqa: PLC0415
    from reader.library.operations import Annotate  # noqa: PLC0415
    from reader.model.queries import ArticleQuery  # noqa: PLC0415
    from reader.model.ranges import TextRange  # noqa: PLC0415
    from reader.model.selectors import Part, Passage  # noqa: PLC0415

    library = Library.open(path)
    article_id = library.list_article_ids(ArticleQuery())[0]
    text = library.get_article(article_id).revision.document.text
    for quote, tag, note in MARKS:
        start = text.index(quote)
        passage = Passage(Part.BODY, TextRange(start, start + len(quote)))
        library.run(Annotate(library.new_id(), article_id, passage, (tag,), note))
    library.close()


def take_all(application: QApplication, session: WindowSession, folder: Path) -> None:
    """Take the window in each theme, then its dialogs."""
    from reader.ui.export_dialog import ExportDialog  # noqa: PLC0415
    from reader.ui.fixing.dialog import FixDialog  # noqa: PLC0415
    from reader.ui.profiles.profile_dialog import ProfileDialog  # noqa: PLC0415
    from reader.ui.tags.editor import CodebookDialog  # noqa: PLC0415

    window, parts = session.window, session.window.furniture.parts
    article = parts.current.article
    if article is None:
        sys.exit("no article is open")
    parts.reading.select_annotation(article.annotations[1].id)
    for theme in THEMES:
        window.preferences.theme = theme
        window.apply_preferences()
        settle(application)
        grab(window, folder / f"main-{theme}.png")
    window.preferences.theme = "light"
    window.apply_preferences()
    take_review(application, session, folder / "review-light.png")
    for action, dialog, name in (
        ("export", ExportDialog, "export"),
        ("edit-tags", CodebookDialog, "codebook"),
    ):
        take_dialog(application, parts, action, dialog, folder / f"{name}.png")
    review_all(application, parts)
    # Of the second sample, which is a page.
    take_dialog(application, parts, "fix-text", FixDialog, folder / "fix-text.png")
    take_dialog(application, parts, "profiles", ProfileDialog, folder / "profile.png")


def take_review(application: QApplication, session: WindowSession, path: Path) -> None:
    """Take the window after the first decision of a review, then leave the review."""
    parts = session.window.furniture.parts
    for action in ("review", "review-accept"):
        parts.registry.action(action).trigger()
        settle(application)
    grab(session.window, path)
    parts.registry.action("review-leave").trigger()
    settle(application)


def review_all(application: QApplication, parts: WindowParts) -> None:
    """Accept whatever is suggested in the articles that are there, and finish their reviews."""
    for _ in range(parts.article_list.model.rowCount()):
        parts.registry.action("review").trigger()
        settle(application)
        while parts.registry.action("review-accept").isEnabled():
            parts.registry.action("review-accept").trigger()
            settle(application, 0.3)
        parts.registry.action("review-finish").trigger()
        settle(application)
        parts.registry.action("next-article").trigger()
        settle(application)


def take_dialog(
    application: QApplication, parts: WindowParts, action: str, kind: type[QWidget], path: Path
) -> None:
    """Open a dialog by its action and take it."""
    parts.registry.action(action).trigger()
    settle(application)
    dialog = parts.window.findChild(kind)
    if dialog is None:
        sys.exit(f"{action} opened no dialog")
    grab(dialog, path)
    dialog.close()
    settle(application)


def grab(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    widget.grab().save(str(path))
    print(path)


def settle(application: QApplication, seconds: float = 1.5) -> None:
    """Let the window do what it does after a moment: popups, previews, toasts."""
    end = time.monotonic() + seconds
    wait(application, lambda: time.monotonic() > end)


def wait(application: QApplication, until: Callable[[], bool]) -> None:
    """Run the window until something is the case."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not until():
        application.processEvents()
        if time.monotonic() > deadline:
            sys.exit("the window did not get that far")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = sys.argv[2] if len(sys.argv) == 3 else "1"
    main(Path(sys.argv[1]))
