"""What a customer is recognised by, as keys of the index: addresses, domains, phones, names and names a slip apart."""

from __future__ import annotations

from tradectl.core.duplicates import lookup_keys
from tradectl.core.identities import identity_of
from tradectl.core.identity.keys import identity_keys
from tradectl.core.identity.slips import filed_under
from tradectl.store.index.rows import glance_of


def signs_of(facts: str, particulars: str) -> frozenset[tuple[str, str]]:
    """Return the kinds and texts a customer's row is filed under; none where its card cannot be read."""
    _, customer, _, told = glance_of("", facts, particulars)
    if customer is None:
        return frozenset()
    entry = identity_keys(identity_of(customer.id, customer, told))
    slips = (key for _, name in entry.names if name.core for key in filed_under(name.joined))
    return frozenset((*lookup_keys(entry), *slips))
