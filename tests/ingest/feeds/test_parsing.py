from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.feed_samples import atom, entry, item, json_feed, rss
from tests.support.fixed import STARTED

from reader.ingest.feeds.entry_articles import article_from_entry
from reader.ingest.feeds.parsing import parse_feed
from reader.model.errors import UnreadableError
from reader.model.feed_entry import ParsedEntry, ParsedFeed

URL = "https://gazette.example/news/feed.xml"
LONG = "The council met again and talked about the bridge. " * 40


def parse(raw: str | bytes) -> ParsedFeed:
    return parse_feed(raw if isinstance(raw, bytes) else raw.encode(), url=URL, now=STARTED)


def only(raw: str | bytes) -> ParsedEntry:
    (found,) = parse(raw).entries
    return found


def rss_item(more: str) -> ParsedEntry:
    return only(rss(item("Mayor resigns", more)))


def json_item(**values: object) -> ParsedEntry:
    return only(json_feed(values))


# The feed


def test_a_feed_says_what_it_is() -> None:
    head = (
        "<title>Harbour &amp;amp; Quay</title><link>/news/</link><language>en_gb</language>"
        "<ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod>"
        "<sy:updateFrequency>4</sy:updateFrequency>"
    )
    parsed = parse(rss(head=head))
    assert parsed.title == "Harbour & Quay"
    assert parsed.site_url == "https://gazette.example/news/"
    assert parsed.language == "en-GB"
    assert parsed.interval_minutes == 360
    assert parsed.dialect == "RSS 2.0"


@pytest.mark.parametrize(
    ("raw", "dialect"),
    [
        (rss(version="0.91"), "RSS 0.91 (Userland)"),
        (atom(entry("x")), "Atom 1.0"),
        (json_feed(), "JSON Feed 1.1"),
        (json_feed(version="1"), "JSON Feed 1"),
    ],
)
def test_the_dialect_is_named(raw: str | bytes, dialect: str) -> None:
    assert parse(raw).dialect == dialect


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "nothing in it"),
        (b"<html><body>News</body></html>", "web page"),
        (b"<!DOCTYPE html>\n<html lang=en>", "web page"),
        (b"<opml version='2.0'/>", "<opml>"),
        (b"{}", "no feed"),
        (b"[1, 2]", "no feed"),
        (b"{" * 100_000, "neither XML nor JSON"),
        (b'{"items": ' + b"9" * 5_000 + b"}", "neither XML nor JSON"),
        (b"news of today", "no XML"),
        (b"<rss>" * 300, "nested"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "declarations"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told) as caught:
        parse(raw)
    assert URL in caught.value.message
    assert caught.value.advice


def test_the_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item("Secret")))
    with pytest.raises(UnreadableError):
        parse(str(path))
    with pytest.raises(UnreadableError):
        parse(path.as_uri())


def test_a_declared_entity_is_never_expanded() -> None:
    raw = "<!DOCTYPE rss SYSTEM 'file:///etc/hosts'>" + rss(item("&xxe; & &lol9;"))
    assert only(raw).title == "&xxe; & &lol9;"


# Which text


def test_the_whole_text_is_taken_before_the_summary() -> None:
    found = rss_item(
        f"<description>Short.</description><content:encoded>&lt;p&gt;{LONG}&lt;/p&gt;"
        "</content:encoded>"
    )
    assert found.document.text == LONG.strip()
    assert not found.is_summary
    assert found.raw_html == f"<p>{LONG}</p>"


def test_a_summary_that_says_more_than_the_content_is_taken() -> None:
    found = only(atom(entry("x", f"<summary>{LONG}</summary><content>Short</content>")))
    assert found.document.text == LONG.strip()


@pytest.mark.parametrize(
    ("more", "is_summary"),
    [
        ("<description>One sentence.</description>", True),
        (f"<description>{LONG}</description>", False),
        (f"<description>{LONG} […]</description>", True),
        ("<content:encoded>All there is.</content:encoded>", False),
        ("<content:encoded>The beginning… Read more</content:encoded>", True),
        ("<content:encoded>Der Anfang. Weiterlesen →</content:encoded>", True),
        ("", True),
    ],
)
def test_a_beginning_is_told_from_a_whole_text(more: str, is_summary: bool) -> None:
    assert rss_item(more).is_summary == is_summary


def test_html_is_made_safe_and_kept_as_blocks() -> None:
    found = rss_item(
        "<description>&lt;h2&gt;Bridge&lt;/h2&gt;&lt;p onclick=x&gt;It &lt;b&gt;opens&lt;/b&gt;"
        "&lt;script&gt;alert(1)&lt;/script&gt; &lt;a href='javascript:x'&gt;now&lt;/a&gt;&lt;/p&gt;"
        "&lt;img src=http://t.example/p.gif width=1 height=1&gt;</description>"
    )
    assert found.document.text == "Bridge\nIt opens now"
    assert all(run.link is None for block in found.document.blocks for run in block.runs)
    assert all(block.image is None for block in found.document.blocks)


def test_plain_text_keeps_its_paragraphs_and_its_less_than_signs() -> None:
    found = json_item(content_text="One < two\nthree\n\nFour & five")
    assert [block.text for block in found.document.blocks] == ["One < two\nthree", "Four & five"]


def test_what_programs_write_under_an_entry_is_left_out() -> None:
    found = rss_item(
        "<content:encoded><![CDATA[<p>The bridge opens.</p><p>The post <a href=x>Mayor</a>"
        " appeared first on <a href=y>Gazette</a>.</p>]]></content:encoded>"
    )
    assert found.document.text == "The bridge opens."


def test_a_text_that_is_too_long_is_left_out_and_its_entry_kept() -> None:
    parsed = parse(rss(item("Long", f"<description>{'x ' * 1_100_000}</description>"), item("B")))
    assert [found.title for found in parsed.entries] == ["Long", "B"]
    assert parsed.entries[0].document.text == ""
    assert "Long" in parsed.problems[0]


# Addresses


def test_relative_addresses_are_completed_by_the_feed() -> None:
    found = rss_item("<link>/a/1</link><description>&lt;a href='b'&gt;x&lt;/a&gt;</description>")
    assert found.url == "https://gazette.example/a/1"
    assert found.document.blocks[0].runs[0].link == "https://gazette.example/news/b"


def test_relative_addresses_are_completed_by_xml_base() -> None:
    found = only(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/"><entry>'
        '<title>T</title><link href="1"/><content type="html" xml:base="deep/">'
        "&lt;a href='2'&gt;x&lt;/a&gt;</content></entry></feed>"
    )
    assert found.url == "https://other.example/x/1"
    assert found.document.blocks[0].runs[0].link == "https://other.example/x/deep/2"


def test_what_only_follows_readers_is_taken_off_an_address() -> None:
    found = rss_item("<link>https://g.example/1?id=2&amp;utm_source=rss</link>")
    assert found.url == "https://g.example/1?id=2"


def test_a_link_that_only_counts_readers_is_not_the_page() -> None:
    found = rss_item(
        "<link>http://feedproxy.example/~r/g/~3/x/</link>"
        "<feedburner:origLink>https://g.example/1</feedburner:origLink>"
    )
    assert found.url == "https://g.example/1"


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ("<guid>https://g.example/1</guid>", "https://g.example/1"),
        ('<guid isPermaLink="false">https://g.example/1</guid>', ""),
        ("<guid>story-17</guid>", ""),
        ("<guid>https://g.example/1</guid><link>https://g.example/2</link>", "https://g.example/2"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>http://[broken/1</link>", ""),
        ("<link>file:///etc/hosts</link>", ""),
    ],
)
def test_a_guid_is_an_address_only_where_it_may_be(more: str, url: str) -> None:
    assert rss_item(more).url == url


def test_a_sound_is_not_the_page_of_its_entry() -> None:
    found = rss_item('<enclosure url="https://g.example/1.mp3" type="audio/mpeg" length="1"/>')
    assert (found.url, found.document.text) == ("", "")


def test_json_feeds_use_the_page_before_the_page_elsewhere() -> None:
    assert json_item(id="1", external_url="https://o.example/").url == "https://o.example/"
    assert json_item(id="https://g.example/1").url == "https://g.example/1"


# People, subjects, languages


@pytest.mark.parametrize(
    ("more", "byline"),
    [
        ("<author>jane@gazette.example (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>jane@gazette.example</author>", ()),
        ("<dc:creator>By Jane Doe and Max Moe</dc:creator>", ("Jane Doe", "Max Moe")),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>Max Moe</dc:creator>",
         ("Jane Doe", "Max Moe")),
        ("<dc:creator>admin</dc:creator>", ()),
        ("<dc:creator>Harbour Gazette</dc:creator>", ()),
        ("<dc:creator>Voltaire</dc:creator>", ("Voltaire",)),
        ("<dc:creator>https://gazette.example/jane</dc:creator>", ()),
    ],
)  # fmt: skip
def test_bylines_name_people(more: str, byline: tuple[str, ...]) -> None:
    assert rss_item(more).byline == byline


def test_the_authors_of_an_atom_feed_are_those_of_its_entries() -> None:
    author = "<author><name>Jane Doe</name><email>j@g.example</email></author>"
    own = entry("x", "<author><name>Max Moe</name></author>")
    raw = atom(author, own, entry("yy"))
    assert [found.byline for found in parse(raw).entries] == [("Max Moe",), ("Jane Doe",)]


def test_json_feeds_name_authors_in_both_ways() -> None:
    raw = json_feed(
        {"id": "1", "author": {"name": "Ann Lee"}}, {"id": "2"}, authors=[{"name": "Jane Doe"}]
    )
    assert [found.byline for found in parse(raw).entries] == [("Ann Lee",), ("Jane Doe",)]


def test_categories_are_names_each_once() -> None:
    found = rss_item(
        "<category>Politics</category><category>Q &amp;amp; A</category><category>Politics"
        "</category><category>http://schemas.example/x</category><category/>"
    )
    assert found.categories == ("Politics", "Q & A")


def test_an_entry_in_another_language_says_so() -> None:
    raw = atom(entry("x"), '<entry xml:lang="fr"><title>Le pont</title><id>2</id></entry>')
    raw = raw.replace("<feed", '<feed xml:lang="de"')
    assert [found.language for found in parse(raw).entries] == ["de", "fr"]


# Dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Tue, 01 Sep 2026 10:00:00 +0300", "2026-09-01T10:00:00+03:00"),
        ("Tue, 1 Sep 26 10:00:00 GMT", "2026-09-01T10:00:00Z"),
        ("2026-09-01T10:00:00Z", "2026-09-01T10:00:00Z"),
        ("2026-09-01", "2026-09-01"),
        ("Tue Sep  1 10:00:00 2026", "2026-09-01T10:00:00"),
        ("1788256800", "2026-09-01T10:00:00Z"),
    ],
)
def test_dates_are_read_in_many_forms(written: str, iso: str) -> None:
    published = rss_item(f"<pubDate>{written}</pubDate>").published
    assert published is not None
    assert published.iso == iso


@pytest.mark.parametrize(
    "written", ["", "soon", "0000-00-00", "Wed, 30 Feb 2026 10:00", "9" * 5_000]
)
def test_a_date_that_means_nothing_is_none(written: str) -> None:
    found = rss_item(f"<pubDate>{written}</pubDate>")
    assert found.published is None
    assert not found.date_doubtful


@pytest.mark.parametrize(
    ("written", "doubtful"),
    [
        ("Thu, 01 Jan 1970 00:00:00 GMT", True),
        ("Thu, 31 Dec 2099 23:59:59 GMT", True),
        ("9999-12-31T23:59:59-12:00", True),
        ((STARTED + timedelta(days=1)).isoformat(), False),
        ((STARTED + timedelta(days=3)).isoformat(), True),
        ("1996-05-01", False),
    ],
)
def test_a_date_that_is_hardly_right_is_kept_and_marked(written: str, doubtful: bool) -> None:
    found = rss_item(f"<pubDate>{written}</pubDate>")
    assert found.published is not None
    assert found.published.iso is not None
    assert found.date_doubtful == doubtful


def test_a_change_is_told_only_when_it_is_later() -> None:
    dates = "<published>2026-09-01T10:00:00Z</published>"
    later = only(atom(entry("x", dates).replace("2026-09-01T10", "2026-09-02T10", 1)))
    same = only(atom(entry("x", dates)))
    assert later.modified is not None
    assert later.modified.iso == "2026-09-02T10:00:00Z"
    assert same.modified is None


def test_the_only_date_of_an_entry_is_when_it_was_published() -> None:
    published = only(atom(entry("x"))).published
    assert published is not None
    assert published.iso == "2026-09-01T10:00:00Z"


# Keys and fingerprints


def test_an_entry_keeps_its_key_when_its_text_changes() -> None:
    first = rss_item("<guid isPermaLink='false'>17</guid><description>Old</description>")
    second = rss_item("<guid isPermaLink='false'>17</guid><description>New</description>")
    assert first.key == second.key
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ("<link>https://g.example/1</link>", "<link>https://g.example/1?utm_source=x</link>"),
        ("<pubDate>2026-09-01</pubDate><description>a</description>",
         "<pubDate>2026-09-01</pubDate><description>b</description>"),
        ("<link>https://g.example/1</link>", "<guid>https://g.example/1</guid>"),
    ],
)  # fmt: skip
def test_an_entry_without_a_guid_is_known_by_its_address_or_title_and_date(
    more: str, same: str
) -> None:
    assert rss_item(more).key == rss_item(same).key


def test_how_a_text_is_set_makes_no_other_fingerprint() -> None:
    plain = rss_item('<description>"It\'s done" - he said...</description>')
    set_well = rss_item("<description>“It’s  done” –\u00a0he said…</description>")
    assert plain.fingerprint == set_well.fingerprint


# Articles


def test_an_entry_becomes_an_article() -> None:
    found = rss_item(
        "<link>https://g.example/1</link><dc:creator>Jane Doe</dc:creator><category>Harbour"
        "</category><pubDate>2026-09-01</pubDate><description>The mayor went.</description>"
    )
    article = article_from_entry(found, "Harbour Gazette")
    assert (article.headline, article.outlet) == ("Mayor resigns", "Harbour Gazette")
    assert (article.url, article.byline) == ("https://g.example/1", ("Jane Doe",))
    assert (article.section, article.document.text) == ("Harbour", "The mayor went.")
    assert "beginning" in article.incomplete


def test_an_entry_without_a_title_gets_one_from_its_text() -> None:
    found = only(rss("<item><description>The mayor went. He left no note.</description></item>"))
    assert article_from_entry(found, "").headline == "The mayor went."


def test_an_entry_without_a_text_is_no_article() -> None:
    with pytest.raises(UnreadableError, match="Mayor resigns"):
        article_from_entry(rss_item(""), "Harbour Gazette")


def test_a_json_feed_is_read_like_the_others() -> None:
    raw = {
        "version": "https://jsonfeed.org/version/1.1", "title": "G", "home_page_url": "/",
        "language": "en", "items": [{
            "id": 17, "url": "https://g.example/1", "title": "Mayor", "summary": "s",
            "content_html": "<p>Gone</p>", "content_text": "Gone", "tags": ["a", 5],
            "date_published": "2026-09-01T10:00:00Z", "attachments": [{"url": "x.mp3"}],
        }],
    }  # fmt: skip
    found = only(json.dumps(raw))
    assert (found.key, found.title, found.document.text) == ("17", "Mayor", "Gone")
    assert (found.categories, found.language, found.is_summary) == (("a",), "en", False)
