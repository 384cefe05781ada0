"""`due`: whom to handle today, and why (R27, R28)."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tradectl.core.agenda import Agenda, agenda, first_due, owners_of, scope_of
from tradectl.core.dates import add_interval
from tradectl.core.named import NamedTuple
from tradectl.core.presence import Presence, presence
from tradectl.core.settings import Interval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date, datetime

    from tradectl.core.facts import Customer
    from tradectl.core.problems import Met
    from tradectl.store.workspace import Workspace

EVERYBODY = "all"


class Morning(NamedTuple):
    """The day's list, where each customer's clock stands, and what was met in reading."""

    agenda: Agenda
    presences: tuple[Presence, ...]
    met: Met
    scope: str | None = None  # whose customers, None for everybody's


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
    today, settings = now.date(), workspace.settings
    scope = scope_of(acting, settings) if owner is None else None if owner == EVERYBODY else owner
    found, met = agenda_of(workspace, today, within=within, scope=scope, grades=grades)
    presences = tuple(present(workspace, now, item.customer) for item in found.items)
    return Morning(found, presences, met, scope)


def agenda_of(
    workspace: Workspace,
    today: date,
    *,
    within: int = 0,
    scope: str | None = None,
    grades: Collection[str] | None = None,
) -> tuple[Agenda, Met]:
    """Return the list of a day and what was met in reading; only customers who are awake are looked at."""
    settings, index = workspace.settings, workspace.index(today)
    wanted = None if scope is None and grades is None else _wanted(owners_of(scope, settings), grades)
    awake = index.awake(today, add_interval(today, Interval(within, "day")))
    if wanted is not None and not settings.visits_a_week:  # who was visited this week counts for whoever asks
        awake = [who for who in awake if wanted(who.mark.owner, who.mark.class_key)]
    glances = index.glances(awake, today)
    calendar = workspace.calendar(today)
    found = agenda(
        [(one.customer, one.history) for one in glances if one.customer is not None],
        settings,
        calendar,
        today,
        within=within,
        scope=scope,
        grades=grades,
        customers=index.count(today, wanted),
        visits=index.visits_beside(awake, today) if settings.visits_a_week else None,
    )
    loud = {item.customer.path for item in found.items}
    quiet = [(who, one) for who, one in zip(awake, glances, strict=True) if one.path not in loud]

    def wakes(number: int) -> date | None:
        one = quiet[number][1]
        return first_due(one.customer, one.history, settings, calendar, today) if one.customer else None

    index.let_sleep([who for who, _ in quiet], wakes, today)
    return found, index.met


def _wanted(is_theirs: Callable[[str], bool], grades: Collection[str] | None) -> Callable[[str, str], bool]:
    """Return whether a customer of an owner and a class is asked for."""
    return lambda owner, class_key: is_theirs(owner) and (grades is None or class_key in grades)


def present(workspace: Workspace, now: datetime, customer: Customer) -> Presence:
    """Return a customer's time of day and whether the office is open."""
    offices = workspace.almanac.offices(customer.country, now.year)
    return presence(now, _zone(customer.time_zone) if customer.time_zone else None, offices)


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
