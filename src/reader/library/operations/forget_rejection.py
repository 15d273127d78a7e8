"""Letting words be suggested again that a person had rejected for good."""

from __future__ import annotations

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.review import RememberedRejection

_CHANGED = ChangeSet(rejections_changed=True)


class ForgetRejection:
    """Forget that words were rejected in all articles; what was decided before stays decided."""

    def __init__(self, rejection_id: str) -> None:
        self._rejection_id = rejection_id
        self._forgotten: RememberedRejection | None = None
        self.label = "Forget rejection"

    def apply(self, session: Session) -> ChangeSet:
        """Forget the words; nothing happens where they are forgotten already; see `Operation`."""
        remembered = session.store.reviews.list_rejections()
        self._forgotten = next((one for one in remembered if one.id == self._rejection_id), None)
        if self._forgotten is None:
            return ChangeSet()
        session.writer.reviews.remove_rejection(self._rejection_id)
        return _CHANGED

    def revert(self, session: Session) -> ChangeSet:
        """Remember the words again; see `Operation`."""
        if self._forgotten is None:
            return ChangeSet()
        session.writer.reviews.add_rejection(self._forgotten)
        return _CHANGED
