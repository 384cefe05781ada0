"""A journal's text to events and corrections; every line that cannot be read is a problem and hides no other."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tradectl.core.checks.journal_lines import LineFault, line_problem
from tradectl.core.facts import Event, Pledge
from tradectl.core.history import Correction
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import typed, unknown_keys

if TYPE_CHECKING:
    from datetime import tzinfo

    from tradectl.core.problems import Problem

_LONGEST_LINE = 1 << 20
_DEEPEST = 32
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
FROM_THEM = "them"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry as written: its line, the typed entry, the raw object (for `show` and for the JSON)."""

    line: int
    entry: Entry
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal holds, in order of time then id; `events` and `corrections` are what the rules see."""

    path: str
    lines: tuple[JournalLine, ...] = ()
    events: tuple[Event, ...] = ()
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_journal(text: str, path: str, zone: tzinfo) -> Journal:
    """Return the entries and problems of a journal's text; a time without an offset is the desk's (`zone`)."""
    reading = _Reading(path)
    rows = text.removeprefix("\ufeff").split("\n")
    for number, row in enumerate(rows, 1):
        reading.read(number, row.removesuffix("\r"), torn=number == len(rows))
    lines = sorted(reading.lines, key=lambda line: (_moment(line.entry, zone), line.entry.id))
    events = tuple(event_of(line.entry, line.raw, line.line, zone) for line in lines if line.entry.kind != "corrected")
    corrections = tuple(
        _correction(line, zone, reading) for line in lines if line.entry.kind == "corrected" and line.entry.of
    )
    return Journal(path, tuple(lines), events, corrections, tuple(reading.problems))


def event_of(entry: Entry, raw: dict[str, Any], line: int, zone: tzinfo) -> Event:
    """Return the entry as the rules see it; its day is its date in the desk's time zone."""
    at = _moment(entry, zone)
    return Event(
        id=entry.id,
        at=at,
        day=at.astimezone(zone).date(),
        by=entry.by,
        kind=entry.kind,
        line=line,
        via=entry.via,
        from_them=entry.from_ == FROM_THEM,
        sets_next="next" in raw and (entry.next is not None or raw["next"] is None),
        next_on=entry.next.on if entry.next else None,
        next_goal=entry.next.goal if entry.next else "",
        promised=tuple(Pledge(pledge.what, pledge.by) for pledge in entry.promised),
        awaits=tuple(Pledge(pledge.what, pledge.by) for pledge in entry.awaits),
        of=entry.of or None,
        how=(entry.how or "kept") if entry.kind == "kept" else None,
        to=_day(entry.to) if entry.kind == "kept" else None,
        grade_from=entry.from_ if entry.kind == "regraded" else None,
        grade_to=entry.to or None if entry.kind in ("regraded", "reopened") else None,
    )


def replacement_of(entry: Entry, original: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the entry that stands in for what `entry` corrects, None where it was withdrawn.

    What the replacement does not say (id, time, person, kind) is taken from the original, else from the correction.
    """
    if entry.entry is None:
        return None
    base = original or {"at": entry.at.isoformat(), "by": entry.by, "kind": "contact"}
    inherited = {key: base[key] for key in ("at", "by", "kind") if key in base}
    return {**inherited, **entry.entry, "id": entry.of}


def _correction(line: JournalLine, zone: tzinfo, reading: _Reading) -> Correction:
    entry = line.entry
    raw = replacement_of(entry, reading.raw_of(entry.of))
    replacement = None
    if raw is not None:
        shape, faults = typed(Entry, raw)
        reading.problems += [
            line_problem(LineFault("field", fault.loc[0], fault), reading.path, line.line, 1) for fault in faults
        ]
        replacement = event_of(shape, raw, line.line, zone) if shape else None
    at = _moment(entry, zone)
    return Correction(
        id=entry.id, at=at, day=at.astimezone(zone).date(), of=entry.of, replacement=replacement, line=line.line
    )


class _Reading:
    """The entries, problems and ids met so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: list[JournalLine] = []
        self.problems: list[Problem] = []
        self._texts: dict[str, str] = {}
        self._raws: dict[str, dict[str, Any]] = {}

    def raw_of(self, entry_id: str) -> dict[str, Any] | None:
        return self._raws.get(entry_id)

    def read(self, number: int, row: str, *, torn: bool) -> None:
        """Read one line of text, which may hold two objects that a merge ran together."""
        if not row.strip():
            return
        if len(row) > _LONGEST_LINE:
            self._report("long", number, 1)
            return
        start = 0
        while start < len(row):
            start = len(row) - len(row[start:].lstrip())
            if start == len(row):
                return
            value, end, fault, column = _decode(row, start)
            if fault:
                self._report("torn" if torn and fault == "syntax" else fault, number, column)
                return
            if start:
                self._report("joined", number, start + 1)
            self._take(value, row, number, start)
            start = end

    def _take(self, value: Any, row: str, number: int, start: int) -> None:
        if not isinstance(value, dict):
            self._report("object", number, start + 1)
            return
        entry, faults = typed(Entry, value)
        for fault in faults:
            self._report("field", number, _column(row, fault.loc, start), LineFault("field", fault.loc[0], fault))
        if entry is None or faults:
            return
        for loc in unknown_keys(entry):
            self._report("key", number, _column(row, loc, start), LineFault("key", ".".join(map(str, loc))))
        text = json.dumps(value, sort_keys=True, ensure_ascii=False)
        if entry.id in self._texts:
            if self._texts[entry.id] == text:
                return
            self._report("twice", number, start + 1, LineFault("twice", entry.id))
        self._texts[entry.id] = text
        self._raws.setdefault(entry.id, value)
        self.lines.append(JournalLine(number, entry, value))

    def _report(self, kind: str, line: int, column: int, fault: LineFault | None = None) -> None:
        self.problems.append(line_problem(fault or LineFault(kind), self.path, line, column, kind=kind))


def _decode(row: str, start: int) -> tuple[Any, int, str, int]:
    """Return (value, end, fault, column) of the JSON value at `start`."""
    if row.count("[") + row.count("{") > _DEEPEST and _depth(row) > _DEEPEST:
        return None, start, "deep", start + 1
    try:
        value, end = json.JSONDecoder(object_pairs_hook=_no_twins, parse_constant=_no_constant).raw_decode(row, start)
    except json.JSONDecodeError as error:
        return None, start, "syntax", error.pos + 1
    except _TwinKeyError:
        return None, start, "twin", start + 1
    except ValueError:
        return None, start, "number", start + 1
    return value, end, "", 0


class _TwinKeyError(ValueError):
    """A key stands twice in one object."""


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwinKeyError
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _depth(row: str) -> int:
    """Return how deep the brackets outside strings nest."""
    deepest = depth = 0
    for bracket in re.findall(r"[\[\]{}]", _STRING.sub("", row)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _column(row: str, loc: tuple[str | int, ...], start: int) -> int:
    """Return the column of the key a place names, else of the object."""
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    at = row.find(json.dumps(name, ensure_ascii=False), start)
    return (at if name and at >= 0 else start) + 1


def _moment(entry: Entry, zone: tzinfo) -> datetime:
    return entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=zone)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-20") else None
    except ValueError:
        return None
