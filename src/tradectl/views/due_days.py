"""What is due, a day and a sentence each, for a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.due_day import DueDay
from tradectl.core.message import say
from tradectl.views.punctuation import COLON, COMMA
from tradectl.views.rule_words import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tradectl.core.agenda import DueItem
    from tradectl.core.rules.reason import Reason
    from tradectl.i18n.translator import Translator


def due_days(item: DueItem, keys: Sequence[str], today: date, tongue: Translator) -> tuple[DueDay, ...]:
    """Return a day for each reason of a customer, `keys` its names; what is overdue stands on today."""
    return tuple(_day(item, reason, key, today, tongue) for reason, key in zip(item.reasons, keys, strict=True))


def _day(item: DueItem, reason: Reason, key: str, today: date, tongue: Translator) -> DueDay:
    customer, contact, step = item.customer, item.customer.contact, item.next_step
    lines = [reason.text]
    if reason.due < today:
        lines.append(say("Due since {day}.", day=reason.due))
    if step and step.goal and reason.rule != "next":
        lines.append(say("Goal: {goal}", goal=step.goal))
    reach = [one for one in (contact.name, contact.phone, contact.email) if one] if contact else []
    told = [tongue.text(line) for line in lines] + [tongue.text(COMMA).join(reach)] * bool(reach) + [customer.id]
    title = f"{customer.name}{tongue.text(COLON)}{tongue.text(reason.text)}"
    return DueDay(key, max(reason.due, today), title, "\n".join(told), (tongue.text(RULES[reason.rule]),))
