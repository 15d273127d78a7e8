from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.documents.xml_text import MAX_XML_DEPTH, decode_xml, mend_xml
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters

ROOTS = ("r",)


def mend(text: str) -> str:
    return mend_xml(text, ROOTS).text


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("<r>a &amp; b &#65; &lt;</r>", "<r>a &amp; b A &lt;</r>"),
        ("<r>AT&T &nbsp;&eacute; &nosuch;</r>", "<r>AT&amp;T \xa0é &amp;nosuch;</r>"),
        ("<r>1 < 2 <3 <- ]]> x</r>", "<r>1 &lt; 2 &lt;3 &lt;- ]]&gt; x</r>"),
        ("<r><a><b>x</a>y</r>", "<r><a><b>x</b></a>y</r>"),
        ("<r>x</b></a></r>", "<r>x</r>"),
        ("<r><P>x</p></R>", "<r><P>x</P></r>"),
        ("<r>a<br>b<img src=x.png></r>", '<r>a<br/>b<img src="x.png"/></r>'),
        ("<r a='1' a='2' b=3 c/>", '<r a="1" b="3" c="c"/>'),
        ('<r a="x&y &quot;z&quot; &lt;"/>', '<r a="x&amp;y &quot;z&quot; &lt;"/>'),
        ("<r a='say \"x\"'/>", '<r a="say &quot;x&quot;"/>'),
        ("<r><!-- <x> & --><?php echo ?>y</r>", "<r>y</r>"),
        ("<r><![CDATA[<b>&</b>]]></r>", "<r><![CDATA[<b>&</b>]]></r>"),
        ("junk <!-- x --><?xml version='1.0'?><r/> more", "<r/>"),
        ("<r>x</r><r>y</r>", "<r>x</r>"),
        ("<!DOCTYPE r SYSTEM 'http://a.example/r.dtd'><r/>", "<r/>"),
    ],
)
def test_sloppy_xml_is_made_well_formed(written: str, mended: str) -> None:
    assert mend(written) == mended
    tree(mended)


def test_prefixes_that_are_not_declared_are() -> None:
    mended = mend("<r><dc:creator>A</dc:creator><odd:x odd2:y='1'/></r>")
    assert tree(mended)[0].tag == "{http://purl.org/dc/elements/1.1/}creator"


def test_prefixes_that_are_declared_stay_as_they_are() -> None:
    text = '<r xmlns:dc="urn:mine"><dc:a/><x xmlns:y="urn:y"><y:z/></x></r>'
    assert mend(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
        "<!doctype r SYSTEM 'x' [<!ENTITY % p SYSTEM 'file:///etc/hosts'>%p;]><r/>",
        "<!ENTITY a 'b'><r>&a;</r>",
        "<r><!ENTITY a 'b'></r>",
        "<r><!DOCTYPE r [",
    ],
)
def test_declarations_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="declarations"):
        mend(text)


def test_declarations_are_found_in_every_encoding() -> None:
    text = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>"
    for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-8-sig"):
        with pytest.raises(UnreadableError, match="declarations"):
            mend(decode_xml(text.encode(encoding)))


def test_depth_is_limited() -> None:
    assert tree(mend("<r>" + "<a>" * (MAX_XML_DEPTH - 1))).tag == "r"
    with pytest.raises(UnreadableError, match="nested"):
        mend("<r>" + "<a>" * MAX_XML_DEPTH)


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("<r><a><b>x", ("r", "a", "b")),
        ("<r><a>x</a>", ("r",)),
        ("<r><a>x<!-- ", ("r", "a")),
        ("<r><a>x<![CDATA[ y", ("r", "a")),
        ("<r><a>x</a></r", ("r",)),
        ("<r/>", ()),
    ],
)
def test_what_a_cut_text_leaves_open_is_told(text: str, left_open: tuple[str, ...]) -> None:
    mended = mend_xml(text, ROOTS)
    assert mended.left_open == left_open
    assert not mended.is_cut
    tree(mended.text)


def test_a_text_is_cut_before_there_are_too_many_of_what_is_counted() -> None:
    mended = mend_xml("<r>" + "<x:i/>" * 5 + "<j/></r>", ROOTS, counted=("i",), most=3)
    assert mended.is_cut
    assert len(tree(mended.text)) == 3


def test_of_another_root_only_the_name_is_looked_at() -> None:
    assert mend_xml("<html><body>" + "<a>" * 10_000, ROOTS).root == "html"
    with pytest.raises(UnreadableError):
        mend_xml("no markup at all", ROOTS)


@pytest.mark.parametrize("raw", [b"", b" \n", b"x" * (10 * 1024 * 1024 + 1), b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode_xml(raw)
    assert caught.value.advice == ""


NAMES = st.sampled_from(("a", "b", "x:c"))
TEXTS = st.text("ab <>&;#\"'é\u2028", max_size=8)


@st.composite
def well_formed(draw: st.DrawFn, depth: int = 0) -> str:
    """Return a sound element."""
    name = "r" if depth == 0 else draw(NAMES)
    parts = [_escape(draw(TEXTS))]
    if depth < 3:
        for child in draw(st.lists(well_formed(depth=depth + 1), max_size=3)):
            parts += [child, _escape(draw(TEXTS))]
    attribute = f' k="{_escape(draw(TEXTS))}"' if draw(st.booleans()) else ""
    declared = ' xmlns:x="urn:x"' if depth == 0 else ""
    return f"<{name}{declared}{attribute}>{''.join(parts)}</{name}>"


def _escape(text: str) -> str:
    text = clean_characters(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\n", " ")


@given(well_formed())
def test_well_formed_xml_keeps_its_meaning(text: str) -> None:
    mended = mend_xml(text, ROOTS)
    assert etree.tostring(tree(mended.text), method="c14n") == etree.tostring(
        tree(text), method="c14n"
    )
    assert mended.left_open == ()


@given(st.text("<>/!-[]CDATA&;?\"'= ab:r\n", max_size=60))
def test_whatever_comes_in_comes_out_well_formed_or_is_refused(text: str) -> None:
    try:
        mended = mend_xml("<r>" + text, ROOTS)
    except UnreadableError:
        return
    tree(mended.text)
