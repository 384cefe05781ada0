from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake.days import Period, TwoDays, order_of, read_day
from tradectl.core.intake.yearly import read_yearly

APRIL_17 = date(2026, 4, 17)
WRITTEN = """
2026-04-17|2026/4/17|2026.4.17|20260417|17.04.2026|17.4.26|17. 4. 2026|17/04/2026|4/17/2026|17-04-2026|2026年4月17日
2026 年 4 月 17 日|2026年4月17號|17 April 2026|April 17, 2026|Apr 17th 2026|17-Apr-26|17 Apr. 2026|Fri, 17 Apr 2026
17. April 2026|17. Apr. 2026|17 de abril de 2026|17 abr 2026|17 avril 2026|2026-04-17 14:30:00|2026-04-17T14:30:00Z
17/04/2026 9:05 pm|２０２６－０４－１７| 2026-04-17|17 aprile 2026|APRIL 17 2026
"""


@pytest.mark.parametrize("text", [text for line in WRITTEN.strip().splitlines() for text in line.split("|")])
def test_a_day_is_read_in_the_forms_tables_have(text):
    assert read_day(text) == APRIL_17


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 août 2026", date(2026, 8, 3)),
        ("17. März 2026", date(2026, 3, 17)),
        ("1 Sept 2026", date(2026, 9, 1)),
        ("5. Okt. 2026", date(2026, 10, 5)),
        ("31/12/69", date(2069, 12, 31)),
        ("31/12/70", date(1970, 12, 31)),
        ("5/5/2026", date(2026, 5, 5)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_a_day_with_a_month_by_name_or_a_short_year(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["03/04/2026", "3/4/26", "03-04-2026", "03/04/2026 10:00"])
def test_what_may_be_two_days_is_a_question(text):
    assert read_day(text) == TwoDays(day_first=date(2026, 4, 3), month_first=date(2026, 3, 4))


@pytest.mark.parametrize("text", ["03/04/2026", "3/4/26", "03-04-2026"])
def test_the_order_of_a_column_answers_it(text):
    assert read_day(text, "day") == date(2026, 4, 3)
    assert read_day(text, "month") == date(2026, 3, 4)


def test_full_stops_put_the_day_first_whatever_the_column_says():
    assert read_day("03.04.2026", "month") == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["2019", "2019年", "2019-01", "01/2019", "2019年1月", "January 2019", "enero de 2019"])
def test_a_year_or_a_month_is_told_as_such(text):
    assert read_day(text) == Period(date(2019, 1, 1))


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "31/02/2026", "2026-13-01", "46115", "1.2", "17/04", "April", "12:30", "0000-00-00", "1/2-2026",
     "2026-04-17x", "call 17 April 2026", "17 April May 2026", "99999999", "1850-01-01", "٠٣/٠٤/٢٠٢٦x", "13/13/2026"],
)  # fmt: skip
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "17/04/2026"], "day"),
        (["03/04/2026", "04/17/2026"], "month"),
        (["17/04/2026", "04/17/2026"], ""),
        (["03/04/2026"], ""),
        (["17.04.2026", "03/04/2026"], ""),
        ([], ""),
    ],
)
def test_a_column_shows_what_comes_first(texts, order):
    assert order_of(texts) == order


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(["day", "month"]))
def test_every_day_written_in_a_known_order_is_read_back(day, order):
    first, second = (day.day, day.month) if order == "day" else (day.month, day.day)
    for text in (f"{first}/{second}/{day.year}", f"{first:02d}-{second:02d}-{day.year % 100:02d}"):
        assert read_day(text, order) == day
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}.{day.month}.{day.year}", order) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_none(text):
    found = read_day(text)
    assert found is None or isinstance(found, (date, TwoDays, Period))
    assert read_yearly(text) is None or 5 <= len(read_yearly(text)) <= 10


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1975-06-01", "1975-06-01"), ("06-01", "06-01"), ("--0601", "06-01"), ("--06-01", "06-01"),
        ("19750601", "1975-06-01"), ("1604-06-01", "06-01"), ("6月1日", "06-01"), ("1 June", "06-01"),
        ("June 1", "06-01"), ("1. Juni 1975", "1975-06-01"), ("1975-06-01T00:00:00Z", "1975-06-01"),
        ("02-29", "02-29"), ("13-01", None), ("6/1", None), ("summer", None), ("11", None), ("", None),
    ],
)  # fmt: skip
def test_a_birthday_is_read_with_or_without_its_year(text, birthday):
    assert read_yearly(text) == birthday
