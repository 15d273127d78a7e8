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

_ORGANISATION_WORDS = word_set(
    """
    ag agentur agence asbl association blog club collectif comité committee council e.v ev fondation
    foundation fraktion fundación gesellschaft gmbh group gruppe inc institut institute journal
    limited llc ltd magazin ministerium ministry monde office online partei party presse redacción
    redação redaktion redactie rédaction redazione rundfunk stiftung support team universität
    université university verband verein verlag vzw welle zeitung
    comment comments commentaires comentarios commenti kommentar kommentare reacties minuten minutes
    """
)
"""Say that a line is no person's name: organisations that need be no outlets, and counts."""

_NOBODY = word_set(
    """
    admin administrator alle anonym anonyme anonymous author authors auteur autor autoren autorin
    comments editor editorial folgen follow gast guest home kommentare mehr more none read share
    staff teilen unknown webmaster website
    """
)
"""Single words that stand where a name should."""

_IN_OUTLETS = frozenset(("the", "of", "and", "de", "la", "le", "les", "du", "der", "die", "&"))
_ARTICLES = frozenset(("das", "der", "die", "the"))
_PLACING_WORDS = frozenset(("a", "and", "at", "for", "in", "of", "on", "the"))
"""Small words that make a line a phrase rather than somebody's name."""

_GENRE = (
    r"(?:(?:an?|eine?|une?|una)\s)?(?:analys[ei]s?|anális[ei]s|análise|comment(?:ary|aire)?|column"
    r"|essay|report|review|bericht|kommentar|gastbeitrag|kolumne|glosse|interview|reportage|rezension"
    r"|protokoll|tribune|enquête|entretien|chronique)"
)
_WRITTEN = (
    r"written|reporting|reported|story|words|text|posted|published"
    r"|geschrieben|verfasst|veröffentlicht|erstellt|écrit|publié|rédigé|posté|propos\srecueillis"
    r"|escrito|publicado|texto|scritto|pubblicato|testo|geschreven|tekst"
)
_BY = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))(?:"
    rf"(?:(?:{_WRITTEN}|{_GENRE})\s+)?(?:by|von|durch|par|por|d[ia]|door)(?:[\s:]+|$)"
    r"|(?:authors?|text|words|story|autor(?:en|in|es|a)?(?:/-?in(?:nen)?)?|auteurs?|autor[ei]"
    r"|textes?|texto|testo)\s?:\s*)",
    re.IGNORECASE,
)
"""Before the names in a byline, in the languages whose dates we read too."""

_INNER_CAPITAL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<=[a-zß-ÿ])[A-Z]")
_GLUED = re.compile(r"[A-Z]{2}[a-zß-ÿ]{2}")
"""Two words that markup has run together: "OFJane"."""

_BETWEEN_PEOPLE = re.compile(
    r"\s*(?:[,;|•·/]|\band\b|&|\bund\b|\by\b|\bet\b|\be\b|\ben\b)\s*", re.IGNORECASE
)
_AFFILIATION = re.compile(r"\s+(?:for|in|of)\s+(?:the\s+)?[A-Z].*$|\s*\(.*?\)|\s+[-–—]\s.*$")
_LONGEST_BYLINE = 160


def is_byline(line: str) -> bool:
    """Tell whether a line names the authors: "By" and names, and no more ("By the time …")."""
    is_short = len(line) <= _LONGEST_BYLINE
    return is_short and _after_by(line) is not None and bool(split_byline(line))


def split_at_by(line: str) -> tuple[str, str] | None:
    """Return what stands before and after the first "By", "Von", "Par" …, None without one."""
    found = _BY.search(line[:_LONGEST_BYLINE])
    return (line[: found.start()].strip(), line[found.end() :].strip()) if found else None


def _after_by(line: str) -> str | None:
    """Return what stands behind the "By" that a line begins with, None where it does not."""
    found = _BY.match(line, len(line) - len(line.lstrip()))
    return None if found is None else line[found.end() :]


def _without_by(line: str) -> str:
    after = _after_by(line)
    return line if after is None else after


def split_byline(line: str) -> tuple[str, ...]:
    """Return the people a byline names, without "By", affiliations, roles and agencies."""
    line = _without_by(line[:_LONGEST_BYLINE])
    line = line if _after_by(line) is None else ""
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
        and _is_capitalised(words[-1])
        and not _has_outlet_word(words)
        and words[-1].lower() not in _ROLE_WORDS
        and not any(word.lower() in _PLACING_WORDS for word in words)
        and not is_organisation(line)
        and not any(character.isdigit() or character in ":@|/" for character in line)
        and not _GLUED.search(line)
    )


def is_organisation(line: str) -> bool:
    """Tell whether a name is an organisation's by its words: "Der Leuchtturm", "Team Hafen"."""
    words = [word.strip(".,()").lower() for word in line.split()]
    is_titled = len(words) > 1 and words[0] in _ARTICLES
    return is_titled or any(word in _ORGANISATION_WORDS for word in words)


def is_single_name(line: str, *, may_be_small: bool = False) -> bool:
    """Tell whether a line could be the one name that somebody writes under: "Eleonore".

    With ``may_be_small``, "eleonore" could be one too.
    """
    return (
        2 < len(line) <= 30
        and line.isalpha()
        and (_is_capitalised(line) or may_be_small)
        and not _INNER_CAPITAL.search(line)
        and line.lower() not in _NOBODY | _ORGANISATION_WORDS | _OUTLET_WORDS | _ROLE_WORDS
        and not is_section(line)
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
    parts = (part.strip(" .") for part in re.split(r"\s*[,;|•·/]\s*", _without_by(line)))
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
