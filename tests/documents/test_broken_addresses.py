"""Addresses that look like some and are none: they must never reach code that takes them apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.documents.addresses import same_address_key, web_address, without_tracking
from reader.documents.html_blocks import document_from_html
from reader.ingest.pages import parse_page

BROKEN = (
    "https://[gazette.example/a",
    "https://gazette].example/a",
    "https://gazette.example:port/a",
    "https://gazette.example:99999999/a",
    "http://gazette.example:-1/a",
    "https://[::1",
    "https://\u2100.example/a",
)


@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_address_is_none(address: str) -> None:
    assert web_address(address) is None
    assert web_address("/a", address) is None


@pytest.mark.parametrize("address", BROKEN)
def test_a_page_with_a_broken_address_is_read(address: str) -> None:
    page = f'<html><link rel="canonical" href="{address}"><p><a href="{address}">An invented text'
    assert parse_page(page).url == ""
    assert document_from_html(page).text == "An invented text"


@given(st.text("https:/[]@?#.%a1ü\u2100\u3002", max_size=20))
@example("[::1]:80")
def test_what_counts_as_an_address_can_be_taken_apart(rest: str) -> None:
    address = web_address(f"https://{rest}")
    if address is not None:
        assert web_address(without_tracking(address)) is not None
        assert same_address_key(address)
