"""Pages as newspapers and broadcasters build them themselves."""

from __future__ import annotations

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
from tests.support.newspages.story import Story, render


def broadsheet(story: Story, style: str = "class") -> str:
    """A large daily: names made by a style compiler, a figure on top, boxes in the text's grid."""
    prose = Prose(11)
    return f"""{head(story)}<body><a href="#maincontent" class="dcr-skip">Skip to main content</a>
<section class="dcr-10ad">{menu(40)}</section><main data-layout="StandardLayout"><article
class="dcr-6htmt">
<div class="dcr-1yi1cnj"><div data-gu-name="headline"><h1
class="dcr-y70er4">{escape(story.headline)}</h1>
</div><div data-gu-name="standfirst" class="dcr-1yi"></div><div data-gu-name="meta"
class="dcr-1t8m8f2">
<address aria-label="Contributor info"><a rel="author" href="/p/x">{story.author}</a></address>
<details class="dcr-km9fgb"><summary>Thu 4 May 2023 09.30 BST</summary>Last modified on Thu 4 May
2023
11.00 BST</details>{sharing()}</div><div data-gu-name="body" class="dcr-1j9"><div id="maincontent"
class="article-body-commercial-selector article-body-viewer-selector dcr-1g5o3j6">
{render(story.parts, style)}
</div><div class="dcr-jg2xr9" id="sign-in-gate"></div><div data-print-layout="hide"><span
class="dcr-1h0cpss">Explore more on these topics</span><ul class="dcr-xtqudd"><li><a
href="/t/1">Ferries
</a></li><li><a href="/t/2">Harbours</a></li></ul></div></div></div></article></main>
<section id="more-on-this-story"><h2>More on this story</h2><ul>{cards(prose, 4)}</ul></section>
<section id="most-viewed"><h2>Most viewed</h2><ol>{links(prose, 10)}</ol></section>
{footer(prose)}</body></html>"""


def wire(story: Story, style: str = "div") -> str:
    """An agency: hashed names, a ``div`` a paragraph, a sign-off, and what to read next."""
    prose = Prose(12)
    return f"""{head(story)}<body><div id="fusion-app"><header
class="site-header-module__x">{menu(22)}</header>
<main class="regular-article-layout__main__1tzD8"><article class="article__container__2MUeZ"><div
class="article-header__wrapper__YIKtP"><h1
class="text__text__1FZLe">{escape(story.headline)}</h1><div
class="info-content__author-date__1Epi_"><span>By {story.author}</span><time>May 4, 20238:30
AM</time>
</div></div><div class="article-body__wrapper__3IxHM"><div class="article-body__content__17Yit">
{render(story.parts, style)}
</div><div class="toolbar-module">{sharing()}</div><p class="trust-badge">Our Standards: <a
href="/trust">
The Principles.</a></p></div></article><div class="read-next-module__x"><h2>Read
Next</h2>{cards(prose, 3)}
</div></main>{footer(prose)}</div></body></html>"""


def broadcaster(story: Story, style: str = "boxed") -> str:
    """A broadcaster: a box around each paragraph, related topics and stories below."""
    prose = Prose(13)
    return f"""{head(story)}<body><div id="__next"><div class="sc-header">{menu(18)}</div><main
id="main-content"><article class="sc-54b7"><div data-component="headline-block"><h1 class="sc-518">
{escape(story.headline)}</h1></div><div data-component="byline-block"><time
datetime="2023-05-04T08:30Z">
4 May 2023</time><span>{story.author}</span><div>Maritime correspondent</div><button>Share</button>
<button>Save</button></div>
{render(story.parts, style)}
<div data-component="tags" class="tags-block"><a href="/t/1">Ferries</a><a href="/t/2">Low
Island</a></div>
</article><div data-component="links-grid"><h2>More on this
story</h2><ul>{links(prose, 4)}</ul></div>
<div data-component="top-stories"><h2>Top stories</h2>{cards(prose, 6)}</div></main></div>
{footer(prose)}</body></html>"""


def local_paper(story: Story, style: str = "p") -> str:
    """A local paper of a chain: cookie wall, promotions, a poll, comments, other papers' links."""
    prose = Prose(14)
    return f"""{head(story)}<body class="article-page news">{cookie_wall()}<div
class="mar-header">{menu(36)}
</div><div class="breadcrumbs"><a href="/">Home</a> › <a href="/news">News</a></div><div
class="mar-article">
<h1 class="mar-article__headline">{escape(story.headline)}</h1><div class="mar-article__byline">By
{story.author} <span>Reporter</span></div><div class="mar-article__timestamp">4th May</div>
<div class="article-body" id="subscription-content">
{render(story.parts, style)}
<p><em>Do you have a story for us? Email the newsdesk or call in at Saltmarsh Road.</em></p>
<div class="poll-box"><h3>Have your say</h3><p>Should the ferry run on
Sundays?</p><label>Yes</label></div>
</div>{sharing()}<div class="comments-container"><h3>Comments (5)</h3><p>Comments are closed on this
article.</p><ul>{comments(prose)}</ul></div><div class="most-popular"><h3>Most popular</h3><ol>
{links(prose, 10)}</ol></div><div
class="taboola-feed">{cards(prose, 8)}</div></div>{footer(prose)}</body>
</html>"""


def tabloid(story: Story, style: str = "p") -> str:
    """A tabloid: bullet points above, a gallery and links between all paragraphs."""
    prose, pieces = Prose(15), []
    for number, part in enumerate(story.parts):
        pieces.append(render([part], style))
        if number % 3 == 1:
            pieces.append(
                '<div class="artSplitter mol-img-group"><div class="mol-img"><div '
                'class="image-wrap">'
                f'<img src="https://img.example/{number}.jpg" width="634" alt=""></div></div><p '
                f'class="imageCaption">{escape(prose.sentence())}</p></div>'
            )
        if number % 4 == 2:
            pieces.append(
                f'<div class="module-recommended"><h3>TRENDING</h3><a href="/x/{number}">'
                f"{escape(prose.headline())}</a> <a "
                f'href="/y/{number}">{escape(prose.headline())}</a></div>'
            )
    return f"""{head(story)}<body id="js"><div class="page-header bdrgr2">{menu(44)}</div><div
id="content"
class="articleWide cleared"><div class="alpha"><div id="js-article-text" class="article-text wide">
<h2>{escape(story.headline)}</h2><p class="author-section byline-plain">By <a class="author"
href="/a">{story.author}</a></p><p class="byline-section"><span
class="article-timestamp">Published: 09:30,
4 May 2023</span></p><div class="shareArticles">{sharing()}</div><div itemprop="articleBody">
{"".join(pieces)}
</div></div><div id="reader-comments">{comments(prose)}</div></div><div class="beta"><div
class="femail">{cards(prose, 12)}</div></div></div>{footer(prose)}</body></html>"""


def magazine(story: Story, style: str = "p") -> str:
    """A magazine: chapters in a grid, a drop cap, boxes to subscribe, credits at the end."""
    prose, third = Prose(16), max(1, len(story.parts) // 3)
    chapters = [story.parts[:third], story.parts[third : 2 * third], story.parts[2 * third :]]
    grid = "".join(
        '<div class="grid grid-margins grid-items-2"><div class="grid--item body__container '
        f'article__body grid-layout__content">{render(chapter, style)}</div><div class="grid--item '
        'aside-persist-ads"><div '
        f'class="ad"><span>Advertisement</span></div>{cards(prose, 2)}</div></div>'
        for chapter in chapters
    )
    grid = grid.replace("<p>", '<p class="has-dropcap has-dropcap__lead-standard-heading">', 1)
    return f"""{head(story)}<body class="magazine navigation-layout"><div
class="persistent-top">{menu(12)}
</div><main id="main-content"><article class="article main-content" lang="en-US"><div
class="lede-background"><header class="content-header"><h1 class="content-header__hed">
{escape(story.headline)}</h1><div class="content-header__dek"></div><p class="byline">By
{story.author}</p>
</header></div><div class="content-background"><div class="body
body__inner-container">{grid}</div></div>
</article><div class="newsletter-subscribe-form"><h2>Get the week in one letter</h2><p>By signing
up you
agree to our user agreement and our privacy policy and cookie statement.</p></div><div
class="recirc-list">{cards(prose, 6)}</div></main>{footer(prose)}</body></html>"""


def portal(story: Story, style: str = "p") -> str:
    """A portal, as in many countries: columns of headlines to the left and right."""
    prose = Prose(17)
    direction = story.prose.script.direction if story.prose.script else "ltr"
    return f"""<!DOCTYPE html><html lang="{story.language}" dir="{direction}"><head><meta
charset="utf-8">
<title>{escape(story.headline)}</title>{scripts()}</head><body><div class="top">{menu(50)}</div><div
class="wrap"><div class="left-col"><ul>{links(prose, 20)}</ul></div><div class="mid-col"><h1>
{escape(story.headline)}</h1><div class="info"><span>2023-05-04 09:30</span>
<span>{story.outlet}</span></div>
<div id="artibody" class="artcontent">
{render(story.parts, style)}
</div><div class="edit">[{story.author}]</div>{sharing()}</div><div class="right-col"><ul>
{links(prose, 20)}</ul></div></div>{footer(prose)}</body></html>"""


def transcript(story: Story, style: str = "p") -> str:
    """A radio station's transcript: who speaks stands before each paragraph."""
    prose = Prose(18)
    return f"""{head(story)}<body><header>{menu(16)}</header><main><div class="storytitle"><h1>
{escape(story.headline)}</h1></div><div class="story-meta"><div class="bucketwrap"><b>Heard on
Morning Watch
</b></div></div><div class="audio-module"><button>Play</button><span>7-Minute Listen</span><a
href="/a.mp3">Download</a></div><div class="transcript storytext" id="storytext"
aria-label="Transcript">
{render(story.parts, style)}
<p class="disclaimer">Copyright © 2023 {story.outlet}. All rights reserved. Visit our website terms
of use
and permissions pages for further information.</p></div><section class="recommended-stories">
{cards(prose, 4)}</section></main>{footer(prose)}</body></html>"""
