"""Toasts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QEnterEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.theme import load_theme
from reader.ui.toast import SHOWN_MS, Toast
from reader.ui.toaster import ToastChoice

UNDO = ToastChoice("Undo", lambda: None)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window, load_theme("light"))


def test_toast_is_at_the_middle_of_the_lower_edge(window: QWidget, toast: Toast) -> None:
    toast.show_message("Tagged", UNDO)
    assert not toast.isWindow()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert 30 < window.height() - toast.geometry().bottom() < 60
    window.resize(600, 400)
    assert abs(toast.geometry().center().x() - 299) <= 1
    assert window.rect().contains(toast.geometry())


def test_long_message_breaks_into_lines_and_stays_inside(window: QWidget, toast: Toast) -> None:
    toast.show_message("A long message about an article. " * 12, UNDO)
    assert window.rect().contains(toast.geometry())
    assert toast.height() > 50


def test_button_acts_once_and_takes_the_message_away(qtbot: QtBot, toast: Toast) -> None:
    acted: list[bool] = []
    toast.show_message("Removed", ToastChoice("Undo", lambda: acted.append(True)))
    with qtbot.waitSignal(toast.dismissed):
        QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    assert acted == [True]
    assert toast.text == ""


def test_each_of_two_buttons_does_its_own(window: QWidget, toast: Toast) -> None:
    acted: list[str] = []
    choices = [
        ToastChoice("Look", lambda: acted.append("look")),
        ToastChoice("Undo", lambda: acted.append("undo")),
    ]
    for button in toast.buttons:
        toast.show_message("A newer version with rather many words in its message", *choices)
        assert window.rect().contains(toast.geometry())
        assert all(each.isVisible() for each in toast.buttons)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert toast.text == ""
    assert acted == ["look", "undo"]


def test_tab_goes_from_the_first_button_to_the_second(toast: Toast) -> None:
    toast.show_message("A newer version", UNDO, UNDO)
    toast.buttons[0].setFocus()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Tab)
    assert toast.buttons[1].hasFocus()
    assert not toast._timer.isActive()


def test_message_goes_after_eight_seconds(qtbot: QtBot, toast: Toast) -> None:
    assert SHOWN_MS == 8000
    toast.show_message("Saved")
    assert toast._timer.interval() == SHOWN_MS
    with qtbot.waitSignal(toast.dismissed):
        toast._timer.setInterval(1)
    assert toast.isHidden()


def test_pointer_and_focus_stop_the_clock(toast: Toast) -> None:
    toast.show_message("Removed", UNDO)
    here = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast.buttons[0].setFocus()
    assert not toast._timer.isActive()


def test_message_never_takes_the_focus(window: QWidget, toast: Toast) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    toast.show_message("Saved", UNDO)
    assert field.hasFocus()


def test_escape_on_the_button_takes_the_message_away(toast: Toast) -> None:
    toast.show_message("Saved", UNDO)
    toast.buttons[0].setFocus()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Escape)
    assert toast.isHidden()


def test_new_message_takes_the_place_of_the_old_one(toast: Toast) -> None:
    acted: list[str] = []
    toast.show_message("First", ToastChoice("Undo", lambda: acted.append("first")))
    toast.show_message("Second")
    assert toast.text == "Second"
    assert toast.buttons[0].isHidden()
    toast.buttons[0].click()
    assert acted == []


def test_message_is_announced_to_assistive_software(
    toast: Toast, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []

    def take(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        announced.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(take))
    toast.show_message("Tagged", UNDO)
    toast.show_message("Saved")
    assert announced == ["Tagged Undo", "Saved"]


def test_message_is_plain_text(toast: Toast) -> None:
    toast.show_message("<img src='file:///dev/zero'>")
    label = toast.findChild(QLabel)
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert toast.text == "<img src='file:///dev/zero'>"
