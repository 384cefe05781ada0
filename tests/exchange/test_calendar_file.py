"""Calendars: whole days that move instead of doubling, read back by another library and by the rule of the RFC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from hostile.payloads import PAYLOADS
from tradectl.core.due_day import DueDay
from tradectl.exchange.calendar_file import calendar_text
from tradectl.exchange.plain import plain

NOW = datetime(2026, 3, 20, 10, 0, tzinfo=UTC)
CALL = DueDay("DE-MUELLER-20260115.next", date(2026, 3, 31), "Müller; call, now", "Agreed.\nHans", ("Next step",))


def lines(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_another_library_reads_the_day():
    calendar = vobject.readOne(calendar_text([CALL], "Brightway, Ningbo", "Asia/Shanghai", NOW))
    event = calendar.vevent
    assert event.uid.value == "DE-MUELLER-20260115.next@tradectl"
    assert event.summary.value == "Müller; call, now"
    assert event.description.value == "Agreed.\nHans"
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 3, 31), date(2026, 4, 1))
    assert event.dtstamp.value == NOW
    assert event.categories.value == ["Next step"]
    assert calendar.x_wr_calname.value == "Brightway, Ningbo"


def test_a_day_is_a_day_without_time_and_rings_no_bell():
    told = lines(calendar_text([CALL], "x", "Asia/Shanghai", NOW))
    assert {"DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401", "TRANSP:TRANSPARENT"} <= set(told)
    assert "VALARM" not in "".join(told)


def test_a_later_export_goes_before_an_earlier_one():
    def sequence(now: datetime) -> int:
        return int(re.search(r"SEQUENCE:(\d+)", calendar_text([CALL], "x", "UTC", now))[1])

    moments = [NOW + timedelta(seconds=after) for after in (0, 1, 60, 86_400, 20 * 365 * 86_400)]
    found = [sequence(now) for now in moments]
    assert found == sorted(set(found))
    assert found[-1] < 2**31
    assert sequence(datetime(1999, 1, 1, tzinfo=UTC)) == 0


def test_no_days_are_a_calendar_too():
    told = lines(calendar_text([], "x", "UTC", NOW))
    assert (told[0], told[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "BEGIN:VEVENT" not in told


def assert_sound(text: str) -> None:
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75
    told = lines(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "".join(told))
    assert all(re.match(r"[A-Z-]+[;:]", one) for one in told)
    assert [one for one in told if one.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("text", [one.text for one in PAYLOADS], ids=[one.name for one in PAYLOADS])
def test_a_hostile_text_injects_no_line(text):
    told = calendar_text([DueDay(f"x{text}", date(2026, 3, 31), text, text, (text,))], f"x{text}", "UTC", NOW)
    assert_sound(told)
    (event,) = vobject.readOne(told).vevent_list
    assert event.description.value == plain(text, lines=True)
    assert event.summary.value == plain(text)


@given(text=st.text(max_size=200))
def test_any_text_comes_back(text):
    told = calendar_text([DueDay("x", date(2026, 3, 31), text, text, (text,))], "x", "UTC", NOW)
    assert_sound(told)
    assert vobject.readOne(told).vevent.description.value == plain(text, lines=True)
