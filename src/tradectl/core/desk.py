"""The settings file's shape to the settings the rules take: defaults of the policy filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.model.desk import WEEKDAYS, Desk
from tradectl.core.settings import DEFAULT_CADENCE, DEFAULT_HORIZON, DEFAULT_REVIEW, Interval, Person, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

    from tradectl.core.model.typed import Loc

FORMAT = 1
_NO_HOLIDAYS = "none"


def settings_of(
    desk: Desk, plain: Mapping[str, object], folder: str, language: str, place: Callable[[Loc], tuple[int, int]]
) -> Settings:
    """Return the settings; `folder` names a desk without a name, `language` is used where the file gives none."""
    calendar = desk.calendar
    return Settings(
        people=tuple(Person(person.id, person.name, person.email, person.role) for person in desk.people),
        desk=desk.desk or folder,
        language=desk.language or language,
        time_zone=desk.time_zone,
        home_currency=desk.home_currency,
        workdays=frozenset(WEEKDAYS.index(day) for day in calendar.workdays),
        holidays=None if calendar.holidays.lower() == _NO_HOLIDAYS else calendar.holidays,
        extra_days_off=frozenset(calendar.extra_days_off),
        extra_workdays=frozenset(calendar.extra_workdays),
        cadence=_over(DEFAULT_CADENCE, desk.cadence),
        horizon=_over(DEFAULT_HORIZON, desk.horizon),
        quota_grades=desk.quota.grades,
        contacts_a_month=desk.quota.contacts_a_month,
        visits_a_week=desk.visits_a_week,
        review_every=_over(DEFAULT_REVIEW, desk.review_every),
        commit=desk.git.commit,
        lines={".".join(map(str, loc)): place(loc)[0] for loc in _places(plain)},
    )


def _places(plain: Mapping[str, object]) -> Iterator[Loc]:
    for key, value in plain.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, inner) for inner in value)


def _over(defaults: Mapping[str, Interval], given: BaseModel) -> Mapping[str, Interval]:
    return {key: getattr(given, key) or span for key, span in defaults.items()}
