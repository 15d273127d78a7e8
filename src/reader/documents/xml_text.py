"""XML as feeds and reading lists have it, made safe and well-formed before a parser sees it.

One linear pass over the text. What comes out holds no document type, comment or processing
instruction, so no parser can be made to expand or load anything; every element is closed, every
ampersand and prefix means something, and nothing lies deeper than `MAX_XML_DEPTH`. Text and
attributes stay as they were. Well-formed XML keeps its meaning.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container
from dataclasses import dataclass

from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters

MAX_XML_BYTES = 10 * 1024 * 1024
"""A larger feed or list is none that a person follows."""

MAX_XML_DEPTH = 256
"""Elements inside one another."""

_MAX_MARKUP = 200_000
"""Tags, comments and the like that are looked at; what follows is left out."""

_MAX_REFERENCES = 1_000_000
"""Ampersands that are looked at; a parser makes a text of its own of each."""

_MAX_ATTRIBUTES = 200
_MAX_PREFIXES = 200

_AMPERSAND = re.compile(
    r"&(?:(?:#(\d{1,12})|#[xX]([0-9a-fA-F]{1,12})|([A-Za-z][A-Za-z0-9]{1,31}));)?"
)
_MARKUP = re.compile(r"<(?=[!?/]|[^\W\d])")
_NAME = r"[^\W\d][\w.-]*+(?::[^\W\d][\w.-]*+)?"
_TAG = re.compile(rf"""<(/?)({_NAME})((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>""")
_ATTRIBUTE = re.compile(rf"""({_NAME})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
_DECLARATION_END = re.compile(r"[\[>]")

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))
"""Strewn into texts by careless programs; escape is a part of ISO-2022-JP."""

_FEW = 50
"""A NUL among fewer bytes than this is no stray one."""

_XML_NAMES = ("lt", "gt", "amp", "quot", "apos")

_EMPTY_HTML = frozenset(("br", "hr", "img", "input", "wbr"))
"""Elements of HTML that people leave open and that mean nothing else in a feed."""

_PREFIXES = {
    "admin": "http://webns.net/mvcb/",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xlink": "http://www.w3.org/1999/xlink",
}
"""What a prefix stands for that a feed uses without saying so."""


@dataclass(frozen=True, slots=True)
class MendedXml:
    """Well-formed XML without declarations, in one root element.

    ``root`` is that element's name in small letters, without prefix. ``left_open`` are the
    names, likewise, of the elements that the text left open at its end, outermost first: a
    text that has any was cut off, here when ``is_cut`` because it was too long, else elsewhere.
    """

    text: str
    root: str
    left_open: tuple[str, ...] = ()
    is_cut: bool = False


def decode_xml(raw: bytes, charset: str = "") -> str:
    """Return the text of an XML file; ``charset`` is what the server said, "" for nothing.

    The file's own declaration outranks the server, which often says the same of all its files.

    Raises:
        UnreadableError: when it is empty, too large, or no text; the sentence begins with "It"
            or "This" and leaves it to the caller to say what it is about.
    """
    if not raw.strip():
        raise UnreadableError("There is nothing in it.")
    if len(raw) > MAX_XML_BYTES:
        raise UnreadableError(f"It is larger than {MAX_XML_BYTES // 1024**2} MB.")
    if raw.count(0) < len(raw) // _FEW:  # else it is UTF-16, or no text at all
        raw = raw.translate(None, _CONTROLS)
    named = (find_declared_encoding(raw), charset)
    # UTF-8 is recognised by its bytes; where these are something else the label is wrong.
    declared = next((name for name in named if name and not _is_utf_8(name)), "")
    try:
        return clean_characters(decode_bytes(raw, declared).text)
    except UnreadableError as error:
        raise UnreadableError(error.message) from error  # its advice is about articles


def mend_xml(
    text: str, roots: Container[str], *, counted: Container[str] = (), most: int = 0
) -> MendedXml:
    """Return the first element in ``text`` and all that is in it, made well-formed.

    ``text`` must have passed through `clean_characters`. Named references of HTML become
    characters, an ampersand that begins none becomes ``&amp;``, a stray "<" becomes ``&lt;``;
    elements are closed where their parents end, and end tags that end nothing are left out.
    When the first element is none of ``roots`` nothing but its name is looked at. The text is
    cut before there are more than ``most`` elements with a name in ``counted``.

    Raises:
        UnreadableError: when there is no element, when the text declares entities, or when it
            is nested too deeply; a sentence as in `decode_xml`.
    """
    mender = _Mender(text, roots, counted, most)
    mender.run()
    return mender.result()


def _is_utf_8(name: str) -> bool:
    return name.lower().replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii")


class _Mender:
    """The pass over one text: what was written so far, and which elements are open."""

    def __init__(
        self, text: str, roots: Container[str], counted: Container[str], most: int
    ) -> None:
        self._text = text
        self._roots = roots
        self._counted = counted
        self._left = most
        self._parts: list[str] = []
        self._open: list[str] = []
        self._open_lower: list[str] = []
        self._prefixes_used: set[str] = set()
        self._prefixes_declared = {"xml", "xmlns"}
        self._root = ""
        self._markup_seen = self._references = 0
        self._finished = False
        self._is_cut = False

    def run(self) -> None:
        position = 0
        while not self._finished:
            found = _MARKUP.search(self._text, position)
            end = found.start() if found else len(self._text)
            if self._open and end > position:
                self._add_text(self._text[position:end])
            if found is None:
                return
            self._markup_seen += 1
            if self._markup_seen > _MAX_MARKUP:
                self._cut()
            else:
                position = self._markup(end)

    def result(self) -> MendedXml:
        if not self._root:
            raise UnreadableError("There is no XML in it.")
        left_open = tuple(map(_local, self._open))
        while self._open:
            self._close()
        text = "".join(self._parts)
        missing = sorted(self._prefixes_used - self._prefixes_declared)
        declared = "".join(
            f' xmlns:{prefix}="{_PREFIXES.get(prefix.lower(), f"urn:undeclared:{prefix}")}"'
            for prefix in missing
        )
        name_end = 1 + len(self._root)
        text = text[:name_end] + declared + text[name_end:]
        return MendedXml(text, _local(self._root), left_open, self._is_cut)

    def _cut(self) -> None:
        self._finished = self._is_cut = True

    def _add_text(self, text: str) -> None:
        self._references += text.count("&") + text.count("<")
        if self._references > _MAX_REFERENCES:
            self._cut()
        else:
            self._parts.append(_mended_text(text).replace("<", "&lt;"))

    def _markup(self, start: int) -> int:
        """Take what begins with "<"; return where what follows it begins."""
        text = self._text
        if text.startswith("<!--", start):
            return self._find_end("-->", start + 4)
        if text.startswith("<?", start):
            return self._find_end("?>", start + 2)
        if text.startswith("<![CDATA[", start):
            end = self._find_end("]]>", start + 9)
            if self._open and not self._finished:
                self._parts.append(text[start:end])
            return end
        if text.startswith("<!", start):
            return self._declaration(start)
        found = _TAG.match(text, start)
        if found is None:
            if self._open:
                self._parts.append("&lt;")
            return start + 1
        if found[1]:
            self._end_tag(found[2])
        else:
            self._start_tag(found[2], found[3])
        return found.end()

    def _find_end(self, ending: str, start: int) -> int:
        """Return the place after the next ``ending``; without one the text is at its end."""
        end = self._text.find(ending, start)
        self._finished = end < 0
        return end + len(ending)

    def _declaration(self, start: int) -> int:
        """Pass over a document type; refuse one that declares anything.

        A document type that only names a DTD is found in sound RSS 0.91; it is never loaded.
        """
        found = _DECLARATION_END.search(self._text, start)
        end = found.start() if found else start + 9
        keyword = self._text[start:end].lower()
        declares = keyword.startswith(("<!entity", "<!element", "<!attlist"))
        if declares or (found and found[0] == "[" and keyword.startswith("<!doctype")):
            raise UnreadableError(
                "It has declarations of its own (a DTD), which can be made to fill the memory."
            )
        return found.end() if found else len(self._text)

    def _start_tag(self, name: str, rest: str) -> None:
        if _local(name) in self._counted:
            self._left -= 1
            if self._left < 0:
                self._cut()
                return
        is_empty = rest.endswith("/")
        attributes = self._attributes(rest[:-1] if is_empty else rest)
        self._note_prefix(name)
        if not self._open:
            self._root = name
            self._finished = is_empty or _local(name) not in self._roots
        if is_empty or name.lower() in _EMPTY_HTML:
            self._parts.append(f"<{name}{attributes}/>")
            return
        if len(self._open) >= MAX_XML_DEPTH:
            raise UnreadableError(f"Its elements are nested more than {MAX_XML_DEPTH} deep.")
        self._open.append(name)
        self._open_lower.append(name.lower())
        self._parts.append(f"<{name}{attributes}>")

    def _end_tag(self, name: str) -> None:
        wanted = name.lower()
        if wanted not in self._open_lower:
            return
        while self._open_lower[-1] != wanted:
            self._close()
        self._close()
        self._finished = not self._open

    def _close(self) -> None:
        self._open_lower.pop()
        self._parts.append(f"</{self._open.pop()}>")

    def _attributes(self, rest: str) -> str:
        """Return a tag's attributes, each once and in quotation marks, with a space before each."""
        if not rest or rest.isspace():
            return ""
        written: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(rest):
            name, *values = found.groups()
            value = next((value for value in values if value is not None), name)
            if name in written or (name.startswith("xmlns:") and not self._declare(name, value)):
                continue
            self._note_prefix(name)
            written[name] = f' {name}="{_mended_text(value).replace(chr(34), "&quot;")}"'
            if len(written) >= _MAX_ATTRIBUTES:
                break
        return "".join(written.values())

    def _declare(self, name: str, address: str) -> bool:
        """Note the prefix that an attribute declares; return false when it may not be declared."""
        prefix = name.partition(":")[2]
        if not address or prefix in ("xml", "xmlns"):
            return False
        self._prefixes_declared.add(prefix)
        return True

    def _note_prefix(self, name: str) -> None:
        prefix, colon, _ = name.partition(":")
        if colon:
            self._prefixes_used.add(prefix)
            if len(self._prefixes_used) > _MAX_PREFIXES:
                self._cut()


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _mended_text(text: str) -> str:
    """Return text or an attribute's value with sound references only."""
    if "&" in text:
        text = _AMPERSAND.sub(_mended_reference, text)
    return text.replace("]]>", "]]&gt;")


def _mended_reference(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return html.escape(clean_characters(chr(code))) if code <= 0x10FFFF else ""
    if name in _XML_NAMES:
        return found[0]
    characters = html.unescape(found[0]) if name else "&"
    return html.escape(characters)
