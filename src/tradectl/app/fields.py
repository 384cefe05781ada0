"""`set`, `snooze`, `review`: a field without an editor, the old value kept in the journal (R75, R96)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tradectl.app.card_edit import Steps, at, edit_card
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import pick, readable
from tradectl.core.changes import Change, ChangeSet
from tradectl.core.checks.typing import dotted, remedy, wanted
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed
from tradectl.store.documents import edited, plain_day, plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_ASSIGNMENT = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_.]*?)(?P<more>\+?)=(?P<value>.*)", re.DOTALL)
_FIXED = frozenset(["code", "country", "registered", "format"])  # they are in the folder's name
_OF_COMMANDS = {"grade": "regrade", "status": "won", "snooze": "snooze"}
_LISTS = frozenset(["aliases", "tags", "checklist", "demand.products", "demand.certificates", "project.influencers"])
_ROWS = frozenset(["contacts", "competitors", "anniversaries", "links"])


@dataclass(frozen=True, slots=True)
class Assignment:
    """`key=value` as typed; `more` is `key+=value`; an empty value takes the field out."""

    key: str
    value: str
    more: bool = False


def parse_assignment(text: str) -> Assignment:
    """Return the assignment a person typed; raise USAGE where it is none."""
    match = _ASSIGNMENT.fullmatch(text)
    if match is None:
        raise TradectlError(
            ErrorCode.USAGE,
            say("'{text}' is not of the form field=value.", text=text),
            say("For example: tradectl set MUELLER website=mueller.de contacts.email=hans@mueller.de"),
        )
    return Assignment(match["key"], match["value"].strip(), bool(match["more"]))


def set_fields(
    workspace: Workspace, occasion: Occasion, customer: str, assignments: tuple[Assignment, ...], tongue: Translator
) -> Outcome:
    """Set fields of a card and keep their old values in the journal."""
    record = readable(pick(workspace, customer))
    fields: dict[Steps, object] = {}
    for assignment in assignments:
        fields.update(_planned(record, assignment))
    fields = {steps: value for steps, value in fields.items() if plain_of(value) != at(record, steps)}
    if not fields:
        raise TradectlError(
            ErrorCode.EXISTS,
            say("The card of {name} says so already.", name=record.name),
            say("There is nothing to do."),
        )
    _check(workspace, record, fields)
    old = {dotted(steps): at(record, steps) for steps in fields}
    moment = after_the_last(occasion.now, record.journal)
    if set(fields) == {("owner",)}:
        made = entry(
            occasion, "owner", at=moment, from_=str(at(record, ("owner",)) or ""), to=str(plain_of(fields[("owner",)]))
        )
    else:
        made = entry(occasion, "updated", at=moment, fields=old)
    subject = say("Set {fields} of {name}", fields=", ".join(old), name=record.name)
    return _carry(workspace, occasion, "set", record, subject, fields, made, tongue)


def snooze(
    workspace: Workspace, occasion: Occasion, customer: str, until: date | None, because: str, tongue: Translator
) -> Outcome:
    """Silence the cadence, the quota, the new-customer rule and the review until a day; None ends a snooze."""
    record = readable(pick(workspace, customer))
    moment = after_the_last(occasion.now, record.journal)
    if until is None:
        if "snooze" not in record.plain:
            raise TradectlError(
                ErrorCode.NOT_FOUND, say("{name} is not snoozed.", name=record.name), say("There is nothing to do.")
            )
        made = entry(occasion, "snoozed", at=moment, because=because)
        subject = say("End the snooze of {name}", name=record.name)
        return _carry(workspace, occasion, "snooze", record, subject, {("snooze",): None}, made, tongue)
    if until <= occasion.today:
        raise TradectlError(
            ErrorCode.USAGE, say("{day} is not in the future.", day=until), say("Give a day to come, for example +2w.")
        )
    if not because:
        raise TradectlError(
            ErrorCode.USAGE, say("A snooze needs a reason."), say('Add --because "closed for Ramadan", for example.')
        )
    made = entry(occasion, "snoozed", at=moment, until=until.isoformat(), because=because)
    fields: dict[Steps, object] = {("snooze",): {"until": plain_day(until), "because": because}}
    subject = say("Snooze {name} until {day}", name=record.name, day=until)
    return _carry(workspace, occasion, "snooze", record, subject, fields, made, tongue)


def review(workspace: Workspace, occasion: Occasion, customer: str, note: str, tongue: Translator) -> Outcome:
    """Say that a card was looked through today (R74)."""
    record = readable(pick(workspace, customer))
    made = entry(occasion, "reviewed", at=after_the_last(occasion.now, record.journal), did=note)
    today = plain_day(occasion.today)
    fields: dict[Steps, object] = {} if at(record, ("reviewed",)) == today.text else {("reviewed",): today}
    subject = say("Review the card of {name}", name=record.name)
    return _carry(workspace, occasion, "review", record, subject, fields, made, tongue)


def _planned(record: Record, assignment: Assignment) -> dict[Steps, object]:
    """Return the places an assignment sets, with their values."""
    key = assignment.key
    top = key.partition(".")[0]
    if top in _FIXED:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{field} is part of the folder's name and never changes.", field=key),
            say("A wrong one: add the customer again and take the old folder away by hand."),
        )
    if top in _OF_COMMANDS and not (top == "grade" and not assignment.value and record.plain.get("status") == "won"):
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{field} is set by a command of its own, which moves the folder too.", field=key),
            say("See: tradectl {command} --help", command=_OF_COMMANDS[top]),
        )
    if key in _LISTS:
        return _listed(record, assignment)
    return {_steps(record, key): assignment.value or None}


def _listed(record: Record, assignment: Assignment) -> dict[Steps, object]:
    steps: Steps = tuple(assignment.key.split("."))
    now = at(record, steps)
    words = [word.strip() for word in assignment.value.strip("[]").split(",") if word.strip()]
    if not assignment.more:
        return {steps: words or None}
    before = now if isinstance(now, list) else []
    if not before:
        return {steps: words}
    fresh = [word for word in words if word not in before]
    return {(*steps, len(before) + count): word for count, word in enumerate(fresh)}


def _steps(record: Record, key: str) -> Steps:
    """Return the place a dotted key names: rows count from 1, without a number the main (else the first) one."""
    first, *rest = key.split(".")
    if first not in _ROWS or not rest:
        return (first, *rest)
    if rest[0].isdigit() and int(rest[0]) > 0:
        return (first, int(rest[0]) - 1, *rest[1:])
    index = 0
    card = record.card
    if first == "contacts" and card and card.main_contact:
        index = card.contacts.index(card.main_contact)
    return (first, index, *rest)


def _check(workspace: Workspace, record: Record, fields: Mapping[Steps, object]) -> None:
    """Raise INVALID where a value is not what its field takes, or names nobody."""
    try:
        plain = edited(record.plain, fields)
    except LookupError:
        raise TradectlError(
            ErrorCode.INVALID,
            say("The card has no such field to set."),
            say("See its fields: tradectl show {name}", name=record.name),
        ) from None
    before = {(fault.loc, fault.value) for fault in typed(Card, dict(record.plain))[1]}
    for fault in typed(Card, plain)[1]:
        if (fault.loc, fault.value) not in before:
            raise TradectlError(
                ErrorCode.INVALID,
                say("{field} is missing.", field=dotted(fault.loc))
                if fault.kind == "missing"
                else say(
                    "{field} is {value}, which is not {wanted}.",
                    field=dotted(fault.loc),
                    value=f"'{fault.value}'",
                    wanted=wanted(fault),
                ),
                remedy(fault),
            )
    owner = plain_of(fields.get(("owner",)))
    if isinstance(owner, str) and workspace.settings.person(owner) is None:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{owner} is not one of the people in tradectl.yaml.", owner=owner),
            say("The people are: {people}", people=", ".join(person.id for person in workspace.settings.people)),
        )


def _carry(
    workspace: Workspace,
    occasion: Occasion,
    command: str,
    record: Record,
    subject: Message,
    fields: Mapping[Steps, object],
    made: dict[str, Any],
    tongue: Translator,
) -> Outcome:
    edit: tuple[Change, ...] = (edit_card(workspace, record, fields),) if fields else ()
    plan = ChangeSet(
        occasion.operation,
        command,
        occasion.by.id if occasion.by else "",
        subject,
        (record.name,),
        (*edit, append(record.journal_path, made)),
    )
    return replace(carry_out(workspace, occasion, plan, tongue), customer=record.name, path=record.path)
