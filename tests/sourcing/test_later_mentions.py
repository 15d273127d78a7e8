from __future__ import annotations

from tests.support.sourcing import attributions, sources


def test_the_source_goes_back_to_a_source() -> None:
    text = "A source at the port said the crane fell. The source added that nobody was hurt."
    first, second = attributions(text)
    assert second.antecedent == first.source
    assert second.grade == first.grade


def test_a_role_that_was_named_before_is_not_unnamed() -> None:
    text = "Spokesman Tim Hale said no. The spokesman added that talks were over."
    assert sources(text)[1] == ("The spokesman", "pronoun")


def test_an_apposition_names_a_later_mention() -> None:
    text = "Tim Hale, a harbour official, said yes. The official then said no."
    assert sources(text)[-1] == ("The official", "pronoun")


def test_the_senators_are_named_only_if_two_were() -> None:
    named = "Senators Ida Brandt and Leo Ott said yes. The senators later said no."
    unnamed = "Aide Ida Brandt said yes. The aides later said no."
    assert sources(named)[-1] == ("The senators", "pronoun")
    assert sources(unnamed)[-1] == ("The aides", "unnamed-group")


def test_an_unnamed_mention_between_makes_the_next_one_unnamed() -> None:
    text = (
        "Spokesman Tim Hale said no. Another spokesman said yes. The spokesman shrugged, saying no."
    )
    assert sources(text)[-1][1] == "unnamed-person"


def test_two_indefinite_mentions_are_not_made_the_same() -> None:
    text = "An official said the dam was safe. An official said it was not."
    assert [a.antecedent for a in attributions(text)] == [None, None]


def test_a_lawyer_named_before_is_named_when_owned() -> None:
    text = "Lawyer Anna Frisch said yes. Her lawyer later said no."
    assert sources(text)[-1] == ("Her lawyer", "pronoun")
