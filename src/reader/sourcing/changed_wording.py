"""Which quotations, numbers and hedges came, went or changed between two revisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.model.comparison import ChangeKind, ChangeWay, RevisionChange, SentencePair
from reader.model.ranges import TextRange
from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.lexicon import load_lexicon
from reader.sourcing.mentions import Difference, Mention, find_differences, quoted
from reader.sourcing.quotations import find_quotations
from reader.sourcing.tokens import Tokens, tokenize
from reader.text.likeness import likeness
from reader.text.plain_words import plain_words
from reader.text.word_lists import word_set

_LIKE_QUOTATION = 0.4
"""Likeness from which a quotation was changed rather than replaced by another."""

_MARKS = "\"“”«»„‘’'`"

_NUMBER = re.compile(r"[$£€¥]?\d(?:[\d.,:/]*\d)?(?:\s?%|st\b|nd\b|rd\b|th\b)?")
_NUMBER_WORDS = word_set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions dozen dozens half
    """
)
_HEDGES = word_set(
    """
    may might could possibly perhaps maybe probably likely unlikely apparently seemingly presumably
    conceivably potentially reportedly allegedly alleged supposedly purportedly purported suspected
    apparent seems seemed appears appeared
    """
)
_HEDGING_TAGS = frozenset({"hedge", "passive-hearsay"})


def find_changed_quotations(
    pairs: Sequence[SentencePair], texts: tuple[str, str]
) -> list[RevisionChange]:
    """Return the quotations that were changed, added or removed, in the order of the pairs."""
    old, new = (
        _quotations(text, (place for pair in pairs if (place := side(pair)) is not None))
        for text, side in zip(texts, (_old, _new), strict=True)
    )
    found = find_differences(pairs, old, new, _same_words, _is_like)
    return [_told(difference, texts, ChangeKind.QUOTATION) for difference in found]


def find_changed_numbers(
    pairs: Sequence[SentencePair], texts: tuple[str, str]
) -> list[RevisionChange]:
    """Return the figures and number words that edits changed outside quotations."""
    edited = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    edits = [edit for pair in edited for edit in pair.edits]
    old = _numbers(texts[0], (edit.old for edit in edits))
    new = _numbers(texts[1], (edit.new for edit in edits))
    found = find_differences(edited, old, new, _same_words, lambda *_: True)
    return [_told(difference, texts, ChangeKind.NUMBER) for difference in found]


def find_changed_hedges(
    pairs: Sequence[SentencePair], texts: tuple[str, str]
) -> list[RevisionChange]:
    """Return the words of hedging and hearsay that came or went outside quotations.

    Sentences that came or went as a whole are left alone: their hedges are theirs.
    """
    edited = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    old = _hedges(texts[0], [pair.old for pair in edited if pair.old])
    new = _hedges(texts[1], [pair.new for pair in edited if pair.new])
    changes: list[RevisionChange] = []
    for difference in find_differences(edited, old, new, _same_words, lambda *_: False):
        kind = ChangeKind.HEDGE_REMOVED if difference.new is None else ChangeKind.HEDGE_ADDED
        changes.append(_told(difference, texts, kind))
    return changes


def _told(difference: Difference, texts: tuple[str, str], kind: ChangeKind) -> RevisionChange:
    places = difference.places
    if None not in places:
        way = ChangeWay.CHANGED
    else:
        way = ChangeWay.REMOVED if difference.new is None else ChangeWay.ADDED
    return RevisionChange(kind, way, *quoted(places, texts), *places)


def _old(pair: SentencePair) -> TextRange | None:
    return pair.old


def _new(pair: SentencePair) -> TextRange | None:
    return pair.new


def _quotations(text: str, sentences: Iterable[TextRange]) -> list[Mention]:
    """Return what of each sentence is quoted, without the marks."""
    quotations = find_quotations(text)
    mentions: list[Mention] = []
    for sentence in sentences:
        for quotation in quotations.within(sentence):
            place = quotation.range.intersection(sentence)
            if place is not None and (place := _without_marks(text, place)):
                mentions.append(Mention(_words(place.of(text)), place))
    return sorted(mentions, key=lambda mention: mention.place)


def _without_marks(text: str, place: TextRange) -> TextRange:
    words = place.of(text)
    start = place.start + len(words) - len(words.lstrip(_MARKS + " "))
    inner = words.strip(_MARKS + " ").rstrip(",")
    return TextRange(start, start + len(inner))


def _numbers(text: str, edits: Iterable[TextRange]) -> list[Mention]:
    """Return the numbers in edited words, outside quotations."""
    quoted = CoveredPlaces(quotation.range for quotation in find_quotations(text).spans)
    mentions: list[Mention] = []
    for edit in edits:
        words = plain_words(edit.of(text))
        places = [
            words.range(index, index + 1)
            for index, key in enumerate(words.keys)
            if key.lower() in _NUMBER_WORDS
        ]
        places += [TextRange(*match.span()) for match in _NUMBER.finditer(edit.of(text))]
        for place in places:
            here = place.shifted(edit.start)
            if not quoted.holds(here):
                mentions.append(Mention(_words(here.of(text)), here))
    return sorted(mentions, key=lambda mention: mention.place)


def _hedges(text: str, sentences: Sequence[TextRange]) -> list[Mention]:
    lexicon = load_lexicon()
    tokens = tokenize(text)
    quoted = CoveredPlaces(quotation.range for quotation in find_quotations(text).spans)
    mentions: list[Mention] = []
    for sentence in sentences:
        first, end = tokens.span(sentence)
        found = {
            index: (tokens.lower[index],)
            for index in range(first, end)
            if tokens.lower[index] in _HEDGES and not _is_month(tokens, index, first)
        }
        mentions += [Mention(word, tokens.range(index, index)) for index, word in found.items()]
        for match in lexicon.wording.find(tokens.lower, first, end):
            hedges = match.rule.tag_id in _HEDGING_TAGS
            if hedges and found.keys().isdisjoint(range(match.first, match.last + 1)):
                place = tokens.range(match.first, match.last)
                mentions.append(Mention((match.rule.rule_id,), place))
    spoken = (mention for mention in mentions if not quoted.holds(mention.place))
    return sorted(spoken, key=lambda mention: mention.place)


def _is_month(tokens: Tokens, index: int, first: int) -> bool:
    return tokens.lower[index] == "may" and index > first and tokens.is_capitalised(index)


def _words(text: str) -> tuple[str, ...]:
    return tuple(plain_words(text).keys)


def _same_words(one: Mention, other: Mention) -> bool:
    return one.words == other.words


def _is_like(one: Mention, other: Mention) -> bool:
    return likeness(list(one.words), list(other.words)) >= _LIKE_QUOTATION
