"""Exporting again into a file that a person has worked in.

The program's own words are replaced where they changed; every line a person wrote stays, after
the quotation it followed. What is whose (see `reader.exchange.exported_file` for the parts):

1. The quotation, its block id and the line of facts are the program's: written anew.
2. Below the line of facts, the first lines are the program's note when they equal the new note,
   or when their fingerprint is the one recorded when they were written. All else there is the
   person's. Where the note was edited in the file and not in the library, the file's version
   stays; where both changed, the new note is written and the file's version kept below it.
3. The block of an annotation that was removed goes, unless a person wrote something below it:
   then it stays as it is.
4. Front matter: the program's keys are written anew, the person's own keys stay, and so do tags
   that the person added. The heading is replaced only while it is the one the program wrote.

Lines typed into a quotation itself, without an empty line between, count as the program's.

When nothing has changed, the file keeps its bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from reader.exchange.escaping import escape_markdown_line
from reader.exchange.exported_file import (
    FENCE,
    RECORD_KEY,
    ExportedBlock,
    ExportedFile,
    Record,
    parse_exported_file,
    split_exports,
)
from reader.exchange.front_matter import FRONT_MATTER_KEYS, front_matter_value
from reader.exchange.template_variables import NOTHING_LINE, ORPHANS_HEADING

_OWN_LINES = (ORPHANS_HEADING, NOTHING_LINE)


def is_own_export(text: str) -> bool:
    """Return true when this program wrote the Markdown file, whatever was added to it since."""
    return parse_exported_file(_unified(text)).is_own


def exported_article_ids(text: str) -> list[str]:
    """Return the ids of the articles whose export the file holds, as far as it says so."""
    exports = map(parse_exported_file, split_exports(_unified(text)))
    return [export.record.article_id for export in exports if export.record.article_id]


def join_exports(texts: Sequence[str]) -> str:
    """Return the exports of several articles as one file."""
    return "\n\n".join(text.strip("\n") for text in texts) + "\n"


def merge_export(existing: str, new: str) -> str:
    """Return ``existing`` brought up to ``new``, with what a person wrote kept.

    Both may hold the exports of several articles. Articles that ``new`` lacks go, unless a
    person wrote into them. The line ends of ``existing`` are kept.
    """
    old_exports = _Exports(existing)
    parts: list[str] = []
    for new_text in split_exports(new):
        old_text = old_exports.take(new_text)
        parts.append(new_text if old_text is None else _merged(old_text, new_text))
    left = old_exports.left()
    parts.extend(text for text in left if _has_persons_text(parse_exported_file(text)))
    merged = join_exports(parts)
    if merged.rstrip("\n") == _unified(existing).rstrip("\n"):
        return existing
    return merged.replace("\n", "\r\n") if "\r\n" in existing else merged


def share_an_article(existing: str, new: str) -> bool:
    """Return true when two files hold the export of at least one article in common."""
    old_exports = _Exports(existing)
    return any(old_exports.take(text) is not None for text in split_exports(new))


class _Exports:
    """The exports of single articles in a file, each to be taken once."""

    def __init__(self, text: str) -> None:
        self._texts = dict(enumerate(split_exports(_unified(text))))
        self._by_article: dict[str, int] = {}
        self._unnamed: dict[int, ExportedFile] = {}
        for index, one in self._texts.items():
            export = parse_exported_file(one)
            if export.record.article_id:
                self._by_article.setdefault(export.record.article_id, index)
            else:
                # The comment was lost, as when another program has rewritten the front matter.
                self._unnamed[index] = export

    def take(self, new_text: str) -> str | None:
        """Return the earlier export of the same article, and take it out; None if there is none."""
        new = parse_exported_file(new_text)
        found = self._by_article.pop(new.record.article_id, None)
        if found is None:
            alike = (index for index, old in self._unnamed.items() if _is_same_article(old, new))
            found = next(alike, None)
        if found is None:
            return None
        self._unnamed.pop(found, None)
        return self._texts.pop(found)

    def left(self) -> list[str]:
        """Return what was not taken, in the order of the file."""
        return list(self._texts.values())


def _is_same_article(old: ExportedFile, new: ExportedFile) -> bool:
    """Return true when two exports are of one article, by address or title or an annotation."""
    key = "url" if new.value("url") else "title"
    block_ids = {block.block_id for block in new.blocks}
    return old.value(key) == new.value(key) or any(b.block_id in block_ids for b in old.blocks)


def _unified(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _has_persons_text(export: ExportedFile) -> bool:
    own_lines = (*_OWN_LINES, _heading(export))
    return (
        any(key not in (*FRONT_MATTER_KEYS, RECORD_KEY) for key in export.keys)
        or any(line.strip() and line not in own_lines for line in export.lead)
        or any(_is_edited(block, export.record) for block in export.blocks)
    )


def _is_edited(block: ExportedBlock, record: Record) -> bool:
    """Return true when a person's lines stand in the block, as far as one can tell."""
    rest = _stripped(_without_own_lines(block.rest))
    own = _own_note_length(rest, [], record.notes.get(block.block_id))
    return any(line.strip() for line in [*block.between, *rest[own:]])


def _merged(old_text: str, new_text: str) -> str:
    old, new = parse_exported_file(old_text), parse_exported_file(new_text)
    chunks = list(_merged_blocks(old, new))
    lines = [FENCE, *_merged_front_matter(old, new), FENCE]
    for chunk in [_merged_lead(old, new, bool(chunks)), *chunks]:
        if lines[-1].strip() and chunk[0].strip():
            lines.append("")
        lines += chunk
    return "\n".join(lines)


def _merged_front_matter(old: ExportedFile, new: ExportedFile) -> Iterator[str]:
    keys = dict(old.keys)
    for key, lines in new.keys.items():
        if key not in keys or old.value(key) != new.value(key):
            keys[key] = lines
    added = [tag for tag in old.tags() if tag not in (*old.record.tags, *new.tags())]
    tags = [*new.tags(), *added]
    keys["tags"] = (f"tags: {front_matter_value(tags)}",)
    if sorted(tags) == sorted(old.tags()) and "tags" in old.keys:
        keys["tags"] = old.keys["tags"]
    for lines in keys.values():
        yield from lines


def _heading(export: ExportedFile) -> str:
    return f"# {escape_markdown_line(str(export.value('title')))}"


def _merged_lead(old: ExportedFile, new: ExportedFile, has_blocks: bool) -> list[str]:
    heading, new_heading = _heading(old), _heading(new)
    lead = [new_heading if line == heading else line for line in old.lead]
    if has_blocks:
        return _without_own_lines(lead) or [""]
    if NOTHING_LINE in lead:
        return lead
    return [*lead, *([""] if lead and lead[-1].strip() else []), NOTHING_LINE]


def _merged_blocks(old: ExportedFile, new: ExportedFile) -> Iterator[list[str]]:
    """Yield the lines of each block, of headings and of kept blocks, in the order of ``new``."""
    old_blocks = {block.block_id: block for block in old.blocks}
    kept = _kept_after(old, new)
    orphans = _orphan_ids(new)
    for block in kept[""]:
        yield _without_own_lines(block.lines)
    for block in new.blocks:
        if block.block_id in orphans[:1]:
            yield [ORPHANS_HEADING, ""]
        yield _merged_block(old_blocks.get(block.block_id), block, old.record, new.record)
        for kept_block in kept.get(block.block_id, ()):
            yield _without_own_lines(kept_block.lines)


def _kept_after(old: ExportedFile, new: ExportedFile) -> dict[str, list[ExportedBlock]]:
    """Return the removed blocks that stay, by the id of the block they follow ("" for none)."""
    present = {block.block_id for block in new.blocks}
    kept: dict[str, list[ExportedBlock]] = {"": []}
    place = ""
    for block in old.blocks:
        if block.block_id in present:
            place = block.block_id
        elif _is_edited(block, old.record):
            kept.setdefault(place, []).append(block)
    return kept


def _orphan_ids(new: ExportedFile) -> list[str]:
    """Return the ids of the blocks that stand below the heading for orphans."""
    ids: list[str] = []
    below = _stripped(new.lead)[-1:] == [ORPHANS_HEADING]
    for block in new.blocks:
        if below:
            ids.append(block.block_id)
        below = below or _stripped(block.rest)[-1:] == [ORPHANS_HEADING]
    return ids


def _merged_block(
    old: ExportedBlock | None, new: ExportedBlock, old_record: Record, new_record: Record
) -> list[str]:
    note = _stripped(new.rest)
    if note[-1:] == [ORPHANS_HEADING]:
        note = _stripped(note[:-1])
    if old is None:
        return [*new.quotation, "", new.facts, *_paragraph(note), ""]
    recorded = old_record.notes.get(new.block_id)
    rest = _without_own_lines(old.rest)
    persons = _stripped(rest)
    own = _own_note_length(persons, note, recorded)
    head = [*new.quotation, *(old.between or [""]), new.facts]
    unchanged = persons[:own] == note
    edited_in_file = own == 0 and recorded == new_record.notes.get(new.block_id)
    if unchanged or edited_in_file:
        return head + rest
    below = persons[own:]
    return [*head, *_paragraph(note), *(below if own else _paragraph(below)), ""]


def _own_note_length(lines: Sequence[str], note: Sequence[str], recorded: str | None) -> int:
    """Return how many of the lines below the line of facts are the note the program wrote."""
    if note and list(lines[: len(note)]) == list(note):
        return len(note)
    if recorded is None:
        return 0
    written = hashlib.sha256()
    for index, line in enumerate(lines):
        written.update(f"\n{line}".encode() if index else line.encode())
        if written.hexdigest().startswith(recorded):
            return index + 1
    return 0


def _without_own_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines without the program's fixed ones and the empty line after each."""
    kept: list[str] = []
    skipped = False
    for line in lines:
        if line in _OWN_LINES:
            skipped = True
        elif not (skipped and not line.strip()):
            kept.append(line)
            skipped = False
        else:
            skipped = False
    return kept


def _paragraph(lines: Sequence[str]) -> list[str]:
    return ["", *lines] if lines else []


def _stripped(lines: Sequence[str]) -> list[str]:
    """Return the lines without empty ones at either end."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
