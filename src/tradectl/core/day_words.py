"""Days, times and weeks as people write them; no clock: the day it is comes as a parameter.

Patterns are compiled when a word first comes to them (`re` keeps them): most runs are given no day at all.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, tzinfo

from tradectl.core.dates import add_interval, week_of
from tradectl.core.settings import Interval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Meant = Literal["ahead", "past", "nearest"]  # of the days a word without a year may name

_NOON = time(12)
_WEEK = 7

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

_YEAR = r"((?:19|20|21)[0-9]{2})"  # as on cards and in journals: what is reckoned from it stays within the calendar
_FIRST, _LAST = 1900, 2199
_PLAIN = _YEAR + r"(?:-([0-9]{1,2})-|/([0-9]{1,2})/|年([0-9]{1,2})月|[.]([0-9]{1,2})[.])([0-9]{1,2})日?"
_MONTH_END = {"月底": 1, "本月底": 1, "这个月底": 1, "這個月底": 1, "下月底": 2, "下个月底": 2, "下個月底": 2}
_MONTH_DAY = r"([0-9]{1,2})月([0-9]{1,2})[日号號]"
_SPAN = r"([+-])([0-9]{1,6})([dwmy])"
_CHINESE_SPAN = (
    r"([0-9]{1,6}|[一二两兩三四五六七八九十])((?:个|個)?(?:周|週|星期|礼拜|禮拜)|[个個]月|[天日年])(?:以|之)?([后後前])"
)
_CHINESE_WEEKDAY = r"(下*|[本这這])个?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])"
_TIME = r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?"
_WEEK_NAME = _YEAR + r"-?W([0-9]{2})"


def parse_day(text: str, today: date, meant: Meant = "ahead") -> date | None:
    """Return the day a person wrote, None if it is none.

    `2026-03-27` (also with `/`, `.` and `年月日`), `today`, `+3d`, `-2w`, `+1m`, `+1y`, `明天`, `3天后`, `两周后`,
    `3月28日`, `月底`, `下月底`. A weekday (`fri`, `周五`) is the next such day after today, never today itself;
    `下周五` is that day of the next calendar week, `本周五` of this one. Where the past is `meant`, a weekday is the
    last one before today, and `3月28日` today or the last such day; where what is nearest, that day is at most half a
    year away.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if ":" in word:
        return None  # a time of day
    if word in _WORDS:
        return _shift(today, 1, Interval(_WORDS[word], "day"))
    if word in _MONTH_END:
        return _month_end(today, _MONTH_END[word])
    weekday = _SHORT_WEEKDAYS.get(word, _WEEKDAYS.index(word) if word in _WEEKDAYS else None)
    if weekday is not None:
        return _weekday(weekday, today, meant)
    return (
        _plain(word)
        or _month_day(word, today, meant)
        or _span(word, today)
        or _chinese_span(word, today)
        or _chinese_weekday(word, today, meant)
    )


def _shift(today: date, sign: int, interval: Interval) -> date | None:
    """Return today plus or minus an interval, None beyond the years of a card: no day a person could mean."""
    found = add_interval(today, Interval(sign * interval.count, interval.unit))
    return found if _FIRST <= found.year <= _LAST else None


def _month_end(today: date, months: int) -> date | None:
    """Return the last day of this month (1), of the next (2)."""
    first = _shift(today.replace(day=1), 1, Interval(months, "month"))
    return _shift(first, -1, Interval(1, "day")) if first else None


def last_day(text: str, today: date, first: date) -> date | None:
    """Return the last day of what begins on `first`, as `parse_day` does: `3月28日` is the first such day from then."""
    word = unicodedata.normalize("NFKC", text).strip()
    return _month_day(word, first, "ahead") or parse_day(text, today)


def _weekday(weekday: int, today: date, meant: Meant) -> date | None:
    if meant == "past":
        return _shift(today, -1, Interval((today.weekday() - weekday - 1) % _WEEK + 1, "day"))
    return _shift(today, 1, Interval((weekday - today.weekday() - 1) % _WEEK + 1, "day"))


def _plain(word: str) -> date | None:
    match = re.fullmatch(_PLAIN, word)
    if match is None or ("年" in word) != word.endswith("日"):
        return None
    try:
        return date(int(match[1]), int(match[2] or match[3] or match[4] or match[5]), int(match[6]))
    except ValueError:
        return None


def _month_day(word: str, today: date, meant: Meant) -> date | None:
    """Return the day of `3月28日`, of this year, the one before or the one after."""
    match = re.fullmatch(_MONTH_DAY, word)
    if match is None:
        return None
    days = [_plain(f"{year:04d}-{match[1]}-{match[2]}") for year in (today.year + 1, today.year, today.year - 1)]
    found = [day for day in days if day is not None]
    if meant == "ahead":
        return min((day for day in found if day >= today), default=None)
    if meant == "past":
        return max((day for day in found if day <= today), default=None)
    return min(found, key=lambda day: abs(day - today), default=None)  # the later of two: `min` keeps the first


def _span(word: str, today: date) -> date | None:
    match = re.fullmatch(_SPAN, word)
    if match is None:
        return None
    return _shift(today, -1 if match[1] == "-" else 1, Interval(int(match[2]), _UNITS[match[3]]))


def _chinese_span(word: str, today: date) -> date | None:
    match = re.fullmatch(_CHINESE_SPAN, word)
    if match is None:
        return None
    count = _CHINESE_NUMBERS.get(match[1]) or int(match[1])
    return _shift(today, -1 if match[3] == "前" else 1, Interval(count, _UNITS[match[2].lstrip("个個")]))


def _chinese_weekday(word: str, today: date, meant: Meant) -> date | None:
    match = re.fullmatch(_CHINESE_WEEKDAY, word)
    if match is None:
        return None
    weekday = _CHINESE_WEEKDAYS[match[2]]
    if not match[1]:
        return _weekday(weekday, today, meant)
    days = weekday - today.weekday() + _WEEK * match[1].count("下")
    return _shift(today, 1, Interval(days, "day"))


def parse_moment(text: str, now: datetime, zone: tzinfo, meant: Meant = "ahead") -> datetime | None:
    """Return the time a person wrote, aware and in `zone` (a time without an offset is the desk's), None if none.

    `2026-03-20T18:12:05+08:00`, `2026-03-20 18:12`, `yesterday 9:30`, `18:12` (today). A day without a time is noon
    of that day, but `now` where it is today. `now` is aware; `meant` as for `parse_day`.
    """
    here = now.astimezone(zone)
    word = unicodedata.normalize("NFKC", text).strip()
    day = parse_day(word, here.date(), meant)
    if day is not None:
        return here if day == here.date() else datetime.combine(day, _NOON, zone)
    day_word, _, clock = word.rpartition(" ")
    match = re.fullmatch(_TIME, clock)
    day = parse_day(day_word, here.date(), meant) if day_word.strip() else here.date()
    if match is not None and day is not None:
        return datetime.combine(day, time(int(match[1]), int(match[2]), int(match[3] or 0)), zone)
    return _iso_moment(word, zone)


def _iso_moment(word: str, zone: tzinfo) -> datetime | None:
    if "-" not in word or ":" not in word:
        return None  # fromisoformat takes more forms than people mean
    try:
        moment = datetime.fromisoformat(word)
        found = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST <= found.year <= _LAST else None


def parse_week(text: str) -> tuple[date, date] | None:
    """Return Monday and Sunday of an ISO week such as `2026-W12`, None if there is no such week."""
    match = re.fullmatch(_WEEK_NAME, unicodedata.normalize("NFKC", text).strip().upper())
    if match is None:
        return None
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    return week_of(monday)
