"""An invented page from which extraction takes too little and too much, by design.

Its box has sentences like any paragraph, its last paragraph stands in an element that is named
like a comment.
"""

from __future__ import annotations

HEADLINE = "Harbour tunnel to open two years late"
FIRST = (
    "The harbour tunnel will open two years late, officials said on Monday, after the pumps"
    " failed for the third time this autumn and nobody could say why."
)
SECOND = (
    "The port authority said in a statement that costs had not risen and would not rise, however"
    " long it took to find out what was wrong with the pumps."
)
BOXED = (
    "Our reporters were given the prize of the Gull Bay press club for their work on the ferries,"
    " and the whole paper is proud of them and of those who talked to them."
)
LOST = (
    "Three people with knowledge of the contract said that nobody had tested the pumps before"
    " they were paid for, and that this was known in the spring."
)
MENU = ("Home", "Ferries", "Letters")


def misread_page(*, first: str = FIRST, more: str = "") -> str:
    """Return the page; ``first`` is its first paragraph, ``more`` what follows the second."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in MENU)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{HEADLINE}</title>"
        f"<meta name='author' content='Gull Bay Staff'></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{HEADLINE}</h1><p>By Ines Tallow</p><p>{first}</p><p>{BOXED}</p>"
        f"<p>{SECOND}</p>{f'<p>{more}</p>' if more else ''}</article>"
        f"<div class='comments'><p>{LOST}</p></div><footer><p>All rights reserved</p></footer>"
        "</body></html>"
    )
