"""Who is one source and who is not; and the seed article's ledger, compared to the byte.

When the golden ledger changes on purpose: run the test, read the file that its message names
against the article, and copy it over ``tests/golden/seed-ledger.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds
from tests.support.golden import GOLDEN_FOLDER
from tests.support.ledgers import described, entry, labels, ledger_of

from reader.ingest.parsing import parse_article
from reader.model.ledger import PeopleRange
from reader.model.resources import resource_path
from reader.model.sourcing import Analysis, Directness, SourceKind, Stance
from reader.sourcing.analysis import analyze
from reader.sourcing.article_profiles import reviewed_profile
from reader.sourcing.ledger import NOBODY_KEY, build_ledger


def test_the_seed_article_has_the_ledger_of_the_golden_file(tmp_path: Path) -> None:
    path = resource_path("seeds/articles/us-warned-kremlin.txt")
    parsed = parse_article(path.read_bytes(), name=path.name)
    ledger = ledger_of(parsed.document.text, headline=parsed.headline, outlet=parsed.outlet)
    made = tmp_path / "seed-ledger.txt"
    made.write_text(described(ledger), encoding="utf-8")
    golden = (GOLDEN_FOLDER / "seed-ledger.txt").read_text(encoding="utf-8")
    assert described(ledger) == golden, f"read {made}, then copy it if right"


# --- people with names ---------------------------------------------------------------------


def test_a_surname_after_the_full_name_is_the_same_person() -> None:
    text = "Mara Vance, a lawyer for Acme, said no.\nLater Ms. Vance said yes. Vance said maybe."
    ledger = ledger_of(text)
    mentions = ["Mara Vance, a lawyer for Acme", "Ms. Vance", "Vance"]
    assert labels(ledger) == {"Mara Vance": mentions}
    (vance,) = ledger
    assert (vance.key, vance.title, vance.organisation) == ("mara-vance", "lawyer", "Acme")
    assert vance.people == PeopleRange(1, 1)
    assert vance.best_grade is vance.worst_grade is None


def test_a_surname_takes_the_full_name_that_the_text_has_elsewhere() -> None:
    text = "Mara Vance came late to the harbour.\nVance said the gate was shut."
    assert labels(ledger_of(text)) == {"Mara Vance": ["Vance"]}


def test_a_surname_that_two_people_have_is_nobody_for_certain() -> None:
    text = "Mara Vance said no. Tom Vance said yes.\nOn Friday Vance said maybe. Vance said more."
    ledger = ledger_of(text)
    unsure = [one for one in ledger if one.label == "Vance"]
    assert [one.perhaps for one in unsure] == [("mara-vance", "tom-vance")] * 2
    (group,) = [group for group in ledger.groups if len(group.entries) == 2]
    assert (group.label, group.people) == ("Vance", PeopleRange(1, 2))


def test_a_relative_who_is_only_mentioned_makes_a_surname_uncertain_too() -> None:
    text = "Mara Vance said no. Her brother Tom Vance was away.\nVance said the gate was shut."
    assert entry(ledger_of(text), "Vance").perhaps == ("mara-vance",)


def test_a_middle_initial_does_not_make_another_person() -> None:
    text = "Ana M. Ruiz said no.\nAna Ruiz said yes. Ruiz said maybe."
    assert labels(ledger_of(text)) == {"Ana M. Ruiz": ["Ana M. Ruiz", "Ana Ruiz", "Ruiz"]}


def test_two_middle_initials_are_two_people() -> None:
    text = "Leo A. Ott said no.\nLeo B. Ott said yes. Leo Ott said maybe."
    assert len(ledger_of(text)) == 3


def test_a_name_in_a_heading_or_with_titles_is_the_same_name() -> None:
    text = "Harbour Mayor Ida Brandt said no.\nBut Mayor Ida Brandt said more. Brandt said yes."
    assert len(ledger_of(text)) == 1


# --- pronouns ------------------------------------------------------------------------------


def test_she_is_the_last_speaker_when_nobody_else_can_be_meant() -> None:
    text = "Mara Vance, the keeper, said it was not.\n“I saw the crack,” she said."
    assert labels(ledger_of(text)) == {"Mara Vance": ["Mara Vance, the keeper", "she"]}


@pytest.mark.parametrize(
    "between",
    ["Ida Brandt arrived.", "Her daughter listened.", "An aide said no.", "Leo waited outside."],
)
def test_she_stays_open_when_somebody_else_stands_between(between: str) -> None:
    text = f"Mara Vance said the gate was shut. {between} She said it would open."
    ledger = ledger_of(text)
    (she,) = [one for one in ledger if one.kind is SourceKind.PRONOUN]
    assert she.label == "She"
    assert she.perhaps in ((), ("mara-vance",))


def test_a_role_goes_back_to_the_last_speaker_who_has_it() -> None:
    text = "Spokesman Tim Hale said no. The spokesman added that talks were over."
    assert labels(ledger_of(text)) == {"Tim Hale": ["Spokesman Tim Hale", "The spokesman"]}


def test_they_are_one_or_more() -> None:
    (they,) = [e for e in ledger_of("They said the dam was safe.") if e.label == "They"]
    assert they.people == PeopleRange(1, None)


# --- people without names ------------------------------------------------------------------


def test_officials_are_the_same_only_where_the_text_goes_back_to_them() -> None:
    text = (
        "Port officials said the dam was safe. The officials stated that it was new.\n"
        "Port officials said nobody had been hurt."
    )
    ledger = ledger_of(text)
    assert [[m.quoted.exact for m in e.mentions] for e in ledger] == [
        ["Port officials", "The officials"],
        ["Port officials"],
    ]
    assert len({one.key for one in ledger}) == 2


def test_three_times_an_official_are_one_to_three_officials() -> None:
    text = "An official said yes.\nAn official said no.\nA senior official said perhaps."
    (group,) = ledger_of(text).groups
    assert (group.label, group.people) == ("1–3 officials", PeopleRange(1, 3))
    assert group.is_uncertain


def test_another_official_is_a_second_one() -> None:
    text = "An official said yes.\nAnother official said no."
    (group,) = ledger_of(text).groups
    assert group.label == "2 officials"


def test_people_of_different_bodies_are_not_shown_together() -> None:
    text = "Navy officials said yes.\nTreasury officials said no.\nAn official at the Port said so."
    assert [group.is_uncertain for group in ledger_of(text).groups] == [False] * 3


def test_numbers_are_taken_from_the_text() -> None:
    text = "Two aides said yes.\nAt least three aides said no.\nNearly 20 aides agreed."
    people = [one.people for one in ledger_of(text)]
    assert people == [PeopleRange(2, 2), PeopleRange(3, None), PeopleRange(2, None)]


def test_the_reason_for_anonymity_is_quoted() -> None:
    text = (
        "An aide, who spoke on condition of anonymity because she feared reprisals, said no.\n"
        "Sources said yes."
    )
    aide, sources = ledger_of(text)
    assert aide.reason is not None
    assert aide.reason.exact == "because she feared reprisals"
    assert aide.reason.exact == aide.reason.passage.range.of(text)
    assert not aide.has_only_boilerplate_reasons
    assert (sources.reason, sources.best_grade) == (None, 0)


def test_best_and_worst_grade_are_those_of_the_mentions() -> None:
    text = "An official familiar with the talks said no.\nSources said yes."
    grades = [(one.worst_grade, one.best_grade) for one in ledger_of(text)]
    assert grades == [(3, 3), (0, 0)]


# --- institutions, documents, outlets ------------------------------------------------------


def test_an_acronym_in_parentheses_is_the_same_institution() -> None:
    text = "The Harbour Safety Board (HSB) announced a ban.\nThe HSB claimed that it was needed."
    assert labels(ledger_of(text)) == {
        "Harbour Safety Board": ["The Harbour Safety Board (HSB)", "The HSB"]
    }


def test_the_ministry_goes_back_to_the_only_ministry() -> None:
    one = "The Ministry of Fisheries said no.\nThe ministry said so again."
    two = (
        "The Ministry of Fisheries said no. The Ministry of Ports said yes.\nThe ministry said so."
    )
    assert len(ledger_of(one)) == 1
    last = ledger_of(two).entries[-1]
    assert last.perhaps == ("ministry-of-fisheries", "ministry-of-ports")


def test_the_report_goes_back_to_the_outlet_that_published_it() -> None:
    text = "A report published by the Northern Herald said no. According to the report, it leaked."
    ledger = ledger_of(text)
    assert [one.label for one in ledger] == ["Northern Herald"]
    assert ledger.entries[0].directness is Directness.BY_OTHER_OUTLET


def test_a_study_and_a_study_are_two() -> None:
    text = "A study found that it leaked.\nA study found that it did not."
    (group,) = ledger_of(text).groups
    assert (len(group.entries), group.people) == (2, None)


def test_the_post_is_the_only_post_that_the_text_knows() -> None:
    text = "The Harbour Post reported a leak.\nOn Sunday the Post reported another."
    assert len(ledger_of(text)) == 1
    two = "The Harbour Post reported a leak. The Bay Post did not.\nThe Post reported another."
    assert {"harbour-post"} <= set(ledger_of(two).entries[-1].perhaps)


# --- chains, stances, claims of nobody -----------------------------------------------------


def test_a_chain_names_its_stations_by_their_entries() -> None:
    text = (
        "In a report published by the Northern Herald, port officials admitted a leak.\n"
        "The officials stated that it was small."
    )
    ledger = ledger_of(text, outlet="Bay Courier")
    officials = entry(ledger, "port officials")
    assert ledger.chains(officials) == (("Bay Courier", "Northern Herald", "port officials"),)
    assert officials.hops == 2


def test_stances_and_quotations_are_counted() -> None:
    text = "Mara Vance claimed it was safe. “I have seen the wall myself,” Vance said."
    (vance,) = ledger_of(text)
    assert vance.stances == {Stance.DOUBT: 1, Stance.NEUTRAL: 1}
    assert vance.is_quoted


def test_claims_that_nobody_makes_are_one_entry_at_the_end() -> None:
    text = "The dam was reportedly closed.\nMara Vance said no.\nIt was allegedly sold."
    ledger = ledger_of(text)
    assert [one.key for one in ledger] == ["mara-vance", NOBODY_KEY]
    assert ledger.entries[-1].directness is Directness.UNATTRIBUTED


def test_a_headline_is_read_after_the_article() -> None:
    ledger = ledger_of("Mara Vance said no.", headline="Dam Is Safe, Vance Says")
    (vance,) = ledger
    assert [m.passage.part.value for m in vance.mentions] == ["headline", "body"]


# --- keys ----------------------------------------------------------------------------------


def test_keys_do_not_depend_on_what_else_was_found() -> None:
    """As when a later detector misses the first mentions, or finds more."""
    text = "An official said yes.\nAn official said no.\nMara Vance said so. The Port Board agreed."
    analysis = analyze(text)
    keys = {one.mentions[-1].passage: one.key for one in build_ledger(analysis, text)}
    for left_out in range(len(analysis.attributions)):
        kept = analysis.attributions[:left_out] + analysis.attributions[left_out + 1 :]
        for one in build_ledger(Analysis(kept), text):
            assert keys[one.passages[-1]] == one.key


def test_a_very_long_article_takes_time_in_proportion() -> None:
    lines = [
        "An official said yes.", "The officials stated no.", "Vance agreed.", "She said no.",
        "The report found a gap.", "A study found 3 leaks.", "The ministry said no.",
        "According to the Bay Post, it fell.", "The spokesman added that it was late.",
    ]  # fmt: skip
    names = [f"Tom{chr(97 + n % 26)}{chr(97 + n // 26)} Vance said no." for n in range(600)]
    text = "\n".join([*names, *lines * 600])
    analysis = analyze(text)
    ledgers = []
    seconds = cpu_seconds(lambda: ledgers.append(build_ledger(analysis, text)))
    assert seconds < 15  # 0.4 s on a quiet machine
    seconds = cpu_seconds(lambda: reviewed_profile(analysis, (), text, ledgers[0]))
    assert seconds < 15  # 0.2 s


def test_an_analysis_without_attributions_has_an_empty_ledger() -> None:
    assert len(build_ledger(Analysis(), "")) == 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["An official", "The officials", "Mara Vance", "Vance", "she", "the FSB", "a report",
             "the report", "said", "claimed", "by", "the Bay Post", "“", "”", "reportedly", ".",
             ",", "\n", "U.S.", "’s", "(FSB)", "😀", "two aides", "of", "McVance", "É.", "some",
             "others", "who", "because he feared reprisals", "the", "Police", "Sources:"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_every_attribution_is_in_exactly_one_entry(words: list[str]) -> None:
    text = " ".join(words)
    analysis = analyze(text, headline=" ".join(words[:6]))
    ledger = build_ledger(analysis, text, headline=" ".join(words[:6]))
    indices = [m.attribution for one in ledger for m in one.mentions]
    assert sorted(indices, key=int) == list(range(len(analysis.attributions)))  # type: ignore[arg-type]
    assert len({one.key for one in ledger}) == len(ledger)
    assert sum(len(group.entries) for group in ledger.groups) == len(ledger)
    assert all(ledger.find(key) for one in ledger for key in one.perhaps)
    for one in ledger:
        assert all(m.key and ledger.find(m.key) is not None for m in one.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs. Vance said the gate was shut. He said it would open.",
        "Ida Brandt said that the comment by Mara Vance was late. She said it would open.",
        "Mara Vance said they had blamed him. He said it would open.",
        "Spokeswoman Mara Vance said the gate was shut. He said it would open.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_stays_open(text: str) -> None:
    assert ledger_of(text).entries[-1].kind is SourceKind.PRONOUN
