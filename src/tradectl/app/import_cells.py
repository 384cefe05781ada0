"""A changed cell as fields of a card: what a person wrote in a spreadsheet, or why it cannot be taken."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.import_refusals import No, of_a_command, part_of_the_name, reopen
from tradectl.core.card_cells import card_cell
from tradectl.core.intake.company import read_value
from tradectl.core.intake.days import TwoDays, read_day
from tradectl.core.intake.lead import Field, Value
from tradectl.core.intake.marks import UNKNOWN, cell_mark, comparable
from tradectl.core.intake.normal import read_country, read_mail
from tradectl.core.message import say
from tradectl.core.money import parse_money
from tradectl.exchange.plain import plain
from tradectl.exchange.written_cell import is_cut, written_cell
from tradectl.store.scalars import Word, plain_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.app.card_edit import Steps
    from tradectl.core.intake.returned import Cell
    from tradectl.core.model.card import Card
    from tradectl.core.settings import Settings

_OF_THE_NAME = frozenset(["code", "country", "registered"])
_REQUIRED = frozenset(["name", "owner", "grade", "contacts.name"])
_READ_AS = {"website": Field.WEBSITE, "demand.target_price": Field.TARGET_PRICE, "grade": Field.GRADE}


class Desk(NamedTuple):
    """What a cell may be asked against."""

    settings: Settings
    today: date


Fields = dict["Steps", object]


def read_cell(card: Card, customer: str, cell: Cell, desk: Desk) -> Fields | No:
    """Return the fields a changed cell sets (None: taken out), nothing where the card says so already.

    What acts or hides in a text is left out, as it is on its way into a table.
    """
    cell = cell._replace(text=plain(cell.text, lines=True).strip())
    present = written_cell(card_cell(card, cell.field))
    if comparable(cell.text) == comparable(present) or _is_same(card, cell):
        return {}
    if cell.field in _OF_THE_NAME:
        return part_of_the_name(cell.heading)
    value = _value(card, customer, cell, desk)
    if isinstance(value, No):
        return value
    steps = _steps(card, cell.field)
    if _says(card, cell.field, value):
        return {}
    return _meanwhile(card, customer, cell, present) or {steps: value}


def _meanwhile(card: Card, customer: str, cell: Cell, present: str) -> No | None:
    """Return why a value may not go over the one that is there: nobody who wrote it had seen that."""
    if is_cut(card_cell(card, cell.field)):
        reason = say("It is longer than a cell, and what is cut off would be lost.")
        return No("too_long", reason, say("Change it on the card: tradectl edit {customer}", customer=customer))
    if cell.was != UNKNOWN and cell_mark(present) == cell.was:
        return None
    return No(
        "changed",
        say(
            "It was changed here and there: the file says '{theirs}', the card '{ours}'.",
            theirs=cell.text,
            ours=present,
        ),
        say("Export again and change it in the new file, if it is still to be changed."),
    )


def _is_same(card: Card, cell: Cell) -> bool:
    """Return whether a cell says in other words what is there."""
    if cell.field == "country":
        return read_country(cell.text) == card.country
    if cell.field == "registered":
        return read_day(cell.text) == card.registered
    return cell.field == "grade" and card.status == "won" and _is_won(cell)


def _is_won(cell: Cell) -> bool:
    return read_value(0, Value(Field.STATUS, cell.heading, cell.text))[0] == ["won"]


def _value(card: Card, customer: str, cell: Cell, desk: Desk) -> object | No:
    """Return what the field becomes, None for nothing."""
    if cell.field in ("grade", "won"):
        refused = _of_a_command(card, customer, cell)
        if refused:
            return refused
    if not cell.text.split():
        return _cleared() if cell.field in _REQUIRED else None
    if cell.field in ("tags", "demand.products"):
        return _items(cell.text, _list(card, cell.field))
    if cell.field == "notes":
        return _notes(cell.text, card.notes)
    return _of_one_line(cell, " ".join(cell.text.split()), desk)


def _of_one_line(cell: Cell, text: str, desk: Desk) -> object | No:
    if cell.field in ("won", "expected_close"):
        return _day(cell, text, desk.today)
    if cell.field == "owner":
        return _owner(text, desk.settings)
    if cell.field == "contacts.email":
        no_mail = say("{email} is no e-mail address.", email=text), say("Write it as name@company.com.")
        return read_mail(text) or No("value", *no_mail)
    read_as = _READ_AS.get(cell.field)
    if read_as is None or (read_as is Field.TARGET_PRICE and parse_money(text)):
        return text
    texts, doubts = read_value(0, Value(read_as, cell.heading, text))
    if doubts:
        return No("value", doubts[0].message, doubts[0].remedy)
    return Word(texts[0]) if cell.field == "grade" else texts[0]


def _of_a_command(card: Card, customer: str, cell: Cell) -> No | None:
    """Return why grade and day of the first order are not changed in a table: that is a command's work."""
    if cell.field == "grade" and card.status == "won":
        return No("won", say("{name} is won; grades belong to prospects.", name=customer), reopen(customer))
    if (cell.field == "grade" and _is_won(cell)) or (cell.field == "won" and card.status != "won"):
        return of_a_command(cell.heading, customer, is_won=False)
    return _cleared() if cell.field == "won" and not cell.text else None


def _cleared() -> No:
    return No(
        "missing",
        say("It cannot be empty."),
        say("Write it again, or leave the cell as it was."),
    )


def _day(cell: Cell, text: str, today: date) -> object | No:
    found = read_day(text)
    if isinstance(found, TwoDays):
        reason = say(
            "'{text}' may be {day_first} or {month_first}.",
            text=text,
            day_first=found.day_first,
            month_first=found.month_first,
        )
        return No("value", reason, say("Write it as 2026-04-17, or clear the cell."))
    if not isinstance(found, date):
        reason = say("'{text}' is no day.", text=text)
        return No("value", reason, say("Write it as 2026-04-17, or clear the cell."))
    if cell.field == "won" and found > today:
        return No("value", say("{day} is in the future.", day=found), say("Write the day of the first won order."))
    return plain_day(found)


def _items(text: str, known: Sequence[str]) -> list[str] | None:
    """Return the items of a list that was joined with commas; one that has a comma of its own is known by the card."""
    found, rest = [], " ".join(text.split())
    while rest:
        own = [item for item in known if re.match(rf"{re.escape(item)}\s*(?:[,，]|$)", rest)] if rest else []
        item = max(own, key=len, default="") or re.split("[,，]", rest, maxsplit=1)[0]
        found.append(item.strip())
        rest = rest[len(item) :].strip().removeprefix(",").removeprefix("，").strip()
    return list(dict.fromkeys(item for item in found if item)) or None


def _list(card: Card, key: str) -> tuple[str, ...]:
    return card.tags if key == "tags" else card.demand.products if card.demand else ()


def _notes(text: str, before: str) -> str:
    """Return notes as they were ended before: a block of lines ends with a line end."""
    told = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return told + "\n" if before.endswith("\n") or "\n" in told else told


def _owner(text: str, settings: Settings) -> object | No:
    """Return the id of a person, who may be called by name."""
    named = [person.id for person in settings.people if person.name.casefold() == text.casefold()]
    return named[0] if len(named) == 1 and settings.person(text) is None else text


def _steps(card: Card, key: str) -> Steps:
    steps = tuple(key.split("."))
    if steps[0] != "contacts":
        return steps
    main = card.main_contact
    return ("contacts", card.contacts.index(main) if main else 0, *steps[1:])


def _says(card: Card, key: str, value: object) -> bool:
    """Return whether a card says a value already, as far as it is more than its text."""
    if key in ("won", "expected_close"):
        return card_cell(card, key) == (date.fromisoformat(value.text) if isinstance(value, Word) else value)
    if key in ("tags", "demand.products"):
        return list(_list(card, key)) == (value or [])
    if key == "demand.target_price" and isinstance(value, str):
        return card_cell(card, key) == str(parse_money(value))
    return card_cell(card, key) == (value.text if isinstance(value, Word) else value or "")
