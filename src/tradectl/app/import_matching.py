"""Whom the rows of an import look like: customers who are registered, and rows further up (R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.alike import by_code, namesakes
from tradectl.core.acquaintance import Acquaintance
from tradectl.core.duplicates import Verdict, compare, lookup_keys
from tradectl.core.identities import identity_of
from tradectl.core.identity.keys import identity_keys, united

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tradectl.core.duplicates import Key
    from tradectl.core.glance import Glance
    from tradectl.core.identity.keys import IdentityKeys
    from tradectl.core.message import Message
    from tradectl.store.workspace import Workspace


class Likeness(NamedTuple):
    """Somebody a newcomer looks like: a customer by its folder, or the row of another newcomer; the surest first."""

    verdict: Verdict
    confidence: float | None  # None for a customer of whom the code alone is known
    evidence: tuple[Message, ...]
    name: str
    customer: str = ""  # the id; empty for a row of the file
    path: str = ""
    row: int = 0
    says_all: bool = False  # the customer has every mail address of the newcomer, and as many websites


class Matching:
    """Everybody there is and every newcomer so far. Newcomers have numbers below zero."""

    def __init__(self, workspace: Workspace) -> None:
        self._index = workspace.names()
        self._known = self._index.acquaintance()
        self._unread = by_code(self._index.unread())
        self._newcomers = Acquaintance()
        self._glances: dict[int, Glance] = {}
        self._entries: dict[int, IdentityKeys | None] = {}
        self._numbers: dict[int | str, int] = {}  # by row, or by path
        self._told: dict[int, tuple[int, str, str]] = {}  # row, name and path
        self._filed: dict[int, set[Key]] = {}

    def look_ahead(self, entries: Sequence[IdentityKeys | None]) -> list[set[int]]:
        """Return the registered customers each newcomer may look like; they are read now, all at once."""
        near = [self._known.near(entry) if entry is not None else set() for entry in entries]
        self._glances = self._index.numbered({number for numbers in near for number in numbers})
        self._numbers = {glance.path: number for number, glance in self._glances.items()}
        return near

    def like(self, entry: IdentityKeys, near: AbstractSet[int]) -> list[Likeness]:
        """Return whom a newcomer looks like, the surest first, of those `near` and of the newcomers before it."""
        found: list[Likeness] = []
        for number in near | self._newcomers.near(entry):
            other = self._entry(number)
            judged = compare(entry, other) if other is not None else None
            if judged is None or other is None:
                continue
            glance = self._glances.get(number)
            told = (0, other.identity.name, glance.path) if glance is not None else self._told[number]
            row, name, path = told
            found.append(Likeness(*judged, name, path.rpartition("/")[2], path, row, _says_all(glance, entry)))
        for path, why in namesakes(entry.identity, self._unread):
            found.append(Likeness(Verdict.LIKELY, None, (why,), entry.identity.name, path.rpartition("/")[2], path))
        return sorted(found, key=lambda one: (one.verdict, one.row, one.customer))

    def take(self, entry: IdentityKeys, row: int, name: str, path: str = "") -> None:
        """Take in a newcomer who will be a customer, or what a lead tells besides of a newcomer or of a customer.

        The row is that of the newcomer; a customer who is there is known by the path.
        """
        number = self._numbers.setdefault(path or row, -1 - len(self._numbers))
        known, keys = self._entry(number), lookup_keys(entry)
        self._told.setdefault(number, (0 if path else row, name, path))
        self._entries[number] = united(known, entry) if known is not None else entry
        filed = self._filed.setdefault(number, set())
        self._newcomers.add(number, keys - filed)
        filed |= keys

    def _entry(self, number: int) -> IdentityKeys | None:
        if number not in self._entries:
            glance = self._glances.get(number)
            customer = glance.customer if glance is not None else None
            self._entries[number] = (
                identity_keys(identity_of(glance.name, customer, glance.particulars)) if glance and customer else None
            )
        return self._entries[number]


def _says_all(glance: Glance | None, entry: IdentityKeys) -> bool:
    if glance is None or glance.customer is None:
        return False
    told, there = entry.identity, glance.particulars
    emails = {email.casefold() for email in there.emails}
    return all(email.casefold() in emails for email in told.emails) and len(told.websites) <= len(there.websites)
