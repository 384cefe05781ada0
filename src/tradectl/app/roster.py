"""Everybody in the workspace, and the one customer a person names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.checks.filing import check_folder_name
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.history import History, history
from tradectl.core.ids import parse_customer_id
from tradectl.core.message import say
from tradectl.core.naming import Named, choose, fold
from tradectl.core.record import customer_of
from tradectl.store.reader import Place, all_customers, find_customers, read_customer
from tradectl.store.zones import default_zone

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

_MANY = 12


@dataclass(frozen=True, slots=True)
class Roster:
    """Every record of a workspace, in the order of their ids, and the problems met in reading them."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]

    def customers(self) -> tuple[tuple[Customer, Record], ...]:
        """Return the customers whose cards can be read, with their records."""
        facts = ((customer_of(record, default_zone), record) for record in self.records)
        return tuple((customer, record) for customer, record in facts if customer is not None)

    def as_of(self, today: date) -> tuple[tuple[Customer, History], ...]:
        """Return what the rules take: each customer with its history as of `today`."""
        return tuple((customer, history_of(record, today)) for customer, record in self.customers())


def read_roster(workspace: Workspace) -> Roster:
    """Return every customer of the workspace; what cannot be read is among the problems."""
    places, found = find_customers(workspace.root)
    records = sorted(
        all_customers(workspace.root, places, workspace.zone), key=lambda record: (record.name, record.path)
    )
    unnamed = [problem for record in records if record.id is None for problem in check_folder_name(record)]
    return Roster(tuple(records), (*found, *unnamed, *(problem for record in records for problem in record.problems)))


def history_of(record: Record, today: date) -> History:
    """Return a record's journal as of `today`."""
    return history(record.journal.events, today, record.journal.corrections)


def named(record: Record) -> Named:
    """Return everything a record may be called by."""
    card = record.card
    code = record.id.code if record.id else card.code if card else record.name
    return Named(record.name, code, card.name if card else "", tuple(card.aliases) if card else ())


def pick(workspace: Workspace, text: str) -> Record:
    """Return the record of the customer a person names.

    Raise NOT_FOUND or AMBIGUOUS with the candidates. A code or an id is found by the folders' names alone.
    """
    places, _ = find_customers(workspace.root)
    wanted = fold(text)
    by_folder = [place for place in places if text.rstrip("/") == place.path or wanted in _folder_calls(place)]
    by_folder = [place for place in by_folder if text.rstrip("/") == place.path] or by_folder
    if len(by_folder) == 1:
        return read_customer(workspace.root, by_folder[0], workspace.zone)
    records = list(all_customers(workspace.root, tuple(by_folder) or places, workspace.zone))
    found = choose(text, [named(record) for record in records])
    chosen = [record for record in records if any(record.name == one.id for one in found)]
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("No customer is called '{text}'.", text=text),
            say("Look for a part of the name: tradectl find WORD"),
        )
    raise TradectlError(
        ErrorCode.AMBIGUOUS,
        say("'{text}' may be any of {count} customers.", text=text, count=len(chosen)),
        say("Name one by its code, or by its folder as shown here."),
        tuple(
            say("{code}  {name}  {path}", code=named(record).code, name=named(record).name, path=record.path)
            for record in chosen[:_MANY]
        ),
    )


def _folder_calls(place: Place) -> tuple[str, ...]:
    name = place.path.rsplit("/", 1)[-1]
    customer_id = parse_customer_id(name)
    return (fold(name), fold(customer_id.code)) if customer_id else (fold(name),)


def readable(record: Record) -> Record:
    """Return the record if its card can be read; raise INVALID with its first problem otherwise."""
    if record.card is not None:
        return record
    first = record.problems[0] if record.problems else None
    raise TradectlError(
        ErrorCode.INVALID,
        say("The card of {name} cannot be read, so it is not changed.", name=record.name),
        say("Mend it first: tradectl validate {path}", path=record.path),
        (
            say(
                "{path}:{line}:{column}: {code} {message}",
                path=first.path,
                line=first.line,
                column=first.column,
                code=first.code,
                message=first.message,
            ),
        )
        if first
        else (),
    )
