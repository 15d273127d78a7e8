"""Whether two canonical texts say the same, so that a newer one is no new revision."""

from __future__ import annotations

from reader.text.boilerplate import is_boilerplate
from reader.text.plain_words import plain_words


def is_same_text(old: str, new: str) -> bool:
    """Tell whether two texts have the same words in the same order.

    Left out of account are white space and where paragraphs break; how quotation marks, dashes,
    ellipses and composed letters are set; and lines of boilerplate (advertisements, newsletter
    boxes, "Read more", times of update: `is_boilerplate`). Everything else counts: letters,
    figures, capitals, every mark. Headlines are compared by a call of their own.
    """
    return old == new or _counting_words(old) == _counting_words(new)


def _counting_words(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if not is_boilerplate(line)]
    return plain_words("\n".join(lines)).keys
