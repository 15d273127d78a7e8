"""People in the ledger: by name, by surname after the full name, by a pronoun that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reader.model.ledger import GroupPhrase
from reader.model.selectors import Part
from reader.model.sourcing import SourceKind
from reader.sourcing.descriptions import describe_person
from reader.sourcing.full_names import FullNames, folded_name, person_words, surname
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.quotations import Quotations, find_quotations
from reader.sourcing.sightings import Sighting
from reader.sourcing.source_drafts import MOST_CANDIDATES, SourceDraft, SourceDrafts

_PERSONAL = frozenset({"he", "she", "him", "her", "himself", "herself"})
_FURTHEST = 600
"""Code points between a name and a pronoun that can still mean its bearer for certain."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BEARER = r"\s+((?:[^\W\d_][\w’'-]*\s?){1,3})"
_SENTENCE_END = frozenset('.!?…\n”"')


class PersonSources:
    """Gathers the mentions of people with names and of pronouns."""

    def __init__(
        self, texts: dict[Part, str], names: FullNames, lexicon: Lexicon, drafts: SourceDrafts
    ) -> None:
        self._texts = texts
        self._names = names
        self._lexicon = lexicon
        self._drafts = drafts
        self._people: dict[str, SourceDraft] = {}
        self._by_role: dict[str, dict[SourceDraft, None]] = {}
        self._last: tuple[Sighting, SourceDraft] | None = None
        self._quotations: dict[Part, Quotations] = {}
        self._role_bearers: dict[str, list[set[str]]] = {}

    def pass_by(self) -> None:
        """Note that somebody else spoke: a pronoun after that is not certain any more."""
        self._last = None

    def add_named(self, sighting: Sighting) -> None:
        """Add a mention by name to the person's draft, or begin one."""
        written = [word.strip("“”\"'’,") for word in sighting.attribution.name.split()]
        words = person_words([word for word in written if word] or [sighting.words], self._lexicon)
        bearers = self._bearers(words)
        if len(bearers) > 1:
            draft = self._begin_ambiguous(sighting, words, bearers)
        else:
            full = bearers[0] if bearers else words
            draft = self._person(sighting, self._names.first_written(full))
        self._describe(draft, sighting, " ".join(words))
        self._last = (sighting, draft)

    def _bearers(self, words: Sequence[str]) -> list[list[str]]:
        """Return the fuller names that a name can stand for by this text."""
        exact = self._people.get(folded_name(words))
        return [] if exact is not None and len(words) > 1 else self._names.bearers(words)

    def _person(self, sighting: Sighting, words: Sequence[str]) -> SourceDraft:
        folded = folded_name(words)
        draft = self._people.get(folded)
        if draft is not None:
            draft.add(sighting)
            return draft
        name = " ".join(words)
        draft = self._drafts.begin(sighting, SourceKind.NAMED, name)
        draft.identity, draft.name = name, name
        self._people[folded] = draft
        return draft

    def _begin_ambiguous(
        self, sighting: Sighting, words: Sequence[str], bearers: Sequence[Sequence[str]]
    ) -> SourceDraft:
        name = " ".join(words)
        draft = self._drafts.begin(sighting, SourceKind.NAMED, name)
        draft.name, draft.phrase = name, GroupPhrase(name, name)
        known = (self._people.get(folded_name(bearer)) for bearer in bearers)
        found = (person for person in known if person is not None)
        draft.perhaps = list(islice(found, MOST_CANDIDATES))
        return draft

    def _describe(self, draft: SourceDraft, sighting: Sighting, name: str) -> None:
        attribution = sighting.attribution
        text = self._texts[sighting.passage.part]
        said = describe_person(text, sighting.passage.range, name, attribution.cue, self._lexicon)
        draft.title = draft.title or said.title
        draft.organisation = draft.organisation or said.organisation
        for word in said.title.casefold().split():
            noun = self._lexicon.people.get(word)
            role = noun.lemma if noun else self._lexicon.title_roles.get(word)
            if role is not None:
                self._by_role.setdefault(role, {})[draft] = None

    def add_pronoun(self, sighting: Sighting) -> None:
        """Add a mention by pronoun, or by a role known from before, where it is certain whose."""
        lower = sighting.words.casefold()
        candidates: list[SourceDraft] = []
        if lower in _PERSONAL:
            candidates = [self._last[1]] if self._last is not None else []
            if candidates and self._is_certain(sighting):
                self._join(sighting, candidates[0])
                return
        elif lower.split() and lower.split()[0] in {"the", "this", "that"}:
            bearers = self._by_role.get(self._role(lower.split()[-1]), {})
            candidates = list(islice(bearers, MOST_CANDIDATES))
            # "The governor" goes back to the one who spoke last, if nobody else is one.
            last = [self._last[1]] if self._last is not None else []
            if candidates and candidates == last and self._is_only_bearer(sighting, candidates[0]):
                self._join(sighting, candidates[0])
                return
        draft = self._drafts.begin(sighting, SourceKind.PRONOUN, sighting.words)
        draft.phrase = GroupPhrase(lower, lower)
        draft.perhaps = candidates
        self.pass_by()

    def _join(self, sighting: Sighting, draft: SourceDraft) -> None:
        draft.add(sighting)
        self._last = (sighting, draft)

    def _role(self, word: str) -> str:
        noun = self._lexicon.people.get(word)
        return noun.lemma if noun else word

    def _is_only_bearer(self, sighting: Sighting, draft: SourceDraft) -> bool:
        """Tell whether the text gives the role to nobody with another name (President Ott)."""
        role = sighting.words.split()[-1].casefold()
        bearers = self._role_bearers.get(role)
        if bearers is None:
            pattern = re.compile(rf"\b{re.escape(role)}{_BEARER}", re.IGNORECASE)
            found = (match.group(1).split() for match in pattern.finditer(self._texts[Part.BODY]))
            bearers = [{w.casefold() for w in words} for words in found if words[0][0].isupper()]
            self._role_bearers[role] = bearers
        own = surname(draft.name.split()) if draft.name else ""
        return all(own in words for words in bearers)

    def _is_certain(self, sighting: Sighting) -> bool:
        """Tell whether nobody but the last person with a name can be meant by "she".

        Between the two there is no other name and nobody else; only words that were said, those
        that describe the person, and names of bodies.
        """
        if self._last is None or self._last[0].passage.part is not sighting.passage.part:
            return False
        last, draft = self._last
        part = sighting.passage.part
        start, end = last.passage.range.end, sighting.passage.range.start
        if not 0 <= end - start <= _FURTHEST:
            return False
        known = set(f"{draft.title} {draft.organisation} {draft.name}".casefold().split())
        run: list[str] = []
        for match in _WORD.finditer(self._texts[part], start, end):
            word = match.group()
            if self._is_spoken(part, match.start()) or word.casefold() in known:
                continue
            if self._may_be_name(match, self._texts[part], start):
                run.append(word.casefold())
                continue
            if (run and not self._is_body(run)) or self._is_somebody(word.casefold()):
                return False
            run = []
        return not run or self._is_body(run)

    def _is_spoken(self, part: Part, offset: int) -> bool:
        quotations = self._quotations.get(part)
        if quotations is None:
            quotations = self._quotations[part] = find_quotations(self._texts[part])
        return quotations.at(offset) is not None

    def _may_be_name(self, match: re.Match[str], text: str, start: int) -> bool:
        """Tell whether a word has a capital that the beginning of a sentence does not explain."""
        word = match.group()
        if not word[0].isupper() or self._lexicon.classes.get(word.casefold()) == "k":
            return False
        before = text[start : match.start()].rstrip(" ")
        opens = not before or before[-1] in _SENTENCE_END
        return not (opens and word.casefold() in self._lexicon.classes)

    def _is_body(self, run: Sequence[str]) -> bool:
        """Tell whether capitalised words name no person: the Harbour Board, Reuters, Moscow."""
        lexicon, last = self._lexicon, run[-1]
        if last in lexicon.institution_nouns or last in lexicon.media_endings:
            return True
        names = lexicon.institution_names | lexicon.city_names | lexicon.media_names
        return " ".join(run) in names or all(word in lexicon.demonym_adjectives for word in run)

    def _is_somebody(self, word: str) -> bool:
        noun = self._lexicon.people.get(word)
        return noun is not None and not noun.plural
