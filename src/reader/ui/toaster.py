"""Toasts: made when the first one is shown, since most starts need none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reader.ui.client import LibraryClient
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.operation import Operation
    from reader.ui.toast import Toast


class ToastChoice(NamedTuple):
    """Something to do about a message: what its button says, and does."""

    words: str
    act: Callable[[], None]


class Toaster:
    """Says what was done, with Undo where it can be taken back."""

    def __init__(self, window: QWidget, client: LibraryClient, theme: Theme) -> None:
        self._window = window
        self._client = client
        self._theme = theme
        self._toast: Toast | None = None

    def apply_theme(self, theme: Theme) -> None:
        """Show toasts in a theme."""
        self._theme = theme
        if self._toast is not None:
            self._toast.apply_theme(theme)

    def say(self, text: str) -> None:
        """Say something that needs no answer."""
        self._made().show_message(text)

    def say_done(self, text: str, operation: Operation, *offers: ToastChoice) -> None:
        """Say what an operation did, with an offer where there is one.

        Its Undo takes back this operation and no other.
        """

        def undo() -> None:
            if self._client.history.is_last(operation):
                self._client.undo()

        choice = ToastChoice(QCoreApplication.translate("Toast", "Undo"), undo)
        self._made().show_message(text, *offers, choice)

    def dismiss(self) -> None:
        """Take away what is shown: it is no longer true."""
        if self._toast is not None:
            self._toast.dismiss()

    def text(self) -> str:
        """Return what is shown, "" for nothing."""
        return self._toast.text if self._toast is not None else ""

    def _made(self) -> Toast:
        if self._toast is None:
            from reader.ui.toast import Toast  # noqa: PLC0415 - made at first use

            self._toast = Toast(self._window, self._theme)
        return self._toast
