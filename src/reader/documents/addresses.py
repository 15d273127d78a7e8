"""Which addresses in an article may become links and images: http, https and mailto only."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from reader.text.normalise import clean_characters

_LONGEST = 4096
"""Code points; browsers and servers give up at some 8,000, trackers begin long before."""

_WEB = re.compile(r"(https?)://(?=[^/?#@:\\])(.+)", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"mailto:(?=[^?])(.+)", re.IGNORECASE | re.DOTALL)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TRACKING = re.compile(
    r"""
    (utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_hs\w+
    |ocid|cmpid?|ito|smid|smtyp|sref|ref_?src|ref_url|partner|xtor|at_\w+|ns_\w+|icid|ncid|sr_share
    |s?share_?(id|source)|guccounter|guce_\w+|spm|__twitter_impression|amp_\w+|taid|trk|feature)
    (=|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Parameters that tell where a reader came from; the page is the same without them."""

_IMAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$|/(?:images?|photos?|pictures?|img|thumbs?)/",
    re.IGNORECASE,
)

_CACHED = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp/|[\w-]+\.cdn\.ampproject\.org/[a-z]/)(?:s/)?",
    re.IGNORECASE,
)
"""Before the address of a page that Google keeps a copy of."""

_MIRROR = re.compile(r"^(?:www\.)?(?:(?:m|mobile|amp)\.)?(?=[^.]+\.[^.])")
"""What a host has in front for the web or for telephones, where a whole name follows."""

_AS_AMP = re.compile(r"(?:amp|outputtype=amp|usqp|_js_v)(?:[=&]|$)", re.IGNORECASE)

_AMP_PATH = re.compile(r"^/amp(?P<after>/.+)$|^(?P<before>.+?)(?:/amp|\.amp(?:\.html?)?)$")

_ARTICLE = re.compile(r"[-_][^-_]+[-_]|\d{4}|\.html?$")
"""The last part of a path that is an article's rather than a section's: words, a number, a file."""

_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
"""RFC 3986, 2.3: escaping these changes nothing."""

_SAFE = re.compile(r"[!#-;=?-\[\]_a-z~]*")
"""All of ASCII that may stand in a link as it is."""


def safe_link(address: str, base_url: str = "") -> str | None:
    """Return the absolute http, https or mailto address that ``address`` means, else None.

    White space, quotation marks, direction marks and the like are percent-encoded, so that the
    result holds nothing that could end an attribute or change the look of what is beside it.
    Applying it to its own result gives the same. Addresses within the page give None.
    """
    address = _trimmed(address)
    mail = _MAIL.match(address)
    if mail:
        return "mailto:" + _encoded(mail[1])
    return web_address(address, base_url)


def web_address(address: str, base_url: str = "") -> str | None:
    """Return the absolute http or https address that ``address`` means, else None."""
    address = _trimmed(address)
    if not address or len(address) > _LONGEST or address.startswith("#"):
        return None
    if address.startswith("//"):
        address = "https:" + address
    web = _WEB.match(address)
    if web is None:
        if _OTHER_SCHEME.match(address) or not _WEB.match(base_url):
            return None
        try:
            web = _WEB.match(urljoin(base_url, address))
        except ValueError:  # such as an unfinished IPv6 address
            return None
    found = f"{web[1].lower()}://{_encoded(web[2])}" if web else ""
    return found if _is_sound(found) else None


def can_be_split(address: str) -> bool:
    """Tell whether the parts of an address can be told: `urlsplit` refuses some hosts."""
    if address.isascii() and "[" not in address and "]" not in address:
        return True
    try:
        urlsplit(address)
    except ValueError:  # an unfinished IPv6 address, or a letter that means "/" or "#"
        return False
    return True


def without_tracking(address: str) -> str:
    """Return a web address without the fragment and the parameters that only follow readers.

    One whose parts cannot be told is returned as it is.
    """
    if not can_be_split(address):
        return address
    parts = urlsplit(address)
    kept = [
        parameter
        for parameter in parts.query.split("&")
        if parameter and not _TRACKING.match(parameter)
    ]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def server_of(address: str) -> str:
    """Return the scheme, host and port of a web address in small letters, "" when it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unfinished IPv6 address
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""


def is_image_address(address: str) -> bool:
    """Tell whether an address looks like an image's, not an article's."""
    return can_be_split(address) and _IMAGE.search(urlsplit(address).path) is not None


def _is_sound(address: str) -> bool:
    """Tell whether an address can be taken apart: some hosts and ports are none ("[", ":x")."""
    with suppress(ValueError):
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    return False


def _trimmed(address: str) -> str:
    """Return the address as browsers take it: no white space around it, no line ends inside."""
    return re.sub("[\t\n]", "", clean_characters(address).strip())


def _encoded(rest: str) -> str:
    if _SAFE.fullmatch(rest):
        return rest
    return _unsafe().sub(lambda found: quote(found[0]), rest)


@cache
def _unsafe() -> re.Pattern[str]:
    """Return the pattern for what must be escaped: it takes long to make, few links need it."""
    return re.compile(r"""[\x00-\x20\x7f-\xa0"<>\\^`{|}\u2000-\u200f\u2028-\u202f\u2066-\u2069]""")


def same_address_key(address: str) -> str:
    """Return what all spellings of one page's address share.

    These do not count: the scheme, "www.", hosts and paths for telephones ("m.", "amp."), the
    host's case and default port, a slash at the end, how letters are escaped, the order of
    parameters, those that only follow readers, and the fragment unless it names a page ("#!").
    Caches of AMP pages count as the page itself. Nothing else is taken for the same: two articles
    must never get one key. An address that cannot be taken apart is its own key.
    """
    address = _CACHED.sub("https://", safe_link(address) or address)
    if not _is_sound(address):
        return address
    parts = urlsplit(address)
    host = _MIRROR.sub("", (parts.hostname or "").rstrip("."))
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = _without_amp(_evenly_escaped(parts.path).rstrip("/"))
    parameters = (_evenly_escaped(each) for each in parts.query.split("&") if each)
    query = "&".join(
        sorted(each for each in parameters if not (_TRACKING.match(each) or _AS_AMP.match(each)))
    )
    page = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"{host}{port}{path}{f'?{query}' if query else ''}{page}" or address


def _without_amp(path: str) -> str:
    """Return a path without the "amp" of an article's page for telephones.

    Only where what is left looks like an article's: "/glossary/amp" is no page for telephones.
    """
    plain = _AMP_PATH.sub(lambda found: found["before"] or found["after"] or "", path)
    return plain if _ARTICLE.search(plain.rpartition("/")[2]) else path


def _evenly_escaped(text: str) -> str:
    """Return a part of an address with letters escaped only where they must be."""
    text = _ESCAPED.sub(lambda found: _unescaped(found[0]), text)
    return _NOT_ASCII.sub(lambda found: quote(found[0], errors="replace"), text)


def _unescaped(escaped: str) -> str:
    character = chr(int(escaped[1:], 16))
    return character if _UNRESERVED.match(character) else escaped.upper()
