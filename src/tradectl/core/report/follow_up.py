"""Journal entries as they are told: typed, corrected, with the promise that a `kept` entry settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.history import apply_corrections
from tradectl.core.journal import replacement_of
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import typed

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.facts import Event, Pledge
    from tradectl.core.journal import Journal, JournalLine


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An entry that counts: as the rules see it and as it was written; `settles` is what a `kept` entry is about."""

    event: Event
    entry: Entry
    settles: Pledge | None = None
    settles_ours: bool = False  # a promise of ours, not something awaited from them

    @property
    def day(self) -> date:
        """Return the entry's day at the desk."""
        return self.event.day


def follow_ups(journal: Journal, today: date) -> tuple[FollowUp, ...]:
    """Return the entries that count as of `today`, in order; a replacement stands where it says it happened."""
    events = apply_corrections(journal.events, today, journal.corrections)
    if not events:
        return ()
    pledged = _pledged(events)
    lines = _by_place(journal.lines)
    told = []
    for event in events:
        entry = _entry(event, lines, journal.lines)
        if entry is not None:
            settles, ours = pledged.get(event.of or "", (None, False)) if event.kind == "kept" else (None, False)
            told.append(FollowUp(event, entry, settles, ours))
    return tuple(told)


def _pledged(events: tuple[Event, ...]) -> dict[str, tuple[Pledge, bool]]:
    """Return every promise and awaited thing by the name a `kept` entry calls it."""
    return {
        f"{event.id}/{number}": (pledge, number <= len(event.promised))
        for event in events
        for number, pledge in enumerate((*event.promised, *event.awaits), 1)
    }


def _by_place(lines: tuple[JournalLine, ...]) -> dict[tuple[int, str], JournalLine]:
    """Return the lines by number and the id their event bears; a merge can put two objects on one line."""
    return {(line.line, line.entry.of if line.entry.kind == "corrected" else line.entry.id): line for line in lines}


def _entry(event: Event, lines: dict[tuple[int, str], JournalLine], every: tuple[JournalLine, ...]) -> Entry | None:
    line = lines.get((event.line, event.id))
    if line is None or line.entry.kind != "corrected":
        return line.entry if line else None
    original = min((other for other in every if other.entry.id == event.id), key=_line, default=None)
    raw = replacement_of(line, original.raw if original else None)
    return typed(Entry, raw)[0] if raw is not None else None


def _line(line: JournalLine) -> int:
    return line.line
