"""The headline and the outlet in a page's titles, told from one another.

Titles are made of parts: "Ferry stops | Harbour Times", "Harbour Times: Ferry stops". A part is
the headline when a heading of the page says the same; what is left is the site. Where no heading
does, only what is known to be the site's name is taken off: a headline may have dashes of its own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from reader.documents.dates import is_date_line
from reader.documents.people import is_name_like, is_outlet_like, is_outlet_name, is_section
from reader.ingest.page_headings import plain_words
from reader.ingest.page_outlets import LONGEST_NAME, MOST_NAME_WORDS, TITLE_CUT, Site
from reader.text.word_lists import word_set

_MOST_PARTS = 8
_LEAST_HEADING_WORDS = 3
_MOST_WORDS_OF_NAME = 2
"""Of a title that is no more than a site's name."""

_LEAST_CONTENT = 4
"""Letters of a word that says something."""

_STEM = 5
"""Letters that two forms of one word begin with alike."""

_SURE_CUT = re.compile(r"\s*(?:[|｜»«›‹]|\s::\s)\s*")
"""Between headlines and sites; hardly ever inside a headline."""

_CJK_OUTLET = re.compile(
    r"\s*[-_|｜:：]\s*[^-_|｜:：]{1,12}"
    r"(?:网|網|报|報|新聞|新闻|频道|頻道|在线|日報|通信社|ニュース|オンライン|뉴스|일보|신문|닷컴)$"
)
_GENERIC = word_set(
    """
    aktuell aktuelles article artikel archiv archive blog blogs home homepage news nachrichten
    magazin magazine online startseite website webseite wiki accueil inicio beitrag detail details
    meldung pressemitteilung seite page index start
    """
)
"""What stands in titles where a site's name could, and is none."""


def choose_headline(
    titles: Sequence[str],
    headings: Sequence[str],
    subheadings: Sequence[str],
    site: Site,
    *,
    shown: Container[str],
) -> str:
    """Return the headline, "" where nothing can be one.

    ``titles`` are what the page calls the article, the most trusted first and the browser's title
    last; ``headings`` and ``subheadings`` those of the first and second rank. ``shown`` are the
    lines of the page.
    """
    titles = [_CJK_OUTLET.sub("", title) or title for title in titles if title]
    named = {words for title in titles[:-1] if (words := plain_words(title))}
    for heading in (*headings, *subheadings):
        if plain_words(heading) in named and not site.is_declared(heading):
            return heading
    upper = [heading for heading in headings if heading and not site.is_surely_called(heading)]
    lower = [heading for heading in subheadings if heading and not site.is_surely_called(heading)]
    both = upper + lower
    if not titles:
        return next(iter(both), "")
    return (
        _heading_in_titles(titles, both, site)
        or _title_in_headings(titles, both, site)
        or _heading_like_titles(titles, both)
        or _heading_beside_name(titles, upper)
        or _shown_part(titles[-1], site, shown)
        or _cut_title(titles, both, site)
    )


def name_beside(title: str, headline: str, site: Site, *, is_sure: bool) -> str:
    """Return what a title has beside the headline, if that can be an outlet's name, else "".

    Unless it ``is_sure`` that the headline is no more than that, it has to look like a name too.
    """
    wanted = plain_words(headline)
    for text, start, end in sorted(_spans(title), key=lambda span: span[1] - span[2]):
        if wanted and plain_words(text) == wanted:
            after, before = _names_in(title[end:]), _names_in(title[:start])
            rest = title[end:].strip(" -–—|:»«›‹·") or title[:start].strip(" -–—|:»«›‹·")
            if site.is_declared(rest):
                return rest
            called = [name for name in (*after, *before) if site.is_called(name)]
            others = [name for name in (*after[::-1], *before) if is_sure or is_name_like(name)]
            return next(iter(called + others), "")
    is_name = len(title.split()) <= _MOST_WORDS_OF_NAME and is_name_like(title)
    return title if is_sure and is_name and plain_words(title) not in wanted else ""


def outlet_at_end(title: str, site: Site) -> str:
    """Return the last part of a title when it surely is an outlet's name, else ""."""
    parts = [part for part in TITLE_CUT.split(title) if part]
    is_name = len(parts) > 1 and (is_outlet_name(parts[-1]) or site.is_called(parts[-1]))
    return parts[-1] if is_name else ""


def _heading_in_titles(titles: Sequence[str], headings: Sequence[str], site: Site) -> str:
    """Return the heading that a title is, or else the longest that is some of its parts."""
    whole = {plain_words(title) for title in titles}
    parts = {plain_words(text) for title in titles for text in _spans_beside_site(title, site)}
    telling = [heading for heading in headings if plain_words(heading)]
    for heading in telling:
        if plain_words(heading) in whole:
            return heading
    found = [heading for heading in telling if plain_words(heading) in parts]
    if found:
        others = [heading for heading in found if not site.is_called(heading)]
        return max(others or found, key=len)
    for title in titles:
        if title.endswith(("…", "...")):
            start = title.rstrip(" .…")
            cut_short = [heading for heading in headings if heading.startswith(start)]
            if cut_short:
                return cut_short[0]
    return ""


def _title_in_headings(titles: Sequence[str], headings: Sequence[str], site: Site) -> str:
    """Return the part of a title that a heading holds with a kicker or a note beside it."""
    for title in titles:
        spans = sorted(_spans(title), key=lambda span: span[1] - span[2])
        for text in (title, *(text for text, _, _ in spans)):
            words = plain_words(text)
            if len(words.split()) < _LEAST_HEADING_WORDS or site.is_called(text):
                continue
            for heading in map(plain_words, headings):
                is_in = heading.startswith(f"{words} ") or heading.endswith(f" {words}")
                if is_in and 2 * len(words) > len(heading):
                    return text
    return ""


def _heading_like_titles(titles: Sequence[str], headings: Sequence[str]) -> str:
    """Return the first heading that says nearly what a title does: titles are made for searches."""
    for heading in headings[:5]:
        stems = _stems(heading)
        if len(heading.split()) < _LEAST_HEADING_WORDS:
            continue
        for title in titles:
            shared = stems & _stems(title)
            if len(shared) > 1 and 2 * len(shared) >= min(len(stems), len(_stems(title))):
                return heading
    return ""


def _heading_beside_name(titles: Sequence[str], headings: Sequence[str]) -> str:
    """Return the first heading where all titles are the same few words: those are the site's."""
    if len({plain_words(title) for title in titles}) > 1 or len(headings) == 0:
        return ""
    is_name = len(plain_words(titles[0]).split()) <= _MOST_WORDS_OF_NAME
    is_telling = len(headings[0].split()) > _LEAST_HEADING_WORDS
    return headings[0] if is_name and is_telling else ""


def _shown_part(title: str, site: Site, lines: Container[str]) -> str:
    """Return the only part of a title that is a line of the page, "" where it is not one."""
    parts = [title[start:end] for _, start, end in _spans(title) if start == 0 or end == len(title)]
    shown = [part for part in parts if not site.is_called(part) and part in lines]
    if len(shown) != 1:
        return ""
    rest = title.replace(shown[0], "")
    return shown[0] if len(rest.split()) <= MOST_NAME_WORDS + 1 else ""


def _cut_title(titles: Sequence[str], headings: Sequence[str], site: Site) -> str:
    """Return the most trusted title without the site's name, or a heading if it is no more."""
    for number, title in enumerate(titles):
        is_guess = number == len(titles) - 1
        headline = _without_site(title, site, is_guess=is_guess)
        if not site.is_called(headline) and not _is_name_of_file(headline):
            return headline
    telling = [heading for heading in headings if len(heading.split()) >= _LEAST_HEADING_WORDS]
    return (telling or headings or titles)[0]


def _without_site(title: str, site: Site, *, is_guess: bool) -> str:
    """Return a title without the site's name at an end of it.

    With ``is_guess``, what only looks like a site's name goes too.
    """
    cuts = [cut for cut in TITLE_CUT.finditer(title) if cut.start() > 0 and cut.end() < len(title)]
    if not cuts:
        return title
    for cut in cuts:
        if site.is_called(title[cut.end() :]):
            return title[: cut.start()]
    first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
    if site.is_called(last) or (is_guess and is_outlet_like(last)):
        return title[: cuts[-1].start()]
    if site.is_called(first):
        return title[cuts[0].end() :]
    sure = [cut for cut in cuts if _SURE_CUT.fullmatch(cut[0])]
    if is_guess and sure and len(title[: sure[-1].start()].split()) >= _LEAST_HEADING_WORDS:
        return title[: sure[-1].start()]
    return title


def _spans(title: str) -> Iterator[tuple[str, int, int]]:
    """Yield all runs of a title's parts, with where they start and end; less than all of them."""
    cuts = [cut.span() for cut in TITLE_CUT.finditer(title)][: _MOST_PARTS - 1]
    if not cuts:
        return
    edges = [(0, 0), *cuts, (len(title), len(title))]
    for first, (_, start) in enumerate(edges[:-1]):
        for last, (end, _) in enumerate(edges[first + 1 :], first + 1):
            if end > start and (first, last) != (0, len(edges) - 1):
                yield title[start:end], start, end


def _spans_beside_site(title: str, site: Site) -> Iterator[str]:
    """Yield the runs of a title's parts beside which nothing stands but what may be a site's."""
    for text, start, end in _spans(title):
        cut = TITLE_CUT.match(title, end)
        after = title[cut.end() :] if cut else ""
        if cut and cut[0].strip() == ":" and not site.is_called(after):
            continue
        rest = (*TITLE_CUT.split(title[:start]), *TITLE_CUT.split(after))
        if all(_may_be_site(part, site) for part in rest if part):
            yield text


def _may_be_site(part: str, site: Site) -> bool:
    words = part.split()
    is_short = len(part) <= LONGEST_NAME and len(words) <= MOST_NAME_WORDS
    return is_short and (len(words) == 1 or not part[0].islower() or site.is_called(part))


def _names_in(rest: str) -> list[str]:
    """Return the parts of what a title has beside the headline that can be a site's name."""
    parts = [part.strip(" -–—|:") for part in TITLE_CUT.split(rest)]
    return [
        part
        for part in parts
        if part
        and len(part) <= LONGEST_NAME
        and len(part.split()) <= MOST_NAME_WORDS
        and not is_date_line(part)
        and part.lower() not in _GENERIC
        and not is_section(part)
    ]


def _is_name_of_file(title: str) -> bool:
    """Tell whether a title was made for machines: "ferry-stops-may-2024"."""
    return re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}", title) is not None


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(word[:_STEM] for word in words if len(word) >= _LEAST_CONTENT)
