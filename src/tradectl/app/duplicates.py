"""`duplicates`: pairs of existing customers that may be one (R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.duplicates import IdentityIndex, Verdict, lookup_keys, pairs, wide_keys
from tradectl.core.identities import decided_pairs, identity_of
from tradectl.core.identity.keys import identity_keys
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.store.places import find_customers
from tradectl.store.quick.customer import see
from tradectl.store.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from tradectl.core.duplicates import Key, Pair
    from tradectl.core.facts import Customer
    from tradectl.core.identity.keys import IdentityKeys
    from tradectl.core.problems import Problem
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace

_OFTEN = 64


class Double(NamedTuple):
    """Two customers that may be one: who they are, and what is thought of them."""

    one: Customer
    other: Customer
    pair: Pair


class _Task(NamedTuple):
    root: Path
    zone: tzinfo
    is_wide: bool


class _Known(NamedTuple):
    """A customer with all that is compared, worked out where its files are read."""

    customer: Customer | None
    entry: IdentityKeys | None
    keys: frozenset[Key]
    decided: frozenset[frozenset[str]]
    problems: tuple[Problem, ...]


def duplicates(
    workspace: Workspace,
    least: Verdict,
    *,
    cores: int = 1,
    progress: Callable[[Message, int, int], None] = lambda _what, _done, _total: None,
) -> tuple[tuple[Double, ...], tuple[Problem, ...]]:
    """Return the pairs at the `least` sure as said, the surest first, and the problems met in reading.

    Pairs that somebody decided are two are left out, as are customers whose card cannot be read.
    """
    places, found = find_customers(workspace.root)
    problems = list(found)
    task = _Task(workspace.root, workspace.zone, least is Verdict.POSSIBLE)
    index = IdentityIndex()
    customers: dict[str, Customer] = {}
    decided: set[frozenset[str]] = set()
    for done, known in enumerate(spread(_known, task, tuple(places), cores), 1):
        if done % _OFTEN == 0 or done == len(places):
            progress(say("Reading customers"), done, len(places))
        problems += known.problems
        decided |= known.decided
        if known.customer is not None and known.entry is not None:
            customers[known.customer.id] = known.customer
            index.add(known.entry, known.keys)
    alike = sorted(pairs(index, decided, least), key=lambda pair: (pair.verdict, -pair.confidence, pair[:2]))
    return tuple(Double(customers[pair.first], customers[pair.second], pair) for pair in alike), tuple(problems)


def _known(task: _Task, place: Place) -> _Known:
    glance, problems = see(task.root, place, task.zone, _no_zone)
    if glance.customer is None:
        return _Known(None, None, frozenset(), frozenset(), problems)
    entry = identity_keys(identity_of(glance.name, glance.customer, glance.particulars))
    keys = wide_keys(entry) if task.is_wide else lookup_keys(entry)
    return _Known(glance.customer, entry, frozenset(keys), decided_pairs(glance.name, glance.particulars), problems)


def _no_zone(_country: str) -> None:
    """Return no time zone: nobody asks for it here."""
