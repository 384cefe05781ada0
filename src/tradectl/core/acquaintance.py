"""Everybody who is known, looked up by what they are recognised by: for thousands of newcomers at once.

Names one letter apart are equal once a letter is left out of one of them or of both, so each name is filed under all
that is left of it then: no name has to be compared with those that only begin as it does.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tradectl.core.duplicates import JOINED, lookup_keys
from tradectl.core.identity.slips import left_of, one_letter_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.duplicates import Key
    from tradectl.core.identity.keys import IdentityKeys


_MOST = 25  # of one key: a number that more have, as the one of a form that nobody filled in, tells nobody apart


class Acquaintance:
    """Who has which key of `lookup_keys`. People are numbers."""

    def __init__(self) -> None:
        self._people: defaultdict[Key, list[int]] = defaultdict(list)
        self._left: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, number: int, keys: Iterable[Key]) -> None:
        """Take somebody in with their keys; others, such as those of `filing_keys`, do no harm."""
        for kind, told in keys:
            self.take(kind, told, number)

    def take(self, kind: str, told: str, number: int) -> None:
        """Take in one key of somebody."""
        self._people[kind, told].append(number)
        if kind == JOINED:
            for left in left_of(told):
                self._left[left].append((told, number))

    def near(self, entry: IdentityKeys) -> set[int]:
        """Return who shares a key with an identity or has a name one letter apart; of very many the first."""
        found = {number for key in lookup_keys(entry) for number in self._people.get(key, ())[:_MOST]}
        for name in {name.joined for _, name in entry.names}:
            alike = {one for left in left_of(name) for one in self._left.get(left, ())}
            found |= {number for other, number in alike if number not in found and one_letter_apart(name, other)}
        return found
