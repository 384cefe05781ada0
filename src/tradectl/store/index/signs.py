"""What a customer is recognised by, as keys of the index: addresses, domains, phones, names and names a slip apart."""

from __future__ import annotations

from tradectl.core.duplicates import JOINED, filing_keys, lookup_keys
from tradectl.core.identities import identity_of
from tradectl.core.identity.keys import identity_keys
from tradectl.core.identity.slips import looked_up_under, one_letter_apart
from tradectl.store.index.rows import glance_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tradectl.core.duplicates import Key
    from tradectl.core.identity.keys import Identity
    from tradectl.store.index.database import Database


def signs_of(facts: str, particulars: str) -> frozenset[Key]:
    """Return the kinds and texts a customer's row is filed under; none where its card cannot be read."""
    _, customer, _, told = glance_of("", facts, particulars)
    if customer is None:
        return frozenset()
    return filing_keys(identity_keys(identity_of(customer.id, customer, told)))


def alike(candidate: Identity, database: Database, unkept: Mapping[int, Collection[Key]]) -> set[int]:
    """Return the numbers of the customers who share a key with a candidate or have a name one letter apart.

    `unkept` are the signs of customers that are not in the file. Thousands may share a third of a name with the
    candidate, so that names are compared before anything is read of a customer.
    """
    entry = identity_keys(candidate)
    keys, names = lookup_keys(entry), {name.joined for _, name in entry.names}
    thirds = {key for name in names for key in looked_up_under(name)}
    found = {key for key, signs in unkept.items() if not keys.isdisjoint(signs)}
    joined = [(key, told) for key, signs in unkept.items() for kind, told in signs if kind == JOINED]
    if keys:
        found |= {row[0] for row in database.ask(f"SELECT key FROM sign WHERE {_any(keys)}", _flat(keys))}  # noqa: S608
    if thirds:
        near = f"SELECT key FROM sign WHERE {_any(thirds)}"  # noqa: S608
        question = f"SELECT key, told FROM sign INDEXED BY sign_of WHERE kind = ? AND key IN ({near})"  # noqa: S608
        joined += database.ask(question, [JOINED, *_flat(thirds)])
    return found | {key for key, told in joined if any(one_letter_apart(told, name) for name in names)}


def _any(signs: Collection[Key]) -> str:
    return " OR ".join(["kind = ? AND told = ?"] * len(signs))


def _flat(signs: Collection[Key]) -> list[str]:
    return [part for sign in signs for part in sign]
