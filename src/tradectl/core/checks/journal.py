"""Findings about a journal's entries: what names nothing, what has no date, what cannot have happened yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.history import apply_corrections
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tradectl.core.checks.setting import Setting
    from tradectl.core.facts import Event
    from tradectl.core.journal import Journal, JournalLine
    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record


@dataclass(frozen=True, slots=True)
class _Counted:
    """An entry that counts, and the line that says it: its own, or the one that corrects it."""

    event: Event
    path: str
    line: JournalLine
    within: Loc  # where on the line the entry stands

    def at(self, *loc: str | int) -> tuple[int, int]:
        return self.line.place((*self.within, *loc))


def check_journal(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield every finding about the entries that count: what was corrected or withdrawn is mended."""
    journal = record.journal
    pledges = _pledges(journal)
    told = {found.line for found in journal.problems if found.code == "LOG05"}
    for entry in _counted(record):
        if entry.event.line not in told:
            yield from _promises(entry)
        yield from _settled(record, entry, pledges)
        if setting.settings.person(entry.event.by) is None:
            yield _stranger(entry.path, entry.event.by, entry.at("by"))
        yield from _day(record, entry, setting)
    gone = {correction.of for correction in journal.corrections}
    known = {line.entry.id for line in journal.lines}
    for line in journal.lines:
        entry_id, of = line.entry.id, line.entry.of
        if line.entry.kind != "corrected" or entry_id in gone:
            continue
        if of not in known:
            yield problem(
                "LOG08",
                record.journal_path,
                line.place(("of",)),
                say("This line corrects {of}, but there is no such entry.", of=of or "…"),
                say(
                    "Correct `of` in an editor: the id of an entry that tradectl show {code} lists.",
                    code=record.id.code if record.id else record.name,
                ),
            )
        if setting.settings.person(line.entry.by) is None:
            yield _stranger(record.journal_path, line.entry.by, line.place(("by",)))


def _counted(record: Record) -> Iterator[_Counted]:
    """Yield the entries that count in the end, whatever the day."""
    journal = record.journal
    own = {(line.line, line.entry.id): line for line in journal.lines}
    mending = {(line.line, line.entry.of): line for line in journal.lines if line.entry.kind == "corrected"}
    for event in apply_corrections(journal.events, date.max, journal.corrections):
        place = (event.line, event.id)
        within: Loc = () if place in own else ("entry",)
        yield _Counted(event, record.journal_path, own.get(place) or mending[place], within)


def _pledges(journal: Journal) -> Mapping[str, int]:
    """Return how many promises each entry makes, as it was written or as it was corrected."""
    found: dict[str, int] = {}
    replaced = (correction.replacement for correction in journal.corrections)
    for event in (*journal.events, *(event for event in replaced if event is not None)):
        found[event.id] = max(found.get(event.id, 0), len(event.promised) + len(event.awaits))
    return found


def _promises(entry: _Counted) -> Iterator[Problem]:
    for key, pledges in (("promised", entry.event.promised), ("awaits", entry.event.awaits)):
        for index, pledge in enumerate(pledges):
            if pledge.by is None:
                yield problem(
                    "LOG06",
                    entry.path,
                    entry.at(key, index),
                    say("'{what}' has no date, so nobody is reminded of it.", what=pledge.what),
                    say("Run: tradectl log --correct {id} {flags}", id=entry.event.id, flags=_again(entry.event)),
                )


def _again(event: Event) -> str:
    """Return the flags that say all of an entry's promises once more: a correction replaces them as a whole."""
    said = [("--promise", pledge) for pledge in event.promised] + [("--await", pledge) for pledge in event.awaits]
    return " ".join(
        f'{flag} "{pledge.what.replace(chr(34), chr(39))} by {pledge.by or "DATE"}"' for flag, pledge in said
    )


def _settled(record: Record, entry: _Counted, pledges: Mapping[str, int]) -> Iterator[Problem]:
    if entry.event.kind != "kept":
        return
    of = entry.event.of or ""
    named, _, number = of.rpartition("/")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= pledges.get(named, 0)):
        yield problem(
            "LOG07",
            entry.path,
            entry.at("of"),
            say("This entry settles {of}, but there is no such promise.", of=of or "…"),
            say(
                "Run: tradectl log --withdraw {id} --because … and settle the right one: tradectl kept {code} N",
                id=entry.event.id,
                code=record.id.code if record.id else record.name,
            ),
        )


def _stranger(path: str, by: str, place: tuple[int, int]) -> Problem:
    return problem(
        "LOG09",
        path,
        place,
        say("This entry is by {by}, who is not one of the people in tradectl.yaml.", by=by),
        say("Add the person to tradectl.yaml; people who left may stay in the list."),
    )


def _day(record: Record, entry: _Counted, setting: Setting) -> Iterator[Problem]:
    day = entry.event.day
    if day > setting.today:
        yield problem(
            "LOG10",
            entry.path,
            entry.at("at"),
            say("This entry is dated {day}, which is in the future; it counts from that day on.", day=day),
            say("If the date is wrong, run: tradectl log --correct {id} --at DATE", id=entry.event.id),
        )
    first = (record.card.since or record.card.registered) if record.card else None
    if first is not None and day < first:
        yield problem(
            "LOG11",
            entry.path,
            entry.at("at"),
            say("This entry of {day} is older than the registration of the customer.", day=day),
            say(
                "If you knew the customer before, run: tradectl set {code} since={day}",
                code=record.id.code if record.id else record.name,
                day=day,
            ),
        )
