"""Customers, entries and desks for the tests of the rules; every test changes what it is about."""

from datetime import date, datetime, timedelta, timezone

from tradectl.core.calendar import WorkCalendar
from tradectl.core.facts import Customer, Event, Pledge
from tradectl.core.history import Correction, history
from tradectl.core.rules.reason import Desk
from tradectl.core.settings import Person, Settings

CHINA = timezone(timedelta(hours=8))


def day(text):
    return date.fromisoformat(text)


def days(text):
    """The days of `2026-10-01..2026-10-07 2026-05-09`."""
    found = set()
    for part in text.split():
        first, _, last = part.partition("..")
        found |= {day(first) + timedelta(days=n) for n in range((day(last or first) - day(first)).days + 1)}
    return frozenset(found)


# Six-day weeks; in 2026 the National Day week is off from Thursday to Wednesday, with a Saturday inside.
PLAIN = WorkCalendar(frozenset(range(6)))
OCTOBER = WorkCalendar(frozenset(range(6)), days_off=days("2026-10-01..2026-10-02 2026-10-05..2026-10-07"))
SETTINGS = Settings(
    people=(Person("mei", "林梅"), Person("hao", "周浩", role="head")),
    lines={"cadence": 10, "cadence.B": 11, "quota": 20, "review_every": 30, "visits_a_week": 40, "horizon": 50},
)
PROSPECT = Customer(
    id="DE-MUELLER-20260115",
    path="prospect/B/DE-MUELLER-20260115",
    code="MUELLER",
    name="Müller Leuchten GmbH",
    country="DE",
    status="prospect",
    grade="B",
    owner="mei",
    registered=date(2026, 1, 15),
    lines={"registered": 5, "grade": 9, "status": 8, "reviewed": 30, "expected_close": 12},
)


def prospect(grade="B", **changes):
    """A prospect; days may be given as text."""
    values = {key: day(value) if key in DAYS and value else value for key, value in changes.items()}
    return PROSPECT._replace(grade=grade, **values)


DAYS = ["registered", "since", "won", "expected_close", "reviewed", "snooze_until"]


def won(**changes):
    return prospect(None, status="won", **changes)


def entry(at, kind="contact", **more):
    """An entry at `2026-03-20` (noon in China) or `2026-03-20T23:30-05:00`; pledges as (what, by) pairs."""
    moment = datetime.fromisoformat(at if "T" in at else f"{at}T12:00+08:00")
    moment = moment if moment.tzinfo else moment.replace(tzinfo=CHINA)
    for key in ("promised", "awaits"):
        more[key] = tuple(Pledge(what, day(by) if by else None) for what, by in more.get(key, ()))
    if "next" in more:
        step = more.pop("next")
        more |= {"sets_next": True, "next_on": day(step) if step else None}
    more["to"] = day(more["to"]) if "to" in more else None
    if kind == "kept":
        more.setdefault("how", "kept")
    values = {"id": at, "by": "mei", "line": 1} | more
    return Event(at=moment, day=moment.astimezone(CHINA).date(), kind=kind, **values)


def correction(of, at, replacement=None, name=None):
    moment = datetime.fromisoformat(f"{at}T12:00+08:00")
    return Correction(name or f"correct-{of}-{at}", moment, moment.date(), of, replacement, 99)


def past(*entries, today="2030-01-01", corrections=()):
    """The history of these entries, in the order of their time."""
    return history(sorted(entries, key=lambda one: (one.at, one.id)), day(today), corrections)


def desk(today, calendar=PLAIN, **settings):
    return Desk(SETTINGS._replace(**settings), calendar, day(today))


def found(rule, customer, known, at):
    """The due days a rule finds, as text."""
    return sorted(due.isoformat() for due, _ in rule.find(customer, known, at))


def told(rule, customer, known, at):
    """The one reason a rule gives."""
    ((due, fact),) = rule.find(customer, known, at)
    return rule.tell(customer, known, at, due, fact)


def lines(reason):
    """The evidence as `file:line`, the file without its folder."""
    return [f"{one.path.rsplit('/', 1)[-1]}:{one.line}" for one in reason.evidence]
