"""Days as people write them, calendar intervals, ISO weeks; no clock: the day it is comes as a parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from tradectl.core.settings import Interval


def add_interval(day: date, interval: Interval) -> date:
    """Return `day` plus days, weeks, calendar months or years; the end of a shorter month where there is no such day."""
    raise NotImplementedError


def parse_day(text: str, today: date) -> date | None:
    """Return the day a person wrote (`2026-03-27`, `fri`, `+3d`, `明天`, `3天后`), None if it is none."""
    raise NotImplementedError


def parse_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time a person wrote, in `zone`; a day without a time is that noon (today: `now`). None if none."""
    raise NotImplementedError


def parse_week(text: str) -> tuple[date, date] | None:
    """Return Monday and Sunday of an ISO week such as `2026-W12`, None if there is no such week."""
    raise NotImplementedError


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the week of `day`."""
    raise NotImplementedError


def week_name(day: date) -> str:
    """Return the ISO name of the week of `day`: `2026-W12`."""
    raise NotImplementedError
