from __future__ import annotations

import pytest

from reader.documents.addresses import can_be_split, is_image_address, without_tracking


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
