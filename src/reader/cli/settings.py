"""What holds for every command: which library, and how to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reader.library.location import LIBRARY_VARIABLE, default_library_path

if TYPE_CHECKING:
    from reader.library.library import Library

_Decorated = TypeVar("_Decorated", bound=Callable[..., object])


@dataclass(slots=True)
class Settings:
    """The options that may stand before or after the command's name."""

    library: Path | None = None
    empty: bool = False
    json: bool = False

    @contextmanager
    def open_library(self) -> Iterator[Library]:
        """Open the library that was asked for, made if missing, and close it whatever happens.

        Raises:
            LibraryError: when it cannot be used.
        """
        # Imported here so that --help and wrong usage answer at once.
        from reader.library.library import Library  # noqa: PLC0415

        library = Library.open(self.library or default_library_path(), samples=not self.empty)
        try:
            yield library
        finally:
            library.close()


pass_settings = click.make_pass_decorator(Settings, ensure=True)


def common_options(command: _Decorated) -> _Decorated:
    """Give a command the options that all have; before and after its name they mean the same."""
    for option in (
        click.option(
            "--json",
            is_flag=True,
            expose_value=False,
            callback=_keep("json"),
            help="Print one JSON document and nothing else.",
        ),
        click.option(
            "--empty",
            is_flag=True,
            expose_value=False,
            callback=_keep("empty"),
            help="Make a missing library without the sample articles.",
        ),
        click.option(
            "--library",
            metavar="FILE",
            envvar=LIBRARY_VARIABLE,
            expose_value=False,
            callback=_keep_library,
            help=f"The library to use (or {LIBRARY_VARIABLE}); made if missing.",
        ),
    ):
        command = option(command)
    return command


def _keep(field: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def keep(context: click.Context, _option: click.Parameter, value: bool) -> None:
        if value:
            setattr(context.ensure_object(Settings), field, True)

    return keep


def _keep_library(context: click.Context, option: click.Parameter, value: str | None) -> None:
    source = context.get_parameter_source(option.name or "")
    settings = context.ensure_object(Settings)
    # What is typed wins over the environment, on whichever side of the command's name it stands.
    if value and (settings.library is None or source is click.core.ParameterSource.COMMANDLINE):
        settings.library = Path(value).expanduser()
