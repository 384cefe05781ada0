"""`due` and `why`: whom to handle today, and why (R27, R28)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tradectl.app.roster import history_of, pick, read_roster, readable
from tradectl.core.agenda import Agenda, Why, agenda, scope_of
from tradectl.core.agenda import why as why_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.presence import Presence, presence
from tradectl.core.record import customer_of
from tradectl.store.calendars import country_calendar
from tradectl.store.zones import default_zone, is_zone

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from tradectl.core.problems import Problem
    from tradectl.store.workspace import Workspace

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Morning:
    """The day's list, where each customer's clock stands, and the problems met in reading."""

    agenda: Agenda
    presences: tuple[Presence, ...]
    problems: tuple[Problem, ...]


def due(
    workspace: Workspace,
    now: datetime,
    *,
    acting: str | None,
    owner: str | None,
    within: int = 0,
    grades: Collection[str] | None = None,
) -> Morning:
    """Return who is due; `owner` names whose customers (`all` for everybody's), else those of who acts."""
    roster = read_roster(workspace)
    today = now.date()
    scope = scope_of(acting, workspace.settings) if owner is None else None if owner == EVERYBODY else owner
    found = agenda(
        roster.as_of(today),
        workspace.settings,
        workspace.calendar(today),
        today,
        within=within,
        scope=scope,
        grades=grades,
    )
    presences = tuple(present(now, item.customer.country, item.customer.time_zone) for item in found.items)
    return Morning(found, presences, roster.problems)


def present(now: datetime, country: str, zone: str | None) -> Presence:
    """Return a customer's time of day and whether the office is open."""
    calendar = country_calendar(country, now.year)
    return presence(now, _zone(zone) if zone else None, calendar)


@cache
def _zone(name: str) -> ZoneInfo | None:
    return ZoneInfo(name) if is_zone(name) else None


def why(workspace: Workspace, now: datetime, customer: str) -> tuple[Why, tuple[Problem, ...]]:
    """Return why a customer is due, or not and when."""
    record = readable(pick(workspace, customer))
    facts = customer_of(record, default_zone)
    if facts is None:
        raise TradectlError(
            ErrorCode.INVALID,
            say("The folder {name} is not named COUNTRY-CODE-YYYYMMDD.", name=record.name),
            say("Rename the folder, for example US-BOLT-20260417."),
        )
    today = now.date()
    found = why_of(facts, history_of(record, today), workspace.settings, workspace.calendar(today), today)
    return found, record.problems
