"""Findings about a journal's entries: what names nothing, what has no date, what cannot have happened yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.history import apply_corrections
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tradectl.core.checks.setting import Setting
    from tradectl.core.facts import Event
    from tradectl.core.journal import Journal
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


def check_journal(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield every finding about the entries that count: what was corrected or withdrawn is mended."""
    journal = record.journal
    pledges = _pledges(journal)
    told = {found.line for found in journal.problems if found.code == "LOG05"}
    writers = {line.entry.id: line.entry.by for line in journal.lines if line.entry.kind == "corrected"}
    for event in apply_corrections(journal.events, date.max, journal.corrections):
        if event.line not in told:
            yield from _promises(record, event)
        yield from _settled(record, event, pledges)
        yield from _writer(record, event.by, event.line, setting)
        yield from _day(record, event, setting)
    gone = {correction.of for correction in journal.corrections}
    for line in journal.lines:
        entry = line.entry
        if entry.kind != "corrected" or entry.id in gone:
            continue
        if entry.of not in pledges and entry.of not in writers:
            yield problem(
                "LOG08",
                record.journal_path,
                (line.line, 1),
                say("This line corrects {of}, but there is no such entry.", of=entry.of or "…"),
                say(
                    "Correct the id in an editor, or withdraw the line: tradectl log --withdraw {id} --because …",
                    id=entry.id,
                ),
            )
        yield from _writer(record, entry.by, line.line, setting)


def _pledges(journal: Journal) -> Mapping[str, int]:
    """Return how many promises each entry makes, as it was written or as it was corrected."""
    found: dict[str, int] = {}
    replaced = (correction.replacement for correction in journal.corrections)
    for event in (*journal.events, *(event for event in replaced if event is not None)):
        found[event.id] = max(found.get(event.id, 0), len(event.promised) + len(event.awaits))
    return found


def _promises(record: Record, event: Event) -> Iterator[Problem]:
    for pledge in (*event.promised, *event.awaits):
        if pledge.by is None:
            yield problem(
                "LOG06",
                record.journal_path,
                (event.line, 1),
                say("'{what}' has no date, so nobody is reminded of it.", what=pledge.what),
                say("Run: tradectl log --correct {id} {flags}", id=event.id, flags=_again(event)),
            )


def _again(event: Event) -> str:
    """Return the flags that say all of an entry's promises once more: a correction replaces them as a whole."""
    said = [("--promise", pledge) for pledge in event.promised] + [("--await", pledge) for pledge in event.awaits]
    return " ".join(
        f'{flag} "{pledge.what.replace(chr(34), chr(39))} by {pledge.by or "DATE"}"' for flag, pledge in said
    )


def _settled(record: Record, event: Event, pledges: Mapping[str, int]) -> Iterator[Problem]:
    if event.kind != "kept":
        return
    named, _, number = (event.of or "").rpartition("/")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= pledges.get(named, 0)):
        yield problem(
            "LOG07",
            record.journal_path,
            (event.line, 1),
            say("This entry settles {of}, but there is no such promise.", of=event.of or "…"),
            say(
                "Run: tradectl log --withdraw {id} --because … and settle the right one: tradectl kept {code} N",
                id=event.id,
                code=record.id.code if record.id else record.name,
            ),
        )


def _writer(record: Record, by: str, line: int, setting: Setting) -> Iterator[Problem]:
    if setting.settings.person(by) is None:
        yield problem(
            "LOG09",
            record.journal_path,
            (line, 1),
            say("This entry is by {by}, who is not one of the people in tradectl.yaml.", by=by),
            say("Add the person to tradectl.yaml; people who left may stay in the list."),
        )


def _day(record: Record, event: Event, setting: Setting) -> Iterator[Problem]:
    if event.day > setting.today:
        yield problem(
            "LOG10",
            record.journal_path,
            (event.line, 1),
            say("This entry is dated {day}, which is in the future; it counts from that day on.", day=event.day),
            say("If the date is wrong, run: tradectl log --correct {id} --at DATE", id=event.id),
        )
    first = (record.card.since or record.card.registered) if record.card else None
    if first is not None and event.day < first:
        yield problem(
            "LOG11",
            record.journal_path,
            (event.line, 1),
            say("This entry of {day} is older than the registration of the customer.", day=event.day),
            say(
                "If you knew the customer before, run: tradectl set {code} since={day}",
                code=record.id.code if record.id else record.name,
                day=event.day,
            ),
        )
