"""Findings about a journal's entries: what names nothing, what has no date, what cannot have happened yet."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.history import apply_corrections
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tradectl.core.checks.setting import Setting
    from tradectl.core.facts import Event
    from tradectl.core.journal import Journal, JournalLine
    from tradectl.core.model.card import Card
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record

    _Key = tuple[int, str]


class _Written:
    """Where the entries that count are written: each on its own line, or within the one that corrects it.

    The lines are looked up for the first finding only: most journals have none.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @cached_property
    def _own(self) -> Mapping[_Key, JournalLine]:
        return {(line.line, line.entry.id): line for line in self._journal.lines}

    @cached_property
    def _mending(self) -> Mapping[_Key, JournalLine]:
        return {(line.line, line.entry.of): line for line in self._journal.lines if line.entry.kind == "corrected"}

    def at(self, event: Event, *loc: str | int) -> tuple[int, int]:
        """Return (line, column) of a place of an entry."""
        key = (event.line, event.id)
        own = self._own.get(key)
        return own.place(loc) if own else self._mending[key].place(("entry", *loc))


def check_journal(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield every finding about the entries that count: what was corrected or withdrawn is mended."""
    journal = record.journal
    path = record.journal_path
    people = {person.id for person in setting.settings.people}
    first = _first_day(record.card) if record.card else date.min
    written = _Written(journal)
    told = {found.line for found in journal.problems if found.code == "LOG05"}
    pledges = _pledges(journal)
    for event in apply_corrections(journal.events, date.max, journal.corrections):
        if (event.promised or event.awaits) and event.line not in told:
            yield from _promises(path, event, written)
        if event.kind == "kept" and not _is_known(event.of or "", pledges):
            yield _unknown(record, event, written)
        if event.by not in people:
            yield _stranger(path, event.by, written.at(event, "by"))
        if event.day > setting.today:
            yield _to_come(path, event, written)
        if event.day < first:
            yield _too_early(record, event, written)
    if journal.corrections or any(entry.get("kind") == "corrected" for entry in journal.entries):
        yield from _corrections(record, people)


def _corrections(record: Record, people: Collection[str]) -> Iterator[Problem]:
    """Yield every finding about the corrections themselves, those that were withdrawn left out."""
    journal = record.journal
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
        if line.entry.by not in people:
            yield _stranger(record.journal_path, line.entry.by, line.place(("by",)))


def _pledges(journal: Journal) -> Mapping[str, int]:
    """Return how many promises each entry makes, as it was written or as it was corrected."""
    found: dict[str, int] = {}
    replaced = (correction.replacement for correction in journal.corrections)
    for event in (*journal.events, *(event for event in replaced if event is not None)):
        if count := len(event.promised) + len(event.awaits):
            found[event.id] = max(found.get(event.id, 0), count)
    return found


def _promises(path: str, event: Event, written: _Written) -> Iterator[Problem]:
    for key, pledges in (("promised", event.promised), ("awaits", event.awaits)):
        for index, pledge in enumerate(pledges):
            if pledge.by is None:
                yield problem(
                    "LOG06",
                    path,
                    written.at(event, key, index),
                    say("'{what}' has no date, so nobody is reminded of it.", what=pledge.what),
                    say("Run: tradectl log --correct {id} {flags}", id=event.id, flags=_again(event)),
                )


def _again(event: Event) -> str:
    """Return the flags that say all of an entry's promises once more: a correction replaces them as a whole."""
    said = [("--promise", pledge) for pledge in event.promised] + [("--await", pledge) for pledge in event.awaits]
    return " ".join(
        f'{flag} "{pledge.what.replace(chr(34), chr(39))} by {pledge.by or "DATE"}"' for flag, pledge in said
    )


def _is_known(of: str, pledges: Mapping[str, int]) -> bool:
    """Return whether `of` (`<entry id>/<n>`) names a promise that was made."""
    named, _, number = of.rpartition("/")
    return number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= pledges.get(named, 0)


def _unknown(record: Record, event: Event, written: _Written) -> Problem:
    return problem(
        "LOG07",
        record.journal_path,
        written.at(event, "of"),
        say("This entry settles {of}, but there is no such promise.", of=event.of or "…"),
        say(
            "Run: tradectl log --withdraw {id} --because … and settle the right one: tradectl kept {code} N",
            id=event.id,
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


def _to_come(path: str, event: Event, written: _Written) -> Problem:
    return problem(
        "LOG10",
        path,
        written.at(event, "at"),
        say("This entry is dated {day}, which is in the future; it counts from that day on.", day=event.day),
        say("If the date is wrong, run: tradectl log --correct {id} --at DATE", id=event.id),
    )


def _first_day(card: Card) -> date:
    """Return the first day entries are expected of: who was met at a fair may be written down days later."""
    met = card.source.date if card.source else None
    known = card.since or card.registered
    return min(met, known) if met else known


def _too_early(record: Record, event: Event, written: _Written) -> Problem:
    return problem(
        "LOG11",
        record.journal_path,
        written.at(event, "at"),
        say("This entry of {day} is older than the registration of the customer.", day=event.day),
        say(
            "If you knew the customer before, run: tradectl set {code} since={day} (then it is no new customer)",
            code=record.id.code if record.id else record.name,
            day=event.day,
        ),
    )
