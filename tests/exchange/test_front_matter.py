from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.front_matter import front_matter_value

_texts = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    ["\x85", "\u2028", "\u2029", "\x7f", "\x00", "\ufeff", "\ufffe", "-\n---", "\u202e"]
)  # fmt: skip


@given(value=_texts | st.lists(_texts) | st.dictionaries(_texts, st.integers()))
def test_json_and_yaml_read_the_same_value_from_one_line(value: object) -> None:
    written = front_matter_value(value)
    assert "\n" not in written
    assert json.loads(written) == value
    assert yaml.safe_load(f"key: {written}\n") == {"key": value}


@pytest.mark.parametrize("text", ["\ud83d", "a\udc00b"])
def test_half_a_character_becomes_a_sign_for_it(text: str) -> None:
    assert "\ufffd" in json.loads(front_matter_value(text))


def test_no_text_can_turn_the_line_round() -> None:
    assert front_matter_value("a\u202eb") == '"a\\u202eb"'
