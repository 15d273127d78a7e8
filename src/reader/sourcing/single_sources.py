"""Claims that rest on one source.

A sentence rests on one source when all that is attributed in it goes back to one entry of the
ledger. An outlet or a document that only passes a claim on is not counted beside its origin: in
"the Post reported that officials said so" the officials are the one source. A person who passes
something on is counted: they can be asked. A sentence in which nothing is attributed, or
something to nobody ("reportedly") and nothing else, rests on none.

Two limits are on purpose. Each sentence is looked at by itself: whether another one bears the
same claim out is not known. And an entry may be several people ("two officials"): such claims
are listed, and marked as resting on several.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.ledger import Ledger, LedgerEntry, LedgerMention
from reader.model.profiles import ClaimSentence, SingleSourceClaim
from reader.model.sourcing import SourceKind

_PASSING_ON = (SourceKind.MEDIA, SourceKind.DOCUMENT)


def single_source_claims(
    claims: Iterable[ClaimSentence], ledger: Ledger
) -> tuple[SingleSourceClaim, ...]:
    """Return those of an article's claim-bearing sentences that rest on one source, in order."""
    mentions = {
        mention.attribution: (entry, mention)
        for entry in ledger
        for mention in entry.mentions
        if mention.attribution is not None and mention.kind is not SourceKind.NONE
    }
    several = {entry.key for entry in ledger if entry.people and entry.people.low > 1}
    found: list[SingleSourceClaim] = []
    for claim in claims:
        origins = _origins([mentions[i] for i in claim.attributions if i in mentions], ledger)
        if len(origins) == 1:
            (entry,) = origins
            found.append(SingleSourceClaim(claim.range, entry.key, entry.key in several))
    return tuple(found)


def _origins(
    speaking: list[tuple[LedgerEntry, LedgerMention]], ledger: Ledger
) -> list[LedgerEntry]:
    """Return the sources of a sentence without what only passes on what another says."""
    entries = {entry.key: entry for entry, _ in speaking}
    carriers: set[str] = set()
    for entry, mention in speaking:
        for station in mention.chain[1:-1]:
            carrier = ledger.find(station.mention) if station.mention else None
            if carrier is not None and carrier.kind in _PASSING_ON and carrier.key != entry.key:
                carriers.add(carrier.key)
    origins = [entry for key, entry in entries.items() if key not in carriers]
    return origins or list(entries.values())
