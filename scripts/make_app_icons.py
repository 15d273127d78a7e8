"""Make the app's icons for every system from ``resources/icons/app/onbackground.svg``.

usage: make_app_icons.py      writes PNGs, ``onbackground.ico`` (Windows) and ``.icns`` (macOS)

Both containers simply hold PNGs: ICO by Microsoft's ICONDIR structure, ICNS by Apple's type
codes, each four letters, a length and the PNG.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
PNG_SIZES = (16, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the icon as a PNG of ``size`` pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub knows only bytes
    return bytes(buffer.data().data())


def ico(images: dict[int, bytes]) -> bytes:
    """Return an ICO file that holds the PNGs, keyed by size."""
    header = struct.pack("<HHH", 0, 1, len(images))
    offset = len(header) + 16 * len(images)
    entries = b""
    for size, image in images.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return header + entries + b"".join(images.values())


def icns(renderer: QSvgRenderer) -> bytes:
    """Return an ICNS file with each size that macOS asks for."""
    parts = b""
    for kind, size in ICNS_TYPES.items():
        image = png(renderer, size)
        parts += kind + struct.pack(">I", len(image) + 8) + image
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def main() -> None:
    """Write all icons."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(FOLDER / "onbackground.svg"))
    images = {size: png(renderer, size) for size in PNG_SIZES}
    for size, image in images.items():
        (FOLDER / f"onbackground-{size}.png").write_bytes(image)
    (FOLDER / "onbackground.ico").write_bytes(ico({size: images[size] for size in ICO_SIZES}))
    (FOLDER / "onbackground.icns").write_bytes(icns(renderer))
    application.quit()


if __name__ == "__main__":
    main()
