"""The YAML at the head of an exported Markdown file, written without a YAML library.

Every value is JSON on one line, which YAML 1.1 and 1.2 read the same way once the few
characters that only JSON allows are written as escapes (YAML 1.2.2, sections 5.1 and 5.7).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook

FRONT_MATTER_KEYS = (
    "title",
    "outlet",
    "byline",
    "url",
    "published",
    "accessed",
    "tags",
    "annotations",
    "sourcing",
)
"""The keys in their order: what tells an export of this program from other files."""

SOURCING_KINDS: Mapping[str, frozenset[str]] = {
    "named": frozenset({"named-source"}),
    "unnamed": frozenset({"unnamed-source"}),
    "institution": frozenset({"institution"}),
    "document": frozenset({"document"}),
    "second-hand": frozenset({"second-hand"}),
    "passive-hearsay": frozenset({"passive-hearsay"}),
    "unattributed": frozenset({"unattributed-claim", "unattributed-evaluation"}),
}
"""What the annotations are counted by: the name in the front matter and the tags it stands for."""

_JSON_ONLY = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def front_matter_value(value: object) -> str:
    """Return a value as JSON on one line that is a valid YAML flow value with the same meaning.

    Direction overrides are escaped as well, so that no title can turn the lines about it round.
    Lone surrogates, which neither format can carry, become U+FFFD.
    """
    written = json.dumps(value, ensure_ascii=False)
    written = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _JSON_ONLY.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def utc_time(moment: datetime) -> str:
    """Return a time that carries a zone as RFC 3339 in UTC, to the second, with a Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def used_tag_ids(annotations: Iterable[Annotation], codebook: Codebook) -> list[str]:
    """Return the ids of the tags used, in codebook order; ids it does not know come last."""
    used = {tag_id for annotation in annotations for tag_id in annotation.tag_ids}
    known = [tag.id for tag in codebook if tag.id in used]
    return known + sorted(used.difference(known))


def sourcing_counts(annotations: Sequence[Annotation]) -> dict[str, int]:
    """Return how many annotations are of each kind of sourcing; kinds without any are left out."""
    counts = {
        name: sum(not tag_ids.isdisjoint(annotation.tag_ids) for annotation in annotations)
        for name, tag_ids in SOURCING_KINDS.items()
    }
    return {name: count for name, count in counts.items() if count}
