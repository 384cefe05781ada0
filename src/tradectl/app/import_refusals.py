"""Why a part of a file is not taken: the reasons that rows, cells of a table and whole cards have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.duplicates import Verdict
from tradectl.core.intake.kinds import CONTACTS, TABLE, place_in
from tradectl.core.intake.plan import Refuse
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.app.import_matching import Likeness
    from tradectl.core.errors import TradectlError
    from tradectl.core.intake.plan import Rows
    from tradectl.core.message import Message
    from tradectl.core.record import Record
    from tradectl.store.places import Place


class No(NamedTuple):
    """Why something is not taken, for a program and for a person, and what to do."""

    code: str
    reason: Message
    remedy: Message

    def under(self, heading: str) -> No:
        """Return the same, told of the column or field of this name."""
        return self._replace(reason=say("{heading}: {reason}", heading=heading, reason=self.reason))

    def refuse(self, rows: Rows, name: str, customer: str) -> Refuse:
        """Return the refusal of rows."""
        return Refuse(rows, name, self.reason, self.remedy, customer, code=self.code)


def from_error(error: TradectlError, otherwise: Message) -> No:
    """Return what was raised; `otherwise` is the remedy where it names none."""
    return No(error.code.value, error.message, error.hint or otherwise)


def refused(rows: Rows, name: str, first: Likeness, kind: str = TABLE) -> Refuse:
    """Return the refusal of a newcomer that certainly or likely is somebody."""
    is_certain = first.verdict is Verdict.CERTAIN
    if is_certain:
        reason = say("It is registered already: {customer} {name}", customer=first.customer, name=first.name)
        remedy = say("To add its people and remarks to that customer: --attach")
    elif first.customer:
        reason = say("It may be registered already: {customer} {name}", customer=first.customer, name=first.name)
        remedy = say("Decide it in the plan: write attach or create beside the row.")
    else:
        place = place_in(kind, first.row)
        reason = say("It may be the same company as {place}: {name}", place=place, name=first.name)
        remedy = say("Give both rows the same name, or write create beside the row in the plan.")
        if kind == CONTACTS:
            remedy = say("Give both contact cards the same company, or write create beside it in the plan.")
    return Refuse(
        rows,
        name,
        reason,
        remedy,
        first.customer,
        first.evidence,
        is_question=not is_certain,
        code="duplicate" if is_certain else "likely_duplicate",
        confidence=first.confidence,
    )


def left_out(rows: Rows, name: str, like: Sequence[Likeness] = (), customer: str = "") -> Refuse:
    """Return the refusal of a row that a person left out."""
    return Refuse(
        rows,
        name,
        say("It is left out in the plan."),
        say("Write create or attach beside the row to take it."),
        customer or next((one.customer for one in like if one.verdict <= Verdict.LIKELY), ""),
        code="skipped",
    )


def not_updated(rows: Rows, name: str, customer: str) -> Refuse:
    """Return the refusal of a change that a person left out."""
    told = No("skipped", say("It is left out in the plan."), say("Write update beside the row to take it."))
    return told.refuse(rows, name, customer)


def is_faulty(record: Record, key: str) -> bool:
    """Return whether a part of a field cannot be read: places in the card are not those in what was typed."""
    faults = typed(Card, record.plain)[1] if record.problems else ()
    return any(fault.loc[0] == key.partition(".")[0] for fault in faults)


def unreadable_field(record: Record) -> No:
    """Return that a field of the card cannot be read."""
    return No(
        "unreadable",
        say("What the card says in that field cannot be read, so it is not changed."),
        say("Mend it: tradectl edit {path}", path=record.path),
    )


def two_folders(customer: str, places: Sequence[Place]) -> No:
    """Return that a customer has two folders."""
    return No(
        "two_folders",
        say("{customer} has two folders: {paths}", customer=customer, paths=", ".join(one.path for one in places)),
        say("Join them first: tradectl merge {one} {other}", one=places[0].path, other=places[1].path),
    )


def part_of_the_name(field: str) -> No:
    """Return that a field never changes."""
    return No(
        "fixed",
        say("{field} is part of the folder's name and never changes.", field=field),
        say("A wrong one: add the customer again and take the old folder away by hand."),
    )


def of_a_command(field: str, customer: str, *, is_won: bool) -> No:
    """Return that a field is set by `won` or `reopen` alone."""
    reason = say("{field} is set by a command of its own, which moves the folder too.", field=field)
    if is_won:
        return No("won", reason, reopen(customer))
    return No("won", reason, say("Run: tradectl won {name} --on YYYY-MM-DD", name=customer))


def reopen(customer: str) -> Message:
    """Return how a customer who has ordered becomes a prospect again."""
    return say("To follow it as a prospect again: tradectl reopen {name} --grade {grade}", name=customer, grade="B")
