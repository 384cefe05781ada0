from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tradectl.core.dates import add_interval, month_of, week_name, week_of
from tradectl.core.day_words import last_day, parse_day, parse_moment, parse_week
from tradectl.core.settings import Interval

FRIDAY = date(2026, 3, 20)
CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 20, 9, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2026-03-12", 7, "day", "2026-03-19"),
        ("2026-02-22", 1, "week", "2026-03-01"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2028-01-31", 1, "month", "2028-02-29"),
        ("2026-03-31", -1, "month", "2026-02-28"),
        ("2026-11-30", 3, "month", "2027-02-28"),
        ("2026-12-31", 2, "month", "2027-02-28"),
        ("2026-12-15", 12, "month", "2027-12-15"),
        ("2028-02-29", 1, "year", "2029-02-28"),
        ("2028-02-29", 4, "year", "2032-02-29"),
        ("2026-03-20", 0, "month", "2026-03-20"),
        ("9999-12-01", 1, "month", "9999-12-31"),
        ("9999-12-31", 1, "day", "9999-12-31"),
        ("0001-01-01", -1, "day", "0001-01-01"),
        ("0001-02-03", -2, "month", "0001-01-01"),
    ],
)
def test_an_interval_is_calendar_arithmetic_that_clips_at_the_end_of_the_month(start, count, unit, end):
    assert add_interval(date.fromisoformat(start), Interval(count, unit)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-27", "2026-03-27"),
        ("2026-3-7", "2026-03-07"),
        ("2026/3/27", "2026-03-27"),
        ("2026.3.27", "2026-03-27"),
        ("2026.03.27", "2026-03-27"),
        ("月底", "2026-03-31"),
        ("本月底", "2026-03-31"),
        ("下月底", "2026-04-30"),
        ("下個月底", "2026-04-30"),
        ("2026年3月27日", "2026-03-27"),
        (" today ", "2026-03-20"),
        ("Tomorrow", "2026-03-21"),
        ("yesterday", "2026-03-19"),
        ("sat", "2026-03-21"),
        ("thu", "2026-03-26"),
        ("fri", "2026-03-27"),  # today is a Friday: the next one
        ("Friday", "2026-03-27"),
        ("tues", "2026-03-24"),
        ("+3d", "2026-03-23"),
        ("+2w", "2026-04-03"),
        ("+1m", "2026-04-20"),
        ("+1y", "2027-03-20"),
        ("-3d", "2026-03-17"),
        ("-1M", "2026-02-20"),
        ("今天", "2026-03-20"),
        ("明天", "2026-03-21"),
        ("后天", "2026-03-22"),
        ("後天", "2026-03-22"),
        ("大后天", "2026-03-23"),
        ("昨天", "2026-03-19"),
        ("前天", "2026-03-18"),
        ("周五", "2026-03-27"),
        ("週六", "2026-03-21"),
        ("星期五", "2026-03-27"),
        ("礼拜五", "2026-03-27"),
        ("禮拜天", "2026-03-22"),
        ("周日", "2026-03-22"),
        ("下周五", "2026-03-27"),
        ("下週一", "2026-03-23"),
        ("下下周一", "2026-03-30"),
        ("本周一", "2026-03-16"),
        ("这周日", "2026-03-22"),
        ("3天后", "2026-03-23"),
        ("３天後", "2026-03-23"),
        ("＋３ｄ", "2026-03-23"),
        ("三天以后", "2026-03-23"),
        ("2周后", "2026-04-03"),
        ("兩週後", "2026-04-03"),
        ("1个月后", "2026-04-20"),
        ("1個月後", "2026-04-20"),
        ("一年后", "2027-03-20"),
        ("2天前", "2026-03-18"),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert parse_day(text, FRIDAY) == date.fromisoformat(day)


NOVEMBER = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("text", "ahead", "past", "nearest"),
    [
        ("11月6日", "2027-11-06", "2026-11-06", "2026-11-06"),
        ("11月9日", "2026-11-09", "2026-11-09", "2026-11-09"),
        ("11月10號", "2026-11-10", "2025-11-10", "2026-11-10"),
        ("5月11日", "2027-05-11", "2026-05-11", "2026-05-11"),
        ("1月5日", "2027-01-05", "2026-01-05", "2027-01-05"),
        ("2月29日", None, None, None),
        ("mon", "2026-11-16", "2026-11-02", "2026-11-16"),  # the ninth is a Monday: never that day itself
        ("周五", "2026-11-13", "2026-11-06", "2026-11-13"),
        ("下周五", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("2027-11-06", "2027-11-06", "2027-11-06", "2027-11-06"),
    ],
)
def test_a_day_without_its_year_is_the_next_the_last_or_the_nearest_one(text, ahead, past, nearest):
    found = [parse_day(text, NOVEMBER, meant) for meant in ("ahead", "past", "nearest")]
    assert [str(day) if day else None for day in found] == [ahead, past, nearest]


def test_a_moment_without_its_year_is_one_gone_by_where_the_past_is_meant():
    assert str(parse_moment("3月6日", NOW, CHINA, "past")) == "2026-03-06 12:00:00+08:00"
    assert str(parse_moment("3月21日 18:12", NOW, CHINA, "past")) == "2025-03-21 18:12:00+08:00"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("11月6日", "2026-11-02", "2026-11-06"),
        ("1月3日", "2026-12-30", "2027-01-03"),
        ("11月1日", "2026-11-02", "2027-11-01"),
        ("+4d", "2026-11-02", "2026-11-13"),
        ("2026-11-01", "2026-11-02", "2026-11-01"),
    ],
)
def test_a_last_day_without_its_year_follows_the_first(text, first, last):
    assert str(last_day(text, NOVEMBER, date.fromisoformat(first))) == last


NO_DAYS = ["", "soon", "3", "3d", "+d", "+3", "+3x", "friday week", "+999999y", "-999999w", "+1234567d"]
NO_DAYS += ["2026-02-30", "2026-13-01", "03-27", "3/27", "27.3.2026", "2026.3/27", "20260327"]
NO_DAYS += ["0001-01-01", "1899-12-31", "2200-01-01", "9999-11-01", "+200y", "-200y"]
NO_DAYS += ["2026年3-27", "2026-3-27日", "3月后", "周八", "下周"]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_or_might_be_two_is_refused(text):
    assert parse_day(text, FRIDAY) is None


def test_a_month_from_the_last_of_january_is_the_last_of_february():
    assert parse_day("+1m", date(2028, 1, 31)) == date(2028, 2, 29)
    assert parse_day("一个月后", date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-20T18:12:05+01:00", "2026-03-21T01:12:05+08:00"),
        ("2026-03-20T10:12Z", "2026-03-20T18:12:00+08:00"),
        ("2026-03-20T18:12", "2026-03-20T18:12:00+08:00"),
        ("2026-03-20 18:12:30", "2026-03-20T18:12:30+08:00"),
        ("2026-03-20 18:12+08:00", "2026-03-20T18:12:00+08:00"),
        ("18:12", "2026-03-20T18:12:00+08:00"),
        ("yesterday 9:05", "2026-03-19T09:05:00+08:00"),
        ("昨天 １８：１２", "2026-03-19T18:12:00+08:00"),
        ("2026-03-19", "2026-03-19T12:00:00+08:00"),
        ("today", "2026-03-20T09:30:00+08:00"),
        ("2026-03-20", "2026-03-20T09:30:00+08:00"),
    ],
)
def test_a_moment_is_in_the_desks_time_zone(text, moment):
    found = parse_moment(text, NOW, CHINA)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24:00",
        "9:5",
        "soon 9:30",
        "2026-03-20T25:00",
        "20260320T1812",
        "0001-01-01T00:00+14:00",
        "9999-11-01 18:12",
    ],
)
def test_what_is_no_moment_is_refused(text):
    assert parse_moment(text, NOW, CHINA) is None


def test_today_is_the_day_at_the_desk_not_the_day_of_the_clock():
    evening_in_hamburg = datetime(2026, 3, 19, 20, tzinfo=timezone(timedelta(hours=1)))
    found = parse_moment("today", evening_in_hamburg, CHINA)
    assert found is not None
    assert found.isoformat() == "2026-03-20T03:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "monday", "sunday"),
    [
        ("2026-W12", "2026-03-16", "2026-03-22"),
        ("2026w12", "2026-03-16", "2026-03-22"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("1900-W01", "1900-01-01", "1900-01-07"),
        ("2199-W52", "2199-12-23", "2199-12-29"),
    ],
)
def test_a_week_is_monday_to_sunday(text, monday, sunday):
    assert parse_week(text) == (date.fromisoformat(monday), date.fromisoformat(sunday))


@pytest.mark.parametrize(
    "text", ["", "12", "2025-W53", "2026-W00", "2026-W1", "0000-W01", "0001-W01", "1899-W52", "2200-W01", "9999-W52"]
)
def test_what_is_no_week_is_refused(text):
    assert parse_week(text) is None


def test_a_week_is_named_by_the_year_of_its_thursday():
    assert week_name(date(2027, 1, 1)) == "2026-W53"
    assert week_name(date(2026, 3, 20)) == "2026-W12"
    for number in range(800):
        day = date(2025, 12, 1) + timedelta(days=number)
        assert parse_week(week_name(day)) == week_of(day)


def test_a_month_has_its_first_and_its_last_day():
    assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
