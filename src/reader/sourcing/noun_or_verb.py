"""Words that are nouns as often as verbs (claim, report, fear): what stands beside them decides."""

from __future__ import annotations

from collections.abc import Callable

from reader.sourcing.lexicon import Lexicon
from reader.sourcing.spots import BE, HAVE, Spot, has_opening, is_third_person
from reader.sourcing.tokens import Tokens

_CLAUSE_OPENING = frozenset({"d", "p", "r", "w", "q", "y", "h", ":", '"', "a", "#", "j"})
"""Classes that follow a verb more often than a noun."""


_LONGEST_HOLDER = 16
"""Words before a verb among which the people that its nouns hang on are looked for."""
_IN_PHRASE = frozenset("dpjnyht#'_iqk")
"""Classes that such a phrase consists of."""
_SEVERAL = frozenset({"some", "many", "few", "both", "all", "most", "several"})
_PRESS = frozenset({"press", "media", "news"})


class NounOrVerb:
    """Decides such words in the sentences of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._verb_tests: dict[str, Callable[[Spot], bool]] = {
            "z": lambda _: True,
            "x": self._is_verb_after_auxiliary,
            "r": lambda spot: spot.after != "x",
            "w": self._is_verb_after_relative,
            "h": self._is_verb_after_person,
            "y": self._is_verb_after_noun,
            "n": self._is_verb_after_noun,
            "t": self._is_verb_after_noun,
            "k": self._is_verb_after_time,
            "q": self._is_verb_after_quantity,
            "c": lambda spot: spot.after in {"d", "p", "r", "w"},
        }

    def decide(self, spot: Spot) -> str:
        """Return the tag of the word."""
        if self._is_verb(spot):
            return "v"
        return "h" if spot.word in self._lexicon.people else "n"

    def _is_verb(self, spot: Spot) -> bool:
        """Decide a word that is a noun as often as a verb by what stands beside it."""
        before = spot.before
        if spot.word in {"release", "releases"} and self._lower[spot.token - 1] in _PRESS:
            return False
        if before == "a" and spot.place >= 2:
            before = spot.tag(-2)
        if before == "," and spot.tag(-2) == "a" and spot.tag(-3) == "," and spot.place >= 4:
            before = spot.tag(-4)
        if before in {'"', ",", "-", ")"}:
            return self._is_verb_after_pause(spot, before)
        test = self._verb_tests.get(before)
        return test is not None and test(spot._replace(before=before))

    def _is_verb_after_auxiliary(self, spot: Spot) -> bool:
        previous = self._lower[spot.token - 1]
        if previous in HAVE:
            return spot.word in self._lexicon.bare_participles
        return previous not in BE and not is_third_person(spot.word)

    def _is_verb_after_relative(self, spot: Spot) -> bool:
        """Decide after "who": who claim that, but what advocates estimated."""
        people = spot.word in self._lexicon.people
        return spot.after != "x" and not (people and spot.after in {"e", "v"})

    def _is_verb_after_pause(self, spot: Spot, before: str) -> bool:
        """Decide after a comma or quotation mark: "…," claims Smith; aides, who left, claim."""
        cue = self._lexicon.cues.get(spot.word)
        if cue is None:
            return False
        if before != '"' and spot.tag(-2) != '"':
            if cue.inverts and spot.after == "h" and spot.tag(2) in {".", ",", "", "w"}:
                return not is_third_person(spot.word)  # "…, claim opponents."
            return spot.place >= 3 and spot.after in {"w", "d", "r", "p"}
        return cue.inverts and spot.after in {"y", "h", "d", "p", "q", "r", "j"}

    def _is_verb_after_person(self, spot: Spot) -> bool:
        """Decide by agreement: officials claim, an official claims, but terrorist attacks."""
        subject = spot.place - 1
        while subject > max(0, spot.place - 6) and spot.tags[subject] in {"a", ","}:
            subject -= 1
        if spot.after in {"x", "v"} or self._heads_a_subject(spot):
            return False
        word = self._lower[spot.token - spot.place + subject]
        noun = self._lexicon.people.get(word)
        if noun is not None and noun.role == "collective":
            return spot.after in {"d", "p", "r", "w", "q"}
        third = is_third_person(spot.word)
        if noun.plural if noun is not None else word.endswith("s"):
            return not third
        followed = spot.after in _CLAUSE_OPENING or spot.after == "i"
        return third and followed and has_opening(spot.tags, subject)

    def _heads_a_subject(self, spot: Spot) -> bool:
        """Tell "refugee advocates also said" from a verb: a word for people, then a verb."""
        following = spot.tag(2) if spot.after == "a" else spot.after
        return spot.word in self._lexicon.people and following in {"e", "x", "v"}

    def _is_verb_after_noun(self, spot: Spot) -> bool:
        """Decide after a name or a thing: Smith claims that; the reports claim that."""
        previous = self._lower[spot.token - 1]
        cue = spot.word in self._lexicon.cues
        if spot.after in {"x", "v", "'"} or previous.endswith("'s"):
            return False
        clause_follows = spot.after in _CLAUSE_OPENING
        headline_end = spot.after in {"", "."} and "," in {spot.tag(-2), spot.tag(-3)}
        if is_third_person(spot.word):
            if headline_end and cue:
                return True
            return clause_follows or (spot.before == "y" and spot.after in {"i", "z"})
        if cue and spot.after in {"w", "d", "p", "r"} and self._has_plural_holder(spot):
            return True
        if spot.before == "y":
            return cue and spot.after in {"p", "d", "r"} and previous not in self._lexicon.titles
        plural = spot.before == "n" and is_third_person(previous) and previous[-2:] != "us"
        return plural and (clause_follows or spot.after == "i" or (headline_end and cue))

    def _has_plural_holder(self, spot: Spot) -> bool:
        """Tell whether the nouns before hang on people: diplomats in the capital fear that."""
        tags, place = spot.tags, spot.place - 1
        limit = max(0, place - _LONGEST_HOLDER)
        while place > limit and tags[place] in _IN_PHRASE:
            if tags[place] == "i" and tags[place - 1] in "hq":
                word = self._lower[spot.token - spot.place + place - 1]
                noun = self._lexicon.people.get(word)
                if noun is not None:
                    return noun.plural
                return word.endswith("s") or word in _SEVERAL
            place -= 1
        return False

    def _is_verb_after_time(self, spot: Spot) -> bool:
        """Decide after a weekday or month: a poll in January shows 68 %."""
        third = is_third_person(spot.word) and spot.word in self._lexicon.cues
        return third and spot.after in _CLAUSE_OPENING

    def _is_verb_after_quantity(self, spot: Spot) -> bool:
        """Decide after "some": some call him a hero, but some calls; another notes that."""
        single = self._lower[spot.token - 1] in {"one", "another", "each"}
        if single != is_third_person(spot.word) or spot.after in {"j", "h", "#"}:
            return False
        return spot.after in _CLAUSE_OPENING or spot.after in {"i", "s", ""}
