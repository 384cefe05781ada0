"""A value of one card against that of another: which stays, and what is noted of the one that does not."""

from __future__ import annotations

from typing import Any

from tradectl.core.named import NamedTuple


class Contradiction(NamedTuple):
    """A field (dotted, rows counted from 1) of which two cards say different things; `is_taken`: the other's holds.

    `has_choice`: it could be taken.
    """

    field: str
    mine: object
    other: object
    is_taken: bool = False
    has_choice: bool = True


class Choices:
    """The contradictions met so far, and in `left` every value that stands on neither card afterwards."""

    def __init__(self, take: frozenset[str]) -> None:
        self.found: list[Contradiction] = []
        self.left: dict[str, object] = {}
        self._take = take

    def either(self, field: str, mine: Any, other: Any, *, is_kept: bool = False) -> Any:
        """Return the value that holds; the other one is noted, and left unless it `is_kept` elsewhere."""
        if is_same(mine, other):
            return mine
        is_taken = any(field == asked or field.startswith(f"{asked}.") for asked in self._take)
        self.found.append(Contradiction(field, mine, other, is_taken))
        gone = mine if is_taken else other
        if not is_kept and not is_blank(gone):
            self.left[field] = gone
        return other if is_taken else mine

    def stays(self, field: str, mine: object, other: object) -> None:
        """Note a contradiction in which nobody has the choice."""
        self.found.append(Contradiction(field, mine, other, has_choice=False))
        self.left[field] = other


def is_blank(value: object) -> bool:
    """Return whether a value says nothing."""
    return value is None or value in ("", [], {})


def is_same(mine: object, other: object) -> bool:
    """Return whether two values say the same, blanks around a text aside."""
    if isinstance(mine, str) and isinstance(other, str):
        return mine.strip() == other.strip()
    return mine == other


def cleaned(value: Any) -> Any:
    """Return a value without what is not given in it."""
    if isinstance(value, dict):
        return {key: left for key, item in value.items() if not is_blank(left := cleaned(item))}
    if isinstance(value, list):
        return [left for item in value if not is_blank(left := cleaned(item))]
    return value


def joined_notes(mine: str, other: str, between: str) -> str:
    """Return two notes one below the other; lines that stand there already are not said twice."""
    if f"\n{other.strip()}\n" in f"\n{mine.strip()}\n":
        return mine
    end = "\n" if between != "\n" else ""  # the notes of a card end as a block of lines does
    return f"{mine.rstrip()}{between}{other.strip()}{end}"
