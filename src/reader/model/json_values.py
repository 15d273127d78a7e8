"""Frozen dataclasses as JSON values and back, for what the store keeps as one column.

Fields that hold their default are left out: the JSON stays small, and a field that is added
later with a default leaves what was stored before readable. Understood are dataclasses, string
enumerations, numbers, text, booleans, times with a zone, ``tuple[X, ...]``, ``X | None``, and
unions of dataclasses, which are told apart by their name under ``"is"``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reading = Callable[[Any], Any]

_KIND = "is"


def to_json(value: object) -> str:
    """Return the value as one line of JSON; equal values give equal text.

    Raises:
        TypeError: when a part of the value is of no kind that is understood.
    """
    return json.dumps(_to_value(value), ensure_ascii=False, separators=(",", ":"))


def from_json(wanted: type[T], text: str) -> T:
    """Return the value that `to_json` wrote.

    Args:
        wanted: the type it had; a parametrised tuple may be passed as well.
        text: the JSON.

    Raises:
        ValueError: when the text is no JSON, or not that of such a value.
    """
    try:
        return cast("T", _reader(cast("Hashable", wanted))(json.loads(text)))
    except (KeyError, TypeError, AttributeError) as error:
        name = getattr(wanted, "__name__", str(wanted))
        raise ValueError(f"not the JSON of {name}: {error}") from error


def _to_value(value: object) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_to_value(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        written = {
            field.name: _to_value(getattr(value, field.name))
            for field in _fields(type(value))
            if not _is_default(field, getattr(value, field.name))
        }
        return written | ({_KIND: type(value).__name__} if _is_variant(type(value)) else {})
    raise TypeError(f"no JSON for {type(value).__name__}")


@cache
def _reader(wanted: Any) -> Reading:
    """Return what makes a value of a type: put together once, as a review holds thousands."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return _union_reader(get_args(wanted))
    if origin is tuple:
        read = _reader(get_args(wanted)[0])
        return lambda values: tuple([read(each) for each in values])
    if is_dataclass(wanted):
        return lambda value: _from_fields(wanted, value)
    if wanted is datetime:
        return datetime.fromisoformat
    if issubclass(wanted, StrEnum):
        return cast("Reading", wanted)
    return lambda value: _from_plain(wanted, value)


@cache
def _field_readers(kind: type) -> dict[str, Reading]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in _fields(kind)}


def _from_fields(wanted: Any, value: dict[str, Any]) -> Any:
    readers = _field_readers(wanted)
    return wanted(**{name: readers[name](each) for name, each in value.items() if name != _KIND})


def _from_plain(wanted: Any, value: Any) -> Any:
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, wanted):
        raise TypeError(f"{wanted.__name__} expected, found {type(value).__name__}")
    return value


def _union_reader(choices: tuple[Any, ...]) -> Reading:
    present = [choice for choice in choices if choice is not NoneType]
    by_name = {choice.__name__: _reader(choice) for choice in present} if len(present) > 1 else {}
    only = None if by_name else _reader(present[0])

    def read(value: Any) -> Any:
        if value is None:
            if NoneType not in choices:
                raise TypeError("a value is missing")
            return None
        return only(value) if only is not None else by_name[value[_KIND]](value)

    return read


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default) and type(value) is type(field.default)
    return field.default_factory is not MISSING and value == field.default_factory()


def _is_variant(kind: type) -> bool:
    """Whether values of this class stand in unions, where their name tells them apart."""
    return bool(getattr(kind, "IS_VARIANT", False))


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)
