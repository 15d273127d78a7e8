"""Sightings: the attributions of an article as the ledger looks at them, each with its own key."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Analysis, Attribution, SourceKind
from reader.text.sentences import sentence_ranges

_DIGEST_LENGTH = 6
_SLUG_LENGTH = 40
_VAGUE_WORDS = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|its|his|her|their|our|my|unnamed|anonymous"
    r"|unidentified)\s+)+"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One attribution: its index in the analysis, where it stands, and the words there."""

    index: int
    attribution: Attribution
    passage: Passage
    words: str
    key: str

    @property
    def kind(self) -> SourceKind:
        """Who or what speaks."""
        return self.attribution.kind


def list_sightings(analysis: Analysis, text: str, headline: str) -> list[Sighting]:
    """Return what the analysis attributes: the body's in text order, then the headline's.

    Headlines come last because they are written after the article and speak of what is in it.
    A key is made from the phrase and its sentence, not from offsets or from what else was
    found: it stays the same when the detector learns to find more.
    """
    texts = {Part.BODY: text, Part.HEADLINE: headline}
    found: list[Sighting] = []
    keys: dict[str, int] = {}
    indexed = sorted(enumerate(analysis.attributions), key=_order)
    for part, group in groupby(indexed, key=lambda pair: pair[1].part):
        sentences = sentence_ranges(texts[part])
        starts = [sentence.start for sentence in sentences]
        for index, attribution in group:
            place = _place(attribution)
            words = one_line(place.of(texts[part]))
            around = sentences[max(0, bisect_right(starts, place.start) - 1)] if starts else place
            key = mention_key(attribution.name or words, around.of(texts[part]))
            keys[key] = number = keys.get(key, 0) + 1
            if number > 1:
                key = f"{key}-{number}"
            found.append(Sighting(index, attribution, Passage(part, place), words, key))
    return found


def mention_key(phrase: str, around: str) -> str:
    """Return the key of a phrase in a sentence: "us-officials-3f9a2c"."""
    vague = one_line(phrase).casefold()
    digest = hashlib.sha256(one_line(around).encode("utf-8", "replace")).hexdigest()
    return f"{slug(_VAGUE_WORDS.sub('', vague) or vague)}-{digest[:_DIGEST_LENGTH]}"


def slug(words: str) -> str:
    """Return words as a part of a key: small letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    joined = re.sub(r"[\W_]+", "-", plain).strip("-")
    return joined[:_SLUG_LENGTH].rstrip("-") or "source"


def one_line(words: str) -> str:
    """Return a phrase on one line, without the marks at its edges."""
    return " ".join(words.split()).strip(' ,;:“”"—–-')


def _order(pair: tuple[int, Attribution]) -> tuple[bool, TextRange, int]:
    index, attribution = pair
    return (attribution.part is Part.HEADLINE, _place(attribution), index)


def _place(attribution: Attribution) -> TextRange:
    return attribution.cue if attribution.source is None else attribution.source
