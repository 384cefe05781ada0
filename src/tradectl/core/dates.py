"""Days as people write them, calendar intervals, ISO weeks; no clock: the day it is comes as a parameter."""

from __future__ import annotations

import re
import unicodedata
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta, tzinfo

from tradectl.core.settings import Interval

_NOON = time(12)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = 7
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": _WEEK}

_WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "昨天": -1}
_WORDS |= {"后天": 2, "後天": 2, "大后天": 3, "大後天": 3, "前天": -2}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_CHINESE_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_CHINESE_NUMBERS = {"两": 2, "兩": 2} | {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_UNITS |= {"天": "day", "日": "day", "周": "week", "週": "week", "星期": "week", "礼拜": "week", "禮拜": "week"}
_UNITS |= {"月": "month", "年": "year"}

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|年([0-9]{1,2})月)([0-9]{1,2})日?")
_MONTH_DAY = re.compile(r"([0-9]{1,2})月([0-9]{1,2})[日号號]")
_SPAN = re.compile(r"([+-])([0-9]{1,6})([dwmy])")
_CHINESE_SPAN = re.compile(
    r"([0-9]{1,6}|[一二两兩三四五六七八九十])((?:个|個)?(?:周|週|星期|礼拜|禮拜)|[个個]月|[天日年])(?:以|之)?([后後前])"
)
_CHINESE_WEEKDAY = re.compile(r"(下*|[本这這])个?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")
_WEEK_NAME = re.compile(r"([0-9]{4})-?W([0-9]{2})")


def add_interval(day: date, interval: Interval) -> date:
    """Return `day` plus days, weeks, calendar months or years.

    Where the month reached has no such day it is its last one (31 January plus a month: 28 or 29 February); beyond
    the calendar's ends it is its end. Working days are the desk's own: see `WorkCalendar.add`.
    """
    if interval.unit in _MONTHS:
        return _add_months(day, interval.count * _MONTHS[interval.unit])
    try:
        return day + timedelta(days=interval.count * _DAYS[interval.unit])
    except OverflowError:
        return date.max if interval.count > 0 else date.min


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Return how many days a month has (calendar.monthrange takes ten times as long)."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap and month == 2 else _LENGTHS[month - 1]  # noqa: PLR2004


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the calendar month of `day`."""
    return day.replace(day=1), day.replace(day=month_length(day.year, day.month))


def parse_day(text: str, today: date) -> date | None:
    """Return the day a person wrote, None if it is none.

    `2026-03-27` (also with `/` and `年月日`), `today`, `+3d`, `-2w`, `+1m`, `+1y`, `明天`, `3天后`, `两周后`,
    `3月28日`. A weekday (`fri`, `周五`) is the next such day after today, never today itself; `下周五` is that day of
    the next calendar week, `本周五` of this one.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if word in _WORDS:
        return _shift(today, 1, Interval(_WORDS[word], "day"))
    weekday = _SHORT_WEEKDAYS.get(word, _WEEKDAYS.index(word) if word in _WEEKDAYS else None)
    if weekday is not None:
        return _coming(weekday, today)
    return (
        _plain(word)
        or _month_day(word, today)
        or _span(word, today)
        or _chinese_span(word, today)
        or _chinese_weekday(word, today)
    )


def _shift(today: date, sign: int, interval: Interval) -> date | None:
    """Return today plus or minus an interval, None beyond the calendar's ends: no day a person could mean."""
    found = add_interval(today, Interval(sign * interval.count, interval.unit))
    return found if date.min < found < date.max else None


def _coming(weekday: int, today: date) -> date | None:
    return _shift(today, 1, Interval((weekday - today.weekday() - 1) % _WEEK + 1, "day"))


def _plain(word: str) -> date | None:
    match = _PLAIN.fullmatch(word)
    if match is None or ("年" in word) != word.endswith("日"):
        return None
    try:
        return date(int(match[1]), int(match[2] or match[3] or match[4]), int(match[5]))
    except ValueError:
        return None


def _month_day(word: str, today: date) -> date | None:
    """Return the day of `3月28日`: this year's, or next year's once it is past."""
    match = _MONTH_DAY.fullmatch(word)
    if match is None:
        return None
    for year in (today.year, today.year + 1):
        found = _plain(f"{year:04d}-{match[1]}-{match[2]}")
        if found is not None and found >= today:
            return found
    return None


def _span(word: str, today: date) -> date | None:
    match = _SPAN.fullmatch(word)
    if match is None:
        return None
    return _shift(today, -1 if match[1] == "-" else 1, Interval(int(match[2]), _UNITS[match[3]]))


def _chinese_span(word: str, today: date) -> date | None:
    match = _CHINESE_SPAN.fullmatch(word)
    if match is None:
        return None
    count = _CHINESE_NUMBERS.get(match[1]) or int(match[1])
    return _shift(today, -1 if match[3] == "前" else 1, Interval(count, _UNITS[match[2].lstrip("个個")]))


def _chinese_weekday(word: str, today: date) -> date | None:
    match = _CHINESE_WEEKDAY.fullmatch(word)
    if match is None:
        return None
    weekday = _CHINESE_WEEKDAYS[match[2]]
    if not match[1]:
        return _coming(weekday, today)
    days = weekday - today.weekday() + _WEEK * match[1].count("下")
    return _shift(today, 1, Interval(days, "day"))


def parse_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time a person wrote, aware and in `zone` (a time without an offset is the desk's), None if none.

    `2026-03-20T18:12:05+08:00`, `2026-03-20 18:12`, `yesterday 9:30`, `18:12` (today). A day without a time is noon
    of that day, but `now` where it is today. `now` is aware.
    """
    here = now.astimezone(zone)
    word = unicodedata.normalize("NFKC", text).strip()
    day = parse_day(word, here.date())
    if day is not None:
        return here if day == here.date() else datetime.combine(day, _NOON, zone)
    day_word, _, clock = word.rpartition(" ")
    match = _TIME.fullmatch(clock)
    day = parse_day(day_word, here.date()) if day_word.strip() else here.date()
    if match is not None and day is not None:
        return datetime.combine(day, time(int(match[1]), int(match[2]), int(match[3] or 0)), zone)
    return _iso_moment(word, zone)


def _iso_moment(word: str, zone: tzinfo) -> datetime | None:
    if "-" not in word or ":" not in word:
        return None  # fromisoformat takes more forms than people mean
    try:
        moment = datetime.fromisoformat(word)
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def parse_week(text: str) -> tuple[date, date] | None:
    """Return Monday and Sunday of an ISO week such as `2026-W12`, None if there is no such week."""
    match = _WEEK_NAME.fullmatch(unicodedata.normalize("NFKC", text).strip().upper())
    if match is None:
        return None
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    return week_of(monday)


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the week of `day`."""
    monday = add_interval(day, Interval(-day.weekday(), "day"))
    return monday, add_interval(monday, Interval(_WEEK - 1, "day"))


def week_name(day: date) -> str:
    """Return the ISO name of the week of `day`: `2026-W12`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
