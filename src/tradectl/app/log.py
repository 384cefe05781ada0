"""`log`: what was done, what the customer said, what was promised, when next and to what end (R22, R25, R26)."""

from __future__ import annotations

from contextlib import suppress

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import pick, place_of
from tradectl.core.changes import Change, ChangeSet
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import JOURNAL
from tradectl.core.message import say, say_n
from tradectl.core.named import NamedTuple
from tradectl.store.files import read_file
from tradectl.store.places import find_customers
from tradectl.store.quick.customer import read_past

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime
    from typing import Any

    from tradectl.app.attachments import Attachment
    from tradectl.core.journal import JournalLine
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

DESK = "desk"  # handled, not contacted
_CORRECTABLE = frozenset(["contact", "handled", "kept"])
USUAL = "email"  # what is meant where no channel is named; the help says so


class Told(NamedTuple):
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
    found = list(dict.fromkeys(place_of(workspace, name) for name in customers))
    told = told._replace(via=told.via or USUAL)
    if told.at is not None and told.at.date() > occasion.today:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{day} is in the future.", day=told.at.date()),
            say("Log what was done; for what is to come give --next DATE."),
        )
    _refuse_past(told, told.at.date() if told.at else occasion.today)
    changes: list[Change] = []
    ids = []
    for count, place in enumerate(found):
        at = told.at or after_the_last(occasion.now, read_past(workspace.root, place, workspace.zone))
        files, names = _filed(workspace, place.path, told, at.date())
        fields = {**_fields(told, occasion.today), "files": names}
        made = entry(occasion, _kind(told), at=at, count=count, **fields)
        changes += [*files, append(f"{place.path}/{JOURNAL}", made)]
        ids.append(made["id"])
    subject = (
        say("Log {name}: {text}", name=found[0].name, text=_short(told))
        if len(found) == 1
        else say_n("Log {count} customer: {text}", "Log {count} customers: {text}", len(found), text=_short(told))
    )
    names_of = tuple(place.name for place in found)
    plan = ChangeSet(occasion.operation, "log", _by(occasion), subject, names_of, tuple(changes))
    done = carry_out(workspace, occasion, plan, tongue)
    return done._replace(customer=names_of[0], path=found[0].path, entries=tuple(ids))


def correct(
    workspace: Workspace, occasion: Occasion, entry_id: str, told: Told, tongue: Translator, *, customer: str | None
) -> Outcome:
    """Append a correction: the entry as it should have been, taking over what is not said anew."""
    record, line = _find(workspace, entry_id, customer)
    _refuse_past(told, (told.at or line.entry.at.astimezone(workspace.zone)).date())
    standing = _standing(record, line)
    fields = _fields(told, occasion.today, standing)
    raw = {key: value for key, value in standing.items() if key != "id"}
    given = {key.removesuffix("_"): value for key, value in fields.items() if value or (key == "next" and told.no_next)}
    if told.via is not None:
        if raw.get("kind") == "kept":
            raise TradectlError(
                ErrorCode.USAGE, say("A settled promise has no channel."), say("Correct it without --via.")
            )
        given["kind"] = "handled" if told.via == DESK else "contact"
        if raw.pop("via", None) != told.via:
            raw.pop("channel", None)  # it named the chat of the way that was wrong
    if told.at is not None:
        given["at"] = told.at.isoformat(timespec="seconds")
    files, names = _filed(workspace, record.path, told, (told.at or line.entry.at).date())
    if names:
        given["files"] = [*raw.get("files", []), *names]
    if not given:
        raise TradectlError(
            ErrorCode.USAGE,
            say("Nothing is said that would correct the entry."),
            say(
                "Give the new text or the flags that change, or withdraw it: tradectl log --withdraw {id} --because …",
                id=line.entry.id,
            ),
        )
    return _corrected(workspace, occasion, record, line, {**raw, **given}, told.because, tongue, files)


def _refuse_past(told: Told, contact: date) -> None:
    """Raise INVALID for a next step before the contact: a year that was mistyped makes it a year late."""
    day = told.next_on
    if day is None or day >= contact:
        return
    hint = say("Give a day from {day} on.", day=contact)
    if day.year < contact.year:
        with suppress(ValueError):  # 29 February
            meant = day.replace(year=contact.year)
            hint = say("Did you mean {day}?", day=meant if meant >= contact else day.replace(year=contact.year + 1))
    raise TradectlError(
        ErrorCode.INVALID,
        say("The next step on {day} is before the contact on {contact}.", day=day, contact=contact),
        hint,
    )


def _standing(record: Record, line: JournalLine) -> dict[str, Any]:
    """Return the entry as it counts now: the newest correction's words, else the line's own.

    Raise NOT_FOUND where it was withdrawn.
    """
    corrections = [one for one in record.journal.lines if one.entry.kind == "corrected"]
    gone = {one.entry.of for one in corrections}
    newest = next(
        (one for one in reversed(corrections) if one.entry.of == line.entry.id and one.entry.id not in gone), None
    )
    if newest is None:
        return line.raw
    from tradectl.core.journal import replacement_of  # noqa: PLC0415 (start-up)

    standing = replacement_of(newest, line.raw)
    if standing is None:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("The entry {id} was withdrawn.", id=line.entry.id),
            say("Log it anew, or take the withdrawal back: tradectl undo --list"),
        )
    return standing


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
    _standing(record, line)
    return _corrected(workspace, occasion, record, line, None, because, tongue)


def _corrected(
    workspace: Workspace,
    occasion: Occasion,
    record: Record,
    line: JournalLine,
    replacement: dict[str, Any] | None,
    because: str,
    tongue: Translator,
    files: tuple[Change, ...] = (),
) -> Outcome:
    at = after_the_last(occasion.now, record.journal)
    made = entry(occasion, "corrected", at=at, of=line.entry.id, entry=replacement, because=because)
    subject = (
        say("Withdraw an entry of {name}: {because}", name=record.name, because=because)
        if replacement is None
        else say("Correct an entry of {name}", name=record.name)
    )
    plan = ChangeSet(
        occasion.operation, "log", _by(occasion), subject, (record.name,), (*files, append(record.journal_path, made))
    )
    done = carry_out(workspace, occasion, plan, tongue)
    return done._replace(customer=record.name, path=record.path, entries=(made["id"],))


def _find(workspace: Workspace, entry_id: str, customer: str | None) -> tuple[Record, JournalLine]:
    """Return the one entry whose id is, or ends with, what was typed."""
    records = [pick(workspace, customer)] if customer else [*_holding(workspace, entry_id)]
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


def _holding(workspace: Workspace, entry_id: str) -> Iterator[Record]:
    """Yield the customers in whose journals an entry's id stands."""
    from tradectl.store.reader import read_customer  # noqa: PLC0415 (start-up)

    wanted = entry_id.encode()
    for place in find_customers(workspace.root)[0]:
        raw = read_file(workspace.root / place.path / JOURNAL)
        if isinstance(raw, bytes) and wanted in raw:
            yield read_customer(workspace.root, place, workspace.zone)


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


def _fields(told: Told, today: date, standing: Mapping[str, Any] | None = None) -> dict[str, Any]:
    before = (standing or {}).get("next") or {}
    if told.goal and told.next_on is None and not before:
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
        "promised": _pledges(told.promises, today),
        "awaits": _pledges(told.awaited, today),
    }
    if told.no_next:
        fields["next"] = None
    elif told.next_on is not None:
        fields["next"] = {"on": told.next_on.isoformat(), **({"goal": told.goal} if told.goal else {})}
    elif told.goal:
        fields["next"] = {**before, "goal": told.goal}
    return fields


def _pledges(texts: tuple[str, ...], today: date) -> list[dict[str, str]]:
    if not texts:
        return []
    from tradectl.core.pledges import parse_pledge  # noqa: PLC0415 (start-up)

    return [parse_pledge(text, today) for text in texts]


def _filed(workspace: Workspace, customer: str, told: Told, day: date) -> tuple[tuple[Change, ...], list[str]]:
    """Return the changes that file the documents away, and their names for the entry."""
    if not told.attachments:
        return (), []
    from tradectl.app.attachments import file_away  # noqa: PLC0415 (start-up)

    return file_away(workspace, customer, told.attachments, day)


def _short(told: Told) -> str:
    text = " ".join((told.text or told.heard or told.via or "").split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LONGEST = 60


def _by(occasion: Occasion) -> str:
    return occasion.by.id if occasion.by else ""
