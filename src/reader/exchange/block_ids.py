"""Block ids: how a quotation in an exported file is told from all others.

Obsidian reads ``^ob-k3f9q2m1`` at the end of a block as its address, so that other notes can
link to it; exporting again finds the quotation by it (see `reader.exchange.merging`).
"""

from __future__ import annotations

import base64
import hashlib

BLOCK_ID_PATTERN = "ob-[0-9a-z]{8}"
"""What a block id looks like, without the ``^`` before it."""

_DIGEST_BYTES = 5  # 40 bits are 8 characters of base 32: one clash in 10^6 files of 1,000 marks


def block_id(annotation_id: str) -> str:
    """Return the 8 characters [0-9a-v] that stand for an annotation, always the same.

    They are 40 bits of the SHA-256 of the id (RFC 4648 base 32, extended hex alphabet), not
    the id's own first bits: ids made by other programs may begin with the time.
    """
    digest = hashlib.sha256(annotation_id.encode("utf-8")).digest()[:_DIGEST_BYTES]
    return base64.b32hexencode(digest).decode("ascii").lower()
