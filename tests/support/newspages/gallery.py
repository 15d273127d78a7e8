"""Over a hundred invented pages with the text that an extractor should find in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.newspages import (
    content_systems,
    further_papers,
    newspapers,
    odd_pages,
    scripts,
)
from tests.support.newspages.story import (
    Kind,
    Part,
    Story,
    make_story,
    with_figures,
    with_noise,
    with_pulled_quotation,
    with_structure,
)

Layout = Callable[[Story, str], str]
Furnishing = Callable[[Story], Story]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A page and its article's running text: no headline, no captions, nothing around it."""

    name: str
    html: str
    body: str


def _everything(story: Story) -> Story:
    return with_pulled_quotation(with_figures(with_noise(with_structure(story))))


def _interview(story: Story) -> Story:
    """Turn paragraphs into questions, in bold and short, and answers."""
    asked = []
    for number, part in enumerate(story.parts):
        if part.kind is Kind.PARAGRAPH and number % 2 == 0:
            asked.append(Part(Kind.PARAGRAPH, (f"And what came after that, {number}?",)))
        asked.append(part)
    story.parts = asked
    return story


def _speakers(story: Story) -> Story:
    """Put who speaks before each paragraph, as transcripts do."""
    story.parts = [
        Part(part.kind, (f"{'INES TALLOW' if number % 2 else 'HOST'}: {part.lines[0]}",))
        if part.kind is Kind.PARAGRAPH
        else part
        for number, part in enumerate(story.parts)
    ]
    return story


def _brief(story: Story) -> Story:
    story.parts = story.parts[:2]
    return story


def _as_is(story: Story) -> Story:
    return story


_CASES: tuple[tuple[Layout, str, Furnishing], ...] = (
    (content_systems.wordpress, "p", _as_is),
    (content_systems.wordpress, "p", _everything),
    (content_systems.wordpress, "nbsp", with_structure),
    (content_systems.wordpress, "span", with_noise),
    (content_systems.block_theme, "p", _everything),
    (content_systems.block_theme, "p", with_figures),
    (content_systems.drupal, "p", _everything),
    (content_systems.drupal, "span", _as_is),
    (content_systems.joomla, "p", with_structure),
    (content_systems.joomla, "nbsp", _interview),
    (content_systems.blogger, "br", _as_is),
    (content_systems.blogger, "div", with_structure),
    (content_systems.ghost, "p", with_structure),
    (content_systems.ghost, "p", with_figures),
    (content_systems.aspnet, "p", with_noise),
    (content_systems.aspnet, "br", _as_is),
    (content_systems.elementor, "p", with_structure),
    (content_systems.elementor, "p", _as_is),
    (newspapers.broadsheet, "class", _everything),
    (newspapers.broadsheet, "class", with_figures),
    (newspapers.wire, "div", _as_is),
    (newspapers.wire, "class", with_structure),
    (newspapers.broadcaster, "boxed", with_figures),
    (newspapers.broadcaster, "boxed", with_structure),
    (newspapers.local_paper, "p", _everything),
    (newspapers.local_paper, "p", _brief),
    (newspapers.tabloid, "p", _as_is),
    (newspapers.tabloid, "class", with_structure),
    (newspapers.magazine, "p", _everything),
    (newspapers.magazine, "p", _as_is),
    (newspapers.magazine, "p", _interview),
    (newspapers.transcript, "p", _speakers),
    (odd_pages.tables_of_2002, "font", _as_is),
    (odd_pages.tables_of_2002, "br", _as_is),
    (odd_pages.tables_of_2002, "open", with_structure),
    (odd_pages.plain_of_1997, "open", _as_is),
    (odd_pages.plain_of_1997, "p", with_structure),
    (odd_pages.div_soup, "div", _as_is),
    (odd_pages.div_soup, "div", with_structure),
    (odd_pages.div_soup, "boxed", with_noise),
    (odd_pages.div_soup, "br", _as_is),
    (odd_pages.broken_nesting, "p", _as_is),
    (odd_pages.broken_nesting, "p", with_structure),
    (odd_pages.cookie_walled, "p", _brief),
    (odd_pages.cookie_walled, "class", _as_is),
    (odd_pages.endless, "p", _as_is),
    (odd_pages.endless, "p", _everything),
    (odd_pages.discussed, "p", _as_is),
    (odd_pages.discussed, "p", with_structure),
    (odd_pages.live, "p", _as_is),
    (odd_pages.amp, "p", with_figures),
    (odd_pages.amp, "p", with_structure),
    (odd_pages.drawn_by_script, "", _as_is),
    (odd_pages.drawn_from_state, "", _as_is),
    (odd_pages.without_scripts, "p", _as_is),
    (odd_pages.teaser_with_copy, "p", _as_is),
    (odd_pages.copied_faithfully, "p", _as_is),
    (odd_pages.huge_surroundings, "p", _everything),
    (odd_pages.huge_surroundings, "p", _brief),
)

_FURTHER = (
    (further_papers.companion_columns, "class"),
    (further_papers.television, "p"),
    (further_papers.paragraph_divs, "div"),
    (further_papers.public_radio, "p"),
    (further_papers.weekly, "class"),
    (further_papers.more_information, "p"),
    (further_papers.also_read, "p"),
    (further_papers.essay_platform, "p"),
    (further_papers.letter_platform, "p"),
    (further_papers.press_office, "p"),
    (further_papers.encyclopedic, "p"),
    (further_papers.text_paragraphs, "class"),
)

_FOREIGN = (
    (scripts.GERMAN, newspapers.broadsheet, "class"),
    (scripts.FRENCH, newspapers.local_paper, "p"),
    (scripts.SPANISH, content_systems.wordpress, "p"),
    (scripts.RUSSIAN, newspapers.portal, "p"),
    (scripts.GREEK, content_systems.joomla, "p"),
    (scripts.ARABIC, newspapers.portal, "p"),
    (scripts.HEBREW, content_systems.drupal, "p"),
    (scripts.HINDI, newspapers.wire, "div"),
    (scripts.CHINESE, newspapers.portal, "p"),
    (scripts.JAPANESE, odd_pages.div_soup, "p"),
    (scripts.KOREAN, newspapers.portal, "br"),
    (scripts.THAI, content_systems.wordpress, "p"),
)


def list_news_pages() -> list[NewsPage]:
    """Return all pages; the same ones each time."""
    pages = []
    further = [(*one, furnish) for one in _FURTHER for furnish in (_as_is, _everything, _brief)]
    further += [(further_papers.lines_in_one, "br", one) for one in (_as_is, _brief)]
    for seed, (layout, style, furnish) in enumerate([*_CASES, *further]):
        story = furnish(make_story(seed, 9 + seed % 6))
        name = f"{layout.__name__}, {style or 'no'} paragraphs, {furnish.__name__.strip('_')}"
        pages.append(NewsPage(name, layout(story, style), story.body))
    for seed, (script, layout, style) in enumerate(_FOREIGN, start=500):
        story = make_story(seed, 7, script=script)
        pages.append(
            NewsPage(f"{layout.__name__}, {script.language}", layout(story, style), story.body)
        )
    return pages
