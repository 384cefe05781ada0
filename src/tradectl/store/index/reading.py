"""Read customers anew for the index: a few in this process, many on all cores."""

from __future__ import annotations

from tradectl.core.dates import week_of
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.naming import fold
from tradectl.store.index.chunk import NEVER, Days, Mark
from tradectl.store.index.rows import facts_text, particulars_text, problems_text
from tradectl.store.quick.customer import see
from tradectl.store.spread import MANY, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tradectl.core.glance import Glance, Seen
    from tradectl.core.message import Message
    from tradectl.store.index.task import Task
    from tradectl.store.places import Place

_OFTEN = 64  # customers from one sign of progress to the next


class Read(NamedTuple):
    """One customer as rows of the index; `is_whole`: nothing stood in the way of reading both files."""

    facts: str
    particulars: str
    calls: str
    mark: Mark
    days: Days
    problems: str
    is_whole: bool


def read(task: Task, place: Place) -> Read:
    """Return a customer's rows."""
    seen = see(task.root, place, task.zone, task.zone_of)
    glance = seen.glance
    return Read(
        facts_text(glance),
        particulars_text(glance.particulars),
        calls_of(glance),
        _mark(task, glance),
        days_of(task, glance),
        problems_text(seen.problems) if seen.problems else "",
        not any(_is_passing(seen)),
    )


def calls_of(glance: Glance) -> str:
    """Return the names a customer may be called by, folded, one a line."""
    customer = glance.customer
    names = [glance.name, *glance.particulars.aliases]
    if customer is not None:
        names += [customer.code, customer.name]
    return "\n".join(fold(name) for name in names).encode("utf-8", "replace").decode()


def _is_passing(seen: Seen) -> Iterator[bool]:
    """Yield for each problem whether it may go without a change of the file: no permission, a fault of the disk."""
    for problem in seen.problems:
        yield problem.code == "FILE01"


def _mark(task: Task, glance: Glance) -> Mark:
    customer, monday = glance.customer, week_of(task.today)[0]
    if customer is None:
        return Mark("", "", [])
    late = [(visit.day.toordinal(), visit.by) for visit in glance.history.visits if visit.day >= monday]
    return Mark(customer.owner, customer.class_key, late)


def days_of(task: Task, glance: Glance) -> Days:
    """Return the days of a customer; one whose card cannot be read never wakes."""
    customer, history, today = glance.customer, glance.history, task.today.toordinal()
    if customer is None:
        return Days(NEVER, 0, 0, 0, 0)
    latest = history.latest.toordinal() if history.latest else 0
    visit = max((one.day.toordinal() for one in history.visits), default=0)
    wake, since, calendar = 0, today, task.calendar
    if calendar is None:
        since = 0
    elif latest <= today:  # entries of days to come: what is due depends on the day that is asked for
        from tradectl.core.agenda import first_due  # noqa: PLC0415 (start-up)

        found = first_due(customer, history, task.settings, calendar, task.today)
        wake = found.toordinal() if found else NEVER
    return Days(wake, since, latest, customer.registered.toordinal(), visit)


def read_all(
    task: Task, places: Sequence[Place], cores: int, progress: Callable[[Message, int, int], None]
) -> Iterator[Read]:
    """Yield the rows of every place, in their order."""
    if cores > 1 and len(places) >= MANY:
        task = task._replace(zone_of=_library_zone)  # which another process can be told of
    for count, found in enumerate(spread(read, task, places, cores), 1):
        yield found
        if count % _OFTEN == 0 or count == len(places):
            progress(say("Reading customers"), count, len(places))


def _library_zone(country: str) -> str | None:
    from tradectl.store.zones import default_zone  # noqa: PLC0415

    if country not in _zones:
        _zones[country] = default_zone(country)
    return _zones[country]


_zones: dict[str, str | None] = {}
