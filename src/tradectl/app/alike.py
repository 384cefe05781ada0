"""Whom a newcomer looks like: customers who share something with it, and who has its code on a card nobody can read."""

from __future__ import annotations

from tradectl.app.roster import folder_of_card, name_of_card
from tradectl.core.duplicates import find
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.identity.codes import derive_code
from tradectl.core.ids import parse_customer_id
from tradectl.core.message import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tradectl.core.identity.keys import Identity
    from tradectl.core.message import Message
    from tradectl.core.problems import Problem
    from tradectl.store.index.index import Index

_OF_NO_NAME = "C1"  # the code of a name that gives none
_NO_CARD = "FILE07"


def alike(candidate: Identity, index: Index, unread: tuple[Problem, ...]) -> tuple[tuple[str, Message], ...]:
    """Return the ids of whom a newcomer looks like, each with what speaks for it.

    Of a card that is `unread`, code and country are known: they are in the folder's name.
    """
    found = find(candidate, *index.near(candidate))
    others = namesakes(candidate, by_code(problem for problem in unread if problem.code != _NO_CARD))
    return (
        *((match.other, one) for match in found for one in match.evidence),
        *((path.rpartition("/")[2], told) for path, told in others),
    )


def refuse_duplicates(candidate: Identity, index: Index, unread: tuple[Problem, ...], apart: set[str]) -> None:
    """Raise DUPLICATE with the evidence where a newcomer looks like somebody whom nobody decided to be another."""
    found = [one for one in alike(candidate, index, unread) if one[0] not in apart]
    if not found:
        return
    first = found[0][0]
    raise TradectlError(
        ErrorCode.DUPLICATE,
        say("{name} is already registered, or looks like a customer who is.", name=candidate.name),
        say(
            "Log to the one you know: tradectl log {first} …  If they are two: --not-duplicate-of {first} --because …",
            first=first,
        ),
        tuple(say("{customer}: {evidence}", customer=other, evidence=evidence) for other, evidence in found),
    )


def by_code(unread: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    """Return why cards cannot be read, by country and code of their folders' names."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in unread:
        other = parse_customer_id(name_of_card(problem.path))
        if other is not None:
            found.setdefault((other.country, other.code), []).append(problem)
    return found


def namesakes(
    candidate: Identity, unread: Mapping[tuple[str, str], Sequence[Problem]]
) -> Iterator[tuple[str, Message]]:
    """Yield the folders whose card nobody can read and whose code is what a newcomer's name gives, and tell so."""
    code = derive_code(candidate.name, lambda _: False, country=candidate.country) if unread else ""
    for problem in unread.get((candidate.country, code), ()) if code != _OF_NO_NAME else ():
        told = say("its code is what this name gives, and its card cannot be read: {place}", place=problem.located)
        yield folder_of_card(problem.path), told
