"""The classes of a fair's leads: who has bought, old or at this show, big or ordinary; who may buy (R98, R99).

They are read from the card, not kept on it (docs/decisions/0012-the-class-of-a-lead-is-derived.md).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer


class LeadClass(StrEnum):
    """What a customer is to a fair, the most important first."""

    OLD_BIG = "old_big"
    FIRST_BIG = "first_big"
    OLD = "old"
    FIRST = "first"
    VALUABLE = "valuable"
    ORDINARY = "ordinary"


def lead_class(customer: Customer, on: date) -> LeadClass:
    """Return the class of a customer at a fair whose first day is `on`.

    An order on or after that day is the first deal at the show; who has bought on a day nobody noted is old where the
    card is older than the fair.
    """
    if not has_bought(customer):
        return LeadClass.VALUABLE if _is_valuable(customer) else LeadClass.ORDINARY
    old = (customer.won or customer.registered) < on
    if customer.tier == "A":
        return LeadClass.OLD_BIG if old else LeadClass.FIRST_BIG
    return LeadClass.OLD if old else LeadClass.FIRST


def importance(customer: Customer) -> int:
    """Return where a lead stands among others, 0 first: the order of the classes, old and new alike."""
    if has_bought(customer):
        return 0 if customer.tier == "A" else 1
    return 2 if _is_valuable(customer) else 3


def has_bought(customer: Customer) -> bool:
    """Return whether a customer has ordered once; one who was reopened has."""
    return customer.status == "won" or customer.won is not None


def _is_valuable(customer: Customer) -> bool:
    return customer.tier == "A" or customer.grade in ("A", "B") or customer.inquiry_class in ("A", "B")
