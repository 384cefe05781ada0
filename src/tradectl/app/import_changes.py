"""The changes of an import: folders, cards and entries of new customers; people and remarks for those who are there."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from tradectl.app.add import card_text
from tradectl.app.card_edit import Steps, edit_card
from tradectl.app.import_refusals import is_faulty, unreadable_field
from tradectl.app.newcomer import with_id
from tradectl.app.roster import unreadable
from tradectl.core.changes import ABSENT, Change, MakeFolder, WriteFile
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.intake.known import new_people, step_told, told_lines, unsaid
from tradectl.core.intake.plan import Attach, Known, Refuse
from tradectl.core.layout import CARD as CARD_FILE
from tradectl.core.layout import JOURNAL, shelf_of
from tradectl.core.message import say
from tradectl.core.outlines import CARD
from tradectl.store.places import Place
from tradectl.store.quick.customer import read_past
from tradectl.store.reader import read_customer
from tradectl.store.scalars import Word, plain_day, plain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tradectl.app.import_matching import Likeness
    from tradectl.app.import_steps import Arriving, Coming
    from tradectl.app.newcomer import Newcomer
    from tradectl.core.journal import Journal
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_NOON = time(12)
_WORDS = ("main", "birthday")  # of a contact: written without quotes


class FirstDay(NamedTuple):
    """The day on which a new customer is to be looked at first (None: by the rules alone), and if later."""

    day: date | None = None
    is_later: bool = False


class Apart(NamedTuple):
    """A new customer with its journal, and those a person decided it is not; `row` is its own in the file."""

    customer: str
    journal: str
    others: tuple[Likeness, ...]
    row: int


class Numbering:
    """Counts the entries of one operation: each has an id of its own."""

    def __init__(self, occasion: Occasion, first: int = 0) -> None:
        self._occasion = occasion
        self.count = first

    def entry(self, kind: str, at: datetime, **fields: Any) -> dict[str, Any]:
        """Return a new entry."""
        made = entry(self._occasion, kind, at=at, count=self.count, **fields)
        self.count += 1
        return made


def path_of(one: Arriving) -> str:
    """Return the folder of a new customer."""
    made = one.made
    return f"{shelf_of('won' if made.is_won else 'prospect', made.shelf, made.won)}/{one.customer}"


def arrival_changes(
    one: Arriving, occasion: Occasion, numbering: Numbering, first: FirstDay, tongue: Translator
) -> tuple[Change, ...]:
    """Return the folder, the card and the journal of a new customer."""
    made, path = one.made, path_of(one)
    fields = with_id(made.fields, one.customer)
    entries = []
    if made.last_contact is not None:
        at = min(datetime.combine(made.last_contact, _NOON, occasion.now.tzinfo), occasion.now)
        entries.append(numbering.entry("contact", at, did=tongue.text(say("Last contact before the import"))))
    step = {"on": made.next_on.isoformat(), "goal": made.next_goal} if made.next_on else {}
    if first.day is not None:
        if first.is_later:
            told = tongue.text(say("Its turn, after an import of many"))
            fields["snooze"] = {"until": plain_day(first.day), "because": told}
        elif not step:
            step = {"on": first.day.isoformat(), "goal": tongue.text(say("First look after the import"))}
    more = {"next": {key: text for key, text in step.items() if text}} if step else {}
    entries.append(numbering.entry("added", occasion.now, **more))
    card = card_text(in_order(fields))
    return MakeFolder(path), WriteFile(f"{path}/{CARD_FILE}", ABSENT, card), append(f"{path}/{JOURNAL}", *entries)


def apart_changes(
    workspace: Workspace, apart: Sequence[Apart], occasion: Occasion, numbering: Numbering, because: str
) -> list[Change]:
    """Return the entries that tell, in the journals of both, that a new customer is none of those it looks like."""
    changes: list[Change] = []
    newcomers = {one.row: one for one in apart}
    for one in apart:
        for other in one.others:
            customer, journal, at = other.customer, f"{other.path}/{JOURNAL}", occasion.now
            if other.path:
                at = after_the_last(at, read_past(workspace.root, Place(other.path), workspace.zone))
            elif other.row in newcomers:
                customer, journal = newcomers[other.row].customer, newcomers[other.row].journal
            else:  # that row was not taken
                continue
            ours = numbering.entry("not_duplicate", occasion.now, of=customer, because=because)
            theirs = numbering.entry("not_duplicate", at, of=one.customer, because=because)
            changes += [append(one.journal, ours), append(journal, theirs)]
    return changes


def coming_step(
    workspace: Workspace, path: str, leads: Sequence[Coming], occasion: Occasion, numbering: Numbering
) -> Attach | Known | Refuse:
    """Return what comes to a customer who is there: people for the card, the rest as an entry of its journal."""
    record = read_customer(workspace.root, Place(path), workspace.zone)
    rows = tuple(dict.fromkeys(row for one in leads for row in one.lead.rows))
    if record.card is None:
        error = unreadable(record.name, record.path, record.problems)
        return Refuse(rows, leads[0].lead.name, error.message, error.hint or error.message, record.name, code="invalid")
    if is_faulty(record, "contacts"):
        return unreadable_field(record).under("contacts").refuse(rows, leads[0].lead.name, record.name)
    card: dict[str, Any] = dict(record.plain)
    people: list[dict[str, Any]] = []
    lines: list[str] = []
    met = next((one.made for one in leads if one.made.fair), None)
    for one in leads:
        plain = plain_of(dict(one.made.fields))
        known = card | {"contacts": [*(card.get("contacts") or ()), *people]}
        lines += [f"country: {one.lead.country}"] if one.lead.country != record.card.country else []
        lines += (*_lines(unsaid(plain, known), met.fair if met else ""), *one.made.claims)
        people += new_people(plain.get("contacts", []), known)
    said = _said([one.made for one in leads], met, lines, record.journal, occasion.now)
    if not people and "did" not in said:
        return Known(rows, record.name, record.card.name)
    changes: list[Change] = []
    if people:
        written = [_as_written(person) for person in people]
        first = len(card.get("contacts") or ())
        rows_of_card: dict[Steps, object] = {("contacts", first + count): one for count, one in enumerate(written)}
        changes.append(edit_card(workspace, record, rows_of_card if first else {("contacts",): written}))
    names = [str(one["name"]) for one in people]
    moment = after_the_last(said.pop("at"), record.journal)
    made = numbering.entry(said.pop("kind"), moment, with_=", ".join(names), **said)
    changes.append(append(record.journal_path, made))
    evidence = tuple(dict.fromkeys(told for one in leads for told in one.evidence))
    return Attach(rows, record.name, record.card.name, tuple(names), (), evidence, tuple(changes))


def _said(
    newcomers: Sequence[Newcomer], met: Newcomer | None, lines: Sequence[str], journal: Journal, now: datetime
) -> dict[str, Any]:
    """Return what leads add to a journal: a talk at a fair on its day, else what is new of the customer; the next step.

    A talk whose day nobody knows is no contact: it would be one of today. What the journal says is not said again.
    """
    already = told_lines(journal.entries)
    steps = [(one.next_on, one.next_goal) for one in newcomers if one.next_on or one.next_goal]
    told: dict[str, Any] = {"kind": "updated", "at": now}
    every = [*lines, *(step_told(on, goal) for on, goal in steps)]  # one step is agreed on, the others would be lost
    did = list(dict.fromkeys(line for text in every for line in text.splitlines()))
    if met is not None and not _is_logged(met, journal.entries):
        did.insert(0, met.fair)
        if met.met is not None:
            told |= {"kind": "contact", "via": "fair", "at": min(datetime.combine(met.met, _NOON, now.tzinfo), now)}
    else:
        did = [line for line in did if line not in already]
    if did:
        told["did"] = "\n".join(did)
    on, goal = next(((on, goal) for on, goal in steps if on), (None, ""))
    if on is not None and on >= now.date() and step_told(on, goal) not in already:
        told["next"] = {"on": on.isoformat(), **({"goal": goal} if goal else {})}
    return told


def _is_logged(met: Newcomer, entries: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether a journal tells of a talk at a fair."""
    day = met.met.isoformat() if met.met else ""
    return any(met.fair in told_lines([one]) and str(one.get("at")).startswith(day) for one in entries)


def in_order(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a card in the order of the format."""
    return {key: fields[key] for key in CARD[1] if key in fields}


def _as_written(person: Mapping[str, Any]) -> dict[str, Any]:
    """Return a contact for a card that has others: none of them is made the main one."""
    return {key: Word(value) if key in _WORDS else value for key, value in person.items() if key != "main"}


def _lines(unsaid: Mapping[str, Any], fair: str = "") -> Iterator[str]:
    """Yield what a card does not say, a line each, for the journal; `fair` is told as a talk."""
    for key, value in unsaid.items():
        if key == "source":  # how somebody was met first stays
            if value.get("kind") != "fair" or value.get("name") != fair:
                yield f"source: {_text(value)}"
        elif isinstance(value, dict):
            yield from _lines(value)
        elif isinstance(value, list):
            yield f"{key}: {'; '.join(_text(one) for one in value)}"
        else:
            yield value if key == "notes" else f"{key}: {value}"


def _text(value: Any) -> str:
    """Return a value of a list on one line."""
    if isinstance(value, dict):
        return ", ".join(_text(one) for key, one in value.items() if key != "main")
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)
