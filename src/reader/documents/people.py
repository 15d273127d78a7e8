"""Names of people, outlets and sections as they stand around an article."""

from __future__ import annotations

import re

from reader.text.word_lists import word_set

_SMALL_WORDS = word_set(
    "a al and at bin da de del della den der di do dos du el for in la le les of on the van von y"
    " und für & e"
)

_OUTLET_WORDS = word_set(
    """
    advertiser afp agency ansa ap argus associated bbc bloomberg broadcasting broadcaster bulletin
    chronicle cnn company corporation correspondent courier daily desk dispatch dpa echo economist
    enquirer examiner express gazette globe group guardian herald independent inquirer
    interfax journal kyodo ledger magazine mail media mercury messenger mirror monitor nbc network
    news newspaper newspapers newsroom newswire npr observer online pa pbs post press publishing
    radio record register reporter reporters reuters review standard staff star statesman sun tass
    telegraph television times today tribune tv upi voice week weekly wire world xinhua
    """
)

_ROLE_WORDS = word_set(
    "analyst anchor author bureau chief columnist contributor contributors critic director editor"
    " editors freelancer intern journalist photographer presenter producer writer writers"
)
"""End what an author is, not who: "Political Editor"."""

_SECTION_WORDS = word_set(
    """
    africa americas analysis arts asia books business climate comment companies courts crime culture
    economy education elections energy entertainment environment europe features film finance food
    football government health home international investigations justice law life lifestyle living
    local markets metro middle-east money music nation national news obituaries opinion opinions
    people politics property real-estate regional religion science society space sport sports style
    tech technology theatre transport travel tv uk us usa war weather women world
    """
)

_IN_OUTLETS = frozenset(("the", "of", "and", "de", "la", "le", "les", "du", "der", "die", "&"))
_PLACING_WORDS = frozenset(("a", "and", "at", "for", "in", "of", "on", "the"))
"""Small words that make a line a phrase rather than somebody's name."""

_BY = re.compile(r"\s*(?:(?:written|reporting|story|words)\s+)?by[\s:]+", re.IGNORECASE)
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[,;|•·/]|\band\b|&|\bund\b|\by\b|\bet\b)\s*", re.IGNORECASE)
_AFFILIATION = re.compile(r"\s+(?:for|in|of)\s+(?:the\s+)?[A-Z].*$|\s*\(.*?\)|\s+[-–—]\s.*$")
_LONGEST_BYLINE = 160


def is_byline(line: str) -> bool:
    """Tell whether a line names the authors: "By" and names, and no more ("By the time …")."""
    return bool(_BY.match(line)) and len(line) <= _LONGEST_BYLINE and bool(split_byline(line))


def split_byline(line: str) -> tuple[str, ...]:
    """Return the people a byline names, without "By", affiliations, roles and agencies."""
    line = _BY.sub("", line[:_LONGEST_BYLINE], count=1)
    line = line if _BY.match(line) is None else ""
    people: list[str] = []
    for part in _BETWEEN_PEOPLE.split(line):
        name = _AFFILIATION.sub("", part).strip(" .")
        if is_person_like(name) and name not in people:
            people.append(name)
    return tuple(people)


def is_name_like(line: str) -> bool:
    """Tell whether a line could be a name: up to six words, all that matter with a capital."""
    words = line.split()
    if not 0 < len(words) <= 6 or line[-1] in ".!?:,;":
        return False
    return all(word.lower() in _SMALL_WORDS or _is_capitalised(word) for word in words) and any(
        map(_is_capitalised, words)
    )


def is_person_like(line: str) -> bool:
    """Tell whether a line could be a person's name: two to five words, none of an outlet's."""
    words = line.split()
    return (
        2 <= len(words) <= 5
        and is_name_like(line)
        and _is_capitalised(words[0])
        and not _has_outlet_word(words)
        and words[-1].lower() not in _ROLE_WORDS
        and not any(word.lower() in _PLACING_WORDS for word in words)
        and not any(character.isdigit() for character in line)
    )


def is_line_of_people(line: str) -> bool:
    """Tell whether a line is names of people, and perhaps their outlet, without a "By"."""
    if len(line) > _LONGEST_BYLINE:
        return False
    parts = [part.strip(" .") for part in _BETWEEN_PEOPLE.split(line) if part]
    others = [part for part in parts if not (is_person_like(part) and len(part.split()) <= 3)]
    return len(others) < len(parts) and all(
        is_outlet_like(part) and _has_outlet_word(part.split()) for part in others
    )


def is_outlet_like(line: str) -> bool:
    """Tell whether a line could be an outlet's name: "Harbour Times", "AFP", "news.example"."""
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+", line):
        return True
    words = [word for word in line.split() if word.lower() not in _IN_OUTLETS]
    if not 0 < len(words) <= 4 or any(word.lower() in _SMALL_WORDS for word in words):
        return False
    return is_name_like(line) and (len(words) == 1 or _has_outlet_word(words))


def is_outlet_name(line: str) -> bool:
    """Tell whether a line surely is an outlet's or agency's name: it has a word of theirs."""
    return is_outlet_like(line) and (
        "." in line.strip(".") or _has_outlet_word(line.replace("-", " ").split())
    )


def find_outlet_in_byline(line: str) -> str:
    """Return the outlet that a byline names beside the authors, "" for none."""
    parts = (part.strip(" .") for part in re.split(r"\s*[,;|•·/]\s*", _BY.sub("", line, count=1)))
    named = (part for part in parts if is_outlet_like(part) and _has_outlet_word(part.split()))
    return next(named, "")


def is_section(line: str) -> bool:
    """Tell whether a line names a newspaper's section: "Politics", "World news", "UK & Europe"."""
    words = re.findall(r"[\w-]+", line.lower())
    wanted = [word for word in words if word not in _SMALL_WORDS]
    return 0 < len(wanted) <= 4 and all(word in _SECTION_WORDS for word in wanted)


def _has_outlet_word(words: list[str]) -> bool:
    return any(word.strip(".,").lower() in _OUTLET_WORDS for word in words)


def _is_capitalised(word: str) -> bool:
    letter = word.lstrip("'’\"“(‘")[:1]
    return letter.isupper() or (letter.isalpha() and not letter.islower())
