"""What a text says about a source beside its name: a title and an organisation.

Read are the words before a name ("Kremlin spokesperson Dmitry Peskov"), an apposition on either
side ("Kevin Barrett, a lawyer for Acme,", "a spokesman, John Doe,") and, for people without a
name, their own phrase ("US intelligence officials"). Nothing is guessed: what the rules cannot
read is left empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model.ranges import TextRange
from reader.sourcing.lexicon import Lexicon

_REACH = 200
"""Code points after a name in which its apposition must end."""
_APPOSITION = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?,\s+(?:\d{1,3},\s+)?(?P<words>[^,.;:—–()“”\"\n]{3,160})"
    r"(?=[,.;:—–()“”\"\n]|$)"
)
_DETERMINER = re.compile(r"(?:a|an|the|its|his|her|their|our|this|that|another)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|for|at|from|with|in|to|on)\s(?:the\s)?", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|that|which|whose|when|where|since|after|as)\s", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'&.-]*(?:\s(?:&|(?:(?:of|for|and|the|de|du|la)\s)*[^\W\d_a-z][\w’'&.-]*))*"
)
_AFFILIATION = re.compile(r"\s(?:(?:of|from)\sthe|at(?:\sthe)?)\s")
"""Between a name and an organisation: Jane Roe of the Harbour Trust. Without "the", it may be a
place."""
_OWNER = re.compile(
    r"(?P<owner>[^\W\d_a-z][\w&.-]*(?:\s(?:(?:of|for|and|the)\s)*[^\W\d_a-z][\w&.-]*)*)"
    r"[’']s?\s(?P<rest>\S.*)"
)
_COUNT = re.compile(
    r"^(?:(?:some|many|several|multiple|numerous|few|most|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|both|other|more|than|at|least|unnamed|anonymous|unidentified|\d[\d,]*)"
    r"\s+)+",
    re.IGNORECASE,
)
_MODIFIERS = frozenset({"former", "deputy", "vice", "acting", "senior", "prime", "then", "chief"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "mx"})
_EDGES = " \t\n,;:“”\"'’"


class Description(NamedTuple):
    """What a source is called; "" for what the text does not say."""

    title: str = ""
    organisation: str = ""


def describe_person(
    text: str, source: TextRange, name: str, cue: TextRange, lexicon: Lexicon
) -> Description:
    """Return what the text says of a person with a name, at one mention.

    ``source`` is the source phrase, ``name`` the person's name alone, ``cue`` the attributing
    word: an apposition never reaches over it.
    """
    place = _place_of(name, text, source)
    if place is None:
        return Description()
    before = text[source.start : place.start]
    after = _apposition(text, place.end, cue, lexicon)
    if after:
        return _role(after, lexicon)
    if before.rstrip().endswith(","):
        return _role(before.rstrip(" ,\n"), lexicon)
    described = _prenominal(before, lexicon)
    affiliation = _AFFILIATION.match(text, place.end)
    if affiliation and not described.organisation:
        found = _NAME.match(text, affiliation.end(), affiliation.end() + _REACH)
        if found:
            return described._replace(organisation=_stripped(found.group()))
    return described


def describe_unnamed(phrase: str, noun: str, lexicon: Lexicon) -> Description:
    """Return the role and the organisation that a source phrase without a name gives.

    ``noun`` is the phrase without what follows its noun: "two officials".
    """
    described = _role(phrase, lexicon)
    return described if described.organisation else _role(noun, lexicon)


def _place_of(name: str, text: str, source: TextRange) -> TextRange | None:
    pattern = r"\s+".join(map(re.escape, name.split()))
    found = list(re.finditer(pattern, source.of(text)))
    if not found:
        return None
    return TextRange(found[-1].start(), found[-1].end()).shifted(source.start)


def _apposition(text: str, start: int, cue: TextRange, lexicon: Lexicon) -> str:
    """Return the apposition that begins after a name, "" where there is none."""
    end = start + _REACH
    if cue.start >= start:
        end = min(end, cue.start)  # "Barrett, a lawyer, said": nothing behind the verb
    found = _APPOSITION.match(text, start, end)
    if found is None or (found.end() == end == cue.start):
        return ""
    words = " ".join(found["words"].split())
    opened = _DETERMINER.match(words)
    role = _RELATIVE.split(words, maxsplit=1)[0]
    role = _PREPOSITION.split(role, maxsplit=1)[0]
    last = role.split()[-1].casefold() if role.split() else ""
    known = last in lexicon.people or last in lexicon.title_roles.values()
    known = known or last.endswith(lexicon.singular_suffixes) or last in lexicon.titles
    return words if known or (opened is not None and role[:1].islower()) else ""


def _role(phrase: str, lexicon: Lexicon) -> Description:
    """Split "the head of research at Acme" into what and where."""
    words = _without_determiner(" ".join(phrase[:_REACH].split()).strip(_EDGES))
    words = _COUNT.sub("", _without_determiner(words), count=1) if words else ""
    title = _RELATIVE.split(words, maxsplit=1)[0]
    owned = _OWNER.match(title)
    if owned:
        return Description(owned["rest"], _stripped(owned["owner"]))
    leading = _prenominal(_PREPOSITION.split(title, maxsplit=1)[0], lexicon)
    if leading.organisation:
        rest = title[len(_PREPOSITION.split(title, maxsplit=1)[0]) :]
        return Description(f"{leading.title}{rest}", leading.organisation)
    for preposition in _PREPOSITION.finditer(words):
        name = _NAME.match(words, preposition.end())
        if name and name.group().split()[0].casefold() not in lexicon.titles:
            return Description(title[: preposition.start()].strip(), _stripped(name.group()))
    return Description(title.strip())


def _prenominal(before: str, lexicon: Lexicon) -> Description:
    """Split "Kremlin spokesperson" and "former US President" into organisation and title."""
    words = _without_determiner(" ".join(before.split()).strip(_EDGES)).split()
    words = [word for word in words if word.casefold() not in _HONORIFICS]
    last = len(words)
    while last > 0 and _is_title_word(words[last - 1], lexicon):
        last -= 1
    organisation = [] if last == len(words) else words[:last]
    modifiers: list[str] = []
    while organisation and organisation[0].casefold() in _MODIFIERS:
        modifiers.append(organisation.pop(0))
    if not organisation or not all(_is_name_word(word) for word in organisation):
        return Description(" ".join(words))
    title = " ".join([*modifiers, *words[last:]])
    return Description(title, _stripped(" ".join(organisation)))


def _is_title_word(word: str, lexicon: Lexicon) -> bool:
    lower = word.casefold()
    if word.isupper() and len(word) > 1:
        return False  # "US" is a name here, "Russian" says what kind of official
    if lower in lexicon.demonym_adjectives or lower in lexicon.people or lower in lexicon.titles:
        return True
    return not _is_name_word(word) or lower in _MODIFIERS or lower in lexicon.title_roles


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in {"&", "of", "and", "for"}


def _without_determiner(words: str) -> str:
    return _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words


def _stripped(name: str) -> str:
    return re.sub(r"[’']s?$", "", name.strip(_EDGES)).rstrip(".,")
