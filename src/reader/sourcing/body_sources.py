"""Institutions, documents and outlets in the ledger.

Two mentions are one source when they have the same proper name ("the FSB", after "(FSB)"), or
when the text goes back to the only earlier source with that noun: "the ministry" after "the
Ministry of Defence", "the report" after "a report by Radio Saltmere". "A study" and "a study"
are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reader.model.ledger import GroupPhrase
from reader.model.sourcing import SourceKind
from reader.sourcing.full_names import FullNames
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.sightings import Sighting, one_line
from reader.sourcing.source_drafts import MOST_CANDIDATES, SourceDraft, SourceDrafts

_LONGEST = 160
"""Code points of a phrase that are looked at."""
_FIRST_MENTIONS = 3
"""Mentions in which a source is told in full."""
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:a|an|some|its|his|her|their|our|my|another|one)\s", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;:—(\[\n]|\s(?:which|that|who|whose|known|published|released)(?=\s|$)")
_IN_PARENTHESES = re.compile(r"\(([A-Z][A-Za-z&.]{1,9})\)")
_OF = re.compile(r"\s(?:of|in|at|for)\s")
_SAME_NAMES = {
    "united states": "us",
    "united kingdom": "uk",
    "european union": "eu",
    "united nations": "un",
}
"""Names and short forms that every newsroom uses for each other."""


class BodySources:
    """Gathers the mentions of one article's institutions, documents and outlets."""

    def __init__(self, names: FullNames, lexicon: Lexicon, drafts: SourceDrafts) -> None:
        self._names = names
        self._lexicon = lexicon
        self._drafts = drafts
        self._by_name: dict[str, SourceDraft] = {}
        self._by_head: dict[str, dict[SourceDraft, None]] = {}
        self._by_beginning: dict[str, dict[SourceDraft, None]] = {}
        self._plurals = lexicon.institution_plurals | {
            word for word in lexicon.media_words if word.endswith("s")
        }

    def add(self, sighting: Sighting) -> None:
        """Add a mention to its source's draft, or begin one."""
        media = sighting.kind is SourceKind.MEDIA
        written = one_line(sighting.attribution.name) if media else sighting.words[:_LONGEST]
        phrase = one_line(_CUT.split(written, maxsplit=1)[0]) or sighting.words or "a source"
        bare = _without_the(phrase)
        base = _without_the(one_line(sighting.attribution.name)) or bare
        if self._is_proper(phrase, bare):
            self._add_proper(sighting, bare)
        elif bare != phrase or self._is_known_body(bare):
            self._add_definite(sighting, bare, base)
        else:
            self._begin_indefinite(sighting, base)

    def _is_proper(self, phrase: str, bare: str) -> bool:
        """Tell a proper name, by its capitals, from a noun that only begins a sentence."""
        words = bare.split()
        if _INDEFINITE.match(phrase):
            return False
        if any(word[0].isupper() for word in words[1:]):
            return True
        common = words[-1].casefold() in self._plurals | self._lexicon.document_words
        return words[0][0].isupper() and (bare != phrase or not common)

    def _is_known_body(self, bare: str) -> bool:
        """Tell "police", which needs no "the", from "agencies", which may be any."""
        last = bare.casefold().rpartition(" ")[2]
        return last in self._lexicon.institution_words and last not in self._plurals

    # --- proper names ----------------------------------------------------------------------

    def _add_proper(self, sighting: Sighting, bare: str) -> None:
        name, label = normal_name(bare), bare
        draft = self._by_name.get(name)
        if draft is None and sighting.kind is SourceKind.MEDIA and " " not in name:
            names = [" ".join(words) for words in self._names.bearers([bare])]
            fuller = [outlet for outlet in names if self._is_outlet(outlet)]
            if len(fuller) == 1:  # "the Post", where the text knows one
                label = fuller[0]
                draft = self._by_name.get(normal_name(label))
            elif fuller:
                self._begin_open(sighting, self._known(fuller))
                return
        if draft is None:
            longer = _last_few(self._by_beginning.get(name, {}))
            if len(longer) > 1:
                self._begin_open(sighting, longer)
                return
            draft = longer[0] if longer else self._by_name.get(self._names.spelt_out(name))
        if draft is None:
            draft = self._drafts.begin(sighting, sighting.kind, label)
            draft.identity = draft.name = label
        else:
            draft.add(sighting)
        self._note(draft, sighting, {name, normal_name(label)})

    def _is_outlet(self, name: str) -> bool:
        last = name.rpartition(" ")[2].casefold()
        return last in self._lexicon.media_endings or last in self._lexicon.media_names

    def _known(self, names: Sequence[str]) -> list[SourceDraft]:
        found = (self._by_name.get(normal_name(name)) for name in names)
        return [draft for draft in found if draft is not None]

    def _note(self, draft: SourceDraft, sighting: Sighting, names: set[str]) -> None:
        """Remember by what else the source can be called from now on."""
        for short in _IN_PARENTHESES.findall(sighting.words[:_LONGEST]):
            names.add(normal_name(short))
        for name in names:
            self._by_name.setdefault(name, draft)
            for cut in _OF.finditer(name):
                _append(self._by_beginning, name[: cut.start()], draft)
            _append(self._by_head, _OF.split(name, maxsplit=1)[0].rpartition(" ")[2], draft)
        self._note_reports(draft, sighting)

    def _note_reports(self, draft: SourceDraft, sighting: Sighting) -> None:
        """Let "the report" go back to the outlet or the agency whose report was mentioned."""
        for word in sighting.words[:_LONGEST].casefold().split():
            if word in self._lexicon.second_hand_words:
                _append(self._by_head, word, draft)

    # --- common nouns ----------------------------------------------------------------------

    def _add_definite(self, sighting: Sighting, bare: str, base: str) -> None:
        """Trace "the ministry" and "the report" back, if only one earlier source fits."""
        name, noun = normal_name(bare), base.casefold()
        fitting = self._by_head.get(noun, {}) if name == noun else {}
        only = next(iter(fitting)) if len(fitting) == 1 else None
        same = self._by_name.get(name)
        if same is not None and (not fitting or same is only):
            same.add(sighting)
        elif only is not None and self._is_the_only(noun, only):
            only.add(sighting)
        elif fitting:
            self._begin_open(sighting, _last_few(fitting))
        else:
            draft = self._drafts.begin(sighting, sighting.kind, bare)
            draft.identity = draft.name = bare
            self._by_name.setdefault(name, draft)
            _append(self._by_head, noun.rpartition(" ")[2], draft)
            self._note_reports(draft, sighting)

    def _is_the_only(self, noun: str, draft: SourceDraft) -> bool:
        """Tell whether the text speaks of no other: the British government, beside this one."""
        told = draft.sightings[:_FIRST_MENTIONS]
        own = " ".join(sighting.words for sighting in told).casefold()
        return all(name in own for name in self._names.qualifiers(noun))

    def _begin_indefinite(self, sighting: Sighting, base: str) -> None:
        head = base.casefold().rpartition(" ")[2]
        draft = self._begin_open(sighting, _last_few(self._by_head.get(head, {})))
        _append(self._by_head, head, draft)
        self._note_reports(draft, sighting)

    def _begin_open(self, sighting: Sighting, candidates: Sequence[SourceDraft]) -> SourceDraft:
        """Begin a draft of which it is open whether it is one of the candidates."""
        draft = self._drafts.begin(sighting, sighting.kind, sighting.words)
        phrase = _without_the(sighting.words)
        draft.phrase = GroupPhrase(phrase, phrase)
        draft.perhaps = list(candidates[:MOST_CANDIDATES])
        return draft


def _without_the(phrase: str) -> str:
    found = _DEFINITE.match(phrase)
    return phrase[found.end() :] if found else phrase


def normal_name(words: str) -> str:
    """Return a name for comparing: small letters, "U.S." and "United States" as "us"."""
    name = " ".join(words.casefold().replace("’", "'").split()).removesuffix("'s")
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?", name):
        name = name.replace(".", "")
    return _SAME_NAMES.get(name, name)


def _last_few(drafts: dict[SourceDraft, None]) -> list[SourceDraft]:
    return list(islice(reversed(drafts), MOST_CANDIDATES))[::-1]


def _append(found: dict[str, dict[SourceDraft, None]], key: str, draft: SourceDraft) -> None:
    found.setdefault(key, {})[draft] = None
