"""A person's edits applied to a ledger, in their order.

Each edit is looked up by key, then by the mention that has the key; passages are looked up by
place, then by the mention that overlaps them most, because a later version of the detector may
set the ends of a phrase elsewhere. What cannot be found is reported and left for the person to
decide on; an edit whose wish has come true already changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from reader.model.ledger import Ledger, LedgerEntry, LedgerMention
from reader.model.ledger_edits import (
    AddSource,
    LedgerEdit,
    LinkPassage,
    MergeSources,
    QuotedPassage,
    RenameSource,
    SplitPassage,
    UnappliedEdit,
    UnlinkPassage,
)
from reader.model.sourcing import SourceKind
from reader.sourcing.ledger import in_order
from reader.sourcing.sightings import mention_key, one_line
from reader.sourcing.source_drafts import shortened

_GONE_SOURCE = "The analysis does not find this source any more."
_GONE_PASSAGE = "The analysis does not find a source at this passage any more."


def apply_edits(ledger: Ledger, edits: Iterable[LedgerEdit]) -> Ledger:
    """Return the ledger with the edits made, one after the other.

    Those that cannot be made are added to its ``unapplied``, each with the reason.
    """
    bench = _Workbench(ledger)
    for edit in edits:
        bench.apply(edit)
    return bench.finished()


class _Workbench:
    """A ledger while it is changed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._entries = {entry.key: entry for entry in ledger.entries}
        self._unlinked = list(ledger.unlinked)
        self._unapplied = list(ledger.unapplied)

    def finished(self) -> Ledger:
        """Return the ledger as it is now."""
        return replace(
            self._ledger,
            entries=in_order(self._entries.values()),
            unlinked=tuple(sorted(self._unlinked, key=lambda mention: mention.sort_key)),
            unapplied=tuple(self._unapplied),
        )

    def apply(self, edit: LedgerEdit) -> None:
        """Make one edit, or note why it cannot be made."""
        match edit:
            case MergeSources():
                reason = self._merge(edit)
            case SplitPassage(quoted):
                reason = self._split(quoted)
            case LinkPassage(quoted, key):
                reason = self._link(quoted, key)
            case UnlinkPassage(quoted):
                reason = self._unlink(quoted)
            case RenameSource(key, label):
                reason = self._rename(key, label)
            case AddSource():
                reason = self._add(edit)
        if reason:
            self._unapplied.append(UnappliedEdit(edit, reason))

    # --- sources ---------------------------------------------------------------------------

    def _find(self, key: str) -> LedgerEntry | None:
        entry = self._entries.get(key)
        if entry is not None:
            return entry
        return Ledger(tuple(self._entries.values())).find(key)

    def _merge(self, edit: MergeSources) -> str:
        found = [self._find(key) for key in edit.keys]
        entries = list({entry.key: entry for entry in found if entry is not None}.values())
        missing = found.count(None)
        if not entries or (len(entries) == 1 and missing):
            return _GONE_SOURCE
        merged = entries[0]
        for other in entries[1:]:
            merged = _merged(merged, other)
            del self._entries[other.key]
        self._entries[merged.key] = replace(merged, label=edit.label or merged.label)
        return f"{_GONE_SOURCE} The others are merged." if missing else ""

    def _rename(self, key: str, label: str) -> str:
        entry = self._find(key)
        if entry is None:
            return _GONE_SOURCE
        self._entries[entry.key] = replace(entry, label=label)
        return ""

    def _add(self, edit: AddSource) -> str:
        owner, mention = self._look_up(edit.quoted)
        if mention is None:
            mention = self._made_by_hand(edit.quoted, edit.kind)
        else:
            self._take_out(owner, mention)
        self._begin(mention, edit.label or one_line(mention.quoted.exact), edit.kind, ())
        return ""

    # --- passages --------------------------------------------------------------------------

    def _split(self, quoted: QuotedPassage) -> str:
        owner, mention = self._look_up(quoted)
        if mention is None or owner is None:
            return _GONE_PASSAGE
        if len(owner.mentions) > 1:
            label = one_line(mention.quoted.exact)
            self._take_out(owner, mention)
            if owner.label == label and not owner.name:  # it was called by this passage
                left = self._entries[owner.key]
                called = shortened(one_line(left.mentions[0].quoted.exact))
                self._entries[owner.key] = replace(left, label=called)
            self._begin(mention, label, mention.kind, (owner.key,))
        return ""

    def _link(self, quoted: QuotedPassage, key: str) -> str:
        target = self._find(key)
        if target is None:
            return _GONE_SOURCE
        owner, mention = self._look_up(quoted)
        if mention is None:
            mention = self._made_by_hand(quoted, target.kind)
        elif owner is not None and owner.key == target.key:
            return ""
        else:
            self._take_out(owner, mention)
        self._entries[target.key] = _with_mentions(target, (*target.mentions, mention))
        return ""

    def _unlink(self, quoted: QuotedPassage) -> str:
        owner, mention = self._look_up(quoted)
        if mention is None:
            return _GONE_PASSAGE
        if owner is not None:
            self._take_out(owner, mention)
            self._unlinked.append(mention)
        return ""

    def _look_up(self, quoted: QuotedPassage) -> tuple[LedgerEntry | None, LedgerMention | None]:
        """Return the mention at a passage with its entry (None: it is unlinked)."""
        best: tuple[int, LedgerEntry | None, LedgerMention] | None = None
        for owner, mention in self._all_mentions():
            if mention.passage == quoted.passage:
                return owner, mention
            shared = mention.passage.range.intersection(quoted.passage.range)
            if mention.passage.part is not quoted.passage.part or shared is None:
                continue
            if best is None or len(shared) > best[0]:
                best = (len(shared), owner, mention)
        return (None, None) if best is None else best[1:]

    def _all_mentions(self) -> Iterable[tuple[LedgerEntry | None, LedgerMention]]:
        for entry in self._entries.values():
            for mention in entry.mentions:
                yield entry, mention
        for mention in self._unlinked:
            yield None, mention

    def _take_out(self, owner: LedgerEntry | None, mention: LedgerMention) -> None:
        """Take a mention from its entry, which goes when nothing is left in it."""
        if owner is None:
            self._unlinked.remove(mention)
            return
        left = tuple(other for other in owner.mentions if other is not mention)
        if left:
            self._entries[owner.key] = replace(owner, mentions=left)
        else:
            del self._entries[owner.key]

    def _begin(
        self, mention: LedgerMention, label: str, kind: SourceKind, perhaps: tuple[str, ...]
    ) -> None:
        key = _unused(mention.key, self._entries)
        entry = LedgerEntry(key, shortened(label), kind, (mention,), perhaps=perhaps)
        self._entries[key] = entry

    def _made_by_hand(self, quoted: QuotedPassage, kind: SourceKind) -> LedgerMention:
        """Return a mention for a passage at which the program found no source."""
        taken = {mention.key for _, mention in self._all_mentions()}
        key = _unused(mention_key(quoted.exact, quoted.exact), taken.union(self._entries))
        return LedgerMention(key=key, quoted=quoted, kind=kind)


def _unused(key: str, taken: Collection[str]) -> str:
    candidate, number = key, 1
    while candidate in taken:
        number += 1
        candidate = f"{key}-by-hand-{number}"
    return candidate


def _merged(one: LedgerEntry, other: LedgerEntry) -> LedgerEntry:
    """Return two entries as the first one, with what only the second says."""
    merged = _with_mentions(one, (*one.mentions, *other.mentions))
    keys = dict.fromkeys((*one.merged_keys, other.key, *other.merged_keys))
    perhaps = dict.fromkeys((*one.perhaps, *other.perhaps))
    return replace(
        merged,
        name=one.name or other.name,
        title=one.title or other.title,
        organisation=one.organisation or other.organisation,
        perhaps=tuple(key for key in perhaps if key not in (one.key, *keys)),
        merged_keys=tuple(keys),
    )


def _with_mentions(entry: LedgerEntry, mentions: Iterable[LedgerMention]) -> LedgerEntry:
    return replace(entry, mentions=tuple(sorted(mentions, key=lambda m: m.sort_key)))
