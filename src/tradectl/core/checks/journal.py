"""Findings about a journal's entries: what names nothing, what has no date, what cannot have happened yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.checks.setting import Setting
    from tradectl.core.journal import JournalLine
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


def check_journal(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield every finding about entries that could be read."""
    pledges = {line.entry.id: len(line.entry.promised) + len(line.entry.awaits) for line in record.journal.lines}
    for correction in record.journal.corrections:
        if correction.replacement is not None:
            pledges[correction.of] = len(correction.replacement.promised) + len(correction.replacement.awaits)
    days = {event.id: event.day for event in record.journal.events}
    for line in record.journal.lines:
        yield from _promises(record, line)
        yield from _references(record, line, pledges)
        yield from _writer(record, line, setting)
        day = days.get(line.entry.id)
        if day is not None and day > setting.today:
            yield problem(
                "LOG10",
                record.journal_path,
                (line.line, 1),
                say("This entry is dated {day}, which is in the future; it counts from that day on.", day=day),
                say("If the date is wrong: tradectl log --correct {id} --at …", id=line.entry.id),
            )
        first = record.card.since or record.card.registered if record.card else None
        if day is not None and first is not None and day < first:
            yield problem(
                "LOG11",
                record.journal_path,
                (line.line, 1),
                say("This entry of {day} is older than the registration of the customer.", day=day),
                say("If you knew the customer before, say so on the card: since: {day}", day=day),
            )


def _promises(record: Record, line: JournalLine) -> Iterator[Problem]:
    for pledge in (*line.entry.promised, *line.entry.awaits):
        if pledge.by is None:
            yield problem(
                "LOG06",
                record.journal_path,
                (line.line, 1),
                say("'{what}' has no date, so nobody is reminded of it.", what=pledge.what),
                say("Run: tradectl log --correct {id} with the date", id=line.entry.id),
            )


def _references(record: Record, line: JournalLine, pledges: dict[str, int]) -> Iterator[Problem]:
    entry = line.entry
    if entry.kind == "kept":
        named, _, number = entry.of.rpartition("/")
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= pledges.get(named, 0)):
            yield problem(
                "LOG07",
                record.journal_path,
                (line.line, 1),
                say("This entry settles {of}, but there is no such promise.", of=entry.of or "…"),
                say("Name it as <id of the entry>/<number>; `tradectl show` lists them."),
            )
    if entry.kind == "corrected" and entry.of not in pledges:
        yield problem(
            "LOG08",
            record.journal_path,
            (line.line, 1),
            say("This line corrects {of}, but there is no such entry.", of=entry.of or "…"),
            say("Name the id of an entry of this journal."),
        )


def _writer(record: Record, line: JournalLine, setting: Setting) -> Iterator[Problem]:
    if setting.settings.person(line.entry.by) is None:
        yield problem(
            "LOG09",
            record.journal_path,
            (line.line, 1),
            say("This entry is by {by}, who is not one of the people in tradectl.yaml.", by=line.entry.by),
            say("Add the person to tradectl.yaml; people who left may stay in the list."),
        )
