"""The folders in which browsers put what belongs to a page that they save."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath


def is_part_of_page(path: PurePosixPath, pages: Iterable[str]) -> bool:
    """Tell whether a file lies in the folder that a browser made for one of the pages.

    ``pages`` are the paths of pages without their endings; "Tunnel.html" has "Tunnel_files".
    """
    return any(
        str(folder).endswith(("_files", "-Dateien"))
        and str(folder).removesuffix("_files").removesuffix("-Dateien") in pages
        for folder in path.parents
    )
