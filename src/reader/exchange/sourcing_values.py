"""Ledgers, profiles, roll-ups and checklists as JSON values: what the command line prints.

Ranges are ``{"part", "start", "end"}``, code points, half-open; shares are 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.model.checklists import ChecklistAnswer
from reader.model.ledger import Ledger, LedgerEntry, LedgerMention
from reader.model.ledger_edits_json import edit_to_value
from reader.model.profiles import ProfileFigure, ReviewedProfile, Rollup, RollupRow, ShareInterval
from reader.model.selectors import Passage


def ledger_value(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger: its sources in order, groups by their keys, edits that could not be made."""
    return {
        "sources": [entry_value(entry, ledger) for entry in ledger],
        "groups": [
            {
                "label": group.label,
                "people": None if group.people is None else [group.people.low, group.people.high],
                "sources": [entry.key for entry in group.entries],
            }
            for group in ledger.groups
        ],
        "unlinked": [_mention_value(mention, ledger) for mention in ledger.unlinked],
        "unapplied": [
            {"edit": edit_to_value(one.edit), "reason": one.reason} for one in ledger.unapplied
        ],
    }


def entry_value(entry: LedgerEntry, ledger: Ledger) -> dict[str, Any]:
    """Return one source with its mentions; ``people`` is ``[low, high]``, high null without one."""
    people, directness = entry.people, entry.directness
    return {
        "key": entry.key,
        "label": entry.label,
        "kind": entry.kind.value,
        "name": entry.name,
        "title": entry.title,
        "organisation": entry.organisation,
        "people": None if people is None else [people.low, people.high],
        "best_grade": entry.best_grade,
        "worst_grade": entry.worst_grade,
        "reason": None if entry.reason is None else entry.reason.exact,
        "boilerplate_reason": entry.has_only_boilerplate_reasons,
        "directness": None if directness is None else directness.value,
        "hops": entry.hops,
        "chains": [list(chain) for chain in ledger.chains(entry)],
        "quoted": entry.is_quoted,
        "stances": {stance.value: count for stance, count in entry.stances.items()},
        "perhaps": list(entry.perhaps),
        "mentions": [_mention_value(mention, ledger) for mention in entry.mentions],
    }


def profile_value(profile: ReviewedProfile) -> dict[str, Any]:
    """Return a reviewed profile; each figure has its passages."""
    return {
        "claim_sentences": _figure_value(profile.claim_sentences),
        "shares": {c.value: _figure_value(figure) for c, figure in profile.shares.items()},
        "unnamed_mentions": _figure_value(profile.unnamed_mentions),
        "unnamed_with_reason": _figure_value(profile.unnamed_with_reason),
        "single_source": _figure_value(profile.single_source),
        "single_voice": _figure_value(profile.single_voice),
        "headline_unnamed": _figure_value(profile.headline_unnamed),
        "first_unnamed": profile.first_unnamed,
        "undecided": _figure_value(profile.undecided),
        "reviewed": profile.is_reviewed,
    }


def rollup_value(rollup: Rollup) -> dict[str, Any]:
    """Return a roll-up: what it is by, its rows, and the articles left out as copies."""
    return {
        "by": rollup.by.value,
        "rows": [_row_value(row) for row in rollup.rows],
        "copies": list(rollup.copies),
    }


def answer_values(answers: Sequence[ChecklistAnswer]) -> list[dict[str, str]]:
    """Return answers to a checklist, in their order."""
    return [
        {"question": one.question, "answer": one.answer.value, "comment": one.comment}
        for one in answers
    ]


def _mention_value(mention: LedgerMention, ledger: Ledger) -> dict[str, Any]:
    return _passage_value(mention.passage) | {
        "key": mention.key,
        "exact": mention.quoted.exact,
        "attribution": mention.attribution,
        "grade": mention.grade,
        "stance": None if mention.stance is None else mention.stance.value,
        "chain": list(ledger.chain_labels(mention)),
    }


def _figure_value(figure: ProfileFigure) -> dict[str, Any]:
    passages = [_passage_value(passage) for passage in figure.passages]
    return {"count": figure.count, "n": figure.n, "passages": passages}


def _passage_value(passage: Passage) -> dict[str, Any]:
    return {
        "part": passage.part.value,
        "start": passage.range.start,
        "end": passage.range.end,
    }


def _row_value(row: RollupRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "articles": row.articles,
        "claim_sentences": row.claim_sentences,
        "thin": row.thin,
        "shares": {c.value: _interval_value(interval) for c, interval in row.shares.items()},
        "article_ids": list(row.article_ids),
    }


def _interval_value(interval: ShareInterval) -> dict[str, Any]:
    return {
        "count": interval.count,
        "n": interval.n,
        "share": interval.share if interval.n else None,
        "low": interval.low if interval.n else None,
        "high": interval.high if interval.n else None,
    }
