from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command_line import Ran, run

ARTICLE = """\
Harbour to close, officials say

Three officials said the harbour would close in May. They gave no date for its return.

According to the mayor's office, the harbour earns little; critics doubt that.

The mayor declined to comment.
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a library that the commands of a test use; not made yet."""
    path = tmp_path / "library" / "test.onbackground"
    monkeypatch.setenv("ONBACKGROUND_LIBRARY", str(path))
    return path


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    """A text file with an invented article."""
    path = tmp_path / "harbour.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def article_id(library: Path, article_file: Path) -> str:
    """The id of that article, in a library without others."""
    added: Ran = run("add", article_file, "--empty", "--json")
    assert added.code == 0, added.stderr
    return str(added.json[0]["article"])
