"""Any input gives an answer, in time that grows with its length."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.model.sourcing import Analysis
from reader.sourcing.analysis import analyze
from reader.sourcing.values import analysis_to_values

WORDS = """
    officials said and who according to by the a of told some Mara Vance report claims on condition
    anonymity because was reportedly may have many whom that Reuters 42 U.S. not declined comment
    with é 😀 “ ” " ' ’s , . : ; — - ( )
"""
PIECES = [*WORDS.split(), "\n", "\n\n"]


def check(text: str, analysis: Analysis) -> None:
    """All that an analysis says about a text must hold, whatever the text is."""
    for attribution in analysis.attributions:
        for place in (attribution.source, attribution.cue, *attribution.content):
            if place is not None:
                assert 0 <= place.start < place.end <= len(text)
                assert place.of(text).strip()
        assert attribution.kind.is_unnamed == (attribution.grade is not None)
        assert attribution.chain.labels[0] == "this outlet"
    for suggestion in analysis.suggestions:
        assert 0 <= suggestion.range.start < suggestion.range.end <= len(text)
        assert suggestion.reason.endswith(".")
        assert suggestion.triggers
    json.dumps(analysis_to_values(analysis))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_mixture_of_words_and_marks_gives_an_answer(text: str) -> None:
    check(text, analyze(text))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_words_without_spaces_give_an_answer(text: str) -> None:
    check(text, analyze(text, headline=text))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_answer(text: str) -> None:
    check(text, analyze(text, headline=text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 500,
        "\0\0 officials said no.",
        "\ud800 officials said no.",
        "\u202eofficials said no.",
        "OFFICIALS SAID THE DAM WAS SAFE. " * 50,
        "👩‍👩‍👧 officials said 👍",
        "👩‍👩‍👧" * 2_000,
        "Officials said “no.\n“Nobody said ‘yes’, aides said.\n" * 40,
        "Official | Said | No\nAides | 12 | 1,000.5\n" * 40,
        "Q: What did officials say?\nA: Nothing.\nREPORTER: Officials said no?\n" * 40,
        "off\u00adicials said the dam was \u200bsafe.",
        "officials\u00a0said\u2009no.",
        "HE’S BEEN CALLED OUT BY FELLOW DOCTORS — and officials said no.",
        "a" * 20_000,
        "é" * 20_000,
    ],
)
def test_odd_inputs_give_an_answer(text: str) -> None:
    check(text, analyze(text))


ADVERSARIAL = {
    "one endless sentence": "officials said the plan was over and ",
    "endless sources": "according to officials, ",
    "endless coordination": "officials and said and ran ",
    "endless verbs": "he said and ran and ",
    "commas": "a the, ",
    "commas and verbs": "the officials, said, ",
    "brackets": "the (said ( ",
    "quotation marks": "the “ ",
    "straight marks": "the ' \" ",
    "possessives": "the aides' claims' ",
    "prepositions": "officials of the ",
    "relative clauses": "people who said to the ",
    "passives": "was reported by the ",
    "nouns of speech": "the claims made by ",
    "nouns": "the report claims test ",
    "hedges": "it may have ",
    "conditions": "if the claims ",
    "superlatives": "the most of ",
    "anonymity": "the officials said on condition of anonymity because ",
    "initials": "the A.B. ",
    "hyphens": "the a-b-c-",
    "dashes": "officials of the - said - ",
    "numbers": "the 1,1.1 ",
    "reports": "the report said the report ",
    "colons": "the: said: ",
    "spaces": "officials          ",
    "white space": " \t\u00a0",
    "commas alone": ",",
    "capitals": "ABC ",
    "title case": "Officials Said The Dam ",
    "sentences in capitals": "OFFICIALS SAID THE DAM WAS SAFE. ",
    "nested brackets": "(",
    "closed brackets": ") ",
    "hyphens alone": "-",
    "apostrophes": "'",
    "clitics": "it's he's who's ",
    "quotations in a row": "“no,” said officials. ",
    "quotations in one sentence": "“no,” officials said and ",
    "unknown names": "Xyzzers said Quxors ",
    "letters that urge": "sent a letter urging ",
    "messages": "emailed them to say ",
    "people made to speak": "led officials to say ",
    "measures": "at least nearly a third of ",
    "words together": "raise the serious ",
    "words of": "in the words of ",
    "joined names": "Abe, Reyes, Ott and ",
    "alternatives": "officials or aides or ",
    "joined relatives": "people who came but who left but ",
    "offices": "tenure as secretary as ",
    "times": "last week officials ",
    "semicolons": "officials said; ",
    "turns": "officials said, but ",
    "tables": "Officials | said | 12 | no\n",
    "transcripts": "Q: What did officials say?\nA: Nothing.\n",
    "another script": "قال مسؤولون إن السد آمن ",
    "emoji": "👩‍👩‍👧 ",
    "addresses": "https://example.org/a-b_c?d=e ",
    "one word": "a",
}


@pytest.mark.parametrize("name", list(ADVERSARIAL))
def test_adversarial_text_takes_time_in_proportion_to_its_length(name: str) -> None:
    unit = ADVERSARIAL[name]
    short, long = unit * (6_000 // len(unit)), unit * (48_000 // len(unit))
    analyze(short)
    least = min(cpu_seconds(lambda: analyze(short)) for _ in range(2))
    # Eight times the text: a quadratic walk would take 64 times as long.
    assert cpu_seconds(lambda: analyze(long)) < 40 * max(least, 0.01)


def test_a_sentence_of_100_000_words_gives_an_answer() -> None:
    text = "officials said the plan was over and nobody else " * 11_200
    assert len(text.split()) > 100_000
    analysis = analyze(text)
    assert not analysis.not_analysed
    assert len(analysis.attributions) > 11_000
