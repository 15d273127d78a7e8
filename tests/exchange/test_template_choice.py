from __future__ import annotations

from pathlib import Path

import pytest

from reader.exchange.template_choice import MAX_TEMPLATE_BYTES, OWN_TEMPLATES, find_template
from reader.model.errors import UnreadableError, UsageError
from reader.model.resources import resource_path


def test_every_template_file_can_be_chosen_by_its_name() -> None:
    files = {path.name for path in resource_path("resources/templates").glob("*.md.j2")}
    assert files == {template.file_name for template in OWN_TEMPLATES}
    for template in OWN_TEMPLATES:
        assert find_template(template.name) is template
        assert template.about.endswith(".")


def test_the_labels_tell_the_exports_of_one_article_apart() -> None:
    assert len({template.label for template in OWN_TEMPLATES}) == len(OWN_TEMPLATES)


def test_a_file_is_a_template_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "my list.md.j2"
    path.write_bytes("\ufeff# {{ article.title }}\r\n".encode())
    template = find_template(str(path))
    assert (template.name, template.source) == ("my list", "# {{ article.title }}\n")


def test_a_file_named_like_one_of_the_programs_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "default.md.j2"
    path.write_text("x")
    assert find_template(str(path)).name == "my-default"


@pytest.mark.parametrize("name", ["memo", "Default", "", "no/such.j2", "~nobody"])
def test_a_wrong_name_lists_the_right_ones(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError) as caught:
        find_template(name)
    assert all(template.name in caught.value.advice for template in OWN_TEMPLATES)


def test_what_is_no_text_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "mine.j2"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError, match="UTF-8"):
        find_template(str(path))
    path.write_bytes(b"x" * (MAX_TEMPLATE_BYTES + 1))
    with pytest.raises(UnreadableError, match="too large"):
        find_template(str(path))
