"""`kept`: settle a promise of ours or something awaited from them (R25, R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import history_of, pick
from tradectl.core.changes import ChangeSet
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.history import OpenPledge
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


def keep(
    workspace: Workspace,
    occasion: Occasion,
    customer: str,
    number: int | None,
    tongue: Translator,
    *,
    how: str,
    to: date | None = None,
    because: str = "",
) -> Outcome:
    """Append the entry that settles or moves open promise `number` (counted from 1, promises before awaited things)."""
    record = pick(workspace, customer)
    pledge = _chosen(record, open_pledges(record, occasion.today), number)
    at = after_the_last(occasion.now, record.journal)
    made = entry(
        occasion,
        "kept",
        at=at,
        of=pledge.ref,
        how=how,
        to=to.isoformat() if to else "",
        because=because,
        did=pledge.what,
    )
    subject: dict[str, Message] = {
        "kept": say("Settle for {name}: {what}", name=record.name, what=pledge.what),
        "waived": say("Waive for {name}: {what}", name=record.name, what=pledge.what),
        "moved": say("Move to {day} for {name}: {what}", day=to or "", name=record.name, what=pledge.what),
    }
    plan = ChangeSet(
        occasion.operation,
        "kept",
        occasion.by.id if occasion.by else "",
        subject[how],
        (record.name,),
        (append(record.journal_path, made),),
    )
    done = carry_out(workspace, occasion, plan, tongue)
    return done._replace(customer=record.name, path=record.path, entries=(made["id"],))


def open_pledges(record: Record, today: date) -> tuple[OpenPledge, ...]:
    """Return what is still promised and awaited, in the order `kept` numbers them."""
    history = history_of(record, today)
    return (*history.promises, *history.awaited)


def _chosen(record: Record, pledges: tuple[OpenPledge, ...], number: int | None) -> OpenPledge:
    if not pledges:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("Nothing is promised to or awaited from {name}.", name=record.name),
            say("See its journal: tradectl show {name}", name=record.name),
        )
    if number is None and len(pledges) == 1:
        return pledges[0]
    if number is not None and 1 <= number <= len(pledges):
        return pledges[number - 1]
    told = tuple(
        say("{number}  {what} ({day})", number=place, what=pledge.what, day=pledge.by or "–")
        for place, pledge in enumerate(pledges, 1)
    )
    raise TradectlError(
        ErrorCode.AMBIGUOUS if number is None else ErrorCode.NOT_FOUND,
        say("{name} has {count} open promises; say which one.", name=record.name, count=len(pledges)),
        say("Run: tradectl kept {name} 1", name=record.name),
        told,
    )
