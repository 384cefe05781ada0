"""What can be written, the edits that write it, and what a reader must find afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard, Union

if TYPE_CHECKING:
    from tradectl.store.yaml.plain import Read


@dataclass(frozen=True, slots=True)
class Plain:
    """A text that is a date, a grade, a number to its field and is written without quotes where that is possible."""

    text: str


Value = Union[None, str, Plain, "Sequence[Value]", "Mapping[str, Value]"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Give the key or the list item at `path` a value; add the key where it is missing. None is written `null`."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the key or the list item at `path` out; nothing happens where it is missing."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value into the list at `path`, before the item `at` (None: behind the last one); a missing list begins."""

    path: Path
    value: Value
    at: int | None = None


Edit = Set | Remove | Insert


def is_mapping(value: Value) -> TypeGuard[Mapping[str, Value]]:
    """Return whether a value is written as keys and values."""
    return isinstance(value, Mapping)


def is_list(value: Value) -> TypeGuard[Sequence[Value]]:
    """Return whether a value is written as a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def read_back(value: Value) -> Read:
    """Return what a reader finds where `value` was written."""
    if isinstance(value, Plain):
        return value.text
    if value is None or isinstance(value, str):
        return value
    if is_mapping(value):
        return {key: read_back(below) for key, below in value.items()}
    if is_list(value):
        return [read_back(below) for below in value]
    raise TypeError(type(value).__name__)
