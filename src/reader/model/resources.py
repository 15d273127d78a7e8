"""Where the files that come with the program are: in a checkout, a wheel or a frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(name: str) -> Path:
    """Return the path of a file or folder, named from the top: "resources/themes/light.toml".

    Raises:
        FileNotFoundError: when this copy of the program lacks it.
    """
    for root in _roots():
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"the program's own file {name} is missing")


def _roots() -> list[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return [Path(frozen)]
    return [_PACKAGE, _PACKAGE.parent.parent]
