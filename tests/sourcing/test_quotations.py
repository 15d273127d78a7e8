from __future__ import annotations

import pytest

from reader.sourcing.quotations import find_quotations


def spans(text: str) -> list[tuple[str, bool]]:
    return [(q.range.of(text), q.spoken) for q in find_quotations(text).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said.", [("“We go,”", True)]),
        ('"We go," he said.', [('"We go,"', True)]),
        ("''We go,'' he said.", [("''We go,''", True)]),
        ("‘We go,’ he said.", [("‘We go,’", True)]),
        ("'We go,' he said.", [("'We go,'", True)]),
        ("«We go,» he said.", [("«We go,»", True)]),
        ("a “duty to warn” policy", [("“duty to warn”", False)]),
        ("the aides' claim and the dog's bone", []),
        ("rock ’n’ roll", []),
        ("He is 6'2\" tall.", []),
        ("“one” and “two”", [("“one”", False), ("“two”", False)]),
    ],
)
def test_quotations_end_where_their_marks_do(text: str, expected: list[tuple[str, bool]]) -> None:
    assert spans(text) == expected


def test_a_quotation_goes_on_in_the_next_paragraph_when_it_is_opened_again() -> None:
    text = "“We go.\n“We go on,” she said.\nThe end."
    assert spans(text) == [("“We go.", True), ("“We go on,”", True)]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert spans("“We go and go.\nThe end.") == [("“We go and go.", True)]


def test_a_place_is_found_in_its_quotation() -> None:
    text = "He said “we are all going home now” twice."
    quotations = find_quotations(text)
    inside = quotations.at(text.index("home"))
    assert inside is not None
    assert inside.range.of(text) == "“we are all going home now”"
    assert quotations.at(text.index("twice")) is None
