"""Everybody in the workspace, and the one customer a person names."""

from __future__ import annotations

import os

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.history import History, history
from tradectl.core.ids import parse_customer_id
from tradectl.core.layout import CARD
from tradectl.core.message import say, say_n
from tradectl.core.named import NamedTuple
from tradectl.core.naming import Named, choose, fold
from tradectl.store.places import Place, find_customers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from tradectl.core.facts import Customer
    from tradectl.core.glance import Glance
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

_MANY = 12


class Roster(NamedTuple):
    """Every record of a workspace, in the order of their ids, and the problems met in reading them."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]

    def customers(self) -> tuple[tuple[Customer, Record], ...]:
        """Return the customers whose cards can be read, with their records."""
        from tradectl.core.record import customer_of  # noqa: PLC0415 (start-up)
        from tradectl.store.zones import default_zone  # noqa: PLC0415

        facts = ((customer_of(record, default_zone), record) for record in self.records)
        return tuple((customer, record) for customer, record in facts if customer is not None)

    def unread(self) -> tuple[str, ...]:
        """Return the paths of the cards that cannot be read."""
        read = {record.path for _, record in self.customers()}
        return tuple(record.card_path for record in self.records if record.path not in read)

    def as_of(self, today: date) -> tuple[tuple[Customer, History], ...]:
        """Return what the rules take: each customer with its history as of `today`."""
        return tuple((customer, history_of(record, today)) for customer, record in self.customers())


def read_roster(workspace: Workspace) -> Roster:
    """Return every customer of the workspace, every file read; what cannot be read is among the problems."""
    from tradectl.core.checks.filing import check_folder_name  # noqa: PLC0415 (start-up)
    from tradectl.store.reader import all_customers  # noqa: PLC0415

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
    """Return the record of the customer a person names; raise as `place_of` does."""
    from tradectl.store.reader import read_customer  # noqa: PLC0415 (start-up)

    return read_customer(workspace.root, place_of(workspace, text), workspace.zone)


def place_of(workspace: Workspace, text: str) -> Place:
    """Return where the customer is whom a person names.

    Raise NOT_FOUND or AMBIGUOUS with the candidates. A code or an id is found by the folders' names alone.
    """
    if text == ".":
        return _around(workspace)
    path = text.rstrip("/")
    wanted = fold(text)
    places, _ = find_customers(workspace.root, _may_be_called(path, wanted))
    by_path = [place for place in places if place.path == path]
    by_folder = by_path or [place for place in places if wanted in _folder_calls(place)]
    if len(by_folder) == 1:
        return by_folder[0]
    people = _known_by(workspace, wanted, by_folder)
    chosen = choose(text, [named for _, named in people])
    found = [(place, named) for place, named in people if any(named is one for one in chosen)]
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("No customer is called '{text}'.", text=text),
            say("Look for a part of the name: tradectl find WORD"),
        )
    raise TradectlError(
        ErrorCode.AMBIGUOUS,
        say("'{text}' may be any of {count} customers.", text=text, count=len(found)),
        say("Name one by its code, or by its folder as shown here."),
        (
            *(
                say("{code}  {name}  {path}", code=named.code, name=named.name, path=place.path)
                for place, named in found[:_MANY]
            ),
            *([say_n("and {count} more", "and {count} more", len(found) - _MANY)] if found[_MANY:] else ()),
        ),
    )


def _around(workspace: Workspace) -> Place:
    """Return the customer in whose folder the person stands; raise NOT_FOUND where that is none."""
    here = os.path.realpath(workspace.folder or workspace.root)
    for place in find_customers(workspace.root)[0]:
        top = os.path.realpath(workspace.root / place.path)
        if here == top or here.startswith(top + os.sep):
            return place
    raise TradectlError(
        ErrorCode.NOT_FOUND,
        say("'.' is the customer in whose folder you stand, and this is none."),
        say("Name the customer, or go into its folder first."),
    )


def _may_be_called(path: str, wanted: str) -> Callable[[str], bool]:
    """Return what tells of a folder's name whether it can be meant; quickly, for ten thousand are asked."""
    last, first = path.rpartition("/")[2], wanted.partition(" ")[0]

    def likely(name: str) -> bool:
        return first in name.lower() or name == last or not name.isascii()

    return likely


def _known_by(workspace: Workspace, wanted: str, among: list[Place]) -> list[tuple[Place, Named]]:
    """Return the customers in whose names a folded text stands, of some folders or of all."""
    index = workspace.names()
    people = index.standing(among) if among else index.called(wanted)
    found = [(index.place_of(who), _named(glance)) for who, glance in people]
    return sorted(found, key=lambda one: (one[1].id, one[0].path))


def _named(glance: Glance) -> Named:
    customer_id = parse_customer_id(glance.name)
    code = customer_id.code if customer_id else glance.name
    name = glance.customer.name if glance.customer else ""
    return Named(glance.name, code, name, glance.particulars.aliases)


def _folder_calls(place: Place) -> tuple[str, ...]:
    name = place.path.rsplit("/", 1)[-1]
    customer_id = parse_customer_id(name)
    return (fold(name), fold(customer_id.code)) if customer_id else (fold(name),)


def readable(record: Record) -> Record:
    """Return the record if its card can be read; raise INVALID with its first problem otherwise."""
    if record.card is None:
        raise unreadable(record.name, record.path, record.problems)
    return record


def not_compared(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what hinders cards from being read as what it means: nobody could be compared with them."""
    return tuple(
        found._replace(
            message=say(
                "{name} could not be compared, its card is broken: {message}",
                name=name_of_card(found.path),
                message=found.message,
            )
        )
        for found in problems
    )


def folder_of_card(path: str) -> str:
    """Return the folder that a card is in."""
    return path.removesuffix(f"/{CARD}")


def name_of_card(path: str) -> str:
    """Return the name of the folder that a card is in."""
    return folder_of_card(path).rpartition("/")[2]


def unreadable(name: str, path: str, problems: Sequence[Problem]) -> TradectlError:
    """Return the error of a customer whose card cannot be read, with the first of its problems."""
    first = problems[0] if problems else None
    has_text = first is None or not first.code.startswith("FILE")
    return TradectlError(
        ErrorCode.INVALID,
        say("The card of {name} cannot be read.", name=name),
        say("Mend it: tradectl edit {path}", path=path) if first is None or has_text else first.remedy,
        () if first is None else (first.located,),
    )
