from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.sourcing import flagged, suggestions

from reader.model.ranges import TextRange
from reader.model.sourcing import Confidence, Suggestion
from reader.sourcing.analysis import analyze
from reader.sourcing.suggestions import without_repeats


def test_the_span_takes_in_the_cue_that_stands_beside_the_source() -> None:
    text = "Unnamed port officials had earlier revealed the plan."
    assert flagged(text, "unnamed-source") == ["Unnamed port officials had earlier revealed"]


def test_the_span_is_the_source_alone_when_the_cue_is_far() -> None:
    text = "Port officials, who met on Monday and again on Friday in the hall, said no."
    assert flagged(text, "unnamed-source")[0].startswith("Port officials, who met")


def test_a_suggestion_says_rule_triggers_grade_and_why() -> None:
    text = "Two people briefed on the talks said no."
    (suggestion,) = suggestions(text, "unnamed-source")
    assert suggestion.rule == "unnamed-source.subject-verb"
    assert [place.of(text) for place in suggestion.triggers] == ["people", "said"]
    assert suggestion.grade == 3
    assert "has no name and no reason for anonymity" in suggestion.reason
    assert "how they can know: “briefed on”" in suggestion.reason
    assert "transparency 3 of 4" in suggestion.reason
    assert suggestion.reason.count(".") == 1


def test_explanations_never_call_a_source_false_or_wrong() -> None:
    text = (
        "Sources said no. His wife said no. Some say no. Reyes's aides claim no. The port board "
        "said no. The Evening Courier reported no. The dam reportedly failed. It appears that no."
    )
    reasons = " ".join(s.reason for s in suggestions(text)).lower()
    assert suggestions(text)
    for word in ("false", "wrong", "lie", "untrue", "suspicious", "hides", "bad"):
        assert word not in reasons.split()


def test_organisations_and_outlets_have_tags_of_their_own() -> None:
    text = "The port board said no. The Evening Courier reported a leak."
    assert flagged(text, "institution") == ["The port board said"]
    assert flagged(text, "second-hand") == ["The Evening Courier reported"]


def test_named_people_and_documents_are_not_flagged() -> None:
    assert suggestions("Mara Vance said no. The audit showed a gap.") == []


def test_a_state_in_a_headline_is_not_flagged() -> None:
    assert suggestions("Norway Warns Fishermen Over Early Ice", "institution") == []


def test_plain_verbs_and_clear_roles_make_a_suggestion_strong() -> None:
    strong, likely, weak = (
        suggestions(text, "unnamed-source")[0].confidence
        for text in (
            "Port officials said no.",
            "Residents said no.",
            "With residents saying no, it failed.",
        )
    )
    assert (strong, likely, weak) == (Confidence.STRONG, Confidence.LIKELY, Confidence.WEAK)


def make(start: int, end: int, tag: str, confidence: Confidence) -> Suggestion:
    return Suggestion(TextRange(start, end), tag, "rule", (), "Why.", confidence)


@given(
    st.lists(
        st.builds(
            lambda start, length, tag, confidence: make(start, start + length, tag, confidence),
            st.integers(0, 40),
            st.integers(1, 9),
            st.sampled_from(["a", "b"]),
            st.sampled_from(list(Confidence)),
        ),
        max_size=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_one_suggestion_is_left_for_each_place_and_tag(found: list[Suggestion]) -> None:
    kept = without_repeats(found)
    assert set(kept) <= set(found)
    for tag in ("a", "b"):
        places = [s.range for s in kept if s.tag_id == tag]
        assert places == sorted(places)
        assert all(not one.overlaps(other) for one, other in pairwise(places))
        if any(s.tag_id == tag for s in found):
            assert places


def test_the_surer_of_two_suggestions_stays() -> None:
    weak, strong = make(0, 9, "a", Confidence.WEAK), make(4, 8, "a", Confidence.STRONG)
    assert without_repeats([weak, strong]) == (strong,)


def test_the_same_text_gives_the_same_analysis() -> None:
    text = "Officials said no. The dam reportedly failed. Critics disagree about it."
    assert analyze(text) == analyze(text)
