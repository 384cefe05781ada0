"""The steps of an import's plan, each with its changes, from what was decided of each lead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tradectl.app.import_changes import Apart, FirstDay, apart_changes, arrival_changes, coming_step, path_of
from tradectl.app.import_steps import Arriving, Coming
from tradectl.app.newcomer import with_id
from tradectl.core.agenda import first_due
from tradectl.core.facts import Event
from tradectl.core.glance import customer_of_fields
from tradectl.core.history import history
from tradectl.core.intake.plan import Create, Refuse, Update
from tradectl.core.intake.spreading import Turn, spread
from tradectl.core.layout import JOURNAL
from tradectl.core.message import say
from tradectl.store.scalars import plain_of
from tradectl.store.zones import default_zone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from tradectl.app.import_asked import Import
    from tradectl.app.import_changes import Numbering
    from tradectl.app.import_steps import Decided
    from tradectl.core.changes import Change
    from tradectl.core.intake.plan import Step


class Making:
    """The decided leads as steps of the plan, with their changes."""

    def __init__(self, job: Import, numbering: Numbering) -> None:
        self._job = job
        self._numbering = numbering
        self._calendar = job.workspace.calendar(job.occasion.today)
        self._dues: dict[object, date | None] = {}

    def steps(self, decided: Sequence[Decided], before: Sequence[Step]) -> list[Step]:
        """Return what the plan shows of each; `before` were planned already, and change cards of their own."""
        changed = {step.customer for step in before if isinstance(step, Update)}
        arriving = [one for one in decided if isinstance(one, Arriving)]
        steps: list[Step] = [one for one in decided if not isinstance(one, (Arriving, Coming))]
        steps += self._creates(arriving)
        coming: dict[str, list[Coming]] = {}
        for one in decided:
            if isinstance(one, Coming):
                coming.setdefault(one.path, []).append(one)
        steps += [self._coming(path, leads, changed) for path, leads in coming.items()]
        return steps

    def apart(self, decided: Sequence[Decided]) -> list[Change]:
        """Return the entries that keep newcomers apart from those they look like."""
        found = [
            Apart(str(one.customer), f"{path_of(one)}/{JOURNAL}", one.apart, one.lead.row)
            for one in decided
            if isinstance(one, Arriving)
        ]
        return apart_changes(self._job.workspace, found, self._job.occasion, self._numbering, self._job.because)

    def _coming(self, path: str, leads: Sequence[Coming], changed: Collection[str]) -> Step:
        customer = path.rpartition("/")[2]
        if customer not in changed:
            return coming_step(self._job.workspace, path, leads, self._job.occasion, self._numbering)
        rows = tuple(row for one in leads for row in one.lead.rows)
        return Refuse(
            rows,
            leads[0].lead.name,
            say("The file already changes the card of {customer}.", customer=customer),
            say("Import the file once more: this is taken then."),
            customer,
            code="twice",
        )

    def _creates(self, arriving: Sequence[Arriving]) -> list[Step]:
        dues = [self._due(one) for one in arriving]
        firsts = self._spread(arriving, dues) if self._job.wanted.spread else [None] * len(arriving)
        return [self._create(one, due, first) for one, due, first in zip(arriving, dues, firsts, strict=True)]

    def _create(self, one: Arriving, due: date | None, first: date | None) -> Create:
        is_later = first is not None and due is not None and first > due
        changes = arrival_changes(one, self._job.occasion, self._numbering, FirstDay(first, is_later), self._job.tongue)
        lead, made = one.lead, one.made
        people = tuple(person.name for person in lead.people if person.name)
        return Create(
            lead.rows,
            str(one.customer),
            lead.name,
            lead.country,
            made.shelf,
            made.owner,
            first or due,
            people,
            one.like,
            changes,
        )

    def _spread(self, arriving: Sequence[Arriving], dues: Sequence[date | None]) -> list[date | None]:
        today, cadence = self._job.occasion.today, self._job.workspace.settings.cadence
        found = []
        for one, due in zip(arriving, dues, strict=True):
            interval = cadence.get(one.made.shelf)
            until = self._calendar.add(today, interval) if interval is not None else today
            found.append(Turn(one.made.shelf, due, until, one.made.is_new))
        return spread(found, self._calendar, today)

    def _due(self, one: Arriving) -> date | None:
        """Return the first day a new customer is due; those alike in what the rules look at are due alike."""
        made, fields = one.made, one.made.fields
        alike = (
            made.shelf,
            made.won,
            made.last_contact,
            made.next_on,
            *(str(fields.get(key)) for key in ("since", "expected_close")),
        )
        if any("birthday" in contact for contact in fields.get("contacts", ())):
            return self._first_due(one)
        if alike not in self._dues:
            self._dues[alike] = self._first_due(one)
        return self._dues[alike]

    def _first_due(self, one: Arriving) -> date | None:
        occasion = self._job.occasion
        plain = plain_of(with_id(one.made.fields, one.customer))
        customer = customer_of_fields(path_of(one), plain, lambda _: 1, default_zone)
        by, events = customer.owner, []
        if one.made.last_contact is not None:
            events.append(Event("a", occasion.now - timedelta(seconds=1), one.made.last_contact, by, "contact", 1))
        step = one.made.next_on
        events.append(
            Event("b", occasion.now, occasion.today, by, "added", 1, sets_next=step is not None, next_on=step)
        )
        past = history(events, occasion.today)
        return first_due(customer, past, self._job.workspace.settings, self._calendar, occasion.today)
