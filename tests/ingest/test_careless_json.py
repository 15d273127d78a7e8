from __future__ import annotations

from typing import Any

import pytest

from reader.ingest.careless_json import read_values

FERRY = {"headline": "Ferry stops", "url": "https://a.example/x"}
WRITTEN = '{"headline": "Ferry stops", "url": "https://a.example/x"}'


@pytest.mark.parametrize(
    ("script", "values"),
    [
        (WRITTEN, [FERRY]),
        (f"[{WRITTEN}]", [[FERRY]]),
        (f"{WRITTEN}\n{WRITTEN}", [FERRY, FERRY]),
        (f"{WRITTEN},{WRITTEN};", [FERRY, FERRY]),
        (f"<!-- {WRITTEN} -->", [FERRY]),
        (f"/*<![CDATA[*/ {WRITTEN} /*]]>*/", [FERRY]),
        (WRITTEN.replace("}", ",}"), [FERRY]),
        (f"/* the story */ {WRITTEN} // its end", [FERRY]),
        (WRITTEN.replace('"', "&quot;"), [FERRY]),
        ('{"a": "one\ntwo\tthree"}', [{"a": "one\ntwo\tthree"}]),
        (r'{"a": "it\'s \x"}', [{"a": "it's x"}]),
        ('{"a": "no, /* comment */ here,]"}', [{"a": "no, /* comment */ here,]"}]),
        ("", []),
        ("window.x = 1", []),
    ],
)
def test_json_is_read_however_it_was_written(script: str, values: list[Any]) -> None:
    assert read_values(script) == values


def test_what_cannot_be_read_gives_its_pairs() -> None:
    script = (
        '{"headline": "Ferry "stops" again", "datePublished": "2024-04-03", "name": "A \\"B\\""'
    )
    (pairs,) = read_values(script)
    assert pairs["datePublished"] == "2024-04-03"
    assert pairs["name"] == 'A "B"'


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, '{"a":' * 50_000, '"' * 100_000, "/*" * 100_000, '{"a": ' + "9" * 10_000 + "}"],
)
def test_nothing_raises(script: str) -> None:
    read_values(script)
