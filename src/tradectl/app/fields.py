"""`set`, `snooze`, `review`: a field without an editor, the old value kept in the journal (R75, R96)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from tradectl.app.card_edit import Steps, at, edit_card, value_at
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.field_check import edited_card, refusal
from tradectl.app.roster import pick, readable
from tradectl.core.changes import Change, ChangeSet, MoveFolder
from tradectl.core.checks.typing import dotted, meant
from tradectl.core.day_words import parse_day
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import shelf_of
from tradectl.core.message import Message, say
from tradectl.core.model.card import Card, Contact
from tradectl.core.model.kinds import kind_at
from tradectl.core.model.typed import field_names, names_within, typed
from tradectl.core.named import NamedTuple
from tradectl.store.scalars import Word, plain_day, plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_ASSIGNMENT = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_.]*?)(?P<more>\+?)=(?P<value>.*)", re.DOTALL)
_FIXED = frozenset(["code", "country", "registered", "format"])  # they are in the folder's name
_OF_COMMANDS = {"grade": "regrade", "status": "won", "snooze": "snooze"}
_GONE_BY = frozenset(["since", "won", "reviewed", "date"])  # days that are never to come
_SENTENCES = frozenset(["checklist"])  # items that may hold a comma
_LISTS = frozenset(["aliases", "tags", "checklist", "demand.products", "demand.certificates", "project.influencers"])
_ROWS = frozenset(["contacts", "competitors", "anniversaries", "links"])


class Assignment(NamedTuple):
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
        _refuse_slip(record, assignment.key)
        so_far = edited_card(record, fields)
        owner = workspace.settings.named(assignment.value) if assignment.key == "owner" else None
        meant = assignment._replace(value=owner.id) if owner else assignment
        fields.update(_planned(record, so_far, meant, occasion.today))
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
    done = _carry(workspace, occasion, "set", record, subject, fields, made, tongue)
    unknown = [steps for steps, value in fields.items() if value is not None and kind_at(Card, steps) == "unknown"]
    return done._replace(notices=(*done.notices, *map(_is_unknown, unknown)))


def _is_unknown(steps: Steps) -> Message:
    return say("{field} is written, but tradectl does not know it.", field=dotted(steps))


def _refuse_slip(record: Record, key: str) -> None:
    """Raise INVALID for a field that nobody knows and that is a slip away from one; one that is there is set."""
    steps = _steps(record, key)
    if kind_at(Card, steps) != "unknown" or at(record, steps) is not None:
        return
    for place in range(1, len(steps) + 1):
        step, names = steps[place - 1], field_names(Card, steps[:place])
        if isinstance(step, str) and step not in names:
            near = meant(step, names, names_within(Card, steps))
            if near:
                written = ".".join((*key.split(".")[:-1], near)) if place == len(steps) else near
                raise TradectlError(
                    ErrorCode.INVALID,
                    say("{field} is not a field tradectl knows; nothing was written.", field=key),
                    say("Did you mean {near}? What is your own, write with: tradectl edit {name}",
                        near=written, name=record.name),
                )  # fmt: skip
            return


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


def _planned(record: Record, so_far: Mapping[str, object], assignment: Assignment, today: date) -> dict[Steps, object]:
    """Return the places an assignment sets, with their values."""
    key = assignment.key
    top = key.partition(".")[0]
    if top in _FIXED:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{field} is part of the folder's name and never changes.", field=key),
            _other_way(top, record),
        )
    clears_grade = top == "grade" and not assignment.value and record.plain.get("status") == "won"
    verb = "won" if top == "won" and record.plain.get("status") != "won" else _OF_COMMANDS.get(top)
    if verb is not None and not clears_grade:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{field} is set by a command of its own, which moves the folder too.", field=key),
            say("See: tradectl {command} --help", command=verb),
        )
    if key in _LISTS:
        return _listed(so_far, assignment)
    if assignment.more:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{field} is no list, so nothing can be added to it.", field=key),
            say("Write {field}=VALUE", field=key),
        )
    steps = _steps(record, key)
    return {steps: _written(steps, assignment.value, today) if assignment.value else None}


def _other_way(field: str, record: Record) -> Message | None:
    """Return what to do about a field that is wrong and never changes."""
    code = record.id.code if record.id else record.name
    if field == "registered":
        return say("If you knew the customer before: tradectl set {code} since=DATE", code=code)
    if field == "format":
        return None
    return say("If it is wrong, add the customer anew: tradectl add … --not-duplicate-of {code} --because …, "
               "then join the two: tradectl merge {code} NEW --because …", code=code)  # fmt: skip


def _written(steps: Steps, value: str, today: date) -> object:
    """Return a value as it is written: days and words plain, a day also from `fri` or `+2w`, the rest as text."""
    kind = kind_at(Card, steps)
    if kind == "day":
        day = parse_day(value, today, "past" if steps[-1] in _GONE_BY else "ahead")
        return plain_day(day) if day is not None else value
    return Word(value) if kind == "word" else value


def _listed(so_far: Mapping[str, object], assignment: Assignment) -> dict[Steps, object]:
    steps: Steps = tuple(assignment.key.split("."))
    now = value_at(so_far, steps)
    before = now if isinstance(now, list) else []
    if assignment.more:
        words = [assignment.value] if assignment.key in _SENTENCES else _words(assignment.value)
        fresh = [word for word in words if word and word not in before]
        return {steps: [*before, *fresh]} if fresh else {}
    return {steps: _words(assignment.value) or None}


def _words(text: str) -> list[str]:
    """Return the items of `a, b` or `[a, b]`."""
    inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    return [word.strip() for word in inner.replace("，", ",").split(",") if word.strip()]


def _steps(record: Record, key: str) -> Steps:
    """Return the place a dotted key names: rows count from 1, without a number the main (else the first) one."""
    first, *rest = key.split(".")
    if first not in _ROWS or not rest:
        return (first, *rest)
    if rest[0].isdigit() and int(rest[0]) > 0:
        return (first, int(rest[0]) - 1, *rest[1:])
    return (first, _main_contact(record) if first == "contacts" else 0, *rest)


def _main_contact(record: Record) -> int:
    """Return the place of the main contact among those written: one that cannot be read is none of the typed card's."""
    card, rows = record.card, at(record, ("contacts",))
    if card is None or card.main_contact is None or not isinstance(rows, list):
        return 0
    sound = [place for place, row in enumerate(rows) if isinstance(row, dict) and typed(Contact, row)[0] is not None]
    return sound[card.contacts.index(card.main_contact)]


def _check(workspace: Workspace, record: Record, fields: Mapping[Steps, object]) -> None:
    """Raise INVALID where a value is not what its field takes, or names nobody."""
    refused = refusal(workspace.settings, record, fields)
    if refused is not None:
        raise TradectlError(ErrorCode.INVALID, *refused)


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
    target = _home(record, fields)
    move = (MoveFolder(record.path, target),) if target != record.path else ()
    plan = ChangeSet(
        occasion.operation,
        command,
        occasion.by.id if occasion.by else "",
        subject,
        (record.name,),
        (*edit, append(record.journal_path, made), *move),
    )
    return carry_out(workspace, occasion, plan, tongue)._replace(customer=record.name, path=target)


def _home(record: Record, fields: Mapping[Steps, object]) -> str:
    """Return where the folder belongs after an edit: another day of the first won order may be another year."""
    won = plain_of(fields.get(("won",)))
    if not isinstance(won, str) or record.card is None or record.card.status != "won":
        return record.path
    return f"{shelf_of('won', None, date.fromisoformat(won))}/{record.name}"
