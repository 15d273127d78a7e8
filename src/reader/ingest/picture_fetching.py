"""The pictures of an article, fetched because the person asked for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

from reader.documents.addresses import web_address
from reader.ingest.fetching.errors import FetchError, SlowError, UnreachableError
from reader.ingest.fetching.fetched import CheckCancelled, Fetch, never_cancelled
from reader.ingest.fetching.wanted import PICTURE
from reader.ingest.pictures import PictureError, read_picture
from reader.model.document import Document
from reader.model.kept_picture import KeptPicture

MAX_PICTURES = 60
"""Of one article; more are galleries and advertising."""


def image_addresses(document: Document) -> tuple[str, ...]:
    """Return the addresses of a document's images, each once, in their order."""
    return tuple(dict.fromkeys(block.image.address for block in document.blocks if block.image))


def fetch_pictures(
    document: Document,
    fetch: Fetch,
    *,
    url: str = "",
    check_cancelled: CheckCancelled = never_cancelled,
) -> Iterator[KeptPicture]:
    """Give what becomes of each image of an article, as it is known.

    There is one outcome for each of `image_addresses`, in that order, so that a caller knows how
    far it is; who stops asking stops the fetching. Nothing is fetched twice, nothing from the
    person's own network, and nothing more from a server that once did not answer.

    Args:
        document: the article.
        fetch: how to get a picture.
        url: the article's address, which relative addresses of images belong to.
        check_cancelled: what it raises ends the fetching.

    Raises:
        Exception: what ``check_cancelled`` raises.
    """
    known: dict[str, KeptPicture] = {}
    silent: set[str] = set()
    for address in image_addresses(document):
        check_cancelled()
        absolute = urldefrag(web_address(address, url) or "").url
        host = urlsplit(absolute).netloc
        if not absolute:
            outcome = KeptPicture(address, None, "It has no address on the web.")
        elif absolute in known:
            outcome = replace(known[absolute], address=address)
        elif len(known) >= MAX_PICTURES:
            outcome = KeptPicture(
                address, None, f"Only {MAX_PICTURES} pictures of an article are loaded."
            )
        elif host in silent:
            outcome = KeptPicture(address, None, f"{host} did not answer before.")
        else:
            outcome = _fetched(address, absolute, fetch, check_cancelled, silent)
            known[absolute] = outcome
        yield outcome


def _fetched(
    address: str, absolute: str, fetch: Fetch, check_cancelled: CheckCancelled, silent: set[str]
) -> KeptPicture:
    try:
        fetched = fetch(absolute, wanted=PICTURE, check_cancelled=check_cancelled)
        return KeptPicture(address, read_picture(fetched.body))
    except (SlowError, UnreachableError) as error:
        silent.add(urlsplit(absolute).netloc)
        return KeptPicture(address, None, str(error))
    except (FetchError, PictureError) as error:
        return KeptPicture(address, None, str(error))
