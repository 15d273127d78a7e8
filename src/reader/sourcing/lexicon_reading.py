"""Reads the word lists of one language from ``resources/lexicon/<language>/*.toml``.

A lexicon folder holds all that the rules know about words; adding a language means adding a
folder (and its tests). Inflected forms are derived here, so that the lists stay short.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.model.resources import resource_path
from reader.model.sourcing import Stance
from reader.sourcing.inflection import Inflector, plural_of
from reader.sourcing.lexicon import Cue, Lexicon, PersonNoun
from reader.sourcing.phrases import PhraseRule, PhraseTable
from reader.sourcing.word_classes import CLASS_LETTERS, MARKS, OPEN_TAGS, SPECIAL_WORDS


def read_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read from its files.

    Raises:
        FileNotFoundError: when there is no folder for the language.
    """
    return _Reader(resource_path(f"resources/lexicon/{language}")).read()


class _Reader:
    """Reads one folder; one method a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[str, dict[str, Any]] = {}
        grammar = self._table("grammar")
        self._inflector = Inflector(grammar["irregular"]["forms"], grammar["doubling"]["words"])
        self._grammar = grammar
        self._cue_forms: dict[str, set[str]] = {}

    def _table(self, name: str) -> dict[str, Any]:
        found = self._tables.get(name)
        if found is None:
            with (self._folder / f"{name}.toml").open("rb") as file:
                found = self._tables[name] = tomllib.load(file)
        return found

    def read(self) -> Lexicon:
        cues = self._cues()
        people, quantity, unique = self._people()
        classes = self._word_classes(people)
        for word, role in self._people_adjectives():
            people.setdefault(word, PersonNoun(word, role, plural=True))
        ing_nouns = {w for w in self._group_words("ing-noun") if w.endswith("ing")}
        time_nouns = frozenset(self._group_words("time-noun"))
        relative_nouns = frozenset(self._group_words("relative-noun"))
        two_way = SPECIAL_WORDS | ing_nouns | time_nouns | relative_nouns
        values: dict[str, Any] = {}
        values |= self._organisations()
        values |= self._wordings()
        values |= self._cue_nouns()
        values |= self._behaviour()
        values["triggers"] = frozenset(cues) | values["second_hand_words"] | {"according", "per"}
        nouns = frozenset(values["cue_nouns"]) | values["call_nouns"] | values["view_nouns"]
        values["noun_triggers"] = nouns - values["triggers"]
        values["after_nouns"] = values["cue_noun_bearers"] | {"by", "from", "in", "of"}
        return Lexicon(
            classes=classes,
            classes_and_marks=classes | MARKS,
            open_words=two_way
            | {w for w, letter in classes.items() if letter in OPEN_TAGS}
            | {"'s"},
            two_way_words=two_way,
            time_nouns=time_nouns,
            relative_nouns=relative_nouns,
            cues=cues,
            people=people,
            quantity_nouns=quantity,
            unique_people=unique,
            base_verbs=frozenset(self._group_words("common-verb")),
            past_only=self._inflector.past_only,
            bare_participles=self._inflector.bare_participles,
            postmodifiers=frozenset(self._group_words("postmodifier")),
            **self._people_tables(),
            **values,
        )

    def _group_words(self, word_class: str) -> list[str]:
        groups = self._grammar["group"]
        return [w for group in groups if group["class"] == word_class for w in group["words"]]

    def _noun_verbs(self) -> frozenset[str]:
        forms: set[str] = set()
        for word in self._group_words("noun-verb"):
            forms.add(word)
            forms.add(self._inflector.third_person(word))
        return frozenset(forms)

    def _word_classes(self, people: dict[str, PersonNoun]) -> dict[str, str]:
        """Merge all classes; what is added later wins."""
        classes: dict[str, str] = {}
        for verb in self._group_words("common-verb"):
            for form, spelling in self._inflector.forms(verb):
                _add_verb_form(classes, form, spelling)
        for spelling, forms in self._cue_forms.items():
            for form in forms:
                _add_verb_form(classes, form, spelling)
        for word in self._noun_verbs():
            classes[word] = "m"
        for word in people:
            classes[word] = "m" if classes.get(word) in {"v", "m"} else "h"
        demonyms = self._table("people")["demonyms"]
        classes.update(dict.fromkeys(demonyms["plural"], "h"))
        classes.update(dict.fromkeys(self._group_words("postmodifier"), "j"))
        for letter, words in (
            ("n", self._nouns_for_things()),
            ("j", self._group_words("not-adverb")),
        ):
            for word in words:
                classes.setdefault(word, letter)
        for word_class, letter in CLASS_LETTERS.items():
            classes.update(dict.fromkeys(self._group_words(word_class), letter))
        return classes

    def _nouns_for_things(self) -> Iterator[str]:
        """Yield the nouns for documents, organisations and outlets, and those that attribute."""
        yield from self._table("people")["not_people"]["words"]
        yield from self._group_words("relative-noun")
        for group in self._table("organisations")["group"]:
            for word in group.get("words", ()):
                yield from (word, plural_of(word))
        for group in self._table("nouns")["group"]:
            for word in group["words"]:
                yield from (word, plural_of(word))

    def _cues(self) -> dict[str, Cue]:
        cues: dict[str, Cue] = {}
        for group in self._table("verbs")["group"]:
            for spelling in group.get("participles", ()):
                cue = Cue(spelling, Stance(group["stance"]), group["use"], group["inverts"])
                cues.setdefault(spelling, cue)
            for verb in group.get("verbs", ()):
                cue = Cue(verb, Stance(group["stance"]), group["use"], group["inverts"])
                for form, spelling in self._inflector.forms(verb):
                    if cues.setdefault(spelling, cue).lemma == verb:
                        self._cue_forms.setdefault(spelling, set()).add(form)
        return cues

    def _behaviour(self) -> dict[str, Any]:
        behaviour = self._table("verbs")["behaviour"]
        phrasal = PhraseTable()
        for entry in self._table("verbs")["phrasal"]:
            for phrase in entry["phrases"]:
                rule = PhraseRule(phrase.split()[0].rstrip("+"), entry["stance"], "", "")
                phrasal.add(phrase, rule, self._inflector)
        return {
            "phrasal": phrasal,
            "behaviour": {name: frozenset(entry["words"]) for name, entry in behaviour.items()},
            "settings": frozenset(self._grammar["settings"]["words"]),
        }

    def _cue_nouns(self) -> dict[str, Any]:
        table = self._table("nouns")
        nouns: dict[str, Cue] = {}
        for group in table["group"]:
            for word in group["words"]:
                use = "topic" if group.get("topic", False) else "noun"
                cue = Cue(word, Stance(group["stance"]), use, inverts=False)
                nouns.setdefault(word, cue)
                nouns.setdefault(plural_of(word), cue)
        return {
            "cue_nouns": nouns,
            "cue_noun_bearers": frozenset(table["bearers"]["words"]),
            "call_nouns": frozenset(table["calls"]["words"]),
            "view_nouns": frozenset(table["views"]["words"]),
        }

    def _people(self) -> tuple[dict[str, PersonNoun], frozenset[str], frozenset[str]]:
        table = self._table("people")
        people: dict[str, PersonNoun] = {}
        quantity: set[str] = set()
        for group in table["group"]:
            role = group["role"]
            for word in group["words"]:
                if role == "quantity":
                    quantity.add(word)
                    continue
                if group.get("singular", True):
                    collective = role == "collective"
                    people.setdefault(word, PersonNoun(word, role, plural=collective))
                if not (role == "collective" and group.get("singular", False)):
                    people.setdefault(plural_of(word), PersonNoun(word, role, plural=True))
        for word in table["demonyms"]["plural"]:
            people.setdefault(word, PersonNoun(word, "public", plural=True))
        return people, frozenset(quantity), frozenset(table["unique"]["words"])

    def _people_tables(self) -> dict[str, Any]:
        table = self._table("people")
        return {
            "capitalised_people": frozenset(table["capitalised"]["words"])
            | frozenset(table["demonyms"]["plural"]),
            "plural_suffixes": tuple(table["suffixes"]["plural"]),
            "singular_suffixes": tuple(table["suffixes"]["singular"]),
            "demonym_adjectives": frozenset(table["demonyms"]["adjective"]),
            "demonym_plurals": frozenset(table["demonyms"]["plural"]),
            "body_openers": frozenset(table["body_openers"]["words"]),
            "surnames": frozenset(table["surnames"]["words"]),
            "surname_nouns": frozenset(table["surname_nouns"]["words"]),
            "compounds": {
                spelling: (
                    PersonNoun(word, group["role"], plural=plural),
                    frozenset(group["after"]),
                )
                for group in table["compound"]
                for word in group["words"]
                for spelling, plural in ((word, False), (plural_of(word), True))
            },
        }

    def _people_adjectives(self) -> Iterator[tuple[str, str]]:
        """Yield adjectives that stand for people behind "the", and their role."""
        for group in self._table("people")["adjective"]:
            for word in group["words"]:
                yield word, group["role"]

    def _organisations(self) -> dict[str, Any]:
        table = self._table("organisations")
        found: dict[str, set[str]] = {}
        for group in table["group"]:
            for key in ("words", "names", "cities", "name_endings"):
                found.setdefault(f"{group['kind']}.{key}", set()).update(group.get(key, ()))
        singular = found["institution.words"]
        documents = found["document.words"]
        media = found["media.words"]
        return {
            "institution_words": frozenset(singular),
            "institution_plurals": frozenset(plural_of(w) for w in singular) - singular,
            "institution_nouns": frozenset(singular) | {plural_of(w) for w in singular},
            "institution_names": frozenset(found["institution.names"]),
            "city_names": frozenset(found["institution.cities"]),
            "media_words": frozenset(media | {plural_of(w) for w in media}),
            "media_names": frozenset(found["media.names"]),
            "media_endings": frozenset(found["media.name_endings"]),
            "document_words": frozenset(documents | {plural_of(w) for w in documents}),
            "second_hand_words": frozenset(table["second_hand"]["words"]),
            "titles": frozenset(table["titles"]["words"]),
            "title_roles": {k: v for k, v in table["title_roles"].items() if k != "note"},
        }

    def _wordings(self) -> dict[str, Any]:
        anonymity = self._table("anonymity")
        loaded, wording = self._table("loaded"), self._table("phrases")["rule"]
        return {
            "access": self._phrase_table(anonymity["access"], "access"),
            "condition": self._phrase_table(anonymity["condition"], "condition"),
            "reason": self._phrase_table(anonymity["reason"], "reason"),
            "boilerplate": self._phrase_table(anonymity["boilerplate"], "boilerplate"),
            "wording": self._phrase_table(wording, ""),
            "wording_rules": tuple(_rule(entry, "") for entry in (*wording, *loaded["group"])),
            "connectors": frozenset(anonymity["connectors"]["words"]),
            "vague_counts": frozenset(anonymity["vague"]["words"]),
            "loaded": {
                word: _rule(group, "loaded") for group in loaded["group"] for word in group["words"]
            },
            "factive_nouns": frozenset(loaded["factive_nouns"]["words"]),
        }

    def _phrase_table(self, entries: list[dict[str, Any]], rule_id: str) -> PhraseTable:
        table = PhraseTable()
        for entry in entries:
            for phrase in entry["phrases"]:
                table.add(phrase, _rule(entry, rule_id), self._inflector)
        return table


def _rule(entry: dict[str, Any], rule_id: str) -> PhraseRule:
    """Return the rule that an entry of phrases or words describes."""
    return PhraseRule(
        rule_id=entry.get("id", rule_id),
        tag_id=entry.get("tag", ""),
        confidence=entry.get("confidence", "likely"),
        reason=entry.get("reason", ""),
        looks_for=entry["note"],
    )


def _add_verb_form(classes: dict[str, str], form: str, spelling: str) -> None:
    """Add a form with its letter: g for -ing, e for past forms, v for present ones."""
    letter = {"ing": "g", "past": "e", "participle": "e"}.get(form, "v")
    if letter == "e" or spelling not in classes:
        classes[spelling] = letter
