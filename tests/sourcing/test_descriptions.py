from __future__ import annotations

import pytest
from tests.support.ledgers import ledger_of

from reader.sourcing.descriptions import describe_unnamed
from reader.sourcing.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("sentence", "title", "organisation"),
    [
        ("Kevin Barrett, a lawyer for Acme, said no.", "lawyer", "Acme"),
        ("A spokesman, John Doe, said no.", "spokesman", ""),
        ("Harbour Board spokesperson Tim Hale said no.", "spokesperson", "Harbour Board"),
        ("Former US President Joe Ott said no.", "Former President", "US"),
        ("Tim Hale, 43, a plumber, said no.", "plumber", ""),
        ("Ida Brandt, chief executive of Gull Holdings, said no.", "chief executive",
         "Gull Holdings"),
        ("Leo Ott, head of the dockers’ union, said no.", "head of the dockers’ union", ""),
        ("Ana Ruiz (Greens), the shadow minister for ports, said no.",
         "shadow minister for ports", ""),
        ("Lin Roe, the University of Gull Bay’s vice-chancellor, said no.", "vice-chancellor",
         "University of Gull Bay"),
        ("Dr. Jane Roe of the University of Gull Bay said no.", "Dr.", "University of Gull Bay"),
        ("Mr. Barrett said no.", "", ""),
        ("Mara Vance, who has run the ferry office for years, said no.", "", ""),
        ("Mara Vance said no, a spokesman denied it.", "", ""),
        ("“It ran,” said Marta Quill, the engineer who looks after it for the Port Authority.",
         "engineer", "Port Authority"),
    ],
)  # fmt: skip
def test_title_and_organisation_are_read_beside_the_name(
    sentence: str, title: str, organisation: str
) -> None:
    first = next(one for one in ledger_of(sentence) if one.name)
    assert (first.title, first.organisation) == (title, organisation)


def test_what_only_a_later_mention_says_is_kept() -> None:
    text = "Mara Vance said no.\nVance, a lawyer for Acme, said more. Vance said yes."
    (vance,) = ledger_of(text)
    assert (vance.title, vance.organisation) == ("lawyer", "Acme")


@pytest.mark.parametrize(
    ("phrase", "noun", "title", "organisation"),
    [
        ("unnamed US officials", "unnamed US officials", "officials", "US"),
        ("the Kremlin's security advisors", "the Kremlin's security advisors",
         "security advisors", "Kremlin"),
        ("two officials familiar with the inspection", "two officials", "officials", ""),
        ("a senior official at the Ministry of Health", "a senior official", "senior official",
         "Ministry of Health"),
        ("Russian officials", "Russian officials", "Russian officials", ""),
        ("an aide to Mr. Ott", "an aide", "aide", ""),
        ("critics", "critics", "critics", ""),
        ("a", "a", "a", ""),
    ],
)  # fmt: skip
def test_role_and_organisation_of_people_without_a_name(
    phrase: str, noun: str, title: str, organisation: str
) -> None:
    assert describe_unnamed(phrase, noun, load_lexicon()) == (title, organisation)
