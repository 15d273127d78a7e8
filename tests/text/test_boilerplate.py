"""Lines that belong to the site, and lines that only look like it."""

from __future__ import annotations

import pytest

from reader.text.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "- Ad -",
        "Sponsored content",
        "Story continues below",
        "Sign up for our newsletter",
        "Sign in to read on",
        "Subscribe now",
        "Get the Morning Briefing newsletter in your inbox",
        "Read more: The tunnel story",
        "Related: Tunnel delays",
        "More on the harbour tunnel",
        "12 comments",
        "Comments (14)",
        "5 min read",
        "Updated 3 hours ago",
        "Last updated at 14:35 GMT",
        "Published on 3 March 2024",
        "© 2024 The Invented Courier. All rights reserved.",
        "Share this article",
        "Most read",
        "Follow us on X",
        "We use cookies to improve your visit",
        "Tags: tunnels, harbours",
    ],
)
def test_what_belongs_to_the_site_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "No.",
        "This article was amended on 3 March to correct the name of the engineer.",
        "Correction: the tunnel opened in 1962.",
        "Updated figures show that costs have risen.",
        "Published reports say otherwise.",
        "He said ad hoc measures were needed.",
        "Read the letter aloud, he said.",
        "Related charges were dropped.",
        "Share prices fell by 3 per cent.",
        "Sign-up sheets were missing, police said.",
        "More on the way, he said",
        "Copyright law is unclear on this, he said.",
        "Subscribers left.",
        "Print runs fell.",
        "Save the harbour, they shouted.",
        "Trending upwards since May, costs have doubled.",
    ],
)
def test_what_an_article_says_is_none(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_long_line_is_none() -> None:
    assert not is_boilerplate("Read more: " + "and on and on " * 20)
