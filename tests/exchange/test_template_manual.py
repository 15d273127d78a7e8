"""The manual names every variable and filter that templates have, and every template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.support.sample_exports import CODEBOOK, sample_article, sample_parts

from reader.exchange import templates
from reader.exchange.template_choice import OWN_TEMPLATES
from reader.exchange.template_variables import template_variables

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual" / "templates.md"
WORDS = set(re.findall(r"`([a-z_-]+)`", MANUAL.read_text(encoding="utf-8")))
OF_THE_DATA = {"stances", "sourcing", "record"}
"""Mappings whose keys are the article's own."""


def _names(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            if name not in OF_THE_DATA:
                yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _plain(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_plain, value))
    return value is None or type(value) in (str, int, bool)


def test_every_variable_is_in_the_manual() -> None:
    sample = sample_article()
    variables = template_variables(sample, CODEBOOK, sample_parts(sample), "default", notes=True)
    assert set(_names(variables)) - WORDS == set()


def test_templates_see_plain_values_only() -> None:
    sample = sample_article()
    assert _plain(template_variables(sample, CODEBOOK, sample_parts(sample), "x", notes=True))


@pytest.mark.parametrize("filter_name", ["line", "prose", "quotation", "note", "yaml"])
def test_every_filter_is_in_the_manual_and_works(filter_name: str) -> None:
    assert filter_name in WORDS
    assert filter_name in templates._environment().filters


def test_every_template_is_in_the_manual() -> None:
    assert {template.name for template in OWN_TEMPLATES} <= WORDS
