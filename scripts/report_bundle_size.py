"""Print how large the bundle is, and its ten largest files.

usage: report_bundle_size.py [FOLDER]      FOLDER: dist/onbackground-app unless given
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


def main(folder: Path) -> None:
    """Print the sizes below ``folder`` in megabytes (10^6 bytes)."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    sizes = sorted(((path.stat().st_size, path) for path in files), reverse=True)
    total = sum(size for size, _ in sizes)
    print(f"{folder.name}: {total / MEGABYTE:.0f} MB in {len(files)} files; the largest:")
    for size, path in sizes[:10]:
        print(f"{size / MEGABYTE:8.1f} MB  {path.relative_to(folder)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "onbackground-app")
