from __future__ import annotations

from dataclasses import replace

import pytest

from reader.exchange.codebook_presets import CodebookPreset, list_presets, tags_with_preset
from reader.library.codebooks import default_tags
from reader.model.codebook import Codebook
from reader.model.resources import resource_path

CORE = Codebook(tuple(default_tags()))


def test_every_preset_file_is_offered() -> None:
    files = {path.stem for path in resource_path("resources/codebooks").glob("*.toml")}
    assert files - {"core"} == {preset.id for preset in list_presets()}


@pytest.mark.parametrize("preset", list_presets(), ids=lambda preset: preset.id)
def test_a_preset_asks_questions_of_the_core_tags(preset: CodebookPreset) -> None:
    assert preset.name
    assert preset.by
    assert preset.about.endswith(".")
    assert "unnamed-source" in preset.checklists
    for tag_id, questions in preset.checklists.items():
        assert CORE.find(tag_id) is not None
        assert all(question.endswith("?") for question in questions)
        assert len(set(questions)) == len(questions)


def test_adding_a_preset_keeps_the_tags_own_questions_first() -> None:
    (preset, *_) = list_presets()
    own = CORE.find("unnamed-source")
    assert own is not None
    (changed,) = tags_with_preset(CORE, preset)
    assert changed.checklist[: len(own.checklist)] == own.checklist
    assert set(preset.checklists[own.id]) <= set(changed.checklist)
    assert replace(changed, checklist=own.checklist) == own


def test_a_preset_that_is_in_already_changes_nothing() -> None:
    codebook = CORE
    for preset in list_presets():
        by_id = {tag.id: tag for tag in tags_with_preset(codebook, preset)}
        codebook = Codebook(tuple(by_id.get(tag.id, tag) for tag in codebook))
    assert all(tags_with_preset(codebook, preset) == [] for preset in list_presets())


def test_tags_that_a_codebook_lacks_are_passed_over() -> None:
    assert all(tags_with_preset(Codebook(), preset) == [] for preset in list_presets())
