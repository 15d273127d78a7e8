"""Pages as common content systems make them: WordPress, Drupal, Joomla, Blogger, Ghost, ASP.NET."""

from __future__ import annotations

import json
from html import escape

from tests.support.newspages.furniture import (
    cards,
    comments,
    footer,
    links,
    menu,
    scripts,
    sharing,
)
from tests.support.newspages.prose import Prose
from tests.support.newspages.story import Story, render


def head(story: Story, *, json_ld: bool = True, extra: str = "") -> str:
    """Return a page's head with the usual claims about the story."""
    claims = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": "2023-05-04T09:30:00+01:00",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": story.outlet},
    }
    script = f'<script type="application/ld+json">{json.dumps(claims)}</script>' if json_ld else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.headline)} | {story.outlet}</title>"
        f'<meta property="og:title" content="{escape(story.headline)}">'
        f'<meta property="og:site_name" content="{story.outlet}">{script}{scripts()}{extra}</head>'
    )


def wordpress(story: Story, style: str = "p") -> str:
    """A classic WordPress theme with Jetpack's buttons, related posts, comments and widgets."""
    prose = Prose(1)
    return f"""{head(story)}<body class="post-template-default single single-post postid-7
with-sidebar">
<div id="page" class="hfeed site"><header id="masthead" class="site-header">{menu()}</header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main">
<article id="post-7" class="post-7 post type-post status-publish hentry category-news tag-ferry">
<header class="entry-header"><h1 class="entry-title">{escape(story.headline)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published"
datetime="2023-05-04T09:30:00+01:00">May 4, 2023</time></span><span class="byline"> by
<a href="/author/x">{story.author}</a></span></div></header>
<div class="entry-content">
{render(story.parts, style)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3>{sharing()}</div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{cards(prose, 3)}</div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/news">News</a></span>
<span class="tags-links">Tagged <a href="/t/ferry">ferry</a>, <a
href="/t/quay">quay</a></span></footer>
</article>
<div class="author-bio"><img class="avatar" src="/a.jpg" alt=""><h3>About {story.author}</h3>
<p>{story.author} is a reporter for {story.outlet} who covers harbours, ferries and the people on
them. Before that she wrote about lighthouses for a magazine that no longer exists.</p></div>
<div id="comments" class="comments-area"><h2>5 thoughts on this</h2><ol class="comment-list">
{comments(prose)}</ol><div id="respond"><h3>Leave a Reply</h3><form><p class="comment-notes">Your
email
address will not be published. Required fields are marked
*</p><textarea></textarea></form></div></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>
<ul>{links(prose, 10)}</ul></section></aside></div>{footer(prose)}</div></body></html>"""


def block_theme(story: Story, style: str = "p") -> str:
    """A WordPress block theme: layout classes, a group for everything, a query loop at the end."""
    prose = Prose(2)
    parts = render(story.parts, style).replace("<figure", '<figure data-x="1"')
    parts = parts.replace('class="image"', 'class="wp-block-image size-large"')
    return f"""{head(story)}<body class="wp-embed-responsive"><div class="wp-site-blocks">
<header class="wp-block-template-part">{menu(14)}</header>
<main class="wp-block-group is-layout-flow"><div class="wp-block-group has-global-padding">
<h1 class="wp-block-post-title">{escape(story.headline)}</h1><div class="wp-block-post-date">
<time datetime="2023-05-04">May 4, 2023</time></div>
<div class="entry-content alignfull wp-block-post-content has-global-padding is-layout-constrained">
{parts}
</div><div class="wp-block-post-terms taxonomy-post_tag">Tags: <a href="/t">ferry</a></div></div>
<div class="wp-block-query alignwide"><h2>More posts</h2><ul class="wp-block-post-template">
{cards(prose, 4)}</ul></div></main>{footer(prose)}</div></body></html>"""


def drupal(story: Story, style: str = "p") -> str:
    """A Drupal site with its fields inside fields."""
    prose = Prose(3)
    return f"""{head(story, json_ld=False)}<body class="html not-front page-node node-type-article">
<div id="skip-link"><a href="#main-content">Skip to main content</a></div><div id="page">
<div id="header"><div class="region region-header">{menu(30)}</div></div>
<div id="main-wrapper"><div id="content" class="column"><div class="section">
<h1 class="title" id="page-title">{escape(story.headline)}</h1><div class="region region-content">
<div class="node node-article node-promoted clearfix"><div class="submitted">Submitted by
<span class="username">{story.author}</span> on Thu, 05/04/2023 - 09:30</div>
<div class="content clearfix"><div class="field field-name-field-image field-type-image"><div
class="field-items"><div class="field-item even"><img src="/sites/x.jpg" alt=""></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div
class="field-items"><div class="field-item even" property="content:encoded">
{render(story.parts, style)}
</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">Tags:</div><ul><li><a href="/t/1">
Ferry</a></li><li><a href="/t/2">Harbour</a></li></ul></div></div>
<div class="link-wrapper"><ul class="links inline"><li><a href="/login">Log in</a> or <a
href="/register">register</a> to post comments</li></ul></div></div>
<div class="block block-views"><h2>Latest news</h2><ul>{links(prose, 8)}</ul></div>
</div></div></div></div>{footer(prose)}</div></body></html>"""


def joomla(story: Story, style: str = "p") -> str:
    """A Joomla site with microdata, and modules left and right."""
    prose = Prose(4)
    return f"""{head(story, json_ld=False)}<body class="site com_content view-article">
<div class="body"><div class="container"><header class="header">{menu(16)}</header>
<div class="row-fluid"><div id="sidebar" class="span3"><div class="moduletable"><h3>Popular</h3>
<ul class="mostread">{links(prose, 7)}</ul></div></div>
<main id="content" role="main" class="span6"><div class="item-page" itemscope
itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">
{escape(story.headline)}</h2></div><dl class="article-info muted"><dt>Details</dt><dd
class="createdby"
itemprop="author">Written by {story.author}</dd><dd class="hits">Hits: 1931</dd></dl>
<div itemprop="articleBody">
{render(story.parts, style)}
</div><ul class="pager pagenav"><li class="previous"><a href="/p">Prev</a></li><li class="next"><a
href="/n">Next</a></li></ul></div></main>
<div id="aside" class="span3"><div class="moduletable"><h3>Who’s online</h3><p>We have 211 guests
and
no members online</p></div></div></div></div></div>{footer(prose)}</body></html>"""


def blogger(story: Story, style: str = "br") -> str:
    """A Blogger page: text between line breaks, archive and blog roll beside it."""
    prose = Prose(5)
    return f"""{head(story, json_ld=False)}<body class="loading"><div class="content-outer">
<div class="header-inner"><h1 class="title">Notes from the Quay</h1><p class="description"><span>A
blog
about boats, boards and what is said between them</span></p></div><div class="main-outer"><div
class="column-center-inner"><div class="main section" id="main"><div class="blog-posts hfeed"><div
class="date-outer"><h2 class="date-header"><span>Thursday, 4 May 2023</span></h2><div class="post
hentry
uncustomized-post-template"><h3 class="post-title entry-title">{escape(story.headline)}</h3>
<div class="post-body entry-content" id="post-body-7">
{render(story.parts, style)}
<div style="clear: both;"></div></div><div class="post-footer"><div class="post-footer-line">Posted
by
<span class="fn">{story.author}</span> at <abbr class="published" title="2023-05-04T09:30:00Z">09:30
</abbr></div><div class="post-share-buttons">{sharing()}</div><div>Labels: <a
href="/l">boats</a></div>
</div></div><div class="comments" id="comments"><h4>5 comments:</h4><dl>{comments(prose)}</dl></div>
</div></div></div></div><div class="column-right-inner"><aside><div class="widget
BlogArchive"><h2>Blog
Archive</h2><ul>{links(prose, 12)}</ul></div></aside></div></div>{footer(prose)}</div></body>
</html>"""


def ghost(story: Story, style: str = "p") -> str:
    """A Ghost newsletter: bookmark cards among the text, boxes to subscribe at the end."""
    prose = Prose(6)
    return f"""{head(story)}<body class="post-template"><div class="gh-viewport"><header
id="gh-head"
class="gh-head outer">{menu(8)}</header><main id="site-main" class="site-main"><article
class="gh-article
post"><header class="gh-article-header gh-canvas"><h1
class="gh-article-title">{escape(story.headline)}
</h1><div class="gh-article-meta"><h4 class="gh-article-author-name">{story.author}</h4><time>04
May 2023
</time> — 6 min read</div></header><section class="gh-content gh-canvas">
{render(story.parts[:3], style)}
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container"
href="https://o.example/x"><div
class="kg-bookmark-content"><div class="kg-bookmark-title">{escape(prose.headline())}</div><div
class="kg-bookmark-description">{escape(prose.sentence())}</div></div></a></figure>
{render(story.parts[3:], style)}
</section></article><section class="footer-cta outer"><div class="inner"><h2>Sign up for more like
this.
</h2><p>Subscribe to {story.outlet} and never miss a tide.</p><a href="#/portal">Subscribe</a></div>
</section><aside class="read-more-wrap"><div
class="read-more">{cards(prose, 3)}</div></aside></main>
{footer(prose)}</div></body></html>"""


def aspnet(story: Story, style: str = "p") -> str:
    """An ASP.NET page: the whole of it inside one form, with its state in a hidden field."""
    prose = Prose(7)
    return f"""{head(story, json_ld=False)}<body><form name="aspnetForm" method="post"
action="./story.aspx"
id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{"dDwtMTQ3" * 60}">
<div id="ctl00_divTop">{menu(20)}</div><div id="ctl00_divMain"><div id="ctl00_divLeft">
<span id="ctl00_lblTitle" class="storytitle">{escape(story.headline)}</span><br>
<span id="ctl00_lblDate" class="storydate">5/4/2023 9:30:00 AM</span>
<div id="ctl00_ContentPlaceHolder1_pnlStory">
{render(story.parts, style)}
</div><div id="ctl00_pnlTools">{sharing()}</div></div><div id="ctl00_divRight"><b>Top
stories</b><ul>
{links(prose, 9)}</ul></div></div>{footer(prose)}</form></body></html>"""


def elementor(story: Story, style: str = "p") -> str:
    """A page of a page builder: widgets named as such hold the text, and everything else."""
    prose = Prose(8)
    box = (
        '<div class="elementor-element elementor-widget elementor-widget-{}">'
        '<div class="elementor-widget-container">{}</div></div>'
    )
    half = len(story.parts) // 2
    return f"""{head(story)}<body class="elementor-page"><div
data-elementor-type="header">{menu(12)}</div>
<div data-elementor-type="single-post" class="elementor elementor-location-single"><section
class="elementor-section"><div class="elementor-container"><div class="elementor-column">
{box.format("theme-post-title", f"<h1>{escape(story.headline)}</h1>")}
{box.format("theme-post-content", render(story.parts[:half], style))}
{box.format("text-editor", render(story.parts[half:], style))}
{box.format("share-buttons", sharing())}
{box.format("posts", cards(prose, 4))}
</div></div></section></div>{footer(prose)}</body></html>"""
