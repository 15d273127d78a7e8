"""What can become of an annotation whose words a newer version changed or lost."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reader.model.selectors import AnchorStatus


class StandingAction(StrEnum):
    """What a person can decide about such an annotation; the value is the action's id."""

    TAKE_NEW_WORDS = "take-new-words"
    DETACH = "detach-annotation"
    SHOW_MADE_ON = "show-made-on"
    REATTACH = "reattach"


_OFFERED = {
    AnchorStatus.CHANGED: (
        StandingAction.TAKE_NEW_WORDS,
        StandingAction.DETACH,
        StandingAction.SHOW_MADE_ON,
        StandingAction.REATTACH,
    ),
    AnchorStatus.ORPHANED: (StandingAction.SHOW_MADE_ON, StandingAction.REATTACH),
}


def standing_actions(status: AnchorStatus) -> tuple[StandingAction, ...]:
    """Return what a card offers; leaving a changed one alone keeps its old words beside the new."""
    return _OFFERED.get(status, ())


def standing_invitation() -> str:
    """Return the words on a chosen card that open the menu with these actions."""
    return _tr("Choose what to do…")


def standing_label(action: StandingAction) -> str:
    """Return what an action is called in a card's menu."""
    match action:
        case StandingAction.TAKE_NEW_WORDS:
            return _tr("Take new words")
        case StandingAction.DETACH:
            return _tr("Detach from new words")
        case StandingAction.SHOW_MADE_ON:
            return _tr("Show in the version it was made on")
        case StandingAction.REATTACH:
            return _tr("Attach to selection")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Standing", text)
