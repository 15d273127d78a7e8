"""Which language a text is in, by its small words: for pages that do not say, or say it wrongly.

Templates name the language of their makers as often as that of the article in them. Every
language's commonest words make up a third to a half of its running text (of other languages'
far less), so that a few hundred words are enough to tell seven of them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from reader.text.word_lists import word_set

_WORDS: Mapping[str, frozenset[str]] = {
    "de": word_set(
        "der die und das ist nicht mit den von zu ein eine für auf dem sich auch des wird als sind"
        " es im er sie wir ich aus bei nach wie aber noch nur oder war hat"
    ),
    "en": word_set(
        "the of and to in is that for it was with as on be by at this have from not are but had his"
        " her they you which or an were we their been has will would there what"
    ),
    "es": word_set(
        "el la los las de que en una por con para del se no es un su al lo más y ha como pero sus"
        " este esta fue muy sobre entre cuando ser sin también"
    ),
    "fr": word_set(
        "le la les des est une dans que pour du qui sur pas par plus ce au avec sont et un il elle"
        " ne se en de nous vous cette mais aux ces été comme leur"
    ),
    "it": word_set(
        "il la che di non per una del della con sono è gli le dei nel da un e più si in al lo come"
        " ma alla anche dal delle ha questo questa nella"
    ),
    "nl": word_set(
        "de het een van en is dat op te niet met voor zijn die aan er ook om door maar in ze hij"
        " als bij nog naar dan wordt uit heeft over deze worden"
    ),
    "pt": word_set(
        "o a os as que de em não uma para com por do da no na dos um se mais e foi ao como das mas"
        " ele ela à são seu sua também pela pelo"
    ),
}
_OTHER_SCRIPTS = word_set("ar be bg el fa he hi ja ka ko mk ru sr th uk zh")
"""Languages that a text in Latin letters is not in."""

_MOST_WORDS, _LEAST_WORDS = 300, 40
_LONGEST_SAMPLE = 4_000
_LEAST_SHARE, _SURE_SHARE = 0.2, 0.28
_MARGIN = 1.3
"""How many times as many words as the second language the first must have."""

_WORD = re.compile(r"[^\W\d_]+")


def checked_language(declared: str, text: str) -> str:
    """Return the language tag of a text: as declared, unless its words clearly say another.

    ``declared`` is a BCP 47 tag, "" for none. A language that the words are not known of is
    believed; "" when neither says anything.
    """
    guessed, share = _guess(text)
    named = declared.partition("-")[0].lower()
    if not named:
        return guessed
    can_be_wrong = named in _WORDS or named in _OTHER_SCRIPTS
    if guessed and guessed != named and can_be_wrong and share >= _SURE_SHARE:
        return guessed
    return declared


def _guess(text: str) -> tuple[str, float]:
    """Return the language whose small words a text has, and their share; "" when unsure."""
    words = _WORD.findall(text[:_LONGEST_SAMPLE].lower())[:_MOST_WORDS]
    if len(words) < _LEAST_WORDS:
        return "", 0.0
    counts = Counter(words)
    shares = sorted(
        (sum(counts[word] for word in small & counts.keys()) / len(words), language)
        for language, small in _WORDS.items()
    )
    (second, _), (first, language) = shares[-2:]
    is_clear = first >= _LEAST_SHARE and first >= _MARGIN * second
    return (language, first) if is_clear else ("", 0.0)
