"""The customer's time of day now, and whether their office is open: working week and public holidays of the country."""

from datetime import datetime, tzinfo

from tradectl.core.calendar import WorkCalendar
from tradectl.core.named import NamedTuple

_OPENS, _CLOSES = 9, 18  # o'clock


class Presence(NamedTuple):
    """`local` is None where the time zone is not known: a country of several zones and none on the card."""

    local: datetime | None
    is_open: bool | None


def presence(now: datetime, zone: tzinfo | None, calendar: WorkCalendar) -> Presence:
    """Return the customer's local time at `now` and whether somebody answers the phone."""
    if zone is None:
        return Presence(None, None)
    local = now.astimezone(zone)
    return Presence(local, calendar.is_working_day(local.date()) and _OPENS <= local.hour < _CLOSES)
