"""What reading customers needs besides their folders."""

from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path
from typing import NamedTuple

from tradectl.core.calendar import WorkCalendar
from tradectl.core.settings import Settings


class Task(NamedTuple):
    """What reading needs besides the place: the workspace's folder, the desk's settings, zone and days, the day."""

    root: Path
    settings: Settings
    zone: tzinfo
    calendar: WorkCalendar
    today: date
    zone_of: Callable[[str], str | None]
