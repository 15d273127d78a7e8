"""The headline and the outlet, told from one another in titles and headings. All invented."""

from __future__ import annotations

import json

import pytest
from tests.support.page_metadata import TEXT, read_page


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        # A part of the title that a heading says too is the headline, wherever the site stands.
        ("<title>Ferry stops » Tide - The sea blogs</title><h1>Ferry stops</h1>", "Ferry stops"),
        ("<title>Low Isle Club ‹ Ferry stops</title><h2>Ferry stops</h2>", "Ferry stops"),
        ("<title>Tide Watch: Ferry stops</title><h2>Ferry stops</h2>", "Ferry stops"),
        ("<title>Blog - Ferry stops</title><h1>Ferry stops</h1>", "Ferry stops"),
        (
            ("<title>Ferry stops - Board waits | Tide - Sea . Ships</title>"
            "<h1>Sea . Ships</h1><h2>Ferry stops - Board waits</h2>"),
            "Ferry stops - Board waits",
        ),
        # A heading may have a kicker or a note glued to it.
        (
            ("<meta property=og:title content='Why the ferry stops'>"
            "<h1><b>BACKGROUND</b> Why the ferry stops</h1>"),
            "Why the ferry stops",
        ),
        # The site's name is no headline, though it is the first heading, or all of the title.
        (
            ("<meta property=og:site_name content='Tide Watch'><title>Ferry stops - Tide Watch"
            "</title><h1>Tide Watch</h1><h2>Ferry stops</h2>"),
            "Ferry stops",
        ),
        ("<title>tide.example</title><h1></h1><h2>Ferry stops for a week</h2>",
         "Ferry stops for a week"),
        ("<title>TIDE</title><h1>Why the ferry stops again</h1><h1>Contact</h1>",
         "Why the ferry stops again"),
        # Titles for searches and machines give way to what readers see.
        (
            ("<meta property=og:title content='Ferry stop: harbour ferry out of service 2024'>"
            "<h1>Harbour ferry is out of service until May</h1>"),
            "Harbour ferry is out of service until May",
        ),
        ("<meta property=og:title content=ferry-stop-may-2024><h1>No boats on Sundays now</h1>",
         "No boats on Sundays now"),
        # No heading: the host tells the site, and so does a line of the page that is no link.
        ("<title>Ferry stops - Harbour Times of Low Isle</title>", "Ferry stops"),
        (("<title>Ferry stops › The Times of the Harbour</title><h1>The Times of the Harbour</h1>"
         "<h2>Ferry stops</h2>"), "Ferry stops"),
        (
            ("<title>Isle Fleet on the Quay - Ferry stops</title><a href=/>Isle Fleet on the Quay"
            "</a><div>Ferry stops</div>"),
            "Ferry stops",
        ),
        ("<title>Why the ferry stops ‹ Low Isle Conservation Project</title>",
         "Why the ferry stops"),
    ],
)  # fmt: skip
def test_the_headline_is_what_the_page_shows(html: str, headline: str) -> None:
    assert read_page(html + TEXT).headline == headline


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        ("<title>The ferry – a farewell | Tide</title><h1>The ferry – a farewell</h1>",
         "The ferry – a farewell"),
        ("<meta property=og:title content='The ferry - a farewell - to the island'>",
         "The ferry - a farewell - to the island"),
        ("<title>Interview: The ferry is our road</title><h2>More</h2>",
         "Interview: The ferry is our road"),
        (("<meta property=og:site_name content='Tide'><meta property=og:title content="
         "'Tide tables: who reads them?'><h1>Tide tables: who reads them?</h1>"),
         "Tide tables: who reads them?"),
        (("<meta property=og:title content='Harbour Times moves'><h1>Harbour Times moves</h1>"
         "<title>Harbour Times moves</title><h2>Lighthouse gets new lamps</h2>"),
         "Harbour Times moves"),
        ("<title>Old harbour times | The board's own pages</title><h1>Old harbour times</h1>",
         "Old harbour times"),
    ],
)  # fmt: skip
def test_a_headline_keeps_the_dashes_that_are_its_own(html: str, headline: str) -> None:
    assert read_page(html + TEXT).headline == headline


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("<span class=article-kicker>Ferries:</span> <span>Why they stop</span>", "Why they stop"),
        ("<small class=Dachzeile>Ferries</small>Why they stop", "Why they stop"),
        ("Why they stop <i class=badge-plus>Subscribers</i>", "Why they stop"),
        ("Why<br>they stop", "Why they stop"),
        ("<span class=kicker>Why they</span> stop", "Why they stop"),
    ],
)
def test_a_kicker_in_the_heading_is_no_part_of_the_headline(heading: str, headline: str) -> None:
    html = f"<title>Ferries: Why they stop | Tide</title><h1>{heading}</h1>"
    assert read_page(html + TEXT).headline == headline


def test_another_articles_heading_is_not_taken_for_the_headline() -> None:
    html = (
        "<meta property=og:title content='Ferry stops for a week'><h1>News</h1>"
        "<h2>Lighthouse gets new lamps</h2>"
    )
    assert read_page(html + TEXT).headline == "Ferry stops for a week"


@pytest.mark.parametrize(
    ("html", "outlet"),
    [
        ("<title>Ferry stops » Tide</title><h1>Ferry stops</h1>", "Tide"),
        ("<title>Ferry stops - News - The Low Isle Page</title><h1>Ferry stops</h1>",
         "The Low Isle Page"),
        ("<title>Jo's Log | Ferry stops</title><h2>Ferry stops</h2>", "Jo's Log"),
        ("<title>Tide Watch: Ferry stops</title><meta property=og:title content='Ferry stops'>",
         "Tide Watch"),
        ("<title>Ferry stops | Tide | 3 April 2024</title><h1>Ferry stops</h1>", "Tide"),
        (("<title>Ferry stops</title><footer>© 2019-2024 Low Isle Club Ltd. All rights reserved"
         "</footer>"), "Low Isle Club"),
        ("<title>Ferry stops</title><p>Photo: © Jo Roe</p>", "harbour-times.example"),
        ("<title>Ferry stops</title><p>© 2024 Creative Commons BY</p>", "harbour-times.example"),
        ("<title>Ferry stops | Wiki</title><h1>Ferry stops</h1>", "harbour-times.example"),
        ("<title>Ferry stops</title>", "harbour-times.example"),
    ],
)  # fmt: skip
def test_an_outlet_that_nothing_declares_is_read_from_the_page(html: str, outlet: str) -> None:
    assert read_page(html + TEXT).outlet == outlet


@pytest.mark.parametrize(
    ("names", "title", "outlet"),
    [
        # Two that agree are surer than one, in the shorter form of the name.
        (("Tide Review", "tide online"), "Ferry stops | tide online", "tide online"),
        (("TIDE Online", ""), "Ferry stops - TIDE", "TIDE"),
        (("The Tide", ""), "Ferry stops - The Tide", "The Tide"),
        # Of a slogan and a name, the host tells which is which.
        (("Ships and more | Harbour-Times", ""), "Ferry stops", "Harbour-Times"),
    ],
)
def test_names_that_a_site_gives_itself_are_weighed(
    names: tuple[str, str], title: str, outlet: str
) -> None:
    html = (
        f"<meta property=og:site_name content='{names[0]}'><title>{title}</title>"
        f"<meta name=application-name content='{names[1]}'><h1>Ferry stops</h1>"
    )
    assert read_page(html + TEXT).outlet == outlet


def test_a_website_in_json_ld_names_the_outlet() -> None:
    site = {"@context": "https://schema.org", "@type": "WebSite", "name": "Tide Watch"}
    html = f"<script type='application/ld+json'>{json.dumps(site)}</script><h1>Ferry stops</h1>"
    assert read_page(html + TEXT).outlet == "Tide Watch"
