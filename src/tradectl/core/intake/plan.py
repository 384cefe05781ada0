"""What an import would do, row by row: one value to be shown, edited, carried out, told to programs (R89, R96)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.intake.kinds import TABLE

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.changes import Change, FieldChange
    from tradectl.core.intake.lead import Doubt
    from tradectl.core.message import Message

Rows = tuple[int, ...]  # of the file, counted as it does, the first one first


class Create(NamedTuple):
    """A new customer: `customer` is its id, `shelf` its class (`B`, `won`), `due` the first day it is due.

    `like` tells of customers that are possibly the same; nobody is asked about them.
    """

    rows: Rows
    customer: str
    name: str
    country: str
    shelf: str
    owner: str
    due: date | None = None
    people: tuple[str, ...] = ()
    like: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()


class Update(NamedTuple):
    """Fields of a customer's card that become something else."""

    rows: Rows
    customer: str
    name: str
    fields: tuple[FieldChange, ...]
    changes: tuple[Change, ...] = ()


class Attach(NamedTuple):
    """What comes to a customer who is there already: people, documents, an entry in the journal.

    `files` are paths within the customer's folder; `evidence` is why it is this customer.
    """

    rows: Rows
    customer: str
    name: str
    people: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    evidence: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()


class Refuse(NamedTuple):
    """Rows that are not taken: why, what a person can do, and the customer that is there already (else empty).

    `is_question`: a person may decide otherwise (`likely`), where one can be asked. `code` tells programs the reason:
    `duplicate`, `likely_duplicate`, `country`, `changed`, …; `confidence` is that of a duplicate, from 0 to 1.
    """

    rows: Rows
    name: str
    reason: Message
    remedy: Message
    customer: str = ""
    evidence: tuple[Message, ...] = ()
    is_question: bool = False
    code: str = ""
    confidence: float | None = None


class Known(NamedTuple):
    """Rows that say nothing new about a customer: they were imported before."""

    rows: Rows
    customer: str
    name: str


Step = Create | Update | Attach | Refuse | Known


class Plan(NamedTuple):
    """All of it, in the order of the file; `rows` is how many rows (or contact cards, or mails) were read.

    `crowd` is how many new customers would be due on the fullest day, `crowd_on` that day, where they are too many.
    `kind` is that of the file (`kinds`).
    """

    rows: int
    steps: tuple[Step, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[Message, ...] = ()
    crowd: int = 0
    crowd_on: date | None = None
    kind: str = TABLE

    @property
    def create(self) -> tuple[Create, ...]:
        """Return the new customers."""
        return tuple(step for step in self.steps if isinstance(step, Create))

    @property
    def update(self) -> tuple[Update, ...]:
        """Return the cards that change."""
        return tuple(step for step in self.steps if isinstance(step, Update))

    @property
    def attach(self) -> tuple[Attach, ...]:
        """Return what comes to customers who are there."""
        return tuple(step for step in self.steps if isinstance(step, Attach))

    @property
    def refuse(self) -> tuple[Refuse, ...]:
        """Return the rows that are not taken."""
        return tuple(step for step in self.steps if isinstance(step, Refuse))

    @property
    def known(self) -> tuple[Known, ...]:
        """Return the rows that say nothing new."""
        return tuple(step for step in self.steps if isinstance(step, Known))
