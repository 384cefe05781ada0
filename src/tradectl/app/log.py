"""`log`: what was done, what the customer said, what was promised, when next and to what end (R22, R25, R26)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import pick, read_roster
from tradectl.core.changes import ABSENT, Change, ChangeSet, WriteFile
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.ids import parse_deal_folder, slug
from tradectl.core.message import say, say_n
from tradectl.core.pledges import parse_pledge

if TYPE_CHECKING:
    from datetime import date, datetime

    from tradectl.core.journal import JournalLine
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

DESK = "desk"  # handled, not contacted
_CORRECTABLE = frozenset(["contact", "handled", "kept"])
USUAL = "email"  # what is meant where no channel is named; the help says so


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to copy into the customer's dated folder: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What the person said on the command line; None or empty where nothing was said."""

    text: str | None = None
    via: str | None = None
    channel: str = ""
    came_in: bool = False
    with_: str = ""
    heard: str = ""
    promises: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    next_on: date | None = None
    no_next: bool = False
    goal: str = ""
    at: datetime | None = None
    because: str = ""
    attachments: tuple[Attachment, ...] = ()


def log(
    workspace: Workspace, occasion: Occasion, customers: tuple[str, ...], told: Told, tongue: Translator
) -> Outcome:
    """Append an entry to each customer's journal; a file goes into the customer's folder of that day."""
    found = list({record.path: record for record in (pick(workspace, name) for name in customers)}.values())
    told = replace(told, via=told.via or USUAL)
    changes: list[Change] = []
    ids = []
    for count, record in enumerate(found):
        at = told.at or after_the_last(occasion.now, record.journal)
        files, names = _filed(record, told, at.date())
        fields = {**_fields(told, occasion.today), "files": names}
        made = entry(occasion, _kind(told), at=at, count=count, **fields)
        changes += [*files, append(record.journal_path, made)]
        ids.append(made["id"])
    subject = (
        say("Log {name}: {text}", name=found[0].name, text=_short(told))
        if len(found) == 1
        else say_n("Log {count} customer: {text}", "Log {count} customers: {text}", len(found), text=_short(told))
    )
    names_of = tuple(record.name for record in found)
    plan = ChangeSet(occasion.operation, "log", _by(occasion), subject, names_of, tuple(changes))
    return replace(
        carry_out(workspace, occasion, plan, tongue), customer=names_of[0], path=found[0].path, entries=tuple(ids)
    )


def correct(
    workspace: Workspace, occasion: Occasion, entry_id: str, told: Told, tongue: Translator, *, customer: str | None
) -> Outcome:
    """Append a correction: the entry as it should have been, taking over what is not said anew."""
    record, line = _find(workspace, entry_id, customer)
    fields = _fields(told, occasion.today)
    raw = {key: value for key, value in line.raw.items() if key != "id"}
    given = {key.removesuffix("_"): value for key, value in fields.items() if value or (key == "next" and told.no_next)}
    if told.via is not None:
        given["kind"] = "handled" if told.via == DESK else "contact"
        raw.pop("via", None)
    if told.at is not None:
        given["at"] = told.at.isoformat(timespec="seconds")
    if not given:
        raise TradectlError(
            ErrorCode.USAGE,
            say("Nothing is said that would correct the entry."),
            say(
                "Give the new text or the flags that change, or withdraw it: tradectl log --withdraw {id} --because …",
                id=line.entry.id,
            ),
        )
    return _corrected(workspace, occasion, record, line, {**raw, **given}, told.because, tongue)


def withdraw(
    workspace: Workspace, occasion: Occasion, entry_id: str, because: str, tongue: Translator, *, customer: str | None
) -> Outcome:
    """Append a correction that puts nothing in the entry's place."""
    if not because:
        raise TradectlError(
            ErrorCode.USAGE,
            say("A withdrawn entry needs a reason."),
            say('Add --because "entered twice", for example.'),
        )
    record, line = _find(workspace, entry_id, customer)
    return _corrected(workspace, occasion, record, line, None, because, tongue)


def _corrected(
    workspace: Workspace,
    occasion: Occasion,
    record: Record,
    line: JournalLine,
    replacement: dict[str, Any] | None,
    because: str,
    tongue: Translator,
) -> Outcome:
    at = after_the_last(occasion.now, record.journal)
    made = entry(occasion, "corrected", at=at, of=line.entry.id, entry=replacement, because=because)
    subject = (
        say("Withdraw an entry of {name}: {because}", name=record.name, because=because)
        if replacement is None
        else say("Correct an entry of {name}", name=record.name)
    )
    plan = ChangeSet(
        occasion.operation, "log", _by(occasion), subject, (record.name,), (append(record.journal_path, made),)
    )
    done = carry_out(workspace, occasion, plan, tongue)
    return replace(done, customer=record.name, path=record.path, entries=(made["id"],))


def _find(workspace: Workspace, entry_id: str, customer: str | None) -> tuple[Record, JournalLine]:
    """Return the one entry whose id is, or ends with, what was typed."""
    records = (pick(workspace, customer),) if customer else read_roster(workspace).records
    every = [(record, line) for record in records for line in record.journal.lines]
    found = [hit for hit in every if hit[1].entry.id == entry_id]
    found = found or [hit for hit in every if len(entry_id) >= len("3f9a") and hit[1].entry.id.endswith(entry_id)]
    if len(found) == 1:
        return _told_by_a_person(*found[0])
    if not found:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("No journal has an entry {id}", id=entry_id),
            say("Find its id with: tradectl show CUSTOMER"),
        )
    raise TradectlError(
        ErrorCode.AMBIGUOUS,
        say("{count} entries end with {id}", count=len(found), id=entry_id),
        say("Give the whole id."),
        tuple(say("{id}  {customer}", id=line.entry.id, customer=record.name) for record, line in found),
    )


def _told_by_a_person(record: Record, line: JournalLine) -> tuple[Record, JournalLine]:
    if line.entry.kind not in _CORRECTABLE:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{id} was written by a command of its own ({kind}).", id=line.entry.id, kind=line.entry.kind),
            say("Take it back with: tradectl undo --list"),
        )
    return record, line


def _kind(told: Told) -> str:
    return "handled" if told.via == DESK and not told.came_in else "contact"


def _fields(told: Told, today: date) -> dict[str, Any]:
    if told.goal and told.next_on is None:
        raise TradectlError(
            ErrorCode.USAGE, say("A goal needs its day."), say('Add --next DATE, for example --next fri --goal "…".')
        )
    fields: dict[str, Any] = {
        "via": told.via if told.via != DESK else None,
        "channel": told.channel,
        "from_": "them" if told.came_in else "",
        "with_": told.with_,
        "did": told.text or "",
        "heard": told.heard,
        "promised": [parse_pledge(text, today) for text in told.promises],
        "awaits": [parse_pledge(text, today) for text in told.awaited],
    }
    if told.no_next:
        fields["next"] = None
    elif told.next_on is not None:
        fields["next"] = {"on": told.next_on.isoformat(), **({"goal": told.goal} if told.goal else {})}
    return fields


def _filed(record: Record, told: Told, day: date) -> tuple[list[Change], list[str]]:
    """Return the changes that copy the files, and their names as the entry gives them."""
    if not told.attachments:
        return [], []
    of_day = [name for name in record.names if (found := parse_deal_folder(name)) and found[0] == day]
    first = told.attachments[0].name
    folder = of_day[0] if of_day else f"{day:%Y%m%d}-{slug(first.rpartition('.')[0] or first)}"
    changes: list[Change] = [
        WriteFile(f"{record.path}/{folder}/{file.name}", ABSENT, file.content) for file in told.attachments
    ]
    return changes, [f"{folder}/{file.name}" for file in told.attachments]


def _short(told: Told) -> str:
    text = " ".join((told.text or told.heard or told.via or "").split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LONGEST = 60


def _by(occasion: Occasion) -> str:
    return occasion.by.id if occasion.by else ""
