from datetime import date

import pytest

from tradectl.core.country_names import ALPHA_2
from tradectl.store.days_off import DaysOff, days_off, has_holidays


def test_china_has_holidays_and_make_up_days():
    china = days_off("CN", 2026)
    assert date(2026, 10, 1) in china.holidays
    assert date(2026, 2, 14) in china.make_up
    assert date(2026, 2, 14) not in china.holidays
    assert {day.year for day in china.holidays | china.make_up} == {2026}
    assert not china.is_provisional


def test_a_year_china_has_not_announced_is_provisional():
    later = days_off("CN", 2035)
    assert later.is_provisional
    assert date(2035, 10, 1) in later.holidays
    assert later.make_up == frozenset()


def test_a_year_with_estimated_moon_days_is_provisional():
    assert days_off("AE", 2035).is_provisional
    assert not days_off("AE", 2021).is_provisional
    assert not days_off("DE", 2035).is_provisional


@pytest.mark.parametrize(
    ("country", "year", "weekend"),
    [("DE", 2026, {5, 6}), ("SA", 2026, {4, 5}), ("HK", 2026, {6}), ("AE", 2021, {4, 5}), ("AE", 2026, {5, 6})],
)
def test_a_weekend_is_the_countrys_own(country, year, weekend):
    assert days_off(country, year).weekend == weekend


@pytest.mark.parametrize("country", ["XX", "", "FRI", "PUBLIC", "utils"])
def test_a_country_unknown_has_a_provisional_weekend_and_nothing_else(country):
    assert days_off(country, 2026) == DaysOff(
        country, 2026, frozenset(), frozenset(), frozenset({5, 6}), is_provisional=True
    )
    assert not has_holidays(country)


@pytest.mark.parametrize(("country", "is_one"), [("DE", True), ("CN", True), ("Germany", False), ("de", False)])
def test_a_country_is_known_by_its_code_alone(country, is_one):
    assert has_holidays(country) is is_one


@pytest.mark.parametrize("year", [2024, 2026, 2035])
def test_every_country_answers(year):
    for country in ALPHA_2:
        known = days_off(country, year)
        assert not known.holidays & known.make_up
        assert known.weekend
        assert all(day.year == year for day in known.holidays | known.make_up)
