"""The ledger of an article's distinct sources, made from an analysis and the text.

Mentions become one source only where that is certain: the same full name, a surname that only
one person in the text has, an institution, outlet or document by its name, or words by which
the text itself goes back to an earlier mention. All else stays apart and is shown in groups
with an honest number (see `reader.model.ledger`). Nothing is looked up outside the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.ledger import ChainStation, Ledger, LedgerEntry, LedgerMention
from reader.model.ledger_edits import QuotedPassage
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Analysis, SourceKind
from reader.sourcing.body_sources import BodySources
from reader.sourcing.full_names import FullNames
from reader.sourcing.lexicon import load_lexicon
from reader.sourcing.people_counts import people_in
from reader.sourcing.person_sources import PersonSources
from reader.sourcing.sightings import Sighting, list_sightings
from reader.sourcing.source_drafts import SourceDraft, SourceDrafts, shortened
from reader.sourcing.unnamed_sources import UnnamedSources

NOBODY_KEY = "nobody"
"""The key of the entry for claims of which the text says that somebody makes them, not who."""

NOBODY_LABEL = "Nobody is said to say it"

_BEFORE = 24
"""Code points before a source phrase in which "at least" is looked for."""

_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.MEDIA})


def build_ledger(analysis: Analysis, text: str, *, headline: str = "", outlet: str = "") -> Ledger:
    """Return the sources that an analysis found, in the order in which they first speak.

    ``text`` and ``headline`` are those that were analysed; ``outlet`` is who publishes them,
    for the chains. Equal arguments give equal ledgers; linear in the text.
    """
    sightings = list_sightings(analysis, text, headline)
    drafts = _gather(sightings, {Part.BODY: text, Part.HEADLINE: headline})
    keys = drafts.keys()
    maker = _MentionMaker(sightings, {Part.BODY: text, Part.HEADLINE: headline}, outlet)
    entries = [_entry(draft, keys, maker) for draft in drafts.drafts]
    return Ledger(in_order(entries), outlet=outlet)


def in_order(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return entries by their first mentions, claims that nobody is said to make at the end."""
    order = sorted(entries, key=lambda e: (e.key == NOBODY_KEY, e.mentions[0].sort_key))
    return tuple(order)


def _gather(sightings: list[Sighting], texts: dict[Part, str]) -> SourceDrafts:
    lexicon = load_lexicon()
    drafts = SourceDrafts()
    names = FullNames(f"{texts[Part.BODY]}\n{texts[Part.HEADLINE]}", lexicon)
    people = PersonSources(texts, names, lexicon, drafts)
    bodies = BodySources(names, lexicon, drafts)
    unnamed = UnnamedSources(lexicon, drafts)
    nobody: SourceDraft | None = None
    for sighting in sightings:
        if sighting.kind is SourceKind.NAMED:
            people.add_named(sighting)
        elif sighting.kind is SourceKind.PRONOUN:
            people.add_pronoun(sighting)
        elif sighting.kind in _BODIES:
            bodies.add(sighting)
        elif sighting.kind.is_unnamed:
            unnamed.add(sighting)
            people.pass_by()
        elif nobody is None:
            nobody = drafts.begin(sighting, SourceKind.NONE, NOBODY_LABEL)
            nobody.identity = NOBODY_KEY
        else:
            nobody.add(sighting)
    return drafts


def _entry(draft: SourceDraft, keys: dict[int, str], maker: _MentionMaker) -> LedgerEntry:
    mentions = sorted(map(maker.mention, draft.sightings), key=lambda mention: mention.sort_key)
    perhaps = dict.fromkeys(keys[id(other)] for other in draft.perhaps if other is not draft)
    return LedgerEntry(
        key=keys[id(draft)],
        label=draft.label,
        kind=draft.kind,
        mentions=tuple(mentions),
        name=draft.name,
        title=draft.title,
        organisation=draft.organisation,
        phrase=draft.phrase,
        distinct=draft.distinct,
        perhaps=tuple(perhaps),
    )


class _MentionMaker:
    """Makes the mentions of one ledger."""

    def __init__(self, sightings: list[Sighting], texts: dict[Part, str], outlet: str) -> None:
        self._texts = texts
        self._outlet = outlet
        self._keys = {sighting.passage: sighting.key for sighting in sightings}

    def mention(self, sighting: Sighting) -> LedgerMention:
        """Return a sighting with what the analysis says of it."""
        attribution = sighting.attribution
        anonymity = attribution.anonymity
        return LedgerMention(
            key=sighting.key,
            quoted=self._quoted(sighting.passage.part, sighting.passage.range),
            kind=attribution.kind,
            attribution=sighting.index,
            directness=attribution.directness,
            chain=tuple(self._stations(sighting)),
            stance=attribution.stance,
            direct_quotation=attribution.direct_quotation,
            grade=attribution.grade,
            reason=(
                self._quoted(sighting.passage.part, anonymity.reason)
                if anonymity is not None and anonymity.reason is not None
                else None
            ),
            boilerplate=anonymity is not None and anonymity.boilerplate,
            people=people_in(
                sighting.words, attribution.kind, attribution.number, self._before(sighting)
            ),
        )

    def _before(self, sighting: Sighting) -> str:
        """Return the two words before a source phrase, if they are in its line."""
        start = sighting.passage.range.start
        near = self._texts[sighting.passage.part][max(0, start - _BEFORE) : start]
        return " ".join(near.rpartition("\n")[2].split()[-2:])

    def _quoted(self, part: Part, place: TextRange) -> QuotedPassage:
        return QuotedPassage(Passage(part, place), place.of(self._texts[part]))

    def _stations(self, sighting: Sighting) -> list[ChainStation]:
        """Return the stations, this outlet first, each with its mention where it is one."""
        outlet, *others = sighting.attribution.chain.links
        stations = [ChainStation(self._outlet or outlet.label)]
        for link in others:
            key = None
            if link.range is not None:
                key = self._keys.get(Passage(sighting.passage.part, link.range))
            label = link.label.removeprefix("the ").removeprefix("The ")
            stations.append(ChainStation(shortened(label), key))
        return stations
