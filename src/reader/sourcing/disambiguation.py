"""Word classes that the neighbours decide: noun or verb, "that", "to", "'s", forms in -ed.

The words before a word have been decided already, those after it not yet: a rule may rely on
the classes to the left, and on what the lexicon says to the right.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.sourcing.lexicon import Lexicon
from reader.sourcing.noun_or_verb import NounOrVerb
from reader.sourcing.spots import BE, HAVE, Spot, is_third_person
from reader.sourcing.tokens import Tokens
from reader.sourcing.word_classes import SPECIAL_WORDS

_MOVED_AFTER = {"v": frozenset("dpj'i"), "g": frozenset("dpj'"), "a": frozenset("dpj'")}
"""Tags that stay what they are unless one of these stands before: most words are done by it."""
_NOMINAL = frozenset("nhyjm#et")
"""Classes that can follow an opening of a noun phrase."""
_OPENING = frozenset("dpj'")
"""Classes after which a noun phrase goes on."""
BEFORE_MODIFIER = frozenset("dpqj'ics,:;-(\"_#zbv")
"""Classes after which a form in -ed may describe the noun after it."""


_AFTER_PARTICIPLE = frozenset({"d", "p", "r", "i", "y", "#", "q", "h"})
"""Classes that follow a participle more often than a noun in -ing."""
_ALSO_NOUNS = frozenset({"saw", "rose", "bore", "dove", "lay"})
"""Past forms that are nouns as well."""
_ABOUT = frozenset({"nearly", "almost", "roughly", "approximately", "virtually"})
"""Adverbs that belong to the number after them."""
_OPENING_PEOPLE = frozenset("hqdpj#")
"""Classes with which a phrase for people may begin."""
_WHICH_TIME = frozenset(
    {"last", "next", "this", "that", "past", "recent", "earlier", "previous", "same", "later"}
)
"""Words before a time noun that make it a time of its own."""
_ORDINALS = frozenset({"first", "next"})


class Disambiguator:
    """Decides open word classes in the sentences of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._by_tag: dict[str, Callable[[Spot], str]] = {
            "m": NounOrVerb(tokens, lexicon).decide,
            "e": self._past_form,
            "v": self._present_form,
            "g": self._ing_form,
            "j": self._adjective,
            "a": self._adverb,
            "'": self._clitic,
            '"': self._apostrophe,
        }
        self._by_word: dict[str, Callable[[Spot], str]] = {
            "to": self._to,
            "that": self._that,
            "than": self._than,
            **dict.fromkeys(("her", "his"), self._owner),
            **dict.fromkeys(("most", "more", "less", "least"), self._degree),
        }

    def resolve(self, tags: list[str], place: int, first: int) -> str:
        """Return the tag of a word whose class is open, by the tags around it."""
        tag, before = tags[place], tags[place - 1] if place else ""
        word = self._lower[first + place]
        if tag in _MOVED_AFTER and before not in _MOVED_AFTER[tag] and word not in SPECIAL_WORDS:
            return tag
        after = tags[place + 1] if place + 1 < len(tags) else ""
        spot = Spot(tags, place, first + place, word, before, after)
        if word in self._lexicon.relative_nouns and self._opens_clause(spot):
            return "w"
        decide = self._by_tag.get(tag, self._special)
        return decide(spot)

    # --- function words and marks ----------------------------------------------------------

    def _special(self, spot: Spot) -> str:
        decide = self._by_word.get(spot.word)
        if decide is not None:
            return decide(spot)
        if spot.word in self._lexicon.time_nouns:
            return self._time_noun(spot)
        return self._ing_noun(spot) if spot.word.endswith("ing") else self._determiner(spot)

    def _owner(self, spot: Spot) -> str:
        """Tell "her aides" from "told her"."""
        return "p" if spot.after in _NOMINAL | {"g", "q", "_"} else "r"

    def _determiner(self, spot: Spot) -> str:
        """Tell "those close to her" and "another notes that" from "those aides"."""
        follower = self._lower[spot.token + 1] if spot.after else ""
        if spot.word == "another" and spot.after == "m" and is_third_person(follower):
            return "q"
        alone = spot.after not in _NOMINAL | {"q", "g"} or follower in self._lexicon.postmodifiers
        return "q" if alone else spot.tag(0)

    def _time_noun(self, spot: Spot) -> str:
        """Tell "last week officials said" from "the night nurses"."""
        if spot.tag(0) != "t" or spot.after not in _OPENING_PEOPLE:
            return spot.tag(0)
        if spot.word == "time":
            return "w" if self._opens_clause(spot) else "t"
        previous = self._lower[spot.token - 1] if spot.before else ""
        weekend = spot.word == "weekend" and previous == "the"
        apart = previous in _WHICH_TIME or spot.word.endswith("s") or weekend
        return "T" if apart else "t"

    def _opens_clause(self, spot: Spot) -> bool:
        """Tell "the way officials tell it" from other nouns in front of people."""
        if spot.after not in {"h", "y"} or spot.before not in {"d", "q", "j"}:
            return False
        noun = self._lexicon.people.get(self._lower[spot.token + 1])
        return noun is not None and noun.plural

    def _than(self, spot: Spot) -> str:
        """Tell "more than 50 aides" and "more than a dozen" from a comparison."""
        counted = self._lower[spot.token - 1] in {"more", "less", "fewer"}
        number = spot.after in {"#", "q"} or (spot.after == "d" and spot.tag(2) == "q")
        return "q" if counted and number else "s"

    def _ing_noun(self, spot: Spot) -> str:
        """Tell "officials meeting in Geneva" from "the officials' meeting"."""
        if spot.tag(0) != "n" or spot.before != "h" or spot.after not in _AFTER_PARTICIPLE:
            return spot.tag(0)
        noun = self._lexicon.people.get(self._lower[spot.token - 1])
        return "g" if noun is not None and noun.plural else "n"

    def _degree(self, spot: Spot) -> str:
        """Tell "most often" and "the most senior aides" from "most aides"."""
        if spot.after == "a":
            return "a"
        return "a" if spot.after in {"j", "e"} and spot.before in _OPENING else spot.tag(0)

    def _to(self, spot: Spot) -> str:
        if spot.token and self._lower[spot.token - 1] == "according":
            return "i"
        distance = 1
        while spot.tag(distance) == "a" and distance < 3:
            distance += 1
        if spot.tag(distance) == "n" and spot.tag(distance + 1) in {"d", "p", "r"}:
            # "to rename the bridge": a verb that the lexicon does not know.
            spot.tags[spot.place + distance] = "v"
            return "z"
        if spot.tag(distance) not in {"v", "m", "x", "j"}:
            return "i"
        word = self._lower[spot.token + distance]
        if spot.tag(distance) == "j" and word not in self._lexicon.base_verbs:
            return "i"
        return "i" if is_third_person(word) else "z"

    def _that(self, spot: Spot) -> str:
        """Tell the determiner (that official) from the conjunction (said that officials)."""
        if spot.after in {"n", "h", "m"} and spot.before in {"i", "", ",", "v", "e"}:
            cue = spot.token > 0 and self._lower[spot.token - 1] in self._lexicon.cues
            if not cue and not self._lower[spot.token + 1].endswith("s"):
                return "d"
        return "w"

    def _clitic(self, spot: Spot) -> str:
        governed = spot.tag(-2) == "i" and spot.after == "g"
        auxiliary = spot.before in {"r", "w"} or spot.after in {"g", "x", "d", "r"}
        auxiliary = auxiliary and not governed
        return "x" if auxiliary else "'"

    def _apostrophe(self, spot: Spot) -> str:
        """Tell the possessive of a plural (the aides' claim) from a quotation mark."""
        tokens, index = self._tokens, spot.token
        possessive = (
            tokens.text[tokens.starts[index]] in "'’"
            and index > 0
            and tokens.end(index - 1) == tokens.starts[index]
            and self._lower[index - 1].endswith("s")
            and spot.before in {"h", "n", "y"}
            and spot.after in _NOMINAL
        )
        return "'" if possessive else '"'

    def _adverb(self, spot: Spot) -> str:
        if spot.word in _ABOUT:
            return "q" if spot.after in {"#", "q"} else "a"
        if spot.word in SPECIAL_WORDS:
            return self._degree(spot)
        inside = spot.before in _OPENING and spot.after in {"j", "n", "h", "e", "g", "q", "#", "t"}
        if spot.word in _ORDINALS and spot.before == "i" and spot.after in {"n", "h"}:
            inside = self._lower[spot.token - 1] != "at"
        return "j" if inside else "a"

    # --- adjectives and verb forms ---------------------------------------------------------

    def _adjective(self, spot: Spot) -> str:
        word = spot.word
        if word in self._lexicon.people and self._ends_phrase(spot):
            return "h"
        if word.endswith("ing") and spot.before in {"h", "n", "y"} and spot.after not in {"n", "h"}:
            return "g"
        if word.endswith("ed") and word in self._lexicon.cues and self._reports(spot):
            return "e"
        if spot.before in {"x", "z"}:
            return self._after_auxiliary(spot)
        before = spot.tag(-2) if spot.before == "a" and spot.place > 1 else spot.before
        if word in self._lexicon.postmodifiers and before in {"h", "n", "y", "q", ","}:
            return "o" if spot.after in {"i", "z", "w", ",", ""} else "j"
        return "j"

    def _after_auxiliary(self, spot: Spot) -> str:
        """Decide an adjective after an auxiliary: will close, have alleged, would likely."""
        word, previous = spot.word, self._lower[spot.token - 1]
        if word in {"likely", "unlikely"}:
            return "a"
        if word in self._lexicon.base_verbs:
            return "j" if previous in BE or previous in HAVE else "v"
        return "e" if word.endswith("ed") and word in self._lexicon.cues else "j"

    def _reports(self, spot: Spot) -> bool:
        """Tell "an aide alleged that" from "an alleged aide"."""
        return spot.before in {"h", "n", "y", "r", "q"} and spot.after in {"w", "d", "p", "r", "i"}

    def _ends_phrase(self, spot: Spot) -> bool:
        """Tell "an official said" from "an official statement" and "an official estimated loss"."""
        if spot.after == "j":
            postmodifier = self._lower[spot.token + 1] in self._lexicon.postmodifiers
            return postmodifier and spot.tag(2) in {"i", "z"}
        if spot.after == "e":
            return self._lower[spot.token + 1] in self._lexicon.cues
        return spot.after not in _NOMINAL

    def _past_form(self, spot: Spot) -> str:
        """A form in -ed: before a noun it describes, after one it is a verb."""
        before, word = spot.before, spot.word
        if word in self._lexicon.past_only and (before not in _OPENING or word not in _ALSO_NOUNS):
            return "e"
        if word in self._lexicon.people and before in {"d", "q"} and self._ends_phrase(spot):
            return "h"
        if before == "a" and spot.place >= 2 and spot.tag(-2) in BEFORE_MODIFIER:
            before = spot.tag(-2)
        opened = before in _OPENING
        if opened and self._stands_for_a_noun(spot):
            return "n"
        if spot.after not in {"n", "h", "j", "y", "m"} and not (
            opened and spot.after in {"#", "q"}
        ):
            return "e"
        if before and before not in BEFORE_MODIFIER:
            return "e"
        return "j" if opened or before == "i" or spot.word not in self._lexicon.cues else "e"

    def _stands_for_a_noun(self, spot: Spot) -> bool:
        """Tell "the unelected" and "the left of the party" from a past tense."""
        if spot.word == "left":
            return spot.after not in _NOMINAL
        article = spot.before == "p" or self._lower[spot.token - 1] in {"the", "a", "an"}
        noun = article and spot.word.endswith("ed")
        return noun and spot.after not in _NOMINAL | {"a", "g", "q", "i"}

    def _present_form(self, spot: Spot) -> str:
        if spot.before == "j" and spot.after in {"d", "p", "r", "w"}:
            return "v"  # critics on the right accuse her
        noun = spot.before in _OPENING or (spot.before == "i" and spot.after != "d")
        return "n" if noun else "v"

    def _ing_form(self, spot: Spot) -> str:
        if spot.before in _OPENING:
            return "j" if spot.after in {"n", "h", "y"} else "n"
        return "g"
