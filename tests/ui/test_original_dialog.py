"""Show Original in the window: the stored page, and Change Encoding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.imported import import_bytes
from tests.support.incoming import TITLE, WORDS
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    trigger,
    wait_until_saved,
)

from reader.library.library import Library
from reader.ui.original_dialog import OriginalDialog
from reader.ui.session import WindowSession

GREETING = "Zażółć gęślą jaźń"
PAGE = f"""<html><head><title>{TITLE}</title></head><body><nav>Home and away</nav>
<article><h1>{TITLE}</h1><p>{WORDS} {GREETING}.</p><p>{WORDS}</p></article></body></html>"""


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    library = Library.open(tmp_path / "test.onbackground", samples=False)
    import_bytes(library, PAGE.encode("iso-8859-2"), "tunnel.html")
    library.close()
    with opened_window(qtbot, tmp_path) as opened:
        yield opened


def opened_dialog(qtbot: QtBot, session: WindowSession) -> OriginalDialog:
    trigger(session, "show-original")
    qtbot.waitUntil(lambda: session.window.findChild(OriginalDialog) is not None, timeout=PATIENCE)
    dialog = session.window.findChild(OriginalDialog)
    assert isinstance(dialog, OriginalDialog)
    return dialog


def test_the_whole_page_is_shown(qtbot: QtBot, session: WindowSession) -> None:
    dialog = opened_dialog(qtbot, session)
    assert "Home and away" in dialog.text()
    assert WORDS in dialog.text()
    assert all(each.text() for each in dialog.findChildren(QAbstractButton))
    assert dialog.encodings.accessibleName()


def test_another_encoding_is_shown_and_then_read_as_a_new_version(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = opened_dialog(qtbot, session)
    dialog.encodings.setCurrentIndex(dialog.encodings.findData("koi8-r"))
    qtbot.waitUntil(lambda: GREETING not in dialog.text(), timeout=PATIENCE)
    dialog.encodings.setCurrentIndex(dialog.encodings.findData("iso-8859-2"))
    qtbot.waitUntil(lambda: GREETING in dialog.text(), timeout=PATIENCE)
    (read,) = (each for each in dialog.findChildren(QPushButton) if "Again" in each.text())
    read.click()
    toaster = parts_of(session).toaster
    qtbot.waitUntil(lambda: toaster.text() == "Read again as iso-8859-2", timeout=PATIENCE)
    wait_until_saved(qtbot, session)
    shown = parts_of(session).current.article
    assert shown is not None
    assert GREETING in shown.revision.document.text
