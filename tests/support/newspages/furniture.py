"""What stands around an article in a page: menus, other stories, comments, notices."""

from __future__ import annotations

from html import escape

from tests.support.newspages.prose import Prose

_SECTIONS = (
    *("Home", "News", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather", "Travel"),
    *("Science", "Health", "Property", "Jobs", "Motoring", "Food", "Books", "Film", "Music"),
    *("Letters", "Obituaries", "Archive", "Puzzles", "Podcasts", "Video"),
)


def menu(entries: int = 24) -> str:
    """Return a menu of links."""
    links = (
        f'<li class="nav-item"><a href="/{number}">{_SECTIONS[number % len(_SECTIONS)]}</a></li>'
        for number in range(entries)
    )
    return (
        f'<nav class="site-nav" role="navigation"><ul class="menu">{"".join(links)}</ul></nav>'
        '<svg viewBox="0 0 10 10"><title>Menu</title><path d="M0 0h10"/></svg>'
    )


def links(prose: Prose, count: int = 6) -> str:
    """Return a list of links to other stories, headlines alone."""
    return "".join(
        f'<li><a href="/story/{number}">{escape(prose.headline())}</a></li>'
        for number in range(count)
    )


def cards(prose: Prose, count: int = 4) -> str:
    """Return other stories with a picture and a sentence each."""
    return "".join(
        f'<div class="card"><a href="/story/{number}"><img src="/thumb/{number}.jpg" alt="">'
        f"<h3>{escape(prose.headline())}</h3></a><p>{escape(prose.sentence())}</p>"
        f'<span class="date">{number + 1} May 2023</span></div>'
        for number in range(count)
    )


def comments(prose: Prose, count: int = 5) -> str:
    """Return what readers have to say, in sentences."""
    return "".join(
        f'<li class="comment" id="comment-{number}"><div class="comment-author vcard">'
        f"<cite>reader{number}</cite> says:</div><div class='comment-body'><p>"
        f"{escape(prose.paragraph(2))}</p></div><a class='comment-reply-link' "
        "href='#r'>Reply</a></li>"
        for number in range(count)
    )


def sharing() -> str:
    """Return buttons to share."""
    return (
        '<ul class="share-buttons"><li><a href="https://social.example/a">Share on '
        "Facebook</a></li>"
        '<li><a href="https://social.example/b">Tweet</a></li><li><a href="mailto:?">Email</a></li>'
        '<li><button type="button">Copy link</button></li></ul>'
    )


def cookie_wall() -> str:
    """Return a notice as long as a short article."""
    text = (
        "We and our 846 partners store and access information on a device, such as unique IDs in "
        "cookies to process personal data. You may accept or manage your choices by clicking "
        "below, "
        "including your right to object where legitimate interest is used, or at any time in the "
        "privacy policy page. These choices will be signaled to our partners and will not affect "
        "browsing data."
    )
    return (
        '<div id="cookie-consent-banner" class="cmp-overlay" role="dialog"><h2>We value your '
        "privacy"
        f"</h2><p>{text}</p><p>{text.replace('846', '12')}</p><button>Accept all</button></div>"
    )


def footer(prose: Prose) -> str:
    """Return a page's end."""
    return (
        '<footer class="site-footer"><div class="footer-columns"><h4>About us</h4><p>'
        f"{escape(prose.sentence())}</p><ul>{links(prose, 8)}</ul></div>"
        "<p>© 2023 Harbour Times Media Ltd. All rights reserved. Registered office: Saltmarsh Road."
        '</p><a href="/privacy">Privacy policy</a> <a href="/terms">Terms of use</a></footer>'
    )


def scripts() -> str:
    """Return the code that comes with every page."""
    return (
        "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}"
        "if(1<2&&3>2){document.write('<p>written by a script, not by a person, never shown</p>')}"
        "</script><style>.a>.b{color:red}@media(max-width:600px){.nav{display:none}}</style>"
        '<noscript><img height="1" width="1" src="https://track.example/p.gif"></noscript>'
    )
