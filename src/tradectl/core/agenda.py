"""Who is due on a day, in which order and why; why somebody is not (R27, R28)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tradectl.core.dates import add_interval, month_of, week_of
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.core.rules import RULES
from tradectl.core.rules.new_customer import NAME as NEW_CUSTOMER
from tradectl.core.rules.next_step import step_in_force
from tradectl.core.rules.promise import NAME as PROMISE
from tradectl.core.rules.reason import Desk, Quiet, Reason, Rule
from tradectl.core.rules.review import NAME as REVIEW
from tradectl.core.rules.visits import visits_owed
from tradectl.core.settings import Interval, Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Any

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.facts import Customer
    from tradectl.core.history import History, NextStep

_RANKS = {"A": 0, "won": 1, "B": 2, "C": 3, "D": 4, "E": 5}
_OWN = frozenset(["sales", "merchandiser"])  # the roles that see their own customers by default


class Finding(NamedTuple):
    """One rule's due day and the fact it rests on, not yet put into words."""

    rule: Rule[Any]
    due: date
    fact: object


class DueItem(NamedTuple):
    """A customer who is due, on the earliest of the reasons. `reasons` and `next_step` are worked out when asked."""

    customer: Customer
    history: History
    due: date
    overdue_days: int
    findings: tuple[Finding, ...]
    desk: Desk

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the names of the rules, in the order of the reasons."""
        return tuple(finding.rule.name for finding in self.findings)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons, earliest first."""
        return tuple(_tell(finding, self.customer, self.history, self.desk) for finding in self.findings)

    @property
    def next_step(self) -> NextStep | None:
        """Return the agreed next step that is not served yet."""
        return step_in_force(self.history, self.desk.calendar)

    @property
    def only_review(self) -> bool:
        """Return whether nothing but the card's review is due: such customers are listed last, folded into a line."""
        return all(finding.rule.name == REVIEW for finding in self.findings)

    @property
    def broken(self) -> bool:
        """Return whether a promise of ours was due before today and is open."""
        return any(finding.rule.name == PROMISE and finding.due < self.desk.today for finding in self.findings)


class Counts(NamedTuple):
    """How many are listed, how many of them were due before today, how many customers were looked at."""

    due: int
    overdue: int
    customers: int


class Agenda(NamedTuple):
    """The list of a day: customers in order, reasons of the desk itself, counts; `until`: the last day looked at."""

    today: date
    items: tuple[DueItem, ...]
    desk: tuple[Reason, ...]
    counts: Counts
    until: date


class Why(NamedTuple):
    """Why one customer is due or not; `due` is the earliest day of all rules, past or to come."""

    customer: Customer
    today: date
    is_due: bool
    due: date | None
    reasons: tuple[Reason, ...]
    quiet: tuple[Quiet, ...]


def agenda(
    people: Iterable[tuple[Customer, History]],
    settings: Settings,
    calendar: WorkCalendar,
    today: date,
    *,
    within: int = 0,
    scope: str | None = None,
    grades: Collection[str] | None = None,
    customers: int | None = None,
    visits: Counter[str] | None = None,
) -> Agenda:
    """Return who is due by `today` plus `within` days.

    `people` are all customers with their histories as of `today`; `scope` (an owner's id; None: everybody's) and
    `grades` (`won` for won customers) pick from them. Customers of an owner who is gone are in every scope. Who is
    known not to be due may be left out; then `customers` is how many there are to pick from, and `visits` how many each
    person of the desk made this week at those left out.
    """
    desk = Desk(settings, calendar, today)
    until = add_interval(today, Interval(within, "day"))
    seen = [(customer, past) for customer, past in people if customer.registered <= today]
    is_theirs = owners_of(scope, settings)
    chosen = [pair for pair in seen if is_theirs(pair[0].owner) and (grades is None or pair[0].class_key in grades)]
    items = _leads_in_order(sorted(_items(chosen, desk, until), key=_order))
    made = _visited(seen, desk) + (visits or Counter()) if settings.visits_a_week else None
    owed = visits_owed(desk, made, scope, until) if made is not None else ()
    overdue = sum(1 for item in items if item.overdue_days)
    counts = Counts(len(items), overdue, len(chosen) if customers is None else customers)
    return Agenda(today, tuple(items), tuple(owed), counts, until)


def why(customer: Customer, history: History, settings: Settings, calendar: WorkCalendar, today: date) -> Why:
    """Return every reason of one customer and, for each rule that is quiet, why and until when."""
    desk = Desk(settings, calendar, today)
    findings = _findings(customer, history, desk, today)
    reasons = tuple(_tell(finding, customer, history, desk) for finding in findings)
    loud = {reason.rule for reason in reasons}
    quiet = tuple(_quiet(rule, customer, history, desk) for rule in RULES if rule.name not in loud)
    days = [reason.due for reason in reasons] or [answer.due for answer in quiet if answer.due]
    return Why(customer, today, bool(reasons), min(days, default=None), reasons, quiet)


def first_due(
    customer: Customer, history: History, settings: Settings, calendar: WorkCalendar, today: date
) -> date | None:
    """Return the day `why` gives as `due`, past or to come; cheap (no sentence is made)."""
    desk = Desk(settings, calendar, today)
    days = (_expected(rule, customer, history, desk) for rule in RULES)
    return min((day for day in days if day), default=None)


def scope_of(person: str | None, settings: Settings) -> str | None:
    """Return whose customers the acting person sees by default: an owner's id, None for everybody's."""
    acting = settings.person(person) if person else None
    return acting.id if acting and acting.role in _OWN and len(settings.people) > 1 else None


def owners_of(scope: str | None, settings: Settings) -> Callable[[str], bool]:
    """Return whether an owner's customers are in the scope: the owner's own, and those whose owner is gone."""
    staff = {person.id for person in settings.people}
    return lambda owner: scope is None or owner == scope or owner not in staff


def _items(chosen: Iterable[tuple[Customer, History]], desk: Desk, until: date) -> Iterator[DueItem]:
    for customer, past in chosen:
        findings = _findings(customer, past, desk, until)
        if findings:
            due = findings[0].due
            yield DueItem(customer, past, due, max((desk.today - due).days, 0), tuple(findings), desk)


def _findings(customer: Customer, history: History, desk: Desk, until: date) -> list[Finding]:
    """Return what the rules that are not snoozed find up to a day: earliest first, on one day in their order."""
    if customer.registered > desk.today:
        return []
    snoozed = _is_snoozed(customer, desk.today)
    found = [
        Finding(rule, due, fact)
        for rule in RULES
        if not (snoozed and rule.snoozes)
        for due, fact in rule.find(customer, history, desk)
        if due <= until
    ]
    found.sort(key=_due)
    return found


def _leads_in_order(items: list[DueItem]) -> list[DueItem]:
    """Let the leads of fairs that wait for their first contact change places: the most important first (R98, R99).

    Everybody else stays in place, and who is owed a promise of ours is not held back.
    """
    places = [place for place, item in enumerate(items) if item.customer.fair is not None and _is_waiting(item)]
    if len(places) > 1:
        from tradectl.core.lead_class import importance  # noqa: PLC0415 (start-up)

        leads = sorted((items[place] for place in places), key=lambda item: importance(item.customer))
        for place, item in zip(places, leads, strict=True):
            items[place] = item
    return items


def _is_waiting(item: DueItem) -> bool:
    return NEW_CUSTOMER in item.rules and not item.broken


def _is_snoozed(customer: Customer, today: date) -> bool:
    return customer.snooze_until is not None and today < customer.snooze_until


def _due(finding: Finding) -> date:
    return finding.due


def _order(item: DueItem) -> tuple[bool, bool, int, int, date, str]:
    customer = item.customer
    rank = _RANKS.get(customer.class_key, len(_RANKS))
    close = customer.expected_close or date.max
    return (item.only_review, not item.broken, rank, -item.overdue_days, close, customer.id)


def _tell(finding: Finding, customer: Customer, history: History, desk: Desk) -> Reason:
    return finding.rule.tell(customer, history, desk, finding.due, finding.fact)


def _visited(people: Iterable[tuple[Customer, History]], desk: Desk) -> Counter[str]:
    """Return how many visits and meetings each person has made this week, at whichever customer."""
    monday, _ = week_of(desk.today)
    return Counter(visit.by for _, past in people for visit in past.visits if visit.day >= monday)


def _quiet(rule: Rule[Any], customer: Customer, history: History, desk: Desk) -> Quiet:
    """Return why a rule is not due: it is snoozed, its day is still to come, or it has nothing to say."""
    expected = _expected(rule, customer, history, desk)
    if customer.registered > desk.today:
        return Quiet(rule.name, say("Registered only on {day}.", day=customer.registered), expected)
    if rule.snoozes and _is_snoozed(customer, desk.today):
        return Quiet(rule.name, _snoozed(customer), expected)
    coming = min(rule.find(customer, history, desk), key=_day, default=None)
    if coming is None:
        return Quiet(rule.name, rule.silence(customer, history, desk), expected)
    return Quiet(rule.name, rule.tell(customer, history, desk, *coming).text, expected)


def _snoozed(customer: Customer) -> Message:
    day = customer.snooze_until or date.max
    if customer.snooze_because:
        return say("Snoozed until {day}: {because}", day=day, because=customer.snooze_because)
    return say("Snoozed until {day}.", day=day)


def _expected(rule: Rule[Any], customer: Customer, history: History, desk: Desk) -> date | None:
    """Return the day a rule is due, past or to come, if nothing else happens.

    A snoozed rule is looked at as of the day the snooze ends, one that begins anew each month also as of the next.
    """
    start = max(desk.today, customer.registered)
    if rule.snoozes and customer.snooze_until:
        start = max(start, customer.snooze_until)
    due = _earliest(rule, customer, history, desk, start)
    if due is None and rule.monthly:
        due = _earliest(rule, customer, history, desk, add_interval(month_of(start)[1], Interval(1, "day")))
    return due if due is None or start == desk.today else max(due, start)


def _earliest(rule: Rule[Any], customer: Customer, history: History, desk: Desk, today: date) -> date | None:
    then = desk if today == desk.today else Desk(desk.settings, desk.calendar, today)
    return min((due for due, _ in rule.find(customer, history, then)), default=None)


def _day(found: tuple[date, Any]) -> date:
    return found[0]
