"""Which template an export uses: one that comes with the program, or a person's own file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.model.errors import UnreadableError, UsageError

MAX_TEMPLATE_BYTES = 1_000_000

_TEMPLATE_SUFFIXES = (".j2", ".jinja", ".jinja2", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class ExportTemplate:
    """A template.

    ``label`` names its exports among others of the same article ("" for the default's).
    ``source`` is the text of a person's own template, "" for the program's, which are read by
    ``name``. ``about`` says in a sentence what it makes. ``needs_parts`` tells that it shows
    sources and a profile.
    """

    name: str
    label: str = ""
    about: str = ""
    source: str = ""
    needs_parts: bool = True

    @property
    def file_name(self) -> str:
        """The name of one of the program's own templates in its folder."""
        return f"{self.name}.md.j2"


DEFAULT_TEMPLATE = ExportTemplate(
    "default", about="Quotations, tags and notes; exporting again keeps what you wrote between.",
    needs_parts=False,
)  # fmt: skip

OWN_TEMPLATES = (
    DEFAULT_TEMPLATE,
    ExportTemplate(
        "fact-check-memo", "fact-check memo",
        "The sourcing profile, the sources, and each passage to check with its checklist.",
    ),
    ExportTemplate(
        "source-table", "source table", "The article's sources as one table.",
    ),
    ExportTemplate(
        "class-handout", "class handout",
        "Passages with room for answers, the tags explained, and the answers on the last page.",
        needs_parts=False,
    ),
    ExportTemplate(
        "obsidian-callouts", "callouts", "Each passage as an Obsidian callout.",
        needs_parts=False,
    ),
    ExportTemplate(
        "logseq-outline", "outline", "An outline of blocks with properties for Logseq.",
        needs_parts=False,
    ),
    ExportTemplate(
        "letter-to-outlet", "letter", "A letter that asks the outlet what is still open.",
        needs_parts=False,
    ),
)  # fmt: skip
"""The templates that come with the program, in the order in which they are offered."""


def find_template(name_or_path: str) -> ExportTemplate:
    """Return the program's own template with this name, or the one in a file.

    Raises:
        UsageError: when there is neither; it lists the names.
        UnreadableError: when the file is no template that can be used.
    """
    for template in OWN_TEMPLATES:
        if template.name == name_or_path:
            return template
    path = Path(name_or_path).expanduser()
    if path.is_file():
        return _read(path)
    names = ", ".join(template.name for template in OWN_TEMPLATES)
    if path.suffix.lower() in _TEMPLATE_SUFFIXES or os.sep in name_or_path:
        message = f"There is no file {path}."
    else:
        message = f"There is no template “{name_or_path}”."
    raise UsageError(message, f"Give a file, or one of: {names}.")


def _read(path: Path) -> ExportTemplate:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise UnreadableError(
            f"{path} cannot be read: {error.strerror}.", "Check the permissions."
        ) from error
    if len(raw) > MAX_TEMPLATE_BYTES:
        raise UnreadableError(f"{path} is too large for a template.", "Check the file.")
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{path} cannot be read: it is not UTF-8 text.", "Save it as UTF-8 and try again."
        ) from error
    name = path.name.split(".")[0] or path.name
    if any(template.name == name for template in OWN_TEMPLATES):
        name = f"my-{name}"  # its exports are not those of the program's own
    unified = source.replace("\r\n", "\n")
    return ExportTemplate(name, name, source=unified or "\n")
