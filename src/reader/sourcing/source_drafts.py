"""Sources while the ledger is being made: mentions are gathered one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.model.ledger import GroupPhrase
from reader.model.sourcing import SourceKind
from reader.sourcing.sightings import Sighting, slug

MOST_CANDIDATES = 5
"""Sources of which a ledger says that a mention is perhaps one of them."""

_LONGEST_LABEL = 80


@dataclass(slots=True, eq=False)
class SourceDraft:
    """A source with the mentions found so far.

    ``identity`` is what makes it one source wherever it is mentioned ("" for mentions of whom
    nothing makes certain that they are the same). ``perhaps`` are drafts that it may be.
    """

    kind: SourceKind
    label: str
    sightings: list[Sighting]
    identity: str = ""
    name: str = ""
    title: str = ""
    organisation: str = ""
    phrase: GroupPhrase | None = None
    distinct: bool = False
    perhaps: list[SourceDraft] = field(default_factory=list)

    @property
    def first_key(self) -> str:
        """The key of the mention that was found first."""
        return self.sightings[0].key

    def add(self, sighting: Sighting) -> None:
        """Add a mention of the same source."""
        self.sightings.append(sighting)


class SourceDrafts:
    """All drafts of one article, in the order in which they were begun."""

    def __init__(self) -> None:
        self.drafts: list[SourceDraft] = []

    def begin(self, sighting: Sighting, kind: SourceKind, label: str) -> SourceDraft:
        """Begin a source with its first mention."""
        draft = SourceDraft(kind, shortened(label), [sighting])
        self.drafts.append(draft)
        return draft

    def keys(self) -> dict[int, str]:
        """Return each draft's key, by its ``id()``: of its identity, or of its first mention."""
        taken: set[str] = set()
        keys: dict[int, str] = {}
        for draft in self.drafts:
            key = slug(draft.identity) if draft.identity else draft.first_key
            if key in taken:
                key = f"{key}-{draft.kind.value}"
            number, base = 1, key
            while key in taken:
                number, key = number + 1, f"{base}-{number + 1}"
            taken.add(key)
            keys[id(draft)] = key
        return keys


def shortened(label: str) -> str:
    """Return a label of at most 80 characters, cut at a space with an ellipsis."""
    if len(label) <= _LONGEST_LABEL:
        return label
    cut = label[: _LONGEST_LABEL - 1]
    return f"{cut[: cut.rfind(' ')].rstrip(' ,;')}…" if " " in cut else f"{cut}…"
