from __future__ import annotations

import pytest

from reader.documents.addresses import (
    can_be_split,
    is_image_address,
    same_address_key,
    without_tracking,
)


@pytest.mark.parametrize("address", ["http://[", "https://[::1", "http://a]b/", "http://a\u2100b/"])
def test_addresses_that_cannot_be_taken_apart_harm_nothing(address: str) -> None:
    assert not can_be_split(address)
    assert not is_image_address(address)
    assert without_tracking(address) == address


def test_an_address_with_a_whole_ipv6_host_can_be_taken_apart() -> None:
    assert can_be_split("http://[::1]:8000/x")


def test_parameters_that_follow_readers_are_taken_off() -> None:
    address = "https://a.example/x?id=7&utm_source=feed&fbclid=1#comments"
    assert without_tracking(address) == "https://a.example/x?id=7"


PAGE = "https://news.example/world/tunnel-opens-late"


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/world/tunnel-opens-late",
        "https://www.news.example/world/tunnel-opens-late/",
        "HTTPS://WWW.News.Example:443/world/tunnel-opens-late",
        "http://news.example:80/world/tunnel-opens-late#comments",
        "https://news.example./world/tunnel-opens-late",
        "https://m.news.example/world/tunnel-opens-late",
        "https://mobile.news.example/world/tunnel-opens-late",
        "https://amp.news.example/world/tunnel-opens-late",
        "https://news.example/amp/world/tunnel-opens-late",
        "https://news.example/world/tunnel-opens-late/amp/",
        "https://news.example/world/tunnel-opens-late.amp",
        "https://news.example/world/tunnel-opens-late?amp=1",
        "https://news.example/world/tunnel-opens-late?outputType=amp",
        "https://www.google.com/amp/s/www.news.example/world/tunnel-opens-late",
        "https://news-example.cdn.ampproject.org/c/s/news.example/world/tunnel-opens-late",
        "https://news.example/world/tunnel-opens-late?utm_source=x&fbclid=y",
        "https://news.example/world/%74unnel%2Dopens-late",
    ],
)
def test_spellings_of_one_address_have_one_key(address: str) -> None:
    assert same_address_key(address) == same_address_key(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a?id=1&page=2", "https://news.example/a?page=2&id=1"),
        ("https://news.example/caf%c3%a9", "https://news.example/café"),
        ("https://news.example/2024/03/amp", "https://news.example/2024/03/amp/"),
    ],
)
def test_order_and_escapes_do_not_count(one: str, other: str) -> None:
    assert same_address_key(one) == same_address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a", "https://news.example/a/b"),
        ("https://news.example/a?id=1", "https://news.example/a?id=2"),
        ("https://news.example/a?id=1", "https://news.example/a"),
        ("https://news.example/a?amplitude=1", "https://news.example/a"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/#!/a", "https://news.example/#!/b"),
        ("https://news.example:8080/a", "https://news.example/a"),
        ("https://news.example/glossary/amp", "https://news.example/glossary"),
        ("https://news.example/amp/radios", "https://news.example/radios"),
        ("https://m.example/a", "https://example/a"),
        ("https://m.co/a", "https://co/a"),
        ("https://sport.news.example/a", "https://news.example/a"),
        ("https://www.google.com/amp-guide", "https://amp-guide"),
        ("https://[::1", "https://[::2"),
        ("mailto:a@news.example", "mailto:b@news.example"),
    ],
)
def test_two_pages_never_have_one_key(one: str, other: str) -> None:
    assert same_address_key(one) != same_address_key(other)
