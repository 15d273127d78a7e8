"""What the window remembers: a small JSON file that only this program writes.

Never QSettings, which runs code found in a file (docs/ARCHITECTURE.md, trust). A file that is
missing, broken or from another version costs nothing but the settings in it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from reader.ui.settings_limits import (
    LARGEST_TEXT,
    NARROWEST_COLUMN,
    SMALLEST_TEXT,
    WIDEST_COLUMN,
)
from reader.ui.theme import THEME_NAMES

SYSTEM_THEME = "system"
"""The theme that follows the system."""
REMEMBERED_LIBRARIES = 20
"""For how many libraries the article that was open last is kept."""


@dataclass
class Preferences:
    """Everything that is kept between two starts, with the defaults of the first.

    ``text_size`` is in pixels, ``column_characters`` how many average characters a line of the
    article has. ``geometry`` is Qt's own description of the window's place as base64 text;
    ``pane_widths`` are pixels by pane name. ``last_articles`` gives the article that was open
    last by library path, the latest library at the end; ``disabled_rules`` are ids of detection
    rules whose suggestions are not shown; ``export_choices`` is what the export
    dialog was left with, ``export_folder`` where it wrote.
    """

    theme: str = SYSTEM_THEME
    text_size: int = 18
    column_characters: int = 66
    single_keys: bool = True
    selection_popup: bool = True
    snap_to_words: bool = True
    sourcing_header: bool = True
    load_images: bool = False
    refresh_feeds: bool = True
    show_loaded_wording: bool = False
    disabled_rules: list[str] = field(default_factory=list)
    geometry: str = ""
    maximised: bool = False
    pane_widths: dict[str, int] = field(default_factory=dict)
    hidden_panes: list[str] = field(default_factory=list)
    last_articles: dict[str, str] = field(default_factory=dict)
    first_steps_done: bool = False
    export_choices: dict[str, str] = field(default_factory=dict)

    def remember_article(self, library: Path, article_id: str) -> None:
        """Keep which article is open, so that the next start opens it again."""
        self.last_articles.pop(str(library), None)
        self.last_articles[str(library)] = article_id
        while len(self.last_articles) > REMEMBERED_LIBRARIES:
            del self.last_articles[next(iter(self.last_articles))]


def load_preferences(path: Path) -> Preferences:
    """Return what the file holds; the default stands in for whatever is missing or wrong."""
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Preferences()
    preferences = Preferences()
    if isinstance(values, dict):
        for each in fields(preferences):
            default = getattr(preferences, each.name)
            value = values.get(each.name)
            if type(value) is type(default) and _contents_fit(each.name, value):
                setattr(preferences, each.name, value)
    return _limited(preferences)


def save_preferences(preferences: Preferences, path: Path) -> None:
    """Write the file as a whole or not at all.

    Raises:
        OSError: when the folder or file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    text = json.dumps(asdict(preferences), ensure_ascii=False, indent=1)
    temporary.write_text(text + "\n", encoding="utf-8")
    temporary.replace(path)


def _limited(preferences: Preferences) -> Preferences:
    """Return the preferences with values that the window can show."""
    if preferences.theme not in (SYSTEM_THEME, *THEME_NAMES):
        preferences.theme = SYSTEM_THEME
    preferences.text_size = min(max(preferences.text_size, SMALLEST_TEXT), LARGEST_TEXT)
    preferences.column_characters = min(
        max(preferences.column_characters, NARROWEST_COLUMN), WIDEST_COLUMN
    )
    return preferences


def _contents_fit(name: str, value: Any) -> bool:
    """Say whether a list or table read from the file holds what the field is for."""
    if isinstance(value, dict):
        wanted = _TABLE_VALUES.get(name, str)
        return all(type(each) is wanted for each in value.values())
    return not isinstance(value, list) or all(isinstance(each, str) for each in value)


_TABLE_VALUES = {"pane_widths": int}
"""What the values of a field's table are, where they are not text."""
