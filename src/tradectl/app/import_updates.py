"""A follow-up table that came back as updates: what somebody changed in it, each cell against its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.card_update import card_update, entries_of
from tradectl.app.field_check import refusal
from tradectl.app.import_cells import Desk, Fields, read_cell
from tradectl.app.import_refusals import No, from_error, is_faulty, two_folders, unreadable_field
from tradectl.app.roster import readable
from tradectl.core.card_cells import is_card_cell
from tradectl.core.errors import TradectlError
from tradectl.core.intake.exported import WORKED_OUT
from tradectl.core.intake.plan import Known
from tradectl.core.message import say
from tradectl.store.places import by_id
from tradectl.store.reader import read_customer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradectl.core.intake.plan import Refuse, Step
    from tradectl.core.intake.returned import Cell, Wish
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace


def plan_updates(
    workspace: Workspace, occasion: Occasion, wishes: Iterable[Wish], *, because: str = ""
) -> tuple[Step, ...]:
    """Return what the rows of a table that came back would do, in their order.

    Of a row every cell that can be taken makes one Update; every other one a Refuse. A row without a change is Known,
    whether or not somebody has the customer still. The count of the next journal entry of the operation
    (`core/entries.entry`) is `entries_of(steps)`. `because` is the reason of regradings.
    """
    desk = Desk(workspace.settings, occasion.today)
    places = by_id(workspace.root)
    steps: list[Step] = []
    count = 0
    for wish in wishes:
        own = _planned(workspace, occasion, wish, places.get(wish.customer, ()), desk, count, because)
        count += entries_of(own)
        steps += own
    return tuple(steps)


def _planned(
    workspace: Workspace,
    occasion: Occasion,
    wish: Wish,
    places: Sequence[Place],
    desk: Desk,
    count: int,
    because: str,
) -> Sequence[Step]:
    if not wish.is_change:
        return [Known((wish.row,), wish.customer, wish.name or wish.customer)]
    whole = _refused_row(wish, places)
    if whole is not None:
        return [_refuse(wish, whole)]
    try:
        record = readable(read_customer(workspace.root, places[0], workspace.zone))
        fields, refused = _read(record, wish, desk)
        if fields:
            return [
                card_update(workspace, occasion, record, (wish.row,), fields, first=count, because=because),
                *refused,
            ]
    except TradectlError as error:
        otherwise = say("Change it on the card: tradectl edit {customer}", customer=wish.customer)
        return [_refuse(wish, from_error(error, otherwise))]
    return refused or [Known((wish.row,), wish.customer, wish.name or wish.customer)]


def _refused_row(wish: Wish, places: Sequence[Place]) -> No | None:
    """Return why nothing of a row is taken."""
    if not places:
        return No(
            "unknown_customer",
            say("No customer is called '{text}'.", text=wish.customer),
            say("Look for a part of the name: tradectl find WORD"),
        )
    if len(places) > 1:
        return two_folders(wish.customer, places)
    if wish.twins:
        rows = ", ".join(map(str, wish.twins))
        return No(
            "twice",
            say("Row {rows} is of the same customer, so nobody knows which one counts.", rows=rows),
            say("Delete one of them. If this is a new customer, clear the hidden first cell of the row."),
        )
    if wish.home:
        return No(
            "moved",
            say("The row was exported on the sheet '{sheet}', which has other columns.", sheet=wish.home),
            say("Put it back there. Who has ordered: tradectl won {customer}", customer=wish.customer),
        )
    return None


def _read(record: Record, wish: Wish, desk: Desk) -> tuple[Fields, list[Refuse]]:
    """Return the fields that change, and the cells that are not taken."""
    fields: Fields = {}
    refused = []
    for cell in wish.cells:
        found = _fields_of(record, wish, cell, desk)
        if isinstance(found, No):
            refused.append(_refuse(wish, found))
        else:
            fields |= found
    return _with_new_contact(record, fields), refused


def _fields_of(record: Record, wish: Wish, cell: Cell, desk: Desk) -> Fields | No:
    if cell.field == WORKED_OUT or not is_card_cell(cell.field):
        return No(
            "worked_out",
            say("What was written under {headings} is not taken: these columns are worked out.", headings=cell.heading),
            say("Log what was done: tradectl log {customer} …", customer=wish.customer),
        )
    card = record.card
    if card is None or is_faulty(record, cell.field):
        return unreadable_field(record)
    found = read_cell(card, wish.customer, cell, desk)
    if not isinstance(found, No):
        refused = refusal(desk.settings, record, _with_new_contact(record, found)) if found else None
        if refused is None:
            return found
        found = No("value", *refused)
    return found.under(cell.heading)


def _with_new_contact(record: Record, fields: Fields) -> Fields:
    """Return the fields with those of a first contact as one; without a name it has that of its mail or company."""
    card = record.card
    row = {str(steps[2]): value for steps, value in fields.items() if steps[0] == "contacts"}
    if not row or card is None or card.contacts:
        return fields
    name = row.pop("name", None) or str(row.get("email", "")).partition("@")[0] or card.name
    rest = {steps: value for steps, value in fields.items() if steps[0] != "contacts"}
    return {**rest, ("contacts",): [{"name": name, **row}]}


def _refuse(wish: Wish, why: No) -> Refuse:
    return why.refuse((wish.row,), wish.name or wish.customer, wish.customer)
