"""The preferences file: a broken one costs nothing but what is broken in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.ui.preferences import (
    REMEMBERED_LIBRARIES,
    Preferences,
    load_preferences,
    save_preferences,
)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "preferences.json"
    preferences = Preferences(
        theme="sepia", text_size=22, pane_widths={"library": 180}, hidden_panes=["annotations"]
    )
    preferences.remember_article(tmp_path / "a", "article-1")
    preferences.export_choices = {"what": "all"}
    save_preferences(preferences, path)
    assert load_preferences(path) == preferences
    assert [each.name for each in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"', b"[" * 100_000, b'{"theme": 7}'],
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert load_preferences(path) == Preferences()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none.json") == Preferences()


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    values = {
        "theme": "dark",
        "text_size": True,
        "pane_widths": {"library": "wide"},
        "hidden_panes": [1],
        "last_articles": {"a": 3},
        "single_keys": False,
        "unknown": "kept out",
    }
    path.write_text(json.dumps(values), encoding="utf-8")
    assert load_preferences(path) == Preferences(theme="dark", single_keys=False)


def test_a_theme_that_does_not_exist_is_the_systems(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"theme": "../../etc", "text_size": 900}', encoding="utf-8")
    preferences = load_preferences(path)
    assert (preferences.theme, preferences.text_size) == ("system", 32)


def test_the_latest_libraries_are_remembered(tmp_path: Path) -> None:
    preferences = Preferences()
    for number in range(REMEMBERED_LIBRARIES + 5):
        preferences.remember_article(tmp_path / str(number), f"article-{number}")
    preferences.remember_article(tmp_path / "5", "again")
    assert len(preferences.last_articles) == REMEMBERED_LIBRARIES
    assert list(preferences.last_articles.values())[-1] == "again"
    assert str(tmp_path / "4") not in preferences.last_articles
