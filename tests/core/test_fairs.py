"""The fairs a desk went to, found by name."""

from __future__ import annotations

from datetime import date

import pytest

from tradectl.core.fairs import Fair, find_fair, folder_of, met_on


def fair(name):
    return Fair(name, date(2026, 4, 15), date(2026, 4, 19), "Guangzhou", None, folder_of(name, date(2026, 4, 15)))


SPRING, AUTUMN, EAST, FRANKFURT, LIGHT = (
    fair(name) for name in ("Canton Fair 139", "Canton Fair 140", "华东进出口商品交易会", "Light + Building", "Light")
)
KNOWN = (SPRING, AUTUMN, EAST, FRANKFURT, LIGHT)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Canton Fair 139", SPRING),
        ("ＣＡＮＴＯＮ  fair 139", SPRING),
        ("canton fair 14", AUTUMN),
        ("Canton Fair", None),
        ("Cantón Fair 140", AUTUMN),
        ("華東進出口商品交易會", EAST),
        ("華東", EAST),
        ("light", LIGHT),
        ("light +", FRANKFURT),
        ("Fair 139", None),
        ("Canton Fair 1390", None),
        ("", None),
        ("  ", None),
    ],
)
def test_a_fair_is_found_by_its_name_or_by_a_beginning_that_no_other_has(name, found):
    assert find_fair(KNOWN, name) == found


def test_of_two_fairs_of_one_name_none_is_meant():
    assert find_fair((SPRING, SPRING._replace(path="fairs/20260415-2")), "Canton Fair 139") is None


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 4, 14), date(2026, 4, 15)),
        (date(2026, 4, 15), date(2026, 4, 15)),
        (date(2026, 4, 17), date(2026, 4, 17)),
        (date(2026, 4, 19), date(2026, 4, 19)),
        (date(2026, 4, 20), date(2026, 4, 15)),
    ],
)
def test_a_lead_is_noted_for_today_while_the_fair_is_on_else_for_its_first_day(today, day):
    assert met_on(SPRING, today) == day


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Canton Fair 139", "fairs/20260415-canton-fair-139"),
        ("Light + Building", "fairs/20260415-light-building"),
        ("广交会", "fairs/20260415-广交会"),
        ("../..", "fairs/20260415-fair"),
    ],
)
def test_a_fair_is_filed_by_its_first_day_and_its_name(name, folder):
    assert folder_of(name, date(2026, 4, 15)) == folder
