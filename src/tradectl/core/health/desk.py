"""The workspace and its settings, judged: whether they can be used, time zone, days off, what the disk tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.health.finding import bad, good, look
from tradectl.core.message import say
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.core.health.finding import Finding
    from tradectl.core.message import Message
    from tradectl.core.problems import Problem


class Holidays(NamedTuple):
    """What is known of a country's public holidays in a year; `is_sure`: announced, and none of them estimated."""

    country: str
    year: int
    is_known: bool
    is_sure: bool


def judge_no_workspace(message: Message, hint: Message, *, is_named: bool) -> Finding:
    """Return what is said where there is no workspace; bad where one was named."""
    return bad("workspace", message, hint) if is_named else look("workspace", message, hint)


def judge_workspace(folder: str, first: Problem | None, *, is_writable: bool) -> Finding:
    """Return whether the workspace can be used; `first` is the first error of its settings."""
    if first is not None:
        told = first.located
        return bad("workspace", told, first.remedy)
    if not is_writable:
        return look(
            "workspace",
            say("You may read the workspace, but not write in it: {folder}", folder=folder),
            say("To change anything, give yourself permission to write there."),
        )
    return good("workspace", say("The workspace is {folder}", folder=folder))


def judge_time_zones(edition: str | None, zone: str | None, *, is_known: bool) -> Finding:
    """Return whether times can be told: the edition of the tzdata package, and the desk's zone where there is one."""
    if edition is None:
        return bad(
            "time_zone",
            say("The time zone data is missing: the package tzdata is not installed."),
            say("Install it: pip install tzdata"),
        )
    if zone is None:
        return good("time_zone", say("tzdata {edition}", edition=edition))
    if not is_known:
        return bad(
            "time_zone",
            say("The time zone {zone} is not in tzdata {edition}.", zone=zone, edition=edition),
            say("Write one of its names in tradectl.yaml, for example: time_zone: Asia/Shanghai"),
        )
    return good("time_zone", say("{zone}, known to tzdata {edition}", zone=zone, edition=edition))


def judge_days_off(holidays: Holidays | None) -> Finding:
    """Return whether the desk's public holidays are known; None where it has none."""
    if holidays is None:
        return good("days_off", say("The desk works on public holidays (holidays: none)."))
    country, year = holidays.country, holidays.year
    if not holidays.is_known:
        return bad(
            "days_off",
            say("The public holidays of {country} are not known.", country=country),
            say("Write another country in tradectl.yaml, or holidays: none and your extra_days_off"),
        )
    if not holidays.is_sure:
        return look(
            "days_off",
            say(
                "Some public holidays of {country} in {year} are estimated or not announced yet.",
                country=country,
                year=year,
            ),
            say("Compare them with the official list; write differences as extra_days_off and extra_workdays."),
        )
    return good("days_off", say("The public holidays of {country} in {year} are known.", country=country, year=year))


def judge_case(*, is_one: bool | None) -> Finding:
    """Return whether the disk takes two cases for one name; None where it cannot be told. Either is in order."""
    if is_one is None:
        return good("letter_case", say("It cannot be told whether Bolt and BOLT are one name on this disk."))
    if is_one:
        return good("letter_case", say("Bolt and BOLT are one name on this disk; tradectl never makes both."))
    return good("letter_case", say("Bolt and BOLT are two names on this disk; tradectl never makes both."))


def judge_accents(*, is_one: bool | None) -> Finding:
    """Return whether the disk takes two spellings of an accent for one; None where no name shows it."""
    if is_one is None:
        return good("accents", say("No name here shows how this disk keeps accents."))
    if is_one:
        return good("accents", say("The two spellings of an accent (ü, u with dots) are one name on this disk."))
    return good("accents", say("The two spellings of an accent (ü, u with dots) are two names on this disk."))
