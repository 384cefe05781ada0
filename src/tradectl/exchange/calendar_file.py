"""What is due as a calendar (iCalendar, RFC 5545): all-day events that a second import moves instead of doubling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tradectl.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from tradectl.core.due_day import DueDay

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LARGEST = 2**31 - 1  # that a calendar's number may be
_A_DAY = timedelta(days=1)


def calendar_text(days: Iterable[DueDay], name: str, zone: str, now: datetime) -> str:
    """Return the calendar as text; `now` (aware) dates it.

    Nothing keeps count of changes between two exports, so an event's SEQUENCE is the seconds since 2020: the later
    export always wins.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415 (start-up)

    calendar = Calendar()
    calendar.add("prodid", "-//tradectl//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(plain(name)))  # other than a known one, it would not be escaped
    calendar.add("x-wr-timezone", zone)
    moment = now.astimezone(UTC).replace(microsecond=0)
    for day in days:
        calendar.add_component(_event(day, moment))
    return bytes(calendar.to_ical(sorted=False)).decode()


def _event(day: DueDay, moment: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{plain(day.key)}@tradectl")
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", min(max(int((moment - _EPOCH).total_seconds()), 0), _LARGEST))
    event.add("dtstart", day.day)
    event.add("dtend", day.day + _A_DAY)
    event.add("summary", plain(day.title))
    event.add("description", plain(day.text, lines=True))
    if day.kinds:
        event.add("categories", [plain(kind) for kind in day.kinds])
    event.add("transp", "TRANSPARENT")
    return event
