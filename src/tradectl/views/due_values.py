"""The day's list, and why a customer is on it or not, as data of the envelope."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.agenda import Agenda, DueItem, Why
    from tradectl.core.facts import Customer
    from tradectl.core.presence import Presence
    from tradectl.core.rules.reason import Reason


def agenda_value(agenda: Agenda, presences: Sequence[Presence], limit: int | None = None) -> dict[str, object]:
    """Return the list as the envelope's data, at most `limit` customers."""
    return {
        "today": agenda.today,
        "items": [_item(item, present) for item, present in list(zip(agenda.items, presences, strict=True))[:limit]],
        "desk": [_reason(reason) for reason in agenda.desk],
        "counts": {
            "due": agenda.counts.due,
            "overdue": agenda.counts.overdue,
            "customers": agenda.counts.customers,
        },
    }


def why_value(why: Why) -> dict[str, object]:
    """Return why a customer is due or not, as the envelope's data."""
    return {
        "customer": why.customer.id,
        "today": why.today,
        "is_due": why.is_due,
        "due": why.due,
        "reasons": [_reason(reason) for reason in why.reasons],
        "quiet": [{"rule": quiet.rule, "text": quiet.text, "due": quiet.due} for quiet in why.quiet],
    }


def who(customer: Customer) -> dict[str, object]:
    """Return the fields that say who a customer is."""
    return {
        "customer": customer.id,
        "code": customer.code,
        "name": customer.name,
        "country": customer.country,
        "status": customer.status,
        "grade": customer.grade,
        "owner": customer.owner,
    }


def _reason(reason: Reason) -> dict[str, object]:
    """Return a reason as the envelope's value."""
    return {
        "rule": reason.rule,
        "due": reason.due,
        "text": reason.text,
        "evidence": [{"path": one.path, "line": one.line} for one in reason.evidence],
    }


def _item(item: DueItem, present: Presence) -> dict[str, object]:
    customer, step = item.customer, item.next_step
    contact = customer.contact
    return {
        **who(customer),
        "due": item.due,
        "overdue_days": item.overdue_days,
        "reasons": [_reason(reason) for reason in item.reasons],
        "next": {"on": step.on, "goal": step.goal} if step else None,
        "contact": {"name": contact.name, "phone": contact.phone, "email": contact.email} if contact else None,
        "local_time": present.local.strftime("%H:%M") if present.local else None,
        "office": None if present.is_open is None else "open" if present.is_open else "closed",
        "path": customer.path,
    }
