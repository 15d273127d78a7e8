"""Where the library is kept unless the person says otherwise."""

from __future__ import annotations

from pathlib import Path

LIBRARY_VARIABLE = "ONBACKGROUND_LIBRARY"
"""The environment variable that names another library file."""

_FILE_NAME = "library.onbackground"


def default_library_path() -> Path:
    """Return the library's usual place in the folder for programs' data of this system.

    Nothing is made yet: opening the library makes the folder, for its owner alone.
    """
    import platformdirs  # noqa: PLC0415 - commands without a library need it not

    folder = platformdirs.user_data_path("onbackground", appauthor=False, roaming=False)
    return folder / _FILE_NAME
