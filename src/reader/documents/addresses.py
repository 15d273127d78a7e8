"""Which addresses in an article may become links and images: http, https and mailto only."""

from __future__ import annotations

import re
from contextlib import suppress
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

_UNSAFE = re.compile(r"""[\x00-\x20\x7f-\xa0"<>\\^`{|}\u2000-\u200f\u2028-\u202f\u2066-\u2069]""")


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
    return _UNSAFE.sub(lambda found: quote(found[0]), rest)


def same_address_key(address: str) -> str:
    """Return what all spellings of one page's address share.

    Tracking parameters, the fragment, "www.", the scheme, default ports, letter case of the
    host and a trailing slash do not count. Nothing else is taken for the same: two articles must
    never get one key.
    """
    parts = urlsplit(safe_link(address) or address)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = "&".join(each for each in parts.query.split("&") if each and not _TRACKING.match(each))
    return f"{host}{port}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"
