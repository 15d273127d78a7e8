"""What every operation is, and what it works with."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from reader.library.changes import ChangeSet
from reader.model.environment import NewId
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.store.writer import Writer  # loads SQLModel: only where something is written


@dataclass(frozen=True, slots=True)
class Session:
    """One transaction, as operations see it.

    ``store`` reads (what was written in the transaction too), ``writer`` writes. ``now`` is the
    time of all that is done in it, ``creator`` who does it ("" where nobody said).
    """

    store: Store
    writer: Writer
    now: datetime
    new_id: NewId
    creator: str


class Operation(Protocol):
    """Something a person does to the library, which can be taken back and done again.

    An operation is made once, then applied, reverted and applied again in turn, each time in a
    transaction of its own. `revert` leaves exactly the state from before `apply`; applying again
    gives exactly the state of the first time, times included. Where nothing would change
    nothing is written, and the change set is empty.

    Should the same thing have been changed elsewhere in the meantime (on the command line, while
    the window is open), neither overwrites that: they raise `UsageError` or `NotFoundError`.
    """

    @property
    @abstractmethod
    def label(self) -> str:
        """What was done, as in a menu: "Edit note"."""

    @abstractmethod
    def apply(self, session: Session) -> ChangeSet:
        """Do it; return what changed."""

    @abstractmethod
    def revert(self, session: Session) -> ChangeSet:
        """Take it back; return what changed."""
