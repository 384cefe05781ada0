"""The weekly report as a value of the envelope (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.views.due_values import who

if TYPE_CHECKING:
    from tradectl.core.facts import Pledge
    from tradectl.core.report.activity import Activity
    from tradectl.core.report.focus import Focus
    from tradectl.core.report.follow_up import FollowUp
    from tradectl.core.report.promises import Promised
    from tradectl.core.report.week import WeekReport

EVERYBODY = "all"


def value(report: WeekReport, path: str) -> dict[str, object]:
    """Return the report's data; `path` is the Markdown file, relative to the workspace. Messages are in no language."""
    period = report.period
    return {
        "period": period.name,
        "owner": report.person.id if report.person else EVERYBODY,
        "from": period.monday,
        "to": period.sunday,
        "until": period.until,
        **_counts(report),
        "focus": [_focus(one) for one in report.focus],
        "followed": report.followed,
        "people": [{"person": one.person.id if one.person else EVERYBODY, **_counts(one)} for one in report.people],
        "path": path,
    }


def _counts(report: WeekReport) -> dict[str, object]:
    return {
        "activity": _activity(report),
        "new": [
            {**who(one.customer), "registered": one.customer.registered, "contacted": one.contacted}
            for one in report.new
        ],
        "regraded": [
            {**who(one.customer), "day": one.day, "from": one.before, "to": one.after, "because": one.because}
            for one in report.regraded
        ],
        "won": [{**who(one.customer), "day": one.day, "order": one.order} for one in report.won],
        "promises": _promises(report),
        "rules": {
            "new_customer": [
                {**who(one.customer), "registered": one.customer.registered, "missed": one.missed}
                for one in report.first_contact
            ],
            "quota": [
                {
                    **who(one.customer),
                    "grade": one.by.grade,
                    "day": one.by.day,
                    "contacts": one.by.contacts,
                    "asked": one.by.asked,
                    "required": one.by.required,
                }
                for one in report.quota
            ],
        },
    }


def _activity(report: WeekReport) -> dict[str, object]:
    done: Activity = report.activity
    return {
        "contacts": done.contacts,
        "handled": done.handled,
        "planned": done.planned,
        "planned_handled": done.done,
        "left": [customer.id for customer in report.left],
        "by_day": {day.isoformat(): done.on(day) for day in report.period.days},
        "by_channel": {channel: done.through(channel) for channel in done.channels},
    }


def _promises(report: WeekReport) -> dict[str, object]:
    kept = report.promises
    return {
        "made": len(kept.made),
        "kept": len(kept.kept),
        "broken": len(kept.broken),
        "items": [
            *(_promise(one, "made") for one in kept.made),
            *(_promise(one, "kept") for one in kept.kept),
            *(_promise(one, "broken") for one in kept.broken),
        ],
    }


def _promise(one: Promised, state: str) -> dict[str, object]:
    return {"state": state, "ref": one.ref, **who(one.customer), "what": one.what, "by": one.by, "day": one.on}


def _focus(one: Focus) -> dict[str, object]:
    return {
        **who(one.customer),
        "address": ", ".join(one.address),
        "contact": one.contact,
        "phone": one.phone,
        "email": one.email,
        "new": one.is_new,
        "story": [_told(entry) for entry in one.story],
    }


def _told(one: FollowUp) -> dict[str, object]:
    event, entry = one.event, one.entry
    return {
        "id": event.id,
        "day": one.day,
        "at": event.at,
        "by": event.by,
        "kind": event.kind,
        "via": event.via,
        "channel": entry.channel,
        "from": "them" if event.from_them else None,
        "with": entry.with_,
        "did": entry.did,
        "heard": entry.heard,
        "because": entry.because,
        "settles": one.settles.what if one.settles else None,
        "promised": [_pledge(pledge) for pledge in event.promised],
        "awaits": [_pledge(pledge) for pledge in event.awaits],
        "next": {"on": event.next_on, "goal": event.next_goal} if event.next_on else None,
    }


def _pledge(pledge: Pledge) -> dict[str, object]:
    return {"what": pledge.what, "by": pledge.by}
