from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.support.feeds import feed
from tests.support.fixed import STARTED, fixed_id

from reader.exchange.opml import opml_from_feeds, subscriptions_from_opml
from reader.model.errors import UnreadableError
from reader.model.feed import Feed, FeedSubscription, tidy_folder
from reader.text.normalise import clean_characters

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="Local" title="Local">
    <outline text="My Gazette" title="Harbour Gazette" type="rss"
             xmlUrl="https://gazette.example/feed?a=1&amp;b=2" htmlUrl="https://gazette.example/"/>
    <outline text="Deeper"><outline text="Quay" xmlUrl="http://quay.example/rss"/></outline>
  </outline>
  <outline title="Post" xmlURL="feed://post.example/atom"/>
</body></opml>"""


def read(text: str) -> tuple[FeedSubscription, ...]:
    return subscriptions_from_opml(text.encode(), "list.opml").subscriptions


def test_subscriptions_are_read_with_their_folders_and_names() -> None:
    assert read(LIST) == (
        FeedSubscription(
            "https://gazette.example/feed?a=1&b=2",
            title="Harbour Gazette",
            name="My Gazette",
            site_url="https://gazette.example/",
            folder="Local",
        ),
        FeedSubscription("http://quay.example/rss", title="Quay", folder="Local/Deeper"),
        FeedSubscription("https://post.example/atom", title="Post"),
    )


@pytest.mark.parametrize(
    "sloppy",
    [
        LIST.replace("&amp;", "&"),
        "\ufeff  " + LIST,
        LIST.replace("</outline>", ""),
        LIST.replace("<?xml", "<!-- by hand --><?xml"),
        LIST.replace("opml", "OPML"),
        LIST.replace('version="1.0">', "version=2>"),
        LIST.replace("<body>", "").replace("</body>", ""),
        LIST[: LIST.index("</body>")],
    ],
)
def test_sloppy_lists_are_read_too(sloppy: str) -> None:
    assert {one.url for one in read(sloppy)} == {one.url for one in read(LIST)}


def test_a_list_that_was_cut_off_says_so() -> None:
    found = subscriptions_from_opml(LIST[: LIST.index("Deeper")].encode(), "list.opml")
    assert len(found.subscriptions) == 1
    assert "ends in the middle" in found.problems[0]


def test_a_list_in_another_encoding_is_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1252"?><opml><outline text="Größe" xmlUrl="{}"/>'
    raw = text.format("http://g.example/").encode("cp1252")
    assert subscriptions_from_opml(raw, "x").subscriptions[0].title == "Größe"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing in it"),
        ("feeds", "no XML"),
        ("<html><body/></html>", "no list of subscriptions"),
        (
            "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><opml>&x;</opml>",
            "declarations",
        ),
        ("<opml>" + "<outline>" * 300, "nested"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(text: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told) as caught:
        read(text)
    assert "list.opml" in caught.value.message
    assert caught.value.advice


def test_feeds_without_a_web_address_are_named_and_left_out() -> None:
    text = "".join(f"<outline text='F{n}' xmlUrl='file:///{n}'/>" for n in range(5))
    found = subscriptions_from_opml(f"<opml><body>{text}</body></opml>".encode(), "x.opml")
    assert found.subscriptions == ()
    assert found.problems == (
        "Left out, having no http or https address: “F0”, “F1”, “F2” and 2 more.",
    )
    assert found.left_out == tuple(f"F{n}: file:///{n}" for n in range(5))


def test_a_list_without_feeds_says_so() -> None:
    found = subscriptions_from_opml(b"<opml><body><outline text='x'/></body></opml>", "x.opml")
    assert found.problems == ("There are no feeds in x.opml.",)


def test_a_feed_in_two_folders_is_in_the_first() -> None:
    text = "<opml><outline text='A'><outline xmlUrl='http://g.example/'/></outline>"
    (found,) = read(text + text.removeprefix("<opml>").replace("'A'", "'B'") + "</opml>")
    assert found.folder == "A"


def test_a_list_makes_nothing_load_and_no_address_local() -> None:
    text = LIST.replace("<outline ", '<outline loadImages="true" fullText="true" ')
    assert not any(one.load_images or one.fetch_full_text or one.by_person for one in read(text))


def test_folders_are_no_deeper_than_eight_and_hold_no_separators() -> None:
    deep = "".join(f"<outline text='{n}/x'>" for n in range(50))
    (found,) = read(f"<opml>{deep}<outline xmlUrl='http://g.example/'/></opml>")
    assert found.folder == "/".join(f"{n}-x" for n in range(8))


def test_feeds_are_written_in_folders_and_in_order() -> None:
    feeds = [
        replace(feed(1, "http://b.example/"), title="Bee"),
        replace(feed(2, "http://a.example/"), title="ant", site_url="http://a.example/site"),
        replace(feed(3, "http://c.example/?a=1&b=2"), name='The "C"', title="C", folder="W/Eu"),
        replace(feed(4, "http://d.example/"), folder="W"),
    ]
    text = opml_from_feeds(feeds)
    assert (
        text
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>On Background subscriptions</title>
  </head>
  <body>
    <outline text="W" title="W">
      <outline text="Eu" title="Eu">
        <outline type="rss" text="The &quot;C&quot;" title="C" xmlUrl="http://c.example/?a=1&amp;b=2"/>
      </outline>
      <outline type="rss" text="http://d.example/" title="http://d.example/" xmlUrl="http://d.example/"/>
    </outline>
    <outline type="rss" text="ant" title="ant" xmlUrl="http://a.example/" htmlUrl="http://a.example/site"/>
    <outline type="rss" text="Bee" title="Bee" xmlUrl="http://b.example/"/>
  </body>
</opml>
"""
    )
    shuffled = feeds[:]
    random.Random(1).shuffle(shuffled)
    assert opml_from_feeds(shuffled) == text


NAMES = st.text("aB é/<>&\"'\x07\u202e\ufffe\n", max_size=8)


@st.composite
def generated_feeds(draw: st.DrawFn) -> list[Feed]:
    """Return feeds with odd names, each with an address of its own."""
    return [
        Feed(
            fixed_id(number),
            f"https://g.example/{number}?a=1&b='2'",
            STARTED,
            title=" ".join(clean_characters(draw(NAMES)).split()),
            name=" ".join(clean_characters(draw(NAMES)).split()),
            folder=tidy_folder(clean_characters(draw(NAMES))),
            site_url=draw(st.sampled_from(("", "https://g.example/"))),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


@given(generated_feeds())
def test_what_is_written_is_read_back_the_same(feeds: list[Feed]) -> None:
    text = opml_from_feeds(feeds)
    etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    back = {one.url: one for one in read(text)}
    assert set(back) == {one.url for one in feeds}
    for one in feeds:
        found = back[one.url]
        assert (found.name or found.title or found.url) == one.shown_title
        assert (found.folder, found.site_url) == (one.folder, one.site_url)
        if one.title:
            assert found.title == one.title
    again = [replace(feed(n, s.url), title=s.title, name=s.name, site_url=s.site_url,
                     folder=s.folder) for n, s in enumerate(read(text))]  # fmt: skip
    assert opml_from_feeds(again) == text
