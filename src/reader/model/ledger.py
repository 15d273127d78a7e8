"""The ledger: an article's distinct sources, as frozen values.

An *entry* is what the text makes certain to be one source: a person by name, an institution, a
document, an outlet, or people without a name as long as the text itself says that they are the
same ("the official" after "an official"). Whether two mentions of "officials" mean the same
people is not known; they are separate entries, which a *group* shows together with an honest
number: "1–3 officials".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from reader.model.ledger_edits import QuotedPassage, UnappliedEdit
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Directness, SourceKind, Stance

_DIRECTNESS = tuple(Directness)
"""From the most to the least direct."""


@dataclass(frozen=True, slots=True)
class PeopleRange:
    """How many people: at least ``low``, at most ``high`` (None: the text sets no bound).

    Raises:
        ValueError: when ``low`` is negative or ``high`` lies below it.
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not a number of people: {self.low} to {self.high}")

    def __str__(self) -> str:
        """Return "1", "1–3" or "2 or more"."""
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    def narrowed(self, other: PeopleRange) -> PeopleRange:
        """Return what two statements about the same people leave possible.

        Where they contradict each other, both stay possible.
        """
        low = max(self.low, other.low)
        highs = [high for high in (self.high, other.high) if high is not None]
        if not highs or low <= min(highs):
            return PeopleRange(low, min(highs, default=None))
        return PeopleRange(min(self.low, other.low), max(low, *highs))

    def joined(self, other: PeopleRange, *, distinct: bool) -> PeopleRange:
        """Return how many two mentions stand for that may be the same people.

        ``distinct`` says that the text makes them different ("another official").
        """
        low = self.low + other.low if distinct else max(self.low, other.low)
        unbounded = self.high is None or other.high is None
        return PeopleRange(low, None if unbounded else (self.high or 0) + (other.high or 0))


@dataclass(frozen=True, slots=True)
class ChainStation:
    """One station between a claim and its origin; ``mention`` is its key in the ledger."""

    label: str
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerMention:
    """One place where a source speaks.

    ``quoted`` is the source phrase, or the attributing word where nobody speaks.
    ``attribution`` is the index in the analysis, None for a passage that a person added; such
    a mention has no directness, stance and chain, because nobody has said. ``people`` is None
    for what is no person. ``reason`` is the passage that says why no name is given;
    ``boilerplate`` that it is a standing phrase.
    """

    key: str
    quoted: QuotedPassage
    kind: SourceKind
    attribution: int | None = None
    directness: Directness | None = None
    chain: tuple[ChainStation, ...] = ()
    stance: Stance | None = None
    direct_quotation: bool = False
    grade: int | None = None
    reason: QuotedPassage | None = None
    boilerplate: bool = False
    people: PeopleRange | None = None

    @property
    def passage(self) -> Passage:
        """Where the mention stands."""
        return self.quoted.passage

    @property
    def hops(self) -> int:
        """How many hands the words went through to reach this outlet; 0 where nobody is named."""
        return max(0, len(self.chain) - 1)

    @property
    def sort_key(self) -> tuple[bool, int, int, str]:
        """Reading order: the headline first."""
        place = self.passage.range
        return (self.passage.part is Part.BODY, place.start, place.end, self.key)


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """What unnamed mentions that may be the same people have in common: "US officials"."""

    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One source of the article.

    ``key`` is made from what the text says, so that it is the same after the text is analysed
    again. ``label`` is for lists; ``name`` the person's, institution's or document's own ("" for
    those without), ``title`` and ``organisation`` what the text says of them. ``perhaps`` are
    the keys of sources that this may be, where the text leaves it open. ``distinct`` says that
    the text tells it from earlier mentions of the same ``phrase`` ("another official").
    ``mentions`` are in reading order; there is at least one. ``merged_keys`` are those of the
    entries that a person has made part of this one.
    """

    key: str
    label: str
    kind: SourceKind
    mentions: tuple[LedgerMention, ...]
    name: str = ""
    title: str = ""
    organisation: str = ""
    phrase: GroupPhrase | None = None
    distinct: bool = False
    perhaps: tuple[str, ...] = ()
    merged_keys: tuple[str, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where the source speaks, in reading order."""
        return tuple(mention.passage for mention in self.mentions)

    @property
    def best_grade(self) -> int | None:
        """The transparency (0 to 4) of the mention that tells most; None unless unnamed."""
        return max(self._grades, default=None)

    @property
    def worst_grade(self) -> int | None:
        """The transparency (0 to 4) of the mention that tells least; None unless unnamed."""
        return min(self._grades, default=None)

    @property
    def _grades(self) -> list[int]:
        return [mention.grade for mention in self.mentions if mention.grade is not None]

    @property
    def reason(self) -> QuotedPassage | None:
        """The first passage that says why no name is given; None: "none given"."""
        return next((m.reason for m in self.mentions if m.reason is not None), None)

    @property
    def has_only_boilerplate_reasons(self) -> bool:
        """Whether reasons are given and all are standing phrases that explain little."""
        reasons = [m.boilerplate for m in self.mentions if m.reason is not None]
        return bool(reasons) and all(reasons)

    @property
    def directness(self) -> Directness | None:
        """The most direct way in which any of the words came; None where nobody has said."""
        found = [m.directness for m in self.mentions if m.directness is not None]
        return min(found, key=_DIRECTNESS.index, default=None)

    @property
    def hops(self) -> int:
        """The fewest hands that any of the words went through; 0 where nobody is named."""
        return min((m.hops for m in self.mentions if m.chain), default=0)

    @property
    def is_quoted(self) -> bool:
        """Whether any of the words are given in quotation marks."""
        return any(mention.direct_quotation for mention in self.mentions)

    @property
    def stances(self) -> Mapping[Stance, int]:
        """How often each stance is taken to the words; stances that are not taken are left out."""
        return Counter(m.stance for m in self.mentions if m.stance is not None)

    @property
    def people(self) -> PeopleRange | None:
        """How many people the source is, by all that its mentions say; None for no person."""
        ranges = dict.fromkeys(m.people for m in self.mentions if m.people is not None)
        return reduce(PeopleRange.narrowed, ranges) if ranges else None


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """Entries that are shown together: one certain source, or mentions that may be the same.

    ``people`` says how many people they are together; None for what is no person.
    """

    label: str
    entries: tuple[LedgerEntry, ...]
    people: PeopleRange | None = None

    @property
    def is_uncertain(self) -> bool:
        """Whether the text leaves open how many sources these are."""
        return len(self.entries) > 1


@dataclass(frozen=True)
class Ledger:
    """The sources of one article, in the order in which they first speak.

    ``unlinked`` are passages that a person said are no source, ``unapplied`` edits that could
    not be made. ``outlet`` is who publishes the article.
    """

    entries: tuple[LedgerEntry, ...] = ()
    unlinked: tuple[LedgerMention, ...] = ()
    unapplied: tuple[UnappliedEdit, ...] = ()
    outlet: str = ""

    def __iter__(self) -> Iterator[LedgerEntry]:
        """Iterate over the entries in their order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    @cached_property
    def _by_key(self) -> dict[str, LedgerEntry]:
        by_key = {m.key: entry for entry in self.entries for m in entry.mentions}
        by_key |= {key: entry for entry in self.entries for key in entry.merged_keys}
        return by_key | {entry.key: entry for entry in self.entries}

    def find(self, key: str) -> LedgerEntry | None:
        """Return the entry with this key, with a mention that has it, or that took it over."""
        return self._by_key.get(key)

    @cached_property
    def groups(self) -> tuple[LedgerGroup, ...]:
        """The entries as they are shown: unnamed ones with the same phrase together."""
        grouped: dict[str, list[LedgerEntry]] = {}
        for entry in self.entries:
            phrase = f" {entry.phrase.plural}".casefold() if entry.phrase else entry.key
            grouped.setdefault(phrase, []).append(entry)
        return tuple(_group(entries) for entries in grouped.values())

    def chain_labels(self, mention: LedgerMention) -> tuple[str, ...]:
        """Return the stations of a mention's chain by their labels, this outlet first."""
        labels: list[str] = []
        for station in mention.chain:
            entry = self.find(station.mention) if station.mention else None
            label = entry.label if entry else station.label
            if labels[-1:] != [label]:
                labels.append(label)
        return tuple(labels)

    def chains(self, entry: LedgerEntry) -> tuple[tuple[str, ...], ...]:
        """Return the different ways in which an entry's words came, by their stations' labels."""
        return tuple(dict.fromkeys(self.chain_labels(m) for m in entry.mentions if m.chain))


def chain_text(labels: Sequence[str]) -> str:
    """Return a chain on one line: "claim ← ICARO ← Washington Post ← unnamed US officials"."""
    return " ← ".join(("claim", *labels))


def _group(entries: list[LedgerEntry]) -> LedgerGroup:
    first = entries[0]
    people: PeopleRange | None = None
    for entry in entries:
        if entry.people is not None:
            more = entry.people
            people = more if people is None else people.joined(more, distinct=entry.distinct)
    if first.phrase is None or len(entries) == 1:
        return LedgerGroup(first.label, tuple(entries), people)
    if people is None or not first.kind.is_unnamed:
        return LedgerGroup(first.phrase.plural, tuple(entries), people)
    noun = first.phrase.singular if people.high == 1 else first.phrase.plural
    return LedgerGroup(f"{people} {noun}", tuple(entries), people)
