"""Documents as JSON values and back: what the store keeps and the exports carry.

Fields that hold their default are left out, so that the JSON stays small and stable.
"""

from __future__ import annotations

import json
from typing import Any

from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run

_STYLES = ("emphasis", "strong", "code")


def blocks_to_values(document: Document) -> list[dict[str, Any]]:
    """Return the blocks as JSON values, in text order."""
    return [_block_to_value(block) for block in document.blocks]


def document_to_json(document: Document) -> str:
    """Return the document as one line of JSON; equal documents give equal text."""
    return json.dumps(blocks_to_values(document), ensure_ascii=False, separators=(",", ":"))


def document_from_json(text: str) -> Document:
    """Return the document that `document_to_json` wrote.

    Raises:
        ValueError: when ``text`` is not JSON or not a list of blocks.
    """
    values = json.loads(text)
    if not isinstance(values, list):
        raise ValueError("a document's JSON is a list of blocks")  # noqa: TRY004 - bad content, not a bad call
    try:
        return Document(tuple(_block_from_value(value) for value in values))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a block: {error}") from error


def _block_to_value(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": block.kind.value}
    if block.runs:
        value["runs"] = [_run_to_value(run) for run in block.runs]
    if block.level:
        value["level"] = block.level
    if block.marker:
        value["marker"] = block.marker
    if block.cell is not None:
        cell = block.cell
        value["cell"] = [cell.table, cell.row, cell.column, int(cell.header)]
    if block.image is not None:
        value["image"] = {"address": block.image.address, "alt": block.image.alt}
    return value


def _run_to_value(run: Run) -> dict[str, Any]:
    value: dict[str, Any] = {"text": run.text}
    value.update((style, True) for style in _STYLES if getattr(run, style))
    if run.link is not None:
        value["link"] = run.link
    return value


def _block_from_value(value: dict[str, Any]) -> Block:
    cell = value.get("cell")
    image = value.get("image")
    return Block(
        kind=BlockKind(value["kind"]),
        runs=tuple(Run(**run) for run in value.get("runs", ())),
        level=int(value.get("level", 0)),
        marker=str(value.get("marker", "")),
        cell=CellPosition(cell[0], cell[1], cell[2], bool(cell[3])) if cell else None,
        image=Image(**image) if image else None,
    )
