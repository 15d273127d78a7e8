"""A ledger, a profile and checklists as variables of templates: strings, numbers, lists, mappings.

They are documented in ``docs/manual/templates.md``; what is there must stay.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reader.exchange.quotations import part_text
from reader.exchange.sourcing_words import CATEGORY_WORDS, DIRECTNESS_WORDS, KIND_WORDS
from reader.model.annotation import Annotation
from reader.model.article import Revision
from reader.model.checklists import Answer, ChecklistAnswer, list_questions, open_questions
from reader.model.codebook import Codebook
from reader.model.ledger import Ledger, LedgerEntry, LedgerGroup, LedgerMention, chain_text
from reader.model.profiles import CATEGORY_OF_TAG, ProfileFigure, ReviewedProfile, SourcingCategory
from reader.model.selectors import Passage
from reader.sourcing.explanations import GRADES
from reader.sourcing.guidance import find_tag_guidance
from reader.text.places import place_label

UNANSWERED = "unanswered"
"""Stands where the answer to a question of a checklist would."""


def profile_variables(profile: ReviewedProfile, revision: Revision) -> dict[str, Any]:
    """Return a profile: each figure with count, n, percent and passages."""
    return {
        "claim_sentences": _figure(profile.claim_sentences, revision),
        "categories": [
            {
                "id": category.value,
                "label": CATEGORY_WORDS[category],
                **_figure(profile.shares.get(category, ProfileFigure(0, 0)), revision),
            }
            for category in SourcingCategory
        ],
        "unnamed_mentions": _figure(profile.unnamed_mentions, revision),
        "unnamed_with_reason": _figure(profile.unnamed_with_reason, revision),
        "single_source": _figure(profile.single_source, revision),
        "single_voice": _figure(profile.single_voice, revision),
        "headline_unnamed": _figure(profile.headline_unnamed, revision),
        "first_unnamed_percent": _percent(profile.first_unnamed),
        "undecided": _figure(profile.undecided, revision),
        "reviewed": profile.is_reviewed,
    }


def profile_counts(profile: ReviewedProfile) -> dict[str, int]:
    """Return how many sentences rest on each category; those without any are left out."""
    return {
        category.value: figure.count
        for category in SourcingCategory
        if (figure := profile.shares.get(category)) is not None and figure.count
    }


def ledger_variables(
    ledger: Ledger, revision: Revision, annotations: Sequence[Annotation]
) -> dict[str, Any]:
    """Return a ledger: groups of entries, each entry with what the text says of it."""
    marked = [
        one.target.passage
        for one in annotations
        if any(tag_id in CATEGORY_OF_TAG for tag_id in one.tag_ids)
    ]
    return {
        "groups": [_group(group, ledger, revision, marked) for group in ledger.groups],
        "entries": [entry_variables(entry, ledger, revision, marked) for entry in ledger],
        "unapplied": [one.reason for one in ledger.unapplied],
    }


def entry_variables(
    entry: LedgerEntry, ledger: Ledger, revision: Revision, marked: Collection[Passage]
) -> dict[str, Any]:
    """Return one source; ``marked`` are the passages that a person has tagged."""
    others = (ledger.find(key) for key in entry.perhaps)
    directness = entry.directness
    return {
        "key": entry.key,
        "label": entry.label,
        "kind": entry.kind.value,
        "kind_label": KIND_WORDS[entry.kind],
        "unnamed": entry.kind.is_unnamed,
        "name": entry.name,
        "title": entry.title,
        "organisation": entry.organisation,
        "people": "" if entry.people is None else str(entry.people),
        "grade": entry.best_grade,
        "worst_grade": entry.worst_grade,
        "grade_label": "" if entry.best_grade is None else GRADES[entry.best_grade],
        "reason": "" if entry.reason is None else entry.reason.exact,
        "boilerplate": entry.has_only_boilerplate_reasons,
        "directness": "" if directness is None else directness.value,
        "directness_label": "" if directness is None else DIRECTNESS_WORDS[directness],
        "hops": entry.hops,
        "chains": [chain_text(chain) for chain in ledger.chains(entry)],
        "quoted": entry.is_quoted,
        "stances": {stance.value: count for stance, count in entry.stances.items()},
        "perhaps": [other.label for other in others if other is not None],
        "passages": [_mention(mention, revision) for mention in entry.mentions],
        "confirmed": any(_overlap(p, place) for p in entry.passages for place in marked),
    }


def find_entry(ledger: Ledger, passage: Passage) -> LedgerEntry | None:
    """Return the source that speaks at a passage, the first where there are several, or None."""
    mentions = ((entry, mention) for entry in ledger for mention in entry.mentions)
    found = [(m.sort_key, e) for e, m in mentions if _overlap(m.passage, passage)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def checklist_variables(
    tag_ids: Sequence[str], codebook: Codebook, answers: Sequence[ChecklistAnswer]
) -> dict[str, Any]:
    """Return an annotation's questions with their answers, and those that are still open.

    Answers to questions that the tags do not ask any more come after the others.
    """
    questions = list_questions(tag_ids, codebook)
    by_question = {answer.question: answer for answer in answers}
    asked = dict.fromkeys((*questions, *by_question))
    return {
        "checklist": [
            _answered(question, by_question.get(question)) | {"asked": question in questions}
            for question in asked
        ],
        "open_questions": list(open_questions(questions, answers)),
    }


def tag_variables(tag_id: str, codebook: Codebook) -> dict[str, Any]:
    """Return a tag with its explanation; a person's own tags have only their definition."""
    tag = codebook.find(tag_id)
    guidance = find_tag_guidance(tag_id)
    return {
        "id": tag_id,
        "name": tag.name if tag else tag_id,
        "definition": tag.definition if tag else "",
        "means": guidance.means if guidance else "",
        "rules": [{"by": r.by, "rule": r.rule} for r in guidance.rules] if guidance else [],
        "ask": list(guidance.ask) if guidance else [],
    }


def _answered(question: str, answer: ChecklistAnswer | None) -> dict[str, Any]:
    return {
        "question": question,
        "answer": answer.answer.value if answer else UNANSWERED,
        "comment": answer.comment if answer else "",
        "open": answer is None or answer.answer is Answer.UNKNOWN,
    }


def _group(
    group: LedgerGroup, ledger: Ledger, revision: Revision, marked: Collection[Passage]
) -> dict[str, Any]:
    return {
        "label": group.label,
        "people": "" if group.people is None else str(group.people),
        "uncertain": group.is_uncertain,
        "entries": [entry_variables(entry, ledger, revision, marked) for entry in group.entries],
    }


def _figure(figure: ProfileFigure, revision: Revision) -> dict[str, Any]:
    return {
        "count": figure.count,
        "n": figure.n,
        "percent": _percent(figure.share),
        "passages": [_passage(passage, revision) for passage in figure.passages],
    }


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _mention(mention: LedgerMention, revision: Revision) -> dict[str, Any]:
    return {"quote": mention.quoted.exact, "place": _place(mention.passage, revision)}


def _passage(passage: Passage, revision: Revision) -> dict[str, Any]:
    text = part_text(revision, passage.part)
    return {"quote": passage.range.of(text), "place": _place(passage, revision)}


def _place(passage: Passage, revision: Revision) -> str:
    """Return where a passage is; "" for one that the stored text has no place for."""
    if passage.range.end > len(part_text(revision, passage.part)):
        return ""
    return place_label(revision.document, passage)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.part is other.part and one.range.overlaps(other.range)
