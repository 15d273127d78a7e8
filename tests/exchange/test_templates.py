from __future__ import annotations

import jinja2
import pytest
from jinja2.exceptions import SecurityError
from tests.support.exports import CODEBOOK, annotation_of, opened

from reader.exchange import templates
from reader.exchange.markdown import render_markdown
from reader.exchange.templates import quotation
from reader.model.errors import OutputError


def render(source: str, **variables: object) -> str:
    return templates._environment().from_string(source).render(variables)


def test_an_export_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MAX_EXPORT_LENGTH", 5_000)
    assert render_markdown(opened(annotation_of(1, "Three")), CODEBOOK)
    with pytest.raises(OutputError, match="too large"):
        render_markdown(opened(annotation_of(1, "Three", note="x" * 5_000)), CODEBOOK)


def test_a_misspelt_variable_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("{{ titel }}", title="x")


@pytest.mark.parametrize(
    "source",
    [
        "{{ tags.append(1) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(tags) }}",
        "{{ tags.__class__.__base__.__subclasses__() }}",
    ],
)
def test_the_sandbox_keeps_templates_from_the_program(source: str) -> None:
    with pytest.raises((SecurityError, jinja2.UndefinedError)):
        render(source, tags=["a"])


def test_blocks_are_one_quotation() -> None:
    assert quotation(["a\nb", "# c"]) == "> a\\\n> b\n>\n> \\# c"
