"""Errors a person can act on. Everything else is a bug and reaches the crash dialog."""

from __future__ import annotations


class ReaderError(Exception):
    """Something could not be done, for a reason the person can do something about.

    ``message`` says what and why in one sentence, ``advice`` what to do next (may be "").
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Return message and advice as one line."""
        return f"{self.message} {self.advice}".strip()


class UsageError(ReaderError):
    """What was asked for makes no sense as it was asked."""


class NotFoundError(ReaderError):
    """Something that was named does not exist."""


class UnreadableError(ReaderError):
    """A file, page or text cannot become an article."""


class OutputError(ReaderError):
    """A file could not be written."""


class LibraryError(ReaderError):
    """The library file cannot be used; the file is untouched."""


class NotALibraryError(LibraryError):
    """The file is no library."""


class NewerLibraryError(LibraryError):
    """The library was made by a newer version of the program."""


class DamagedLibraryError(LibraryError):
    """The library file is damaged."""


class ReadOnlyLibraryError(LibraryError):
    """The library can be read but not changed."""


class BusyLibraryError(LibraryError):
    """Another program holds the library."""


class DiskFullError(LibraryError):
    """There is no room to save; nothing that was saved before is lost."""
