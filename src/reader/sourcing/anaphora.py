"""Later mentions: "the official" after "an official", "the senators" after their names.

A definite phrase goes back to the last mention with the same noun. It is unnamed only if that
was; where the text gives no earlier mention it stays what it is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.sourcing import SourceKind
from reader.sourcing.findings import Finding

NamedMention = tuple[int, str]
"""A named person and what the text calls them: the token, and the noun's dictionary form."""


class ResolvedFinding(NamedTuple):
    """A finding, and the earlier finding of the same source (its index), when there is one."""

    finding: Finding
    antecedent: int | None = None


def resolve(findings: Sequence[Finding], named: Sequence[NamedMention]) -> list[ResolvedFinding]:
    """Return the findings with definite phrases traced back to their first mention."""
    by_noun: dict[str, list[int]] = {}
    for token, lemma in named:
        insort(by_noun.setdefault(lemma, []), token)
    unnamed: dict[str, int] = {}
    resolved: list[ResolvedFinding] = []
    for index, finding in enumerate(findings):
        item = ResolvedFinding(finding)
        head = finding.head
        owned = head.possessed and not head.plural and head.role not in {"kin", "public"}
        if finding.kind.is_unnamed and (head.definite or owned):
            item = _traced(finding, by_noun.get(head.lemma, ()), unnamed.get(head.lemma), resolved)
        if item.finding.kind.is_unnamed and item.antecedent is None:
            unnamed[head.lemma] = index
        resolved.append(item)
    return resolved


def _traced(
    finding: Finding,
    named: Sequence[int],
    last_unnamed: int | None,
    earlier: Sequence[ResolvedFinding],
) -> ResolvedFinding:
    """Return a definite phrase traced back to the last mention of its noun before it.

    ``named`` are the tokens where a named person is called by the noun, ``last_unnamed`` the
    index of the last finding with it and without a name.
    """
    head = finding.head
    last_named = _last_before(named, finding.first, 2 if head.plural else 1)
    if last_named is not None:
        later = last_unnamed is not None and earlier[last_unnamed].finding.first > last_named
        if not later or not head.definite:
            return ResolvedFinding(finding._replace(kind=SourceKind.PRONOUN))
    return ResolvedFinding(finding, last_unnamed if head.definite else None)


def _last_before(tokens: Sequence[int], token: int, enough: int) -> int | None:
    """Return the last token before another, if there are enough; "the senators" need two."""
    place = bisect_left(tokens, token)
    return tokens[place - 1] if place >= enough else None
