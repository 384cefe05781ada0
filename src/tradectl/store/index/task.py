"""What reading customers needs besides their folders."""

from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from tradectl.core.calendar import WorkCalendar
from tradectl.core.named import NamedTuple
from tradectl.core.settings import Settings


class Task(NamedTuple):
    """What reading needs besides the place: the workspace's folder, the desk's settings, zone and days, the day.

    Without a calendar it is left open when a customer wakes: names are asked for, and rules need not be loaded.
    """

    root: Path
    settings: Settings
    zone: tzinfo
    calendar: WorkCalendar | None
    today: date
    zone_of: Callable[[str], str | None]
