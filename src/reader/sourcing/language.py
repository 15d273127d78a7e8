"""Whether a text can be analysed: is it English prose at all?

The rules know English only. Rather than guess about another language, the analysis says why it
stays silent.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.sourcing.lexicon import Lexicon
from reader.sourcing.tokens import Tokens

_SAMPLE = 3000
"""Tokens looked at: enough to tell, whatever the length of the text."""
_FEW = 25
"""Below this many words their mix says nothing; a headline may have no small words at all."""
_LEAST_SHARE = 0.14
"""Share of English function words and verbs of saying: English prose has 0.35 to 0.5, other
languages in Latin script 0.02 to 0.1 (see the tests)."""
_FUNCTION_CLASSES = frozenset("dprwsicbx")
_LATIN_END = 0x250


def reason_not_to_analyse(tokens: Tokens, lexicon: Lexicon) -> str:
    """Return why the text is not analysed, as the end of a sentence; "" when it is."""
    words = _sampled_words(tokens.lower)
    if not words:
        return "not analysed because there are no words in it"
    latin = sum(ord(word[0]) < _LATIN_END for word in words)
    if latin < 0.6 * len(words):
        return (
            "not analysed because it is not written in Latin letters, "
            "and the rules know only English"
        )
    if len(words) < _FEW:
        return ""
    classes = lexicon.classes
    common = sum(classes.get(word) in _FUNCTION_CLASSES or word in lexicon.cues for word in words)
    if common < _LEAST_SHARE * len(words):
        share = round(100 * common / len(words))
        return (
            f"not analysed because only {share} % of its words are everyday English words, "
            "and the rules know only English"
        )
    return ""


def _sampled_words(lower: Sequence[str]) -> list[str]:
    """Return a bounded number of words: stretches from the start, the middle and the end."""
    stretch = _SAMPLE // 3
    if len(lower) > _SAMPLE:
        middle = len(lower) // 2
        lower = [*lower[:stretch], *lower[middle : middle + stretch], *lower[-stretch:]]
    return [word for word in lower if word[0].isalpha()]
