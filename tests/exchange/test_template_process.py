"""A person's own template, in the real child process with its real limits."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.support.exports import CODEBOOK, annotation_of, opened

from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.exchange.template_choice import ExportTemplate, find_template
from reader.exchange.template_process import TemplateProcess
from reader.model.errors import OutputError

POSIX = sys.platform != "win32"


def render(source: str, **variables: object) -> str:
    with TemplateProcess(ExportTemplate("mine", source=source)) as process:
        return process.render(variables)


def test_a_template_of_ones_own_uses_the_same_variables_and_filters(tmp_path: Path) -> None:
    path = tmp_path / "mine.md.j2"
    path.write_text(
        "# {{ article.title | line }}\n"
        "{% for one in placed %}{{ one.blocks | quotation }} ({{ one.place }})\n{% endfor %}"
    )
    options = MarkdownOptions(template=find_template(str(path)))
    article = opened(annotation_of(1, "called it *a mistake* - twice"))
    markdown = render_markdown(article, CODEBOOK, options)
    assert markdown == (
        "# Harbour to close, officials say\n> called it \\*a mistake\\* - twice (paragraph 3)\n"
    )


def test_a_template_of_ones_own_can_be_sealed(tmp_path: Path) -> None:
    path = tmp_path / "mine.j2"
    path.write_text("{{ article.title }}\n\n{{ seal }}\n")
    options = MarkdownOptions(template=find_template(str(path)))
    assert '"template": "mine", "sha256": "' in render_markdown(opened(), CODEBOOK, options)


def test_one_process_renders_many_articles() -> None:
    with TemplateProcess(ExportTemplate("mine", source="{{ n }}")) as process:
        assert [process.render({"n": n}) for n in range(3)] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a\n{{ nothing }}", "line 2: 'nothing' is undefined"),
        ("{% if %}", "line 1: Expected an expression"),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{{ ''.__class__ }}", "line 1: access to attribute '__class__'"),
        ("{% include 'x' %}", "no loader"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
        ("{{ lipsum.__globals__ }}", "unsafe"),
        ("{{ [].append(1) }}", "line 1"),
    ],
)
def test_a_mistake_is_explained_with_its_line(source: str, reason: str) -> None:
    with pytest.raises(OutputError) as caught:
        render(source)
    assert "template mine cannot be used" in caught.value.message
    assert reason in caught.value.message


@pytest.mark.skipif(not POSIX, reason="the system has no limits on processor time and memory")
@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
         "works for more than 2 seconds"),
        ("{{ 'x' * 10**10 }}", "more than 256 MB"),
        ("{% set n = namespace(x='a') %}{% for i in range(9) %}{% set n.x = n.x*99 %}{% endfor %}",
         "more than 256 MB"),
        ("{{ '%0999999999d' % 1 }}", "more than 256 MB"),
    ],
)  # fmt: skip
def test_a_template_that_works_or_grows_without_end_is_stopped(source: str, reason: str) -> None:
    with (
        # The limit is on work: on a busy machine two seconds of it may take long.
        TemplateProcess(ExportTemplate("mine", source=source), deadline=120) as process,
        pytest.raises(OutputError, match=reason),
    ):
        process.render({})


def test_a_process_that_does_not_answer_is_ended() -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    template = ExportTemplate("mine", source=endless)
    with (
        TemplateProcess(template, deadline=0.2) as process,
        pytest.raises(OutputError, match=r"no answer in 0\.2 seconds"),
    ):
        process.render({})


def test_no_process_is_left_behind() -> None:
    with TemplateProcess(ExportTemplate("mine", source="x")) as process:
        process.render({})
        child = process._process
    assert child is not None
    assert child.returncode is not None


def test_a_file_named_like_the_hidden_command_does_not_open_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("render-template").write_text("x")
    Path("reader").mkdir()  # nor is a folder here taken for the program
    assert render("{{ 1 + 1 }}") == "2"
