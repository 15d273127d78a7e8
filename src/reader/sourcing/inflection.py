"""English inflection by rule: verb forms and noun plurals, for the lexicon only."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_IRREGULAR_PLURALS = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "folk": "folks",
    "staff": "staff",
    "brass": "brass",
    "media": "media",
    "personnel": "personnel",
    "police": "police",
    "ally": "allies",
    "spokespeople": "spokespeople",
    "townspeople": "townspeople",
    "alumnus": "alumni",
    "analysis": "analyses",
    "wife": "wives",
    "ex-wife": "ex-wives",
    "housewife": "housewives",
    "midwife": "midwives",
    "passer-by": "passers-by",
    "passerby": "passersby",
    "mother-in-law": "mothers-in-law",
    "father-in-law": "fathers-in-law",
    "son-in-law": "sons-in-law",
    "brother-in-law": "brothers-in-law",
    "attorney": "attorneys",
    "chief": "chiefs",
    "belief": "beliefs",
    "proof": "proofs",
    "chef": "chefs",
    "thief": "thieves",
    "series": "series",
    "attaché": "attachés",
    "data": "data",
    "footage": "footage",
    "evidence": "evidence",
    "research": "research",
    "testimony": "testimonies",
    "counsel": "counsel",
    "clergy": "clergy",
    "whites": "whites",
}


class Inflector:
    """Makes verb forms; knows the irregular verbs and those that double a consonant.

    ``irregular`` lists "base past participle" triples, ``doubling`` base forms.
    """

    def __init__(self, irregular: list[str], doubling: list[str]) -> None:
        self._irregular = {parts[0]: parts for parts in (line.split() for line in irregular)}
        self._doubling = frozenset(doubling)

    @property
    def past_only(self) -> frozenset[str]:
        """The irregular past forms that are not participles as well."""
        triples = self._irregular.values()
        return frozenset(past for _, past, participle in triples if past != participle)

    @property
    def bare_participles(self) -> frozenset[str]:
        """The participles spelt like the infinitive."""
        triples = self._irregular.values()
        return frozenset(participle for base, _, participle in triples if base == participle)

    def forms(self, verb: str) -> Iterator[tuple[str, str]]:
        """Yield (form name, spelling): base, s, past, participle, ing."""
        yield "base", verb
        yield "s", self.third_person(verb)
        past, participle = self._past_forms(verb)
        yield "past", past
        yield "participle", participle
        yield "ing", self._ing_form(verb)

    def third_person(self, verb: str) -> str:
        """Return the third person singular of the present."""
        if verb in {"go", "do", "undergo"}:
            return verb + "es"
        if verb == "have":
            return "has"
        return _with_s(verb)

    def _past_forms(self, verb: str) -> tuple[str, str]:
        if verb in self._irregular:
            _, past, participle = self._irregular[verb]
            return past, participle
        if verb.endswith("e"):
            return verb + "d", verb + "d"
        if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
            return verb[:-1] + "ied", verb[:-1] + "ied"
        stem = verb + verb[-1] if verb in self._doubling else verb
        return stem + "ed", stem + "ed"

    def _ing_form(self, verb: str) -> str:
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
            return verb[:-1] + "ing"
        return (verb + verb[-1] if verb in self._doubling else verb) + "ing"


def plural_of(noun: str) -> str:
    """Return the plural; of a hyphenated noun, that of its last part."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    head, hyphen, last = noun.rpartition("-")
    if hyphen and last in _IRREGULAR_PLURALS:
        return f"{head}-{_IRREGULAR_PLURALS[last]}"
    for singular, plural in (("woman", "women"), ("man", "men"), ("person", "people")):
        if noun.endswith(singular) and noun not in {"human", "german", "shaman"}:
            return noun[: -len(singular)] + plural
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"
