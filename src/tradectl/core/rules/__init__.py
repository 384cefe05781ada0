"""The rules of what is due; each is a module, this is their order where two reasons fall on one day."""

from __future__ import annotations

from tradectl.core.rules import awaits, birthday, cadence, new_customer, next_step, promise, quota, reply, review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tradectl.core.rules.reason import Rule

RULES: tuple[Rule[Any], ...] = (
    promise.RULE,  # our word first
    reply.RULE,
    next_step.RULE,
    awaits.RULE,
    new_customer.RULE,
    quota.RULE,
    cadence.RULE,
    birthday.RULE,
    review.RULE,
)
