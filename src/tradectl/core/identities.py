"""A customer's identity: everything by which it may be recognised again."""

from __future__ import annotations

from tradectl.core.identity.keys import Identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.facts import Customer
    from tradectl.core.glance import Particulars
    from tradectl.core.model.card import Card


def identity_of(customer_id: str, named: Customer | Card, told: Particulars) -> Identity:
    """Return the identity of a customer: code, name and country by what its card says, the rest by its particulars."""
    return Identity(
        id=customer_id,
        code=named.code,
        name=named.name,
        aliases=told.aliases,
        country=named.country,
        emails=told.emails,
        websites=told.websites,
        phones=told.phones,
        tax_ids=told.tax_ids,
        company_ids=told.company_ids,
    )


def decided_pairs(customer_id: str, told: Particulars) -> frozenset[frozenset[str]]:
    """Return the pairs of ids that somebody decided are not the same customer, and did not take back."""
    return frozenset(frozenset((customer_id, other)) for other in told.decided)
