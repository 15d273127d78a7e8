"""More pages as outlets build them: national dailies, television, blogs, press offices."""

from __future__ import annotations

from html import escape

from tests.support.newspages.content_systems import head
from tests.support.newspages.furniture import cards, comments, footer, links, menu, sharing
from tests.support.newspages.prose import Prose
from tests.support.newspages.story import Kind, Story, render


def companion_columns(story: Story, style: str = "class") -> str:
    """A national daily: the text in columns of a few paragraphs each, an advertisement between."""
    prose, pieces = Prose(41), []
    for place in range(0, len(story.parts), 3):
        column = render(story.parts[place : place + 3], style)
        pieces.append(
            '<div class="css-s99gbd StoryBodyCompanionColumn"><div '
            f'class="css-53u6y8">{column}</div>'
            '<aside class="css-ew4tgv" aria-label="companion column"></aside></div><div '
            f'class="css-1336jj"><div id="story-ad-{place}-wrapper" class="css-rfqw0c"><div '
            'class="css-3xqm5e">Advertisement</div><a class="css-jk1zwp" '
            'href="#after">Continue reading '
            "the main story</a></div></div>"
        )
    return f"""{head(story)}<body><div id="app"><a href="#site-content">Skip to
content</a>{menu(30)}<main
id="site-content"><article id="story" class="css-1vxca1d"><header class="css-1vkm6nb"><h1
class="css-wkrf0q">{escape(story.headline)}</h1></header><div class="css-18e8msd"><p
class="css-4anu6l">By
<a href="/by/x">{story.author}</a></p><time datetime="2023-05-04T05:00:22-04:00">May 4, 2023</time>
{sharing()}</div><section name="articleBody" class="meteredContent
css-1r7ky0e">{"".join(pieces)}</section>
<div class="bottom-of-article"><p>{story.author} is a correspondent on the coast desk. She joined
{story.outlet} in 2011.</p><p>A version of this article appears in print on May 5, 2023, Section A,
Page 3
of the national edition with the headline: {escape(story.headline)}. Order Reprints |
Subscribe</p></div>
</article><section id="bottom-sheet"><h2>Related Content</h2>{cards(prose, 6)}</section></main>
{footer(prose)}</div></body></html>"""


def television(story: Story, style: str = "p") -> str:
    """A local station: an alert above, a player that does not play, promotions in capitals."""
    prose, pieces = Prose(42), []
    for number, part in enumerate(story.parts):
        pieces.append(render([part], style))
        if number in (1, 4):
            pieces.append(
                "<p><a "
                f'href="/news/{number}"><strong>{escape(prose.headline().upper())}</strong></a></p>'
            )
    return f"""{head(story)}<body><div class="alert-bar"><p>Flood watch in effect from Friday
evening through
Saturday afternoon for the whole of the northern coast and Low Island.</p></div>{menu(24)}<main
class="page-content"><article class="article-wrap"><header class="article-header"><h1
class="headline">
{escape(story.headline)}</h1><div class="author-byline">By {story.author}</div><div
class="article-date">
Published <time>May 4, 2023 9:30am EDT</time></div></header><div class="article-content"><div
class="article-body"><div class="featured featured-video"><div class="video-container"><div
class="info">
<p class="video-error">This video file cannot be played. (Error Code: 102630)</p><div
class="caption"><h4
class="title">{escape(prose.headline())}</h4><p>{escape(prose.sentence())}</p></div></div></div></div>
{"".join(pieces)}
<p><em>Copyright 2023 {story.outlet}. All rights reserved.</em></p></div></div></article><aside
class="sidebar">{cards(prose, 4)}</aside></main>{footer(prose)}</body></html>"""


def paragraph_divs(story: Story, style: str = "div") -> str:
    """A news channel: highlights in a list above, each paragraph a ``div`` with its name."""
    prose = Prose(43)
    body = render(story.parts, style).replace("<div>", '<div class="zn-body__paragraph speakable">')
    body = body.replace(
        'speakable">', 'speakable"><cite class="el-editorial-source">(HT)</cite>', 1
    )
    return f"""{head(story)}<body class="pg pg-leaf">{menu(28)}<article class="pg-rail-tall"><div
class="l-container"><h1 class="pg-headline">{escape(story.headline)}</h1><div class="metadata"><p
class="metadata__byline">By <span class="metadata__byline__author">{story.author}, HT</span></p><p
class="update-time">Updated 0930 GMT (1730 HKT) May 4, 2023</p></div><div class="el__leafmedia
el__leafmedia--storyhighlights"></div><section class="zn zn-body-text zn-body zone"
id="body-text"><div
class="l-container">{body}</div></section></div></article><div class="zn-staggered"><h2>Paid
Content</h2>
{cards(prose, 8)}</div>{footer(prose)}</body></html>"""


def public_radio(story: Story, style: str = "p") -> str:
    """Public radio: pictures with two captions each, the first of them folded away."""
    prose, pieces = Prose(44), []
    for number, part in enumerate(story.parts):
        if number in (0, 4):
            pieces.append(
                f'<div id="res{number}" class="bucketwrap image large"><div class="imagewrap"><img '
                f'src="https://media.example/{number}.jpg" alt=""></div><div '
                'class="credit-caption"><div '
                f'class="caption-wrap"><div class="caption"><p>{escape(prose.sentence())} <b '
                'class="credit">'
                f'{prose.person()}/HT</b><b class="hide-caption"><b>hide '
                "caption</b></b></p></div><b "
                'class="toggle-caption"><b>toggle caption</b></b></div><span '
                'class="credit">HT</span>'
                "</div></div>"
            )
        pieces.append(render([part], style))
    return f"""{head(story)}<body>{menu(20)}<main id="main"><div class="slug-wrap"><h3
class="slug">Coast
</h3></div><div class="storytitle"><h1>{escape(story.headline)}</h1></div><div id="story-meta"
class="story-meta"><div class="dateblock"><time>May 4, 2023 9:30 AM ET</time></div><div
class="byline">
<p class="byline__name">{story.author}</p></div></div><div id="storytext" class="storytext
storylocation linkLocation">{"".join(pieces)}</div><div class="tags"><ul><li><a
href="/t">ferries</a></li>
</ul></div><aside
id="end-of-story-recommendations">{cards(prose, 4)}</aside></main>{footer(prose)}</body>
</html>"""


def weekly(story: Story, style: str = "class") -> str:
    """A weekly that cuts its articles into pages, with a table of contents in the text."""
    prose = Prose(45)
    body = render(story.parts, style).replace("sc-eqUAAy paragraph-text", "paragraph article__item")
    return f"""{head(story)}<body><nav>{menu(20)}</nav><main id="main"
class="main--article"><article
class="article article--padded"><header class="article-header"><h1 class="article-heading"><span
class="article-heading__kicker">Hafen</span><span class="visually-hidden">: </span><span
class="article-heading__title">{escape(story.headline)}</span></h1><div class="byline">Von
{story.author}
</div><div class="metadata"><time class="metadata__date" datetime="2023-05-04T09:30:00+02:00">4.
Mai 2023,
9:30 Uhr</time></div></header><div class="article-body article-body--article"><div
class="article-page">
<nav class="article-toc"><h3>Inhalt</h3><ol><li><a href="/1">Seite 1 —
{escape(prose.headline())}</a></li>
<li><a href="/2">Seite 2 — {escape(prose.headline())}</a></li></ol></nav>
{body}</div></div><div class="article-pagination"><a href="/2">Nächste Seite:
{escape(prose.headline())}</a>
<ul><li>1</li><li>2</li></ul></div></article><section class="comment-section"><h2>Kommentare</h2>
{comments(prose, 8)}</section></main>{footer(prose)}</body></html>"""


def more_information(story: Story, style: str = "p") -> str:
    """A daily with a list of further stories in the middle, and a form of words at the end."""
    prose, half = Prose(46), len(story.parts) // 2
    return f"""{head(story)}<body class="article">{menu(26)}<main><article id="main-content"><header
class="a_e _dn"><h1 class="a_t">{escape(story.headline)}</h1></header><div class="a_md"><div
class="a_md_a">
<a href="/autor">{story.author}</a></div><div class="a_md_f">Low Island - <time>04 may 2023 -
09:30</time>
</div></div><div class="a_c clearfix"
data-dtm-region="articulo_cuerpo">{render(story.parts[:half], style)}
<section class="b-m_a"><h3>Más información</h3><ul>{links(prose, 2)}</ul></section>
{render(story.parts[half:], style)}<p class="a_ei">Puedes seguir a {story.outlet} en
<a href="https://social.example/f">Facebook</a> y <a href="https://social.example/t">Twitter</a>, o
apuntarte aquí para recibir <a href="/nl">nuestra newsletter semanal</a>.</p></div></article><div
class="a_tp"><h3>Archivado En</h3><ul><li><a
href="/n">Puertos</a></li></ul></div></main>{footer(prose)}
</body></html>"""


def also_read(story: Story, style: str = "p") -> str:
    """A portal that puts "Also Read" links into the text, and a disclaimer under it."""
    prose, pieces = Prose(47), []
    for number, part in enumerate(story.parts):
        pieces.append(render([part], style))
        if number % 3 == 0:
            pieces.append(
                "<p><strong>Also Read | <a "
                f'href="/s/{number}">{escape(prose.headline())}</a></strong></p>'
            )
    return f"""{head(story)}<body><div class="header">{menu(40)}</div><div class="breadcrumb"><a
href="/">Home
</a> / <a href="/c">Cities</a> / {escape(story.headline)}</div><div class="container
native_story"><h1
itemprop="headline" class="native_story_title">{escape(story.headline)}</h1><div class="editor"
id="storycenterbyline">
Written by <a href="/p">{story.author}</a> | Low Island | Updated: May 4, 2023 9:30:11 am</div><div
class="full-details"><div id="pcl-full-content" class="story_details">{"".join(pieces)}
<p class="last-published">© The {story.outlet} (P) Ltd</p><div class="first-publish">First
published on:
04-05-2023 at 09:30 IST</div></div></div><div class="ie-first-publish"><ul><li>Tags:</li><li><a
href="/t">
ferry</a></li></ul></div><div
class="rightpanel">{cards(prose, 10)}</div></div>{footer(prose)}</body></html>"""


def essay_platform(story: Story, style: str = "p") -> str:
    """A platform for essays: claps, the author's card, other people's essays below."""
    prose = Prose(48)
    body = render(story.parts, style).replace(
        "<p>", '<p id="a1b2" class="pw-post-body-paragraph kx ky">'
    )
    return f"""{head(story)}<body><div id="root"><div class="a b c"><div class="l o"><a
href="/">Open in app
</a><a href="/in">Sign in</a></div><article><div class="l"><section><div><div class="ch bg"><h1
class="pw-post-title jr">{escape(story.headline)}</h1><div class="speechify"><a
href="/@x">{story.author}</a>
<button>Follow</button><span>5 min read</span><span>May 4</span></div><div
class="kp"><button>--</button>
<p class="be b">12</p></div>{body}</div></div></section></div></article><div class="nx ny"><div>
<a href="/t">Ferries</a></div></div><div class="oa"><h2>Written by {story.author}</h2><p>214
Followers</p>
<p>Writes about tides and what they leave behind, mostly on Sundays and mostly in
pencil.</p></div><div
class="ob"><h2>More from {story.author}</h2>{cards(prose, 4)}</div></div></div></body></html>"""


def letter_platform(story: Story, style: str = "p") -> str:
    """A platform for newsletters: boxes to subscribe between the paragraphs."""
    prose, third = Prose(49), max(1, len(story.parts) // 3)
    box = (
        '<div class="subscription-widget-wrap"><div class="subscription-widget '
        'show-subscribe"><div '
        f'class="preamble"><p class="cta-caption">{story.outlet} is a reader-supported '
        "publication. To "
        "receive new posts and support my work, consider becoming a free or paid "
        "subscriber.</p></div>"
        '<form><input type="email"><input type="submit" value="Subscribe"></form></div></div>'
    )
    pieces = [render(story.parts[p : p + third], style) for p in range(0, len(story.parts), third)]
    return f"""{head(story)}<body><div class="main-menu">{menu(6)}</div><div
class="single-post-container"><div
class="single-post"><article class="newsletter-post post"><div class="post-header"><h1
class="post-title">
{escape(story.headline)}</h1><div class="post-ufi">{sharing()}</div></div><div
class="available-content"><div
dir="auto" class="body markup">{box.join(pieces)}</div></div></article></div><div
class="comments-page">
<h4>Discussion about this post</h4>{comments(prose, 6)}</div><div class="portable-archive">
{cards(prose, 4)}</div></div>{footer(prose)}</body></html>"""


def press_office(story: Story, style: str = "p") -> str:
    """A ministry's announcement: facts in a list above, contacts under it."""
    prose = Prose(50)
    return f"""{head(story, json_ld=False)}<body class="govuk-template__body">{menu(12)}<div
class="container">
<div class="publication-header"><span class="title-context">Press release</span><h1
class="heading-xl">
{escape(story.headline)}</h1></div><div class="metadata-wrapper"><dl><dt>From:</dt><dd><a
href="/o">Ministry
of Transport</a></dd><dt>Published</dt><dd>4 May 2023</dd></dl></div><div
class="contents-list"><h2>Contents
</h2></div><div class="govspeak-wrapper"><div
class="govspeak">{render(story.parts, style)}</div></div><div
class="share-links"><h2>Share this page</h2>{sharing()}</div><div class="explore"><h2>Explore the
topic</h2>
<a href="/t">Harbours and ports</a></div></div><div class="feedback"><h2>Is this page
useful?</h2><button>Yes
</button></div>{footer(prose)}</body></html>"""


def encyclopedic(story: Story, style: str = "p") -> str:
    """A wiki's news article: a box of facts, a table of contents, links to edit, references."""
    prose = Prose(51)
    body = render(story.parts, style).replace(
        "</h2>", '<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
    )
    return f"""{head(story, json_ld=False)}<body class="mediawiki ltr"><div id="content"
class="mw-body"><h1
id="firstHeading" class="firstHeading">{escape(story.headline)}</h1><div id="bodyContent"><div
id="siteSub">From {story.outlet}, the free news source you can write</div><div
id="jump-to-nav"></div><div
class="mw-parser-output"><div id="toc" class="toc" role="navigation"><h2>Contents</h2><ul><li><a
href="#a">1
What happened</a></li></ul></div>{body}<h2>Sources</h2><ul><li><a href="https://o.example/1">
{escape(prose.headline())}</a> — Quay Observer, May 3</li><li><a href="https://o.example/2">
{escape(prose.headline())}</a> — Bay Gazette, May 4</li></ul></div><div id="catlinks"
class="catlinks">
Categories: <a href="/c">Ferries</a></div></div></div><div id="mw-navigation">{menu(20)}</div>
{footer(prose)}</body></html>"""


def text_paragraphs(story: Story, style: str = "class") -> str:
    """A broadcaster whose layout names stand on every paragraph, with boxes of other stories."""
    prose, pieces = Prose(52), []
    for number, part in enumerate(story.parts):
        html = render([part], style)
        html = html.replace(
            "sc-eqUAAy paragraph-text",
            "m-ten m-offset-one l-eight l-offset-two textabsatz columns twelve",
        )
        pieces.append(html)
        if number == 2:
            pieces.append(
                '<div class="teaser-absatz columns twelve"><a class="teaser-absatz__link" '
                'href="/b"><span '
                'class="teaser-absatz__topline">Hintergrund</span><span '
                'class="teaser-absatz__headline">'
                f'{escape(prose.headline())}</span><p class="teaser-absatz__shorttext">'
                f"{escape(prose.sentence())}</p></a></div>"
            )
    return f"""{head(story)}<body>{menu(22)}<main class="content-wrapper"><article class="container
content-wrapper__group"><div class="seitenkopf"><h1 class="seitenkopf__headline"><span
class="seitenkopf__topline">Hafen</span> <span
class="seitenkopf__headline--text">{escape(story.headline)}
</span></h1><div class="metatextline">Stand: 04.05.2023 09:30 Uhr</div></div>{"".join(pieces)}<div
class="authorline"><span>Von {story.author}, HT</span></div></article><div class="meldungsfooter">
{sharing()}</div><div class="trenner">{cards(prose, 5)}</div></main>{footer(prose)}</body></html>"""


def lines_in_one(story: Story, style: str = "br") -> str:
    """A portal that sets a whole article as one paragraph with line breaks."""
    prose = Prose(53)
    text = "<br>\n".join(
        escape(line) for part in story.parts if part.kind is Kind.PARAGRAPH for line in part.lines
    )
    return f"""{head(story)}<body>{menu(30)}<div id="uamods"
class="article"><header><h1>{escape(story.headline)}
</h1><p class="time"><time>5/4(Thu) 9:30</time></p></header><div class="article_body"><div
class="sc-iMCRTP">
<p class="sc-inlrYM highLightSearchTarget">{text}</p></div></div><footer><a
href="/src">{story.outlet}</a>
</footer></div><section
id="uamods-topics"><h2>Top</h2><ul>{links(prose, 8)}</ul></section>{footer(prose)}
</body></html>"""
