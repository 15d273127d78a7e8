"""Files written so that they are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from reader.model.errors import OutputError

_NEW_FILE_MODE = 0o666  # less what the umask takes away


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 without BOM, its line ends as they are.

    The text goes to a new file in the same folder, is forced to the disk, and takes the place
    of ``path`` in one step: whatever happens, ``path`` holds the old text or the new one. An
    existing file keeps its permissions; a new one gets those of the umask. A symbolic link,
    a folder or a device at ``path`` is left alone.

    Raises:
        OutputError: when the file cannot be written; ``path`` is then as it was before.
    """
    write_bytes_atomically(path, text.encode("utf-8", "replace"))


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Write bytes as `write_atomically` writes text.

    Raises:
        OutputError: when the file cannot be written; ``path`` is then as it was before.
    """
    try:
        mode = _mode_to_keep(path)
        temporary = path.with_name(f".onbackground-{secrets.token_hex(8)}.tmp")
        try:
            _write_new_file(temporary, content, mode)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise _explained(path, error) from error


def is_existing_file(path: Path) -> bool:
    """Return true when an ordinary file is at ``path``, false when nothing is.

    Raises:
        OutputError: when something is there that must not be replaced, or nobody can tell.
    """
    try:
        return _mode_to_keep(path) is not None
    except OSError as error:
        raise _explained(path, error) from error


def _mode_to_keep(path: Path) -> int | None:
    """Return the permissions of the file that will be replaced, None where there is none."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISREG(status.st_mode):
        return stat.S_IMODE(status.st_mode)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    what = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not an ordinary file"
    raise OutputError(
        f"{path} was not written: it is {what}.", "Give the name of an ordinary or a new file."
    )


def _write_new_file(path: Path, content: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with open(os.open(path, flags, _NEW_FILE_MODE), "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, on systems where a folder can be opened."""
    if os.name != "posix":
        return
    # The file is in its place: a folder that may be written but not read is no failure.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} was not written: {_reason(path, error)}.", _advice(error))


def _reason(path: Path, error: OSError) -> str:
    reasons = {
        errno.EISDIR: "it is a folder",
        errno.ENOENT: f"the folder {path.parent} does not exist",
        errno.ENOTDIR: f"{path.parent} is not a folder",
        errno.EACCES: "there is no permission to write there",
        errno.EPERM: "there is no permission to write there",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is full",
        errno.EROFS: "the disk can only be read",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return reasons.get(error.errno or 0, error.strerror or "the system refused")


def _advice(error: OSError) -> str:
    advice = {
        errno.EISDIR: "Give the name of a file in it.",
        errno.ENOENT: "Make the folder, or choose another.",
        errno.ENOSPC: "Free some space and try again.",
        errno.EDQUOT: "Free some space and try again.",
        errno.ENAMETOOLONG: "Choose a shorter name.",
    }
    # On Windows a file that another program has open gives the same error as no permission.
    return advice.get(
        error.errno or 0, "Choose another folder, or close the program that has the file open."
    )
