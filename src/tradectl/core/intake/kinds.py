"""The kinds of files an import reads, and how a place in each is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.core.message import Message

TABLE, CONTACTS, LETTER, JSON = "table", "contacts", "letter", "json"


def place_in(kind: str, row: int) -> Message:
    """Return where something stands: a row is counted from one, a contact card by the line it begins in."""
    if kind == CONTACTS:
        return say("the contact card in line {line}", line=row)
    return say("row {row}", row=row)
