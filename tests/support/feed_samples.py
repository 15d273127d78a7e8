"""Invented feeds in all dialects, sound and sloppy, with the titles of the entries in them.

To add one: put it under a name of its own into one of the tables, with the titles that a person
would see in it, in order. `test_feed_samples.py` reads them all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A feed as bytes, what it holds, and the charset that its server names."""

    raw: bytes
    titles: tuple[str, ...]
    charset: str = ""
    whole: bool = True


def rss(*items: str, version: str = "2.0", head: str = "<title>Harbour Gazette</title>") -> str:
    """Return RSS with these items."""
    return f'<rss version="{version}"><channel>{head}{"".join(items)}</channel></rss>'


def item(title: str, more: str = "") -> str:
    """Return an RSS item."""
    return f"<item><title>{title}</title>{more}</item>"


def atom(*entries: str, namespace: str = ' xmlns="http://www.w3.org/2005/Atom"') -> str:
    """Return Atom with these entries."""
    return f"<feed{namespace}><title>Harbour Gazette</title>{''.join(entries)}</feed>"


def entry(title: str, more: str = "", kind: str = "text") -> str:
    """Return an Atom entry."""
    return (
        f'<entry><title type="{kind}">{title}</title><id>urn:example:{len(title)}</id>'
        f"<updated>2026-09-01T10:00:00Z</updated>{more}</entry>"
    )


def json_feed(*items: object, version: str = "1.1", **more: object) -> bytes:
    """Return a JSON Feed with these items."""
    address = f"https://jsonfeed.org/version/{version}"
    return json.dumps({"version": address, "title": "Gazette", "items": items} | more).encode()


def sample(text: str, *titles: str, encoding: str = "utf-8", **more: object) -> Sample:
    """Return a sample from text."""
    return Sample(text.encode(encoding), titles, **more)  # type: ignore[arg-type]


_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
_RDF_ITEM = '<item rdf:about="http://g.example/{0}"><title>{0}</title><link>http://g.example/{0}</link></item>'
_A, _B = item("Mayor resigns"), item("Bridge opens")
_TWO = ("Mayor resigns", "Bridge opens")
_XHTML = "http://www.w3.org/1999/xhtml"
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_DOCTYPE = (
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
    ' "http://my.netscape.example/rss-0.91.dtd">'
)

SOUND = {
    "rss 0.90": sample(
        f'<rdf:RDF {_RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel>'
        "<title>G</title></channel>" + _A + _B + "</rdf:RDF>",
        *_TWO,
    ),
    "rss 0.91 with its document type": sample(_DOCTYPE + rss(_A, _B, version="0.91"), *_TWO),
    "rss 0.92": sample(rss(_A, _B, version="0.92"), *_TWO),
    "rss 0.93": sample(rss(_A, version="0.93"), "Mayor resigns"),
    "rss 0.94": sample(rss(_A, version="0.94"), "Mayor resigns"),
    "rss 1.0": sample(
        f'<?xml version="1.0"?><rdf:RDF {_RDF} {_DC} xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="http://g.example/"><title>G</title><items><rdf:Seq>'
        '<rdf:li rdf:resource="http://g.example/One"/></rdf:Seq></items></channel>'
        + _RDF_ITEM.format("One")
        + _RDF_ITEM.format("Two")
        + "</rdf:RDF>",
        "One",
        "Two",
    ),
    "rss 2.0": sample('<?xml version="1.0" encoding="UTF-8"?>\n' + rss(_A, _B), *_TWO),
    "rss 2.0 without entries": sample(rss()),
    "rss 2.0 in a namespace": sample(
        '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>'
        + _A
        + "</channel></rss>",
        "Mayor resigns",
    ),
    "rss with a style sheet and comments": sample(
        '<?xml version="1.0"?><?xml-stylesheet href="a.xsl" type="text/xsl"?><!-- <item> -->'
        + rss(_A, "<!-- <item><title>old</title></item> -->", _B),
        *_TWO,
    ),
    "rss with a podcast": sample(
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        + item("Episode 1", '<enclosure url="http://g.example/1.mp3" type="audio/mpeg"/>'
               "<itunes:title>Not this</itunes:title><itunes:author>Ann Lee</itunes:author>")
        + "</channel></rss>",
        "Episode 1",
    ),
    "rss with an image and a form": sample(
        rss("<image><title>Logo</title><url>l.png</url></image>", _A,
            "<textInput><title>Search</title><name>q</name></textInput>"),
        "Mayor resigns",
    ),
    "rss with titles of media": sample(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        + item("Mayor resigns", '<media:content url="a.jpg"><media:title>A photo</media:title>'
               "</media:content>")
        + "</channel></rss>",
        "Mayor resigns",
    ),
    "atom 0.3": sample(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>G</title><entry>'
        '<title>Mayor resigns</title><link rel="alternate" href="http://g.example/1"/>'
        "<issued>2026-09-01T10:00:00Z</issued></entry></feed>",
        "Mayor resigns",
    ),
    "atom 1.0": sample(atom(entry("Mayor resigns"), entry("Bridge opens")), *_TWO),
    "atom 1.0 with prefixes": sample(
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>G</a:title><a:entry>'
        "<a:title>Mayor resigns</a:title><a:id>1</a:id></a:entry></a:feed>",
        "Mayor resigns",
    ),
    "atom titles of each type": sample(
        atom(
            entry("1 &lt; 2 &amp;amp; so on"),
            entry("A &lt;b&gt;bold&lt;/b&gt; move &amp;amp; more", kind="html"),
            entry(f'<div xmlns="{_XHTML}">A <i>fine</i> day</div>', kind="xhtml"),
        ),
        "1 < 2 &amp; so on",
        "A bold move & more",
        "A fine day",
    ),
    "atom with a quoted source": sample(
        atom(entry("Mayor resigns", "<source><title>Elsewhere</title><id>x</id></source>")),
        "Mayor resigns",
    ),
    "json feed 1.0": Sample(
        json_feed({"id": "1", "title": "Mayor resigns", "content_text": "x"}, version="1"),
        ("Mayor resigns",),
    ),
    "json feed 1.1": Sample(
        json_feed({"id": "1", "title": "Mayor resigns"}, {"id": "2", "title": "Bridge opens"}), _TWO
    ),
    "utf-16": sample('<?xml version="1.0" encoding="utf-16"?>' + rss(item("Größe")), "Größe",
                     encoding="utf-16"),
    "latin 1": sample('<?xml version="1.0" encoding="iso-8859-1"?>' + rss(item("Größe")), "Größe",
                      encoding="latin-1"),
    "windows-1251": sample(
        '<?xml version="1.0" encoding="windows-1251"?>' + rss(item("Мост открыт")), "Мост открыт",
        encoding="cp1251"),
    "shift_jis": sample(
        '<?xml version="1.0" encoding="Shift_JIS"?>' + rss(item("橋が開通しました")),
        "橋が開通しました", encoding="shift_jis"),
    "right to left": sample(rss(item("نشرة الميناء")), "نشرة الميناء"),
}  # fmt: skip

SLOPPY = {
    "byte order mark and white space": sample(
        "\ufeff\n\n  " + '<?xml version="1.0"?>' + rss(_A), "Mayor resigns"),
    "a warning before it": sample(
        "Warning: date() in /srv/feed.php on line 3\n" + '<?xml version="1.0"?>' + rss(_A),
        "Mayor resigns"),
    "a script after it": sample(rss(_A) + "<script>track(1 < 2)</script>", "Mayor resigns"),
    "undeclared namespaces": sample(
        rss(item("Mayor resigns", "<dc:creator>Ann Lee</dc:creator><foo:bar baz:qux='1'/>"
                 "<content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>")),
        "Mayor resigns"),
    "bare ampersands": sample(
        rss(item("Bread & butter AT&T", "<link>http://g.example/?a=1&b=2&copy=3</link>")),
        "Bread & butter AT&T"),
    "named references of html": sample(
        rss(item("Caf&eacute;&nbsp;&ndash; the &ldquo;Ritz&rdquo; &unknown;")),
        "Café\xa0– the “Ritz” &unknown;"),
    "references to no character": sample(rss(item("A&#0;B&#xD800;C&#99999999;D&#8217;s")),
                                         "ABCD’s"),
    "control characters": sample(rss(item("Mayor\x08 res\x00igns")), "Mayor resigns"),
    "cdata everywhere": sample(
        rss(item("<![CDATA[Bread & <b>butter</b>]]>", "<link><![CDATA[http://g.example/1]]></link>")),
        "Bread & butter"),
    "cdata in pieces": sample(rss(item("<![CDATA[Mayor ]]> resigns<![CDATA[ today]]>")),
                              "Mayor resigns today"),
    "less-than signs": sample(rss(item("Budget < 5 and > 3 <3")), "Budget < 5 and > 3 <3"),
    "markup that is not escaped": sample(
        rss(item("Mayor resigns", "<description><p>One<br>two<p>three <b>four</description>"), _B),
        *_TWO),
    "tags that do not match": sample(
        rss("<item><title>Mayor resigns</titel></title><b><i></b></i></item>", _B), *_TWO),
    "elements left open": sample(
        "<rss version='2.0'><channel><title>G</title><item><title>Mayor resigns</title>"
        "<description>He went</item>" + _B + "</channel></rss>", *_TWO),
    "letters of either case": sample(
        "<RSS version='2.0'><Channel><Title>G</title><Item><TITLE>Mayor resigns</Title></item>"
        "</CHANNEL></rss>", "Mayor resigns"),
    "attributes without quotation marks": sample(
        "<rss version=2.0 version='x' bare><channel><item><title>Mayor resigns</title>"
        "<guid isPermaLink=false>1</guid></item></channel></rss>", "Mayor resigns"),
    "entries outside the channel": sample(
        "<rss version='2.0'><channel><title>G</title></channel>" + _A + _B + "</rss>", *_TWO),
    "no version": sample(rss(_A).replace(' version="2.0"', ""), "Mayor resigns"),
    "no channel": sample("<rss version='2.0'>" + _A + "</rss>", "Mayor resigns"),
    "atom without a namespace": sample(atom(entry("Mayor resigns"), namespace=""), "Mayor resigns"),
    "rdf without namespaces": sample(
        "<rdf:RDF><channel><title>G</title></channel>" + _A + "</rdf:RDF>", "Mayor resigns"),
    "the same entry twice": sample(
        rss(item("Mayor resigns", "<guid>1</guid>"), item("Mayor resigns", "<guid>1</guid>"), _B),
        *_TWO),
    "one guid for all": sample(
        rss(*(item(title, "<guid>0</guid>") for title in _TWO)), *_TWO),
    "one link for all": sample(
        rss(*(item(title, "<link>http://g.example/</link>") for title in _TWO)), *_TWO),
    "entries without titles": sample(
        rss("<item><description>First note</description></item>",
            "<item><description>Second note</description></item>"), "", ""),
    "utf-8 that calls itself latin 1": sample(
        '<?xml version="1.0" encoding="iso-8859-1"?>' + rss(item("Größe")), "Größe"),
    "latin 1 that calls itself utf-8": sample(
        '<?xml version="1.0" encoding="utf-8"?>' + rss(item("Die Größe der Brücke über dem Fluss")),
        "Die Größe der Brücke über dem Fluss", encoding="latin-1", charset="utf-8"),
    "latin 1 as only its server says": sample(rss(item("Größe")), "Größe", encoding="latin-1",
                                              charset="ISO-8859-1"),
    "an encoding that nobody knows": sample(
        '<?xml version="1.0" encoding="x-harbour"?>' + rss(item("Größe")), "Größe"),
    "cut off in an entry": sample(
        rss(_A, _B, item("Half an entry", "<description>It went"))[:-38], *_TWO, whole=False),
    "cut off after an entry": sample("<rss version='2.0'><channel>" + _A, "Mayor resigns",
                                     whole=False),
    "cut off in a comment": sample("<rss version='2.0'><channel>" + _A + "<!-- ", "Mayor resigns",
                                   whole=False),
    "json feed with mistakes": Sample(
        json_feed({"id": 7, "title": "Mayor resigns", "authors": "Ann Lee", "tags": "x",
                   "date_published": 5},
                  "no item", None, {"title": "Bridge opens", "content_html": None}, author=[1]),
        _TWO),
    "json feed without a version": Sample(
        b'\xef\xbb\xbf{"home_page_url": "/", "items": [{"title": "Mayor\n resigns"}]}',
        ("Mayor resigns",)),
}  # fmt: skip

SAMPLES = SOUND | SLOPPY
