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
from reader.sourcing.last_speaker import PERSONAL_PRONOUNS, LastSpeaker
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.sightings import Sighting
from reader.sourcing.source_drafts import MOST_CANDIDATES, SourceDraft, SourceDrafts

_BEARER = r"\s+((?:[^\W\d_][\w’'-]*\s?){1,3})"


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
        self._last = LastSpeaker(texts, lexicon)
        self._role_bearers: dict[str, list[set[str]]] = {}

    def pass_by(self) -> None:
        """Note that somebody else spoke: a pronoun after that is not certain any more."""
        self._last.forget()

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
        self._last.speaks(sighting, draft)

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
        lower, last = sighting.words.casefold(), self._last.draft
        candidates: list[SourceDraft] = []
        if lower in PERSONAL_PRONOUNS:
            candidates = [] if last is None else [last]
            if last is not None and self._last.is_meant(sighting):
                self._join(sighting, last)
                return
        elif lower.split() and lower.split()[0] in {"the", "this", "that"}:
            bearers = self._by_role.get(self._role(lower.split()[-1]), {})
            candidates = list(islice(bearers, MOST_CANDIDATES))
            # "The governor" goes back to the one who spoke last, if nobody else is one.
            if last is not None and candidates == [last] and self._is_only_bearer(sighting, last):
                self._join(sighting, last)
                return
        draft = self._drafts.begin(sighting, SourceKind.PRONOUN, sighting.words)
        draft.phrase = GroupPhrase(lower, lower)
        draft.perhaps = candidates
        self.pass_by()

    def _join(self, sighting: Sighting, draft: SourceDraft) -> None:
        draft.add(sighting)
        self._last.speaks(sighting, draft)

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
