"""Damage for files: what disks, mail gateways and people with bad intentions do to them."""

from __future__ import annotations

from hypothesis import strategies as st


def mutated(raw: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy for the bytes with one to six places changed, cut, doubled or put in."""
    place = st.integers(0, max(len(raw) - 1, 0))
    change = st.one_of(
        st.tuples(st.just("put"), place, st.binary(min_size=1, max_size=8)),
        st.tuples(st.just("insert"), place, st.binary(min_size=1, max_size=40)),
        st.tuples(st.just("delete"), place, st.binary(min_size=1, max_size=60)),
        st.tuples(st.just("double"), place, st.binary(min_size=1, max_size=200)),
        st.tuples(st.just("cut"), place, st.just(b"x")),
    )
    return st.lists(change, min_size=1, max_size=6).map(lambda changes: _applied(raw, changes))


def _applied(raw: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    for kind, place, given in changes:
        end = place + len(given)
        match kind:
            case "put":
                raw = raw[:place] + given + raw[end:]
            case "insert":
                raw = raw[:place] + given + raw[place:]
            case "delete":
                raw = raw[:place] + raw[end:]
            case "double":
                raw = raw[:end] + raw[place:]
            case _:
                raw = raw[:place]
    return raw
