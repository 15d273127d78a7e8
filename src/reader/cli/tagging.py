"""``tags``: the codebook, into a file and out of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from reader.cli.output import counted, one_line, print_json, print_json_list, print_line
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.codebook import Codebook, Tag
from reader.model.errors import OutputError, UnreadableError


@click.group("tags", invoke_without_command=True, short_help="The codebook; bring one in or out.")
@common_options
@pass_settings
@click.pass_context
def tags_command(context: click.Context, settings: Settings) -> None:
    """List the tags of the codebook, or bring a codebook in or out.

    With --json: one array of tags, each with the number of its annotations.
    """
    if context.invoked_subcommand is not None:
        return
    with settings.open_library() as library:
        codebook = library.get_codebook()
        uses = library.counts().by_tag
    if settings.json:
        from reader.exchange.values import tag_value  # noqa: PLC0415 - only here

        print_json_list(tag_value(tag) | {"annotations": uses.get(tag.id, 0)} for tag in codebook)
        return
    for line in _lines(codebook, uses):
        print_line(line)


@tags_command.command("export")
@click.argument("file")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@common_options
@pass_settings
def export_command(settings: Settings, file: str, overwrite: bool) -> None:
    """Write the codebook to FILE, as JSON or CSV by the end of its name."""
    from reader.exchange.codebook_files import codebook_to_text  # noqa: PLC0415 - not for --help
    from reader.exchange.writing import is_existing_file, write_atomically  # noqa: PLC0415

    path = Path(file).expanduser()
    codebook_to_text(Codebook(), path.name)  # a name of no known format is refused first
    with settings.open_library() as library:
        codebook = library.get_codebook()
    if is_existing_file(path) and not overwrite:
        raise OutputError(
            f"{path} was not written: it is there already.",
            "Choose another name, or say --overwrite.",
        )
    write_atomically(path, codebook_to_text(codebook, path.name))
    if settings.json:
        print_json({"path": str(path), "tags": len(codebook)})
    else:
        print_line(f"{counted(len(codebook), 'tag')}  {path}")


@tags_command.command("import")
@click.argument("file")
@common_options
@pass_settings
def import_command(settings: Settings, file: str) -> None:
    """Bring the tags in FILE (JSON or CSV) into the codebook, all or none.

    A tag whose id is in the codebook is changed to what the file says of it; tags that the
    file does not name stay. With --json: one array with an object for each tag, {input,
    status, tag, name}; status is "added", "updated" or "duplicate" (nothing was new).
    """
    from reader.exchange.codebook_files import codebook_from_bytes  # noqa: PLC0415 - as above
    from reader.library.operations.save_tags import SaveTags  # noqa: PLC0415

    path = Path(file).expanduser()
    raw = _read(path)
    with settings.open_library() as library:
        codebook = library.get_codebook()
        tags = _with_letters(codebook_from_bytes(raw, path.name, codebook), codebook)
        statuses = [_status(tag, codebook) for tag in tags]
        library.run(SaveTags(tags))
    if settings.json:
        print_json_list(
            {"input": file, "status": status, "tag": tag.id, "name": tag.name}
            for tag, status in zip(tags, statuses, strict=True)
        )
        return
    for tag, status in zip(tags, statuses, strict=True):
        print_line(f"{status}  {tag.id}  {one_line(tag.name)}")


def _read(path: Path) -> bytes:
    from reader.exchange.codebook_files import MAX_CODEBOOK_BYTES  # noqa: PLC0415 - as above

    try:
        with path.open("rb") as file:
            return file.read(MAX_CODEBOOK_BYTES + 1)
    except OSError as error:
        raise UnreadableError(
            f"{path} cannot be read: {error.strerror}.", "Check the name and the permissions."
        ) from error


def _with_letters(tags: Sequence[Tag], codebook: Codebook) -> list[Tag]:
    """Return the tags, each with a margin letter."""
    from reader.library.codebooks import margin_letter  # noqa: PLC0415 - as above

    letters = {tag.letter for tag in (*codebook.active, *tags)}
    complete: list[Tag] = []
    for tag in tags:
        letter = tag.letter or margin_letter(tag.name, letters)
        letters.add(letter)
        complete.append(replace(tag, letter=letter))
    return complete


def _status(tag: Tag, codebook: Codebook) -> str:
    present = codebook.find(tag.id)
    if present is None:
        return "added"
    return "duplicate" if present == tag else "updated"


def _lines(codebook: Codebook, uses: Mapping[str, int]) -> Iterator[str]:
    width = max((len(tag.id) for tag in codebook), default=0)
    for tag in codebook:
        key = tag.shortcut or " "
        archived = "  (archived)" if tag.archived else ""
        indent = "  " * _depth(tag, codebook)
        name = f"{indent}{one_line(tag.name)}{archived}"
        yield f"{key}  {tag.id.ljust(width)}  {uses.get(tag.id, 0):>5}  {name}"


def _depth(tag: Tag, codebook: Codebook) -> int:
    depth = 0
    parent = codebook.find(tag.parent_id or "")
    while parent is not None:
        depth += 1
        parent = codebook.find(parent.parent_id or "")
    return depth
