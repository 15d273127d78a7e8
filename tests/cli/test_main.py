from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command_line import run

from reader.__main__ import WindowRequest, window_request
from reader.cli import COMMANDS

ADDRESS = "onbackground://annotation/3f0e4c1a-0000-4000-8000-000000000001"


@pytest.fixture
def news_file(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("text")
    return path


def test_no_arguments_open_the_window_with_the_usual_library() -> None:
    assert window_request([]) == WindowRequest(None, (), empty=False, address="")


def test_files_and_a_library_go_to_the_window(news_file: Path, tmp_path: Path) -> None:
    library = tmp_path / "l.onbackground"
    expected = WindowRequest(library, (news_file,), empty=True, address="")
    assert window_request(["--library", str(library), "--empty", str(news_file)]) == expected
    assert window_request([f"--library={library}", "--empty", str(news_file)]) == expected


def test_the_environment_names_a_library_unless_the_option_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONBACKGROUND_LIBRARY", "/a")
    request = window_request([])
    assert request is not None
    assert request.library == Path("/a")
    request = window_request(["--library", "/b"])
    assert request is not None
    assert request.library == Path("/b")


def test_an_address_of_an_annotation_goes_to_the_window() -> None:
    assert window_request([ADDRESS]) == WindowRequest(None, (), empty=False, address=ADDRESS)


@pytest.mark.parametrize(
    "word",
    [
        "onbackground://annotation/",
        "onbackground://annotation/../../etc/passwd",
        "onbackground://annotation/x?run=1",
        "onbackground://annotation/x%20--library%20y",
        "onbackground://settings/x",
        "nofile.txt",
        "frobnicate",
    ],
)
def test_anything_else_is_wrong_usage(word: str) -> None:
    assert window_request([word]) is None
    assert run(word).code == 2


@pytest.mark.parametrize(
    "arguments",
    [*([name] for name in COMMANDS), ["--library", "x", "list"], ["--json", "list"], ["--help"]],
)
def test_commands_and_their_options_go_to_the_command_line(arguments: list[str]) -> None:
    assert window_request(arguments) is None


def test_a_file_named_like_a_command_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("text")
    for arguments in (["./list"], ["--", "list"]):
        request = window_request(arguments)
        assert request is not None
        assert request.files == (Path("list"),)


def test_after_two_hyphens_everything_is_a_file() -> None:
    request = window_request(["--", "--library", ADDRESS])
    assert request is not None
    assert request.files == (Path("--library"), Path(ADDRESS))
    assert request.address == ""


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_are_printed(option: str) -> None:
    ran = run(option)
    assert ran.code == 0
    assert "Background" in ran.stdout or "onbackground" in ran.stdout
    assert ran.stderr == ""


def test_help_names_every_command_in_one_line_each() -> None:
    lines = run("--help").stdout.splitlines()
    for name in COMMANDS:
        assert any(line.strip().startswith(f"{name} ") for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert "--library" in ran.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--frobnicate"],
        ["--frobnicate"],
        ["--json"],
        ["search", "words"],
        ["refetch"],
        ["show"],
        ["add"],
        ["annotate", "x"],
        ["annotate", "x", "--start", "1"],
        ["annotate", "x", "--start", "-1", "--end", "2"],
        ["annotate", "x", "--quote", "a", "--start", "1", "--end", "2"],
        ["annotate", "x", "--start", "1", "--end", "2", "--prefix", "p"],
        ["export"],
        ["export", "--all", "--query", "x"],
        ["export", "--all", "--format", "docx"],
        ["export", "--all", "--json"],
        ["tags", "frobnicate"],
        ["tags", "export"],
    ],
)
def test_wrong_usage_ends_with_2_and_makes_no_library(arguments: list[str], library: Path) -> None:
    ran = run(*arguments)
    assert ran.code == 2, ran
    assert ran.stdout == ""
    assert ran.stderr
    assert not library.exists()
