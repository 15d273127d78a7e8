"""An invented story as parts: those of the article, and what outlets put among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape

from tests.support.newspages.prose import Prose, Script


class Kind(Enum):
    """What a part is."""

    PARAGRAPH = auto()
    HEADING = auto()
    QUOTATION = auto()
    LIST = auto()
    TABLE = auto()
    FIGURE = auto()
    """With a caption, which is no part of the running text."""
    PULLED = auto()
    """A quotation of a sentence that stands in a paragraph too."""
    NOISE = auto()
    """Promotions, boxes and buttons; ``lines`` holds HTML."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part; a list and a table have several lines."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def is_body(self) -> bool:
        """Whether it belongs to the article's running text."""
        return self.kind not in (Kind.FIGURE, Kind.PULLED, Kind.NOISE)


@dataclass(slots=True)
class Story:
    """A story on its way into a page."""

    prose: Prose
    headline: str
    author: str
    outlet: str
    parts: list[Part] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The article's running text: what an extractor should find."""
        return "\n".join(line for part in self.parts if part.is_body for line in part.lines)

    @property
    def language(self) -> str:
        """The language of the page."""
        return "en" if self.prose.script is None else self.prose.script.language

    def insert(self, after: int, kind: Kind, *lines: str) -> None:
        """Put a part behind the ``after``-th paragraph."""
        place = [i for i, part in enumerate(self.parts) if part.kind is Kind.PARAGRAPH][after]
        self.parts.insert(place + 1, Part(kind, lines))


def make_story(
    seed: int, paragraphs: int = 9, *, script: Script | None = None, outlet: str = "Harbour Times"
) -> Story:
    """Return a story of so many paragraphs and nothing else."""
    prose = Prose(seed, script)
    story = Story(prose, prose.headline(), prose.person(), outlet)
    story.parts = [Part(Kind.PARAGRAPH, (text,)) for text in prose.paragraphs(paragraphs)]
    return story


def with_structure(story: Story) -> Story:
    """Give a story headings, a list, a quotation and a table."""
    prose = story.prose
    story.insert(1, Kind.HEADING, f"What happened at {prose.chance.randint(2, 11)} o’clock")
    story.insert(2, Kind.LIST, *(prose.sentence() for _ in range(4)))
    story.insert(4, Kind.HEADING, "Who pays for it")
    story.insert(5, Kind.QUOTATION, prose.paragraph(2))
    story.insert(6, Kind.TABLE, "Year", "Trips", "2021", "4,120 trips", "2022", "3,880 trips")
    return story


def with_noise(story: Story) -> Story:
    """Put what outlets earn money with among a story's paragraphs."""
    prose = story.prose
    other, teaser = Prose(prose.chance.randint(0, 10**6)), Prose(prose.chance.randint(0, 10**6))
    story.insert(
        0, Kind.NOISE, '<div class="ad-slot" data-slot="mid1"><span>Advertisement</span></div>'
    )
    story.insert(
        1,
        Kind.NOISE,
        f'<p><strong>READ MORE: <a href="/news/{prose.chance.randint(1, 999)}">'
        f"{escape(other.headline())}</a></strong></p>",
    )
    story.insert(
        3,
        Kind.NOISE,
        '<div class="newsletter-signup inline"><h3>The Morning Tide</h3><p>Sign up for our free '
        "newsletter and get the best stories delivered to your inbox every morning.</p>"
        '<form action="/nl"><input type="email"><button>Sign up</button></form></div>',
    )
    story.insert(
        5,
        Kind.NOISE,
        '<aside class="related-inline"><h4>Related stories</h4><ul>'
        + "".join(
            f'<li><a href="/s/{number}"><img src="/t/{number}.jpg" alt="">'
            f"<span>{escape(teaser.headline())}</span></a><p>{escape(teaser.sentence())}</p></li>"
            for number in range(3)
        )
        + "</ul></aside>",
    )
    return story


def with_figures(story: Story) -> Story:
    """Put figures with captions among a story's paragraphs."""
    prose = Prose(story.prose.chance.randint(0, 10**6))
    story.parts.insert(0, Part(Kind.FIGURE, (prose.sentence(),)))
    story.insert(2, Kind.FIGURE, prose.sentence())
    story.insert(5, Kind.FIGURE, f"{prose.sentence()} Photograph: {prose.person()}/Harbour Times")
    return story


def with_pulled_quotation(story: Story) -> Story:
    """Repeat a sentence of a paragraph as a pulled quotation."""
    paragraph = next(part for part in story.parts[3:] if part.kind is Kind.PARAGRAPH)
    sentence = paragraph.lines[0].split(". ")[0]
    story.insert(0, Kind.PULLED, sentence)
    return story


def render(parts: Iterable[Part], style: str = "p") -> str:
    """Return the parts as HTML, paragraphs in one of the styles that pages have for them.

    ``style`` is "p", "div" (a ``div`` a paragraph), "br" (text between line breaks), "span",
    "open" (without end tags), "font", "boxed" (a ``div`` around each), "class" or "nbsp".
    """
    return "\n".join(_render_part(part, style) for part in parts)


_PARAGRAPHS = {
    "p": "<p>{}</p>",
    "div": "<div>{}</div>",
    "br": "{}<br /><br />",
    "span": '<p><span style="font-weight: 400;">{}</span></p>',
    "open": "<p>{}",
    "font": '<p align="justify"><font face="Verdana" size="2">{}</font></p>',
    "boxed": '<div class="css-1x9k2l"><div class="css-77ab"><p class="css-p1">{}</p></div></div>',
    "class": '<p class="sc-eqUAAy paragraph-text" data-component="paragraph">{}</p>',
    "nbsp": "<p>{}</p>\n<p>&nbsp;</p>",
}


def _render_part(part: Part, style: str) -> str:
    lines = [escape(line, quote=False) for line in part.lines]
    if part.kind is Kind.PARAGRAPH:
        return _PARAGRAPHS[style].format(lines[0])
    if part.kind is Kind.LIST:
        return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    if part.kind is Kind.TABLE:
        rows = (lines[place : place + 2] for place in range(0, len(lines), 2))
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</tbody></table>"
    if part.kind is Kind.HEADING and style == "br":
        return f"<b>{lines[0]}</b><br /><br />"
    return _SINGLE[part.kind].format(lines[0] if part.kind is not Kind.NOISE else part.lines[0])


_SINGLE = {
    Kind.HEADING: "<h2>{}</h2>",
    Kind.QUOTATION: "<blockquote><p>{}</p></blockquote>",
    Kind.FIGURE: (
        '<figure class="image"><img src="https://img.example/1.jpg" alt="" width="800">'
        "<figcaption>{}</figcaption></figure>"
    ),
    Kind.PULLED: '<blockquote class="pull-quote"><p>{}</p></blockquote>',
    Kind.NOISE: "{}",
}
