"""Word classes that the neighbours decide: noun or verb, "that", "to", "'s", forms in -ed.

The words before a word have been decided already, those after it not yet: a rule may rely on
the classes to the left, and on what the lexicon says to the right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.sourcing.lexicon import Lexicon
from reader.sourcing.tokens import Tokens
from reader.sourcing.word_classes import SPECIAL_WORDS

_MOVED_AFTER = {"v": frozenset("dpj'i"), "g": frozenset("dpj'"), "a": frozenset("dpj'")}
"""Tags that stay what they are unless one of these stands before: most words are done by it."""
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_NOMINAL = frozenset("nhyjm#et")
"""Classes that can follow an opening of a noun phrase."""
_OPENING = frozenset("dpj'")
"""Classes after which a noun phrase goes on."""
_LONGEST_PHRASE = 12
"""Words of a noun phrase before its head that are looked at."""
_BEFORE_MODIFIER = frozenset("dpqj'ics,:;-(\"_#zbv")
"""Classes after which a form in -ed may describe the noun after it."""
_CLAUSE_OPENING = frozenset({"d", "p", "r", "w", "q", "y", "h", ":", '"', "a", "#", "j"})
"""Classes that follow a verb more often than a noun."""


class _Spot(NamedTuple):
    """A word and its neighbours; ``before`` and ``after`` are "" at the edges."""

    tags: list[str]
    place: int
    token: int
    word: str
    before: str
    after: str

    def tag(self, distance: int) -> str:
        """Return the tag some words away, "" beyond the sentence."""
        place = self.place + distance
        return self.tags[place] if 0 <= place < len(self.tags) else ""


class Disambiguator:
    """Decides open word classes in the sentences of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._by_tag: dict[str, Callable[[_Spot], str]] = {
            "m": self._noun_or_verb,
            "e": self._past_form,
            "v": self._present_form,
            "g": self._ing_form,
            "j": self._adjective,
            "a": self._adverb,
            "'": self._clitic,
            '"': self._apostrophe,
        }
        self._verb_tests: dict[str, Callable[[_Spot], bool]] = {
            "z": lambda _: True,
            "x": self._is_verb_after_auxiliary,
            "r": lambda spot: spot.after != "x",
            "w": self._is_verb_after_relative,
            "h": self._is_verb_after_person,
            "y": self._is_verb_after_noun,
            "n": self._is_verb_after_noun,
            "t": self._is_verb_after_noun,
            "q": self._is_verb_after_quantity,
            "c": lambda spot: spot.after in {"d", "p", "r", "w"},
        }

    def resolve(self, tags: list[str], place: int, first: int) -> str:
        """Return the tag of a word whose class is open, by the tags around it."""
        tag, before = tags[place], tags[place - 1] if place else ""
        word = self._lower[first + place]
        if tag in _MOVED_AFTER and before not in _MOVED_AFTER[tag] and word not in SPECIAL_WORDS:
            return tag
        after = tags[place + 1] if place + 1 < len(tags) else ""
        spot = _Spot(tags, place, first + place, word, before, after)
        decide = self._by_tag.get(tag, self._special)
        return decide(spot)

    # --- function words and marks ----------------------------------------------------------

    def _special(self, spot: _Spot) -> str:
        word = spot.word
        if word == "to":
            return self._to(spot)
        if word == "that":
            return self._that(spot)
        if word in {"her", "his"}:
            return "p" if spot.after in _NOMINAL | {"g", "q", "_"} else "r"
        if word in {"most", "more", "less", "least"}:
            return self._degree(spot)
        if word == "than":
            counted = self._lower[spot.token - 1] in {"more", "less", "fewer"}
            return "q" if counted and spot.after in {"#", "q"} else "s"
        follower = self._lower[spot.token + 1] if spot.after else ""
        alone = spot.after not in _NOMINAL | {"q", "g"} or follower in self._lexicon.postmodifiers
        return "q" if alone else spot.tag(0)

    def _degree(self, spot: _Spot) -> str:
        """Tell "most often" and "the most senior aides" from "most aides"."""
        if spot.after == "a":
            return "a"
        return "a" if spot.after == "j" and spot.before in {"d", "p", "'"} else spot.tag(0)

    def _to(self, spot: _Spot) -> str:
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
        return "i" if _is_third_person(word) else "z"

    def _that(self, spot: _Spot) -> str:
        """Tell the determiner (that official) from the conjunction (said that officials)."""
        if spot.after in {"n", "h", "m"} and spot.before in {"i", "", ",", "v", "e"}:
            cue = spot.token > 0 and self._lower[spot.token - 1] in self._lexicon.cues
            if not cue and not self._lower[spot.token + 1].endswith("s"):
                return "d"
        return "w"

    def _clitic(self, spot: _Spot) -> str:
        governed = spot.tag(-2) == "i" and spot.after == "g"
        auxiliary = spot.before in {"r", "w"} or spot.after in {"g", "x", "d", "r"}
        auxiliary = auxiliary and not governed
        return "x" if auxiliary else "'"

    def _apostrophe(self, spot: _Spot) -> str:
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

    def _adverb(self, spot: _Spot) -> str:
        inside = spot.before in _OPENING and spot.after in {"j", "n", "h", "e", "g", "q", "#"}
        return self._degree(spot) if spot.word in SPECIAL_WORDS else "j" if inside else "a"

    # --- adjectives and verb forms ---------------------------------------------------------

    def _adjective(self, spot: _Spot) -> str:
        word = spot.word
        if word in self._lexicon.people and self._ends_phrase(spot):
            return "h"
        if word.endswith("ing") and spot.before in {"h", "n", "y"} and spot.after not in {"n", "h"}:
            return "g"
        if spot.before in {"x", "z"}:
            return self._after_auxiliary(spot)
        if word in self._lexicon.postmodifiers and spot.before in {"h", "n", "y", "q", ","}:
            return "o" if spot.after in {"i", "z", "w", ",", ""} else "j"
        return "j"

    def _after_auxiliary(self, spot: _Spot) -> str:
        """Decide an adjective after an auxiliary: will close, have alleged, would likely."""
        word, previous = spot.word, self._lower[spot.token - 1]
        if word in {"likely", "unlikely"}:
            return "a"
        if word in self._lexicon.base_verbs:
            return "j" if previous in _BE or previous in _HAVE else "v"
        return "e" if word.endswith("ed") and word in self._lexicon.cues else "j"

    def _ends_phrase(self, spot: _Spot) -> bool:
        """Tell "an official said" from "an official statement" and "an official estimated loss"."""
        if spot.after == "j":
            postmodifier = self._lower[spot.token + 1] in self._lexicon.postmodifiers
            return postmodifier and spot.tag(2) in {"i", "z"}
        if spot.after == "e":
            return self._lower[spot.token + 1] in self._lexicon.cues
        return spot.after not in _NOMINAL

    def _past_form(self, spot: _Spot) -> str:
        """A form in -ed: before a noun it describes, after one it is a verb."""
        before = spot.before
        if spot.word in self._lexicon.past_only and before not in _OPENING:
            return "e"
        if before == "a" and spot.place >= 2 and spot.tag(-2) in _BEFORE_MODIFIER:
            before = spot.tag(-2)
        opened = before in _OPENING
        if before in {"d", "p", "j"} and spot.after not in _NOMINAL | {"a", "g", "q", "i"}:
            return "n"
        if spot.after not in {"n", "h", "j", "y", "m"} and not (
            opened and spot.after in {"#", "q"}
        ):
            return "e"
        if before and before not in _BEFORE_MODIFIER:
            return "e"
        return "j" if opened or before == "i" or spot.word not in self._lexicon.cues else "e"

    def _present_form(self, spot: _Spot) -> str:
        noun = spot.before in _OPENING or (spot.before == "i" and spot.after != "d")
        return "n" if noun else "v"

    def _ing_form(self, spot: _Spot) -> str:
        if spot.before in _OPENING:
            return "j" if spot.after in {"n", "h", "y"} else "n"
        return "g"

    # --- noun or verb ----------------------------------------------------------------------

    def _noun_or_verb(self, spot: _Spot) -> str:
        if self._is_verb(spot):
            return "v"
        return "h" if spot.word in self._lexicon.people else "n"

    def _is_verb(self, spot: _Spot) -> bool:
        """Decide a word that is a noun as often as a verb by what stands beside it."""
        before = spot.before
        if before == "a" and spot.place >= 2:
            before = spot.tag(-2)
        if before == "," and spot.tag(-2) == "a" and spot.tag(-3) == "," and spot.place >= 4:
            before = spot.tag(-4)
        if before in {'"', ",", "-", ")"}:
            return self._is_verb_after_pause(spot, before)
        test = self._verb_tests.get(before)
        return test is not None and test(spot._replace(before=before))

    def _is_verb_after_auxiliary(self, spot: _Spot) -> bool:
        previous = self._lower[spot.token - 1]
        if previous in _HAVE:
            return spot.word in self._lexicon.bare_participles
        return previous not in _BE and not _is_third_person(spot.word)

    def _is_verb_after_relative(self, spot: _Spot) -> bool:
        """Decide after "who": who claim that, but what advocates estimated."""
        people = spot.word in self._lexicon.people
        return spot.after != "x" and not (people and spot.after in {"e", "v"})

    def _is_verb_after_pause(self, spot: _Spot, before: str) -> bool:
        """Decide after a comma or quotation mark: "…," claims Smith; aides, who left, claim."""
        cue = self._lexicon.cues.get(spot.word)
        if cue is None:
            return False
        if before != '"' and spot.tag(-2) != '"':
            return spot.place >= 3 and spot.after in {"w", "d", "r", "p"}
        return cue.inverts and spot.after in {"y", "h", "d", "p", "q", "r", "j"}

    def _is_verb_after_person(self, spot: _Spot) -> bool:
        """Decide by agreement: officials claim, an official claims, but terrorist attacks."""
        subject = spot.place - 1
        while subject > max(0, spot.place - 6) and spot.tags[subject] in {"a", ","}:
            subject -= 1
        if spot.after in {"x", "v"}:
            return False
        word = self._lower[spot.token - spot.place + subject]
        noun = self._lexicon.people.get(word)
        if noun is not None and noun.role == "collective":
            return spot.after in {"d", "p", "r", "w", "q"}
        third = _is_third_person(spot.word)
        if noun.plural if noun is not None else word.endswith("s"):
            return not third
        followed = spot.after in _CLAUSE_OPENING or spot.after == "i"
        return third and followed and _has_opening(spot.tags, subject)

    def _is_verb_after_noun(self, spot: _Spot) -> bool:
        """Decide after a name or a thing: Smith claims that; the reports claim that."""
        previous = self._lower[spot.token - 1]
        cue = spot.word in self._lexicon.cues
        if spot.after in {"x", "v", "'"} or previous.endswith("'s"):
            return False
        clause_follows = spot.after in _CLAUSE_OPENING
        headline_end = spot.after in {"", "."} and spot.tag(-2) == ","
        if _is_third_person(spot.word):
            if headline_end and cue:
                return True
            return clause_follows or (spot.before == "y" and spot.after in {"i", "z"})
        if spot.before == "y":
            return cue and spot.after in {"p", "d", "r"} and previous not in self._lexicon.titles
        plural = spot.before == "n" and _is_third_person(previous) and previous[-2:] != "us"
        return plural and (clause_follows or spot.after == "i" or (headline_end and cue))

    def _is_verb_after_quantity(self, spot: _Spot) -> bool:
        """Decide after "some": some call him a hero, but some calls."""
        if _is_third_person(spot.word) or spot.after in {"j", "h", "#"}:
            return False
        return spot.after in _CLAUSE_OPENING or spot.after in {"i", "s", ""}


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _has_opening(tags: list[str], place: int) -> bool:
    """Tell whether the noun phrase that ends at ``place`` has a determiner, owner or count."""
    limit = max(-1, place - _LONGEST_PHRASE)
    while place > limit and tags[place] in "hjny#":
        place -= 1
    return place >= 0 and tags[place] in "dpq'"
