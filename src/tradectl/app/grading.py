"""`regrade`, `won`, `reopen`, `refile`: the card, the journal and the folder as one operation (R20, R21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.app.card_edit import Steps, at, edit_card
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import pick, readable
from tradectl.core.changes import Change, ChangeSet, MoveFolder
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import GRADES, read_shelf, shelf_of
from tradectl.core.message import Message, say
from tradectl.store.scalars import Word, plain_day, plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tradectl.core.model.card import Card
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


def regrade(
    workspace: Workspace, occasion: Occasion, customer: str, grade: str, because: str, tongue: Translator
) -> Outcome:
    """Set the grade, say so in the journal, move the folder."""
    record, card = _prospect(workspace, customer, grade)
    if card.grade == grade:
        raise TradectlError(
            ErrorCode.EXISTS,
            say("{name} has grade {grade} already.", name=record.name, grade=grade),
            say("If the folder is wrong: tradectl refile {name} --by card", name=record.name),
        )
    changes = regrading(workspace, occasion, record, grade, because)
    subject = say("Regrade {name} from {before} to {after}", name=record.name, before=card.grade or "–", after=grade)
    return _carry(workspace, occasion, "regrade", record, subject, changes, tongue)


def regrading(
    workspace: Workspace, occasion: Occasion, record: Record, grade: str, because: str, count: int = 0
) -> tuple[Change, ...]:
    """Return the changes of one regrading."""
    before = record.card.grade if record.card else None
    made = _entry(occasion, record, "regraded", count=count, from_=before or "", to=grade, because=because)
    return _changes(workspace, record, {("grade",): Word(grade)}, made, f"prospect/{grade}")


def won(workspace: Workspace, occasion: Occasion, customer: str, on: date, order: str, tongue: Translator) -> Outcome:
    """Set status and day of the first won order, move the folder to that year; an earlier `won` day is kept."""
    record = readable(pick(workspace, customer))
    card = _card(record)
    if card.status == "won":
        raise TradectlError(
            ErrorCode.EXISTS,
            say("{name} is won already, since {day}.", name=record.name, day=card.won or "…"),
            say("A later order is logged: tradectl log {name} …", name=record.name),
        )
    if on > occasion.today:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{day} is in the future.", day=on),
            say("Give the day of the order with --on: today or one gone by."),
        )
    first = card.won or on
    fields: dict[Steps, object] = {("status",): Word("won")}
    if card.won is None:
        fields[("won",)] = plain_day(on)
    if "grade" in record.plain:
        fields[("grade",)] = None
    made = _entry(occasion, record, "won", from_=card.grade or "", order=order, on=on.isoformat())
    changes = _changes(workspace, record, fields, made, f"won/{first.year:04d}")
    return _carry(workspace, occasion, "won", record, say("Win {name}", name=record.name), changes, tongue)


def reopen(
    workspace: Workspace, occasion: Occasion, customer: str, grade: str, because: str, tongue: Translator
) -> Outcome:
    """Make a won customer a prospect again; the day of the first won order stays on the card."""
    record = readable(pick(workspace, customer))
    card = _card(record)
    if card.status != "won":
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{name} is a prospect already.", name=record.name),
            say("To change the grade: tradectl regrade {name} {grade}", name=record.name, grade=grade),
        )
    made = _entry(occasion, record, "reopened", to=grade, because=because)
    fields: dict[Steps, object] = {("status",): Word("prospect"), ("grade",): Word(grade)}
    changes = _changes(workspace, record, fields, made, f"prospect/{grade}")
    subject = say("Reopen {name} as grade {grade}", name=record.name, grade=grade)
    return _carry(workspace, occasion, "reopen", record, subject, changes, tongue)


_BY = {"card": say("card"), "folder": say("folder")}


def refile(workspace: Workspace, occasion: Occasion, customer: str, by: str, tongue: Translator) -> Outcome:
    """Mend a folder that contradicts its card: move the folder (`card`) or change the card (`folder`)."""
    record = readable(pick(workspace, customer))
    card = _card(record)
    here = record.path.rpartition("/")[0]
    wanted = shelf_of(card.status, card.grade, card.won)
    subject = say("Refile {name} by its {by}", name=record.name, by=_BY[by])
    if wanted == here:
        raise TradectlError(
            ErrorCode.EXISTS,
            say("{name} stands where its card says.", name=record.name),
            say("There is nothing to do."),
        )
    if by == "card":
        if wanted is None:
            raise TradectlError(
                ErrorCode.REFUSED,
                say("The card of {name} does not say where it belongs.", name=record.name),
                say("A prospect needs a grade, a won customer the day it was won."),
            )
        made = _entry(
            occasion, record, "updated", because=tongue.text(say("Refiled by the card")), fields={"folder": here}
        )
        return _carry(
            workspace, occasion, "refile", record, subject, _changes(workspace, record, {}, made, wanted), tongue
        )
    fields, made = _by_folder(occasion, record, card, here)
    return _carry(
        workspace, occasion, "refile", record, subject, _changes(workspace, record, fields, made, here), tongue
    )


def _by_folder(occasion: Occasion, record: Record, card: Card, here: str) -> tuple[dict[Steps, object], dict[str, Any]]:
    """Return the fields and the entry that make a card say what its folder says."""
    shelf = read_shelf(here)
    if shelf is None:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} is no grade and no year, so the folder says nothing.", path=record.path),
            say("Use --by card"),
        )
    if shelf[0] == "prospect":
        grade = str(shelf[1])
        kind = "reopened" if card.status == "won" else "regraded"
        before = card.grade or "" if kind == "regraded" else ""
        return (
            {("status",): Word("prospect"), ("grade",): Word(grade)},
            _entry(occasion, record, kind, from_=before, to=grade),
        )
    if card.won is None or card.won.year != shelf[1]:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The folder says {year}, but not the day of the first won order.", year=int(shelf[1])),
            say("Run: tradectl set {name} won=YYYY-MM-DD", name=record.name)
            if card.status == "won"
            else say("Run: tradectl won {name} --on YYYY-MM-DD", name=record.name),
        )
    fields: dict[Steps, object] = {("status",): Word("won")}
    if "grade" in record.plain:
        fields[("grade",)] = None
    return fields, _entry(occasion, record, "won", from_=card.grade or "", on=card.won.isoformat())


def _prospect(workspace: Workspace, customer: str, grade: str) -> tuple[Record, Card]:
    if grade not in GRADES:
        raise TradectlError(
            ErrorCode.USAGE, say("{grade} is no grade.", grade=grade), say("Grades are A, B, C, D and E.")
        )
    record = readable(pick(workspace, customer))
    card = _card(record)
    if card.status != "prospect":
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{name} is won; grades belong to prospects.", name=record.name),
            say(
                "To follow it as a prospect again: tradectl reopen {name} --grade {grade}",
                name=record.name,
                grade=grade,
            ),
        )
    return record, card


def _card(record: Record) -> Card:
    if record.card is None:  # `readable` has made sure
        raise AssertionError(record.path)
    return record.card


def _entry(occasion: Occasion, record: Record, kind: str, *, count: int = 0, **fields: Any) -> dict[str, Any]:
    return entry(occasion, kind, at=after_the_last(occasion.now, record.journal), count=count, **fields)


def _changes(
    workspace: Workspace, record: Record, fields: Mapping[Steps, object], made: dict[str, Any], shelf: str
) -> tuple[Change, ...]:
    target = f"{shelf}/{record.name}"
    fields = {steps: new for steps, new in fields.items() if plain_of(new) != at(record, steps)}
    edit = (edit_card(workspace, record, fields),) if fields else ()
    move = (MoveFolder(record.path, target),) if target != record.path else ()
    return (*edit, append(record.journal_path, made), *move)


def _carry(
    workspace: Workspace,
    occasion: Occasion,
    command: str,
    record: Record,
    subject: Message,
    changes: tuple[Change, ...],
    tongue: Translator,
) -> Outcome:
    by = occasion.by.id if occasion.by else ""
    plan = ChangeSet(occasion.operation, command, by, subject, (record.name,), changes)
    target = next((change.target for change in changes if isinstance(change, MoveFolder)), record.path)
    return carry_out(workspace, occasion, plan, tongue)._replace(customer=record.name, path=target)
