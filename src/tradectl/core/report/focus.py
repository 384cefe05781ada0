"""The customers a week went into most, to be told of one by one (R171)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.model.card import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.facts import Customer
    from tradectl.core.model.card import Address
    from tradectl.core.report.customer_week import CustomerWeek
    from tradectl.core.report.follow_up import FollowUp

MOST = 12
_A, _B, _WON, _NEW, _OTHER = range(5)
_UNTOLD = frozenset(["updated", "merged", "reconciled", "not_duplicate"])  # the desk's own tidying


@dataclass(frozen=True, slots=True)
class Focus:
    """A customer told of: who, where, whom to reach and how, and the week's entries in order."""

    customer: Customer
    address: tuple[str, ...]  # street, postcode and city, region; what is known
    contact: str
    phone: str
    email: str
    is_new: bool
    story: tuple[FollowUp, ...]


def focus(weeks: Iterable[CustomerWeek]) -> tuple[Focus, ...]:
    """Return the customers in the order they are told: A, B, won in the week, new ones, the rest.

    Within that by contacts, then by entries, most first, then by id; no more than `MOST`.
    """
    return tuple(_focus(week) for week in sorted(weeks, key=_order)[:MOST])


def _order(week: CustomerWeek) -> tuple[int, int, int, str]:
    contacts = sum(1 for one in week.week if one.event.is_contact)
    return (_rank(week), -contacts, -len(week.week), week.customer.id)


def _rank(week: CustomerWeek) -> int:
    if any(one.event.kind == "won" for one in week.week):
        return _WON
    ranks = {"A": _A, "B": _B}
    return ranks.get(week.customer.grade or "", _NEW if week.is_new else _OTHER)


def _focus(week: CustomerWeek) -> Focus:
    main = week.card.main_contact or Contact(name="")
    return Focus(
        customer=week.customer,
        address=_address(week.card.address),
        contact=main.name,
        phone=main.phone or main.whatsapp,
        email=main.email,
        is_new=week.is_new,
        story=tuple(one for one in week.week if one.event.kind not in _UNTOLD),
    )


def _address(address: Address | None) -> tuple[str, ...]:
    if address is None:
        return ()
    lines = (address.street, f"{address.postcode} {address.city}".strip(), address.region)
    return tuple(line for line in lines if line)
