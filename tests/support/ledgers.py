"""Short ways to make and to show ledgers in tests."""

from __future__ import annotations

from reader.model.ledger import Ledger, LedgerEntry, chain_text
from reader.model.ledger_edits import QuotedPassage
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.sourcing.analysis import analyze
from reader.sourcing.ledger import build_ledger


def ledger_of(text: str, *, headline: str = "", outlet: str = "") -> Ledger:
    """Return the ledger of a text that must be analysed."""
    analysis = analyze(text, headline=headline, outlet=outlet)
    assert not analysis.not_analysed
    return build_ledger(analysis, text, headline=headline, outlet=outlet)


def labels(ledger: Ledger) -> dict[str, list[str]]:
    """Return each entry's label with the words of its mentions."""
    return {e.label: [m.quoted.exact for m in e.mentions] for e in ledger}


def entry(ledger: Ledger, label: str) -> LedgerEntry:
    """Return the one entry with this label."""
    (found,) = [e for e in ledger if e.label == label]
    return found


def quoted(text: str, words: str, part: Part = Part.BODY) -> QuotedPassage:
    """Return the first place of words in a text as a passage."""
    start = text.index(words)
    return QuotedPassage(Passage(part, TextRange(start, start + len(words))), words)


def described(ledger: Ledger) -> str:
    """Return a ledger as text for people: a paragraph a group, for golden files."""
    lines: list[str] = []
    for group in ledger.groups:
        if group.is_uncertain:
            lines += [f"== {group.label}: {len(group.entries)} entries"]
        for one in group.entries:
            lines += _entry_lines(ledger, one)
        lines.append("")
    return "\n".join(lines)


def _entry_lines(ledger: Ledger, one: LedgerEntry) -> list[str]:
    facts = [one.kind.value, one.title, one.organisation]
    if one.people is not None:
        facts.append(f"people {one.people}")
    if one.best_grade is not None:
        facts.append(f"grade {one.worst_grade} to {one.best_grade}")
        facts.append(f"reason: {one.reason.exact if one.reason else 'none given'}")
    if one.directness is not None:
        facts.append(f"{one.directness.value}, hops {one.hops}")
    facts.append("quoted" if one.is_quoted else "")
    facts += [f"{stance.value} {count}" for stance, count in one.stances.items()]
    return [
        f"{one.label}  [{one.key}]",
        "    " + " · ".join(fact for fact in facts if fact),
        *(f"    perhaps {key}" for key in one.perhaps),
        *(f"    {chain_text(chain)}" for chain in ledger.chains(one)),
        *(f"    “{m.quoted.exact}” {m.passage.part} {m.passage.range.start}" for m in one.mentions),
    ]
