"""How much one article may hold; what lies beyond was measured to freeze a window.

A page within these limits opens in a fraction of a second however it was made. Where a limit
can be kept without losing words (blocks, images, nesting, tables) the words stay and only the
shape becomes simpler. Only text over `MAX_TEXT` is refused: that is no article.
"""

from __future__ import annotations

MAX_MARKUP = 15_000_000
"""Code points of HTML that are looked at, the text and all tags together."""

MAX_TEXT = 2_000_000
"""Code points of canonical text."""

MAX_BLOCKS = 20_000
"""Blocks and line breaks; the last block takes in the text of all that would follow."""

MAX_IMAGES = 500
"""Images; captions of further ones stay."""

MAX_LEVEL = 8
"""Nesting of lists and of quotations; what is nested deeper is shown at this level."""

MAX_ELEMENT_DEPTH = 128
"""Elements inside one another that the HTML parser is given; deeper ones lose their tags."""

MAX_TABLE_DEPTH = 6
"""Tables inside tables; the cells of deeper ones are read as running text."""

MAX_TABLE_CELLS = 2_000
"""Places in the grid of one table; larger tables become a paragraph a row."""
