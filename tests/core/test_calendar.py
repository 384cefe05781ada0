from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import OCTOBER, PLAIN, day, days

from tradectl.core.calendar import WorkCalendar, work_calendar
from tradectl.core.settings import Interval, Settings

FIVE_DAYS = frozenset(range(5))


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-03-20", True),  # a Friday
        ("2026-03-21", True),  # a Saturday of a six-day week (R45)
        ("2026-03-22", False),
        ("2026-10-01", False),
        ("2026-10-03", False),  # the Saturday inside the holiday
        ("2026-10-08", True),
        ("2026-10-10", True),
    ],
)
def test_a_working_day_is_a_workday_that_is_no_holiday(text, works):
    assert OCTOBER.is_working_day(day(text)) is works


SATURDAY, SUNDAY, MONDAY = "2026-02-14", "2026-02-15", "2026-02-16"


@pytest.mark.parametrize(
    ("text", "changes", "works"),
    [
        # the desk's own days, then make-up days, then public holidays, then the weekday
        (MONDAY, {"days_off": MONDAY}, False),
        (MONDAY, {"days_off": MONDAY, "make_up": MONDAY}, True),
        (MONDAY, {"make_up": MONDAY, "extra_days_off": MONDAY}, False),
        (MONDAY, {"days_off": MONDAY, "extra_days_off": MONDAY, "extra_workdays": MONDAY}, True),
        (SUNDAY, {"make_up": SUNDAY}, True),
        (SUNDAY, {"extra_workdays": SUNDAY}, True),
        # a Saturday between two days off is off, unless it was made a working day by name
        (SATURDAY, {"days_off": "2026-02-13"}, False),
        (SATURDAY, {"days_off": "2026-02-13", "make_up": SATURDAY}, True),
        (SATURDAY, {"days_off": "2026-02-13", "extra_workdays": SATURDAY}, True),
        (SATURDAY, {"days_off": "2026-02-13", "make_up": SUNDAY}, True),
        (SATURDAY, {"days_off": "2026-02-12"}, True),
        # a Friday between two days off is not
        ("2026-02-13", {"days_off": "2026-02-12 2026-02-14"}, True),
    ],
)
def test_what_is_said_by_name_goes_before_what_is_said_of_a_kind(text, changes, works):
    calendar = WorkCalendar(PLAIN.workdays, **{key: days(value) for key, value in changes.items()})
    assert calendar.is_working_day(day(text)) is works


def test_a_sunday_is_off_between_two_days_off_even_where_sundays_are_worked():
    calendar = WorkCalendar(frozenset(range(7)), days_off=days("2026-02-14 2026-02-16"))
    assert not calendar.is_working_day(day(SUNDAY))
    assert calendar.is_working_day(day("2026-02-22"))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2026-03-20", "2026-03-20", "2026-03-21"),
        ("2026-03-21", "2026-03-21", "2026-03-23"),
        ("2026-03-22", "2026-03-21", "2026-03-23"),
        ("2026-10-04", "2026-09-30", "2026-10-08"),
    ],
)
def test_the_working_days_around_a_day(text, before, after):
    assert OCTOBER.last_working_day(day(text)) == day(before)
    assert OCTOBER.next_working_day(day(text)) == day(after)
    assert OCTOBER.next_working_day(day(text)) == day(after)  # and when it is asked again


@pytest.mark.parametrize(
    ("due", "floor", "done"),
    [
        ("2026-03-20", None, "2026-03-20"),
        ("2026-03-22", None, "2026-03-21"),
        ("2026-10-05", None, "2026-09-30"),
        ("2026-10-05", "2026-09-29", "2026-09-30"),
        ("2026-10-05", "2026-09-30", "2026-10-08"),  # handled on the last day before the week off
        ("2026-10-05", "2026-10-03", "2026-10-08"),
        ("2026-03-20", "2026-03-20", "2026-03-20"),  # a working day stays, whatever the floor
        ("2026-03-20", "2026-03-25", "2026-03-20"),
        ("2026-03-22", "2026-03-25", "2026-03-26"),
    ],
)
def test_a_day_off_falls_back_but_never_to_the_entry_it_counts_from(due, floor, done):
    assert OCTOBER.off(day(due), day(floor) if floor else None) == day(done)


@pytest.mark.parametrize(
    "calendar", [WorkCalendar(frozenset()), WorkCalendar(PLAIN.workdays, days_off=days("2025-01-01..2027-12-31"))]
)
def test_a_desk_that_never_works_is_not_searched_for_ever(calendar):
    today = day("2026-06-15")
    assert calendar.next_working_day(today) == today
    assert calendar.last_working_day(today) == today
    assert calendar.off(today, day("2026-06-14")) == today
    assert calendar.add(today, Interval(3, "workday")) == today
    assert calendar.month(today) == ()
    assert calendar.last_working_day_of_week(today) is None


def test_the_calendar_ends_where_dates_end():
    assert PLAIN.next_working_day(date.max) == date.max
    assert WorkCalendar(frozenset([6])).last_working_day(date.min) == date.min
    assert WorkCalendar(frozenset([4])).off(date.max) == date.max  # a Friday


def test_working_days_are_counted_and_other_intervals_are_not():
    assert PLAIN.add(day("2026-03-20"), Interval(2, "workday")) == day("2026-03-23")
    assert PLAIN.add(day("2026-03-20"), Interval(2, "day")) == day("2026-03-22")


def test_the_working_days_of_a_month_a_span_and_a_week():
    month = OCTOBER.month(day("2026-10-20"))
    assert month == OCTOBER.working_days(day("2026-10-01"), day("2026-10-31"))
    assert (month[0], month[-1], len(month)) == (day("2026-10-08"), day("2026-10-31"), 21)
    assert OCTOBER.month(day("2026-10-20"), day("2026-10-25")) == month[-6:]
    assert OCTOBER.last_working_day_of_week(day("2026-09-28")) == day("2026-09-30")
    assert PLAIN.last_working_day_of_week(day("2026-03-22")) == day("2026-03-21")


def test_a_desks_calendar_takes_its_own_days_from_the_settings():
    settings = Settings((), workdays=FIVE_DAYS, extra_days_off=days(MONDAY), extra_workdays=days(SUNDAY))
    made = work_calendar(settings, days("2026-10-01"), days("2026-10-10"))
    assert made.workdays == FIVE_DAYS
    assert (made.days_off, made.make_up) == (days("2026-10-01"), days("2026-10-10"))
    assert (made.extra_days_off, made.extra_workdays) == (days(MONDAY), days(SUNDAY))


some_days = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 2, 28)), max_size=25)
calendars = st.builds(WorkCalendar, st.just(FIVE_DAYS), some_days, some_days, some_days, some_days)


@given(calendars, st.dates(date(2026, 1, 1), date(2026, 2, 28)), st.integers(0, 30))
def test_what_is_due_is_done_on_a_working_day_and_after_the_entry_it_counts_from(calendar, due, earlier):
    done, floor = calendar.off(due), due - timedelta(days=earlier)
    assert calendar.is_working_day(done)
    assert done <= due
    assert not any(calendar.is_working_day(done + timedelta(days=n)) for n in range(1, (due - done).days + 1))
    bounded = calendar.off(due, floor)
    assert bounded in (done, calendar.next_working_day(floor))
    assert bounded > floor or bounded == due


@given(calendars, st.dates(date(2026, 1, 1), date(2026, 2, 28)))
def test_the_next_working_day_is_the_first_one_after(calendar, start):
    found = calendar.next_working_day(start)
    assert found > start
    assert calendar.working_days(start + timedelta(days=1), found) == (found,)
