"""ZIP archives made in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO


def write_zip(entries: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return an archive with these files, in this order."""
    written = BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, raw in entries.items():
            archive.writestr(zipfile.ZipInfo(name), raw, method)
    return written.getvalue()


def write_link(name: str, target: str) -> bytes:
    """Return an archive with one symbolic link, as Unix archivers write it."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o120777 << 16
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(entry, target)
    return written.getvalue()
