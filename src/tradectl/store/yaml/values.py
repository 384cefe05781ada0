"""What can be written, the edits that write it, and what a reader must find afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias, TypeGuard

    from tradectl.store.yaml.plain import Read


class Plain:
    """A text that is a date, a grade, a number to its field and is written without quotes where that is possible."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        """Return whether both are written the same; a list of one text is none."""
        return isinstance(other, Plain) and other.text == self.text

    def __hash__(self) -> int:
        """Return the hash of the text."""
        return hash(self.text)

    def __repr__(self) -> str:
        """Return it as it is made."""
        return f"Plain({self.text!r})"


Value: TypeAlias = "str | Plain | Sequence[Value] | Mapping[str, Value] | None"
Path = tuple[str | int, ...]


class Set(NamedTuple):
    """Give the key or the list item at `path` a value; add the key where it is missing. None is written `null`."""

    path: Path
    value: Value


class Remove(NamedTuple):
    """Take the key or the list item at `path` out; nothing happens where it is missing."""

    path: Path


class Insert(NamedTuple):
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
