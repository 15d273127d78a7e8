"""What became of a picture of an article that somebody asked for."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.picture import Picture


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture by its address in the article: there, or the reason why it is not.

    ``picture`` is None exactly when ``problem``, a sentence for the person, is not "".
    """

    address: str
    picture: Picture | None = None
    problem: str = ""
