"""Make everything ready on a machine that has only Python 3.11+, pip and venv.

usage: setup_environment.py GROUP     GROUP: run, test, check or package

Makes the virtual environment ``.venv``, installs the pinned and hashed packages of the group
(only when their list has changed), and sees to the system libraries that Qt needs: as root it
installs those that are missing, otherwise it prints the one command to type. Uses nothing but
the standard library, because it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)

# Shared library -> Debian/Ubuntu package. Without a screen the first part is enough.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
FONT_PACKAGE = "fonts-dejavu-core"


def main(group: str) -> int:
    """Set up for one group and return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"On Background needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        print("Install a newer Python, or name one: make PYTHON=python3.12 " + group)
        return 1
    if sys.platform == "linux" and not provide_system_libraries():
        return 1
    make_environment()
    install_packages(group)
    return 0


def provide_system_libraries() -> bool:
    """Install the missing system libraries, or say how to; return whether all are there."""
    wanted = LIBRARIES | SCREEN_LIBRARIES
    missing = {package for library, package in wanted.items() if not is_loadable(library)}
    if not any(folder.is_dir() and any(folder.rglob("*.[to]tf")) for folder in FONT_FOLDERS):
        missing.add(FONT_PACKAGE)
    if not missing:
        return True
    packages = sorted(missing)
    print("Qt needs system libraries that are missing here:", ", ".join(packages))
    if shutil.which("apt-get") is None:
        print("Install them with this system's package manager (the names are Debian's).")
        return False
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        print("Type this, then try again:\n  sudo", " ".join(install))
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], check=True, env=environment)
    subprocess.run(install, check=True, env=environment)
    return True


def is_loadable(library: str) -> bool:
    """Return whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def environment_python() -> Path:
    """Return the virtual environment's interpreter."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    return VENV / folder / Path("python.exe" if sys.platform == "win32" else "python")


def make_environment() -> None:
    """Make ``.venv`` if it is not there, with ``src`` on its path."""
    if not environment_python().exists():
        print("Making the virtual environment .venv")
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    paths = sysconfig.get_paths("venv", {"base": str(VENV), "platbase": str(VENV)})
    (Path(paths["purelib"]) / "onbackground.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def install_packages(group: str) -> None:
    """Install the pinned packages of a group unless this very list is installed already."""
    wanted = REQUIREMENTS / f"{group}.txt"
    fingerprint = hashlib.sha256(wanted.read_bytes()).hexdigest()
    stamp = VENV / f".installed-{group}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint:
        return
    print(f"Installing the pinned packages of requirements/{wanted.name}")
    pip = [str(environment_python()), "-m", "pip", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--quiet", "--require-hashes", "-r", str(wanted)], check=True)
    stamp.write_text(fingerprint, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (REQUIREMENTS / f"{sys.argv[1]}.txt").exists():
        print(__doc__)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
