"""Pages that give an extractor trouble: old, broken, endless, empty until a script has run."""

from __future__ import annotations

import json
from html import escape

from tests.support.newspages.content_systems import head
from tests.support.newspages.furniture import (
    cards,
    comments,
    cookie_wall,
    footer,
    links,
    menu,
    scripts,
    sharing,
)
from tests.support.newspages.prose import Prose
from tests.support.newspages.story import Kind, Story, make_story, render


def tables_of_2002(story: Story, style: str = "font") -> str:
    """A page laid out with tables in tables, as was the custom."""
    prose = Prose(21)
    return f"""<HTML><HEAD><TITLE>{escape(story.headline)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"> <A HREF="/">Home</A> | <A
HREF="/n">News</A>
</TD></TR><TR><TD WIDTH=120 VALIGN=top><FONT SIZE=1><UL>{links(prose, 10)}</UL></FONT></TD><TD
WIDTH=480>
<TABLE BORDER=0><TR><TD><FONT SIZE=5><B>{escape(story.headline)}</B></FONT><BR><FONT SIZE=1>By
{story.author}, Staff Writer<BR>May 4, 2002</FONT></TD></TR><TR><TD>
{render(story.parts, style)}
</TD></TR></TABLE></TD><TD WIDTH=160 VALIGN=top><TABLE BGCOLOR="#EEEEEE"><TR><TD><B>Also
today</B></TD></TR>
<TR><TD>{links(prose, 6)}</TD></TR></TABLE></TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>Copyright 2002
{story.outlet}. All rights reserved.</FONT></TD></TR></TABLE></BODY></HTML>"""


def plain_of_1997(story: Story, style: str = "open") -> str:
    """A page with hardly any markup: rules, and paragraphs that are never closed."""
    prose = Prose(22)
    return f"""<html><head><title>{escape(story.headline)}</title></head><body><a
href="index.html">Index</a>
<hr><h1>{escape(story.headline)}</h1><i>by {story.author}</i>
{render(story.parts, style)}
<hr><a href="prev.html">Previous</a> <a href="next.html">Next</a><ul>{links(prose, 4)}</ul>
<address>Webmaster, {story.outlet}</address></body></html>"""


def div_soup(story: Story, style: str = "div") -> str:
    """A page of nothing but ``div`` with names that a machine made up."""
    prose = Prose(23)
    box = '<div class="{}">{}</div>'
    return f"""{head(story, json_ld=False)}<body><div class="x1a2"><div class="b7"><div
class="q0">{menu(20)}
</div></div>{box.format("k3", box.format("k4", escape(story.headline)))}<div class="z9"><div
class="z8"><div
class="z7">
{render(story.parts, style)}
</div></div></div><div class="m1">{cards(prose, 5)}</div><div
class="m2">{links(prose, 10)}</div></div>
{footer(prose)}</body></html>"""


def broken_nesting(story: Story, style: str = "p") -> str:
    """A page with ends missing, ends for nothing, and blocks inside of lines."""
    prose = Prose(24)
    body = render(story.parts, style).replace("</p>", "</p></div></span>", 2)
    body = body.replace("<p>", "<b><p>", 1).replace("<p>", '<span class="t"><p>', 2)
    return f"""{head(story)}<body><div class=wrap><div class=top>{menu(12)}<div class=article-wrap>
<h1><a>{escape(story.headline)}</h1></a><div class=story-body><i>
{body}
</div></b></div><div class=share>{sharing()}<div class=more-stories><h3>More<ul>{links(prose, 8)}
<p>© 2023 {story.outlet}"""


def cookie_walled(story: Story, style: str = "p") -> str:
    """A page whose cookie notice is longer than its brief story."""
    prose = Prose(25)
    return f"""{head(story)}<body>{cookie_wall()}{cookie_wall()}<div class="header">{menu(20)}</div>
<div class="story"><h1>{escape(story.headline)}</h1><div
class="story__text">{render(story.parts, style)}
</div></div>{footer(prose)}</body></html>"""


def endless(story: Story, style: str = "p") -> str:
    """A page that goes on: whole other articles follow the one that was asked for."""
    others = []
    for seed in (900, 901, 902):
        other = make_story(seed, 7)
        others.append(
            '<article class="full-story" '
            f'data-url="/s/{seed}"><h1>{escape(other.headline)}</h1><div '
            f'class="byline">By {other.author}</div><div class="article__content">'
            f"{render(other.parts, style)}</div></article>"
        )
    return f"""{head(story)}<body><header>{menu(20)}</header><main><article class="full-story"
data-url="/s/1"><h1>{escape(story.headline)}</h1><div class="byline">By {story.author}</div><div
class="article__content">{render(story.parts, style)}</div></article><div
class="infinite-scroll">{"".join(others)}</div></main></body></html>"""


def discussed(story: Story, style: str = "p") -> str:
    """A page with ten times as much discussion as article."""
    prose = Prose(26)
    return f"""{head(story)}<body><div id="nav">{menu(10)}</div><div
id="post"><h1>{escape(story.headline)}
</h1><div class="post-text">{render(story.parts, style)}</div></div><div id="discussion"
class="comments-section"><h2>40 comments</h2><ul class="comments">{comments(prose, 40)}</ul></div>
{footer(prose)}</body></html>"""


def live(story: Story, style: str = "p") -> str:
    """A live blog: every paragraph is an entry of its own, with its time and buttons to share."""
    prose = Prose(27)
    entries = "".join(
        f'<article class="live-post" id="post-{number}"><time '
        f'datetime="2023-05-04T{9 + number:02}:15:00Z">'
        f'{9 + number}.15</time><div class="live-post__body">{render([part], style)}</div><div '
        'class="live-post__share"><a href="#s">Share</a></div></article>'
        for number, part in enumerate(story.parts)
    )
    return f"""{head(story)}<body><header>{menu(20)}</header><main><h1>{escape(story.headline)}</h1>
<div class="key-events"><h2>Key events</h2><ul>{links(prose, 5)}</ul></div><div class="live-blog"
itemprop="liveBlogUpdate">{entries}</div></main>{footer(prose)}</body></html>"""


def amp(story: Story, style: str = "p") -> str:
    """An AMP page: its own elements for images, advertisements and menus."""
    prose = Prose(28)
    body = (
        render(story.parts, style)
        .replace("<img", "<amp-img")
        .replace('width="800">', 'width="800"></amp-img>')
    )
    boilerplate = "<style amp-boilerplate>body{visibility:hidden}</style>"
    return f"""{head(story, extra=boilerplate)}<body><amp-sidebar
id="s" layout="nodisplay">{menu(20)}</amp-sidebar><amp-ad type="doubleclick" width="300"><div
placeholder>
Advertisement</div></amp-ad><article class="amp-article"><h1>{escape(story.headline)}</h1><div
class="amp-meta">By {story.author}</div><div class="amp-body">{body}<amp-embed
type="taboola"></amp-embed>
</div></article><section
class="amp-related"><h3>Related</h3>{cards(prose, 3)}</section></body></html>"""


def drawn_by_script(story: Story, style: str = "") -> str:
    """A page that is empty until a script has run; the text is in JSON-LD for search engines."""
    claims = {
        "@type": "NewsArticle",
        "headline": story.headline,
        "articleBody": story.body,
    }
    return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.headline)}</title><script
type="application/ld+json">{json.dumps(claims)}</script>{scripts()}</head><body><div
id="root"></div><p
class="loading">Loading the page, please wait a moment.</p></body></html>"""


def drawn_from_state(story: Story, style: str = "") -> str:
    """A page that is empty until a script has drawn it from the values that come with it."""
    state = {
        "props": {
            "pageProps": {
                "menu": [{"title": "News", "href": "/news"}] * 20,
                "story": {
                    "title": story.headline,
                    "blocks": [
                        {"type": "paragraph", "id": number, "content": line}
                        for number, line in enumerate(story.body.split("\n"))
                    ],
                },
                "related": [{"title": "x", "summary": Prose(29).sentence()}],
            }
        }
    }
    return f"""<!DOCTYPE html><html
lang="en"><head><title>{escape(story.headline)}</title></head><body><div
id="__next"></div><script id="__NEXT_DATA__"
type="application/json">{json.dumps(state)}</script></body>
</html>"""


def without_scripts(story: Story, style: str = "p") -> str:
    """A page that shows its text only where scripts are off."""
    return f"""{head(story)}<body><div id="app"></div><noscript><div class="fallback"><h1>
{escape(story.headline)}</h1>{render(story.parts, style)}</div></noscript></body></html>"""


def teaser_with_copy(story: Story, style: str = "p") -> str:
    """A page that shows two paragraphs and asks for money, while its JSON-LD has the whole."""
    claims = {"@type": "NewsArticle", "headline": story.headline, "articleBody": story.body}
    shown = [part for part in story.parts if part.kind is Kind.PARAGRAPH][:2]
    return f"""{head(story)}<script
type="application/ld+json">{json.dumps(claims)}</script><body>{menu(20)}
<article><h1>{escape(story.headline)}</h1><div class="teaser-text">{render(shown, style)}</div><div
class="paywall-box"><h2>Read on with a subscription</h2><p>Subscribe today for 1 a week. Cancel any
time.
</p></div></article>{footer(Prose(30))}</body></html>"""


def copied_faithfully(story: Story, style: str = "p") -> str:
    """A page whose promotions look like paragraphs; its JSON-LD has the text without them."""
    prose = Prose(31)
    claims = {"@type": "NewsArticle", "headline": story.headline, "articleBody": story.body}
    parts = "".join(
        render([part], style) + (f"<p>{escape(prose.paragraph(2))}</p>" if number % 3 == 1 else "")
        for number, part in enumerate(story.parts)
    )
    return f"""{head(story)}<script
type="application/ld+json">{json.dumps(claims)}</script><body>{menu(20)}
<article><h1>{escape(story.headline)}</h1><div
class="text-wrap">{parts}</div></article>{footer(prose)}</body>
</html>"""


def huge_surroundings(story: Story, style: str = "p") -> str:
    """A page with a menu of 900 entries, and stories upon stories below."""
    prose = Prose(32)
    return f"""{head(story)}<body><div class="mega">{menu(900)}</div><div class="layout"><div
class="content-well"><h1>{escape(story.headline)}</h1>{render(story.parts, style)}</div><div
class="river">{cards(prose, 60)}</div></div>{footer(prose)}</body></html>"""
