"""A journal's text to events and corrections; every line that cannot be read is a problem and hides no other."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tradectl.core.checks.journal_lines import LineFault, line_problem
from tradectl.core.checks.typing import dotted
from tradectl.core.facts import Event, Pledge
from tradectl.core.history import Correction
from tradectl.core.json_rows import column, is_marker, read_row, read_sole
from tradectl.core.layout import GRADES
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import TypeFault, field_names, typed, unknown_keys
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator
    from datetime import tzinfo

    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem

    Hidden = Callable[[str], re.Match[str] | None]

FROM_THEM = "them"
MOST_TOLD = 100  # problems of one kind in one journal
_DECISIVE = frozenset(["of", "how", "from", "to", "entry"])
_PLEDGES = frozenset(["promised", "awaits"])


class JournalLine(NamedTuple):
    """One entry as written: its line, where on it it starts, the line's text, the typed entry, the raw object."""

    line: int
    start: int  # from 0
    row: str
    entry: Entry
    raw: dict[str, Any]

    def place(self, loc: Loc) -> tuple[int, int]:
        """Return line and column of what stands at a place of the entry, else of what it is missing from."""
        return self.line, column(self.row, self.start, loc)


class Journal:
    """What a journal holds, in order of time then id; `events` and `corrections` are what the rules see."""

    __slots__ = ("_entries", "_lines", "corrections", "events", "path", "problems")

    def __init__(
        self,
        path: str,
        lines: tuple[JournalLine, ...] | Callable[[], tuple[JournalLine, ...]] = (),
        events: tuple[Event, ...] = (),
        corrections: tuple[Correction, ...] = (),
        problems: tuple[Problem, ...] = (),
        entries: tuple[dict[str, Any], ...] | None = None,
    ) -> None:
        """Take what was read; `lines` may be told when they are asked for, if `entries`, as written, are known."""
        self.path = path
        self.events = events
        self.corrections = corrections
        self.problems = problems
        self._lines = lines
        self._entries = entries

    @property
    def lines(self) -> tuple[JournalLine, ...]:
        """Return the entries with their places."""
        if callable(self._lines):
            self._lines = self._lines()
        return self._lines

    @property
    def entries(self) -> tuple[dict[str, Any], ...]:
        """Return the entries as written."""
        if self._entries is None:
            self._entries = tuple(line.raw for line in self.lines)
        return self._entries


def parse_journal(text: str, path: str, zone: tzinfo, hidden: Hidden = lambda _: None) -> Journal:
    """Return the entries and problems of a journal's text; a time without an offset is the desk's (`zone`).

    `hidden` finds the first character in a text that nobody can see.
    """
    reading = _Reading(path, hidden)
    rows = text.removeprefix("\ufeff").split("\n")
    for number, row in enumerate(rows, 1):
        reading.read(row.removesuffix("\r"), torn=number == len(rows))
    lines = sorted(reading.lines, key=lambda line: (_moment(line.entry, zone), line.entry.id))
    events = tuple(event_of(line.entry, line.raw, line.line, zone) for line in lines if line.entry.kind != "corrected")
    corrected = (line for line in lines if line.entry.kind == "corrected" and line.entry.of)
    corrections = tuple(found for line in corrected if (found := _correction(line, zone, reading)) is not None)
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
        promised=tuple([Pledge(pledge.what, pledge.by) for pledge in entry.promised]),
        awaits=tuple([Pledge(pledge.what, pledge.by) for pledge in entry.awaits]),
        of=entry.of or None,
        how=(entry.how or "kept") if entry.kind == "kept" else None,
        to=_day(entry.to) if entry.kind == "kept" else None,
        grade_from=entry.from_ if entry.kind == "regraded" else None,
        grade_to=entry.to or None if entry.kind in ("regraded", "reopened") else None,
    )


def replacement_of(line: JournalLine, original: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the entry that stands in for what `line` corrects, None where it was withdrawn.

    What the replacement does not say (id, time, person, kind) is taken from the original, else from the correction.
    """
    entry = line.entry
    if entry.entry is None:
        return None
    base: dict[str, Any] = original or {"at": entry.at.isoformat(), "by": entry.by, "kind": "contact"}
    inherited: dict[str, Any] = {key: base[key] for key in ("at", "by", "kind") if key in base}
    return {**inherited, **line.raw["entry"], "id": entry.of}  # as written: `next: null` says something


def usable(raw: dict[str, Any]) -> tuple[Entry | None, tuple[TypeFault, ...]]:
    """Return the typed entry and its faults; None where what is wrong would change what the entry says.

    A wrong channel leaves a contact a contact. A promise that cannot be read would give the others its number, a wrong
    `how` would settle what was moved: such an entry is not used.
    """
    entry, faults = typed(Entry, raw)
    if entry is None:
        return None, faults
    faults += _meaningless(entry, raw)
    return None if faults and any(_is_decisive(fault.loc) for fault in faults) else entry, faults


def _is_decisive(loc: Loc) -> bool:
    return loc[0] in _DECISIVE or (loc[0] in _PLEDGES and loc[-1] != "by")


def _meaningless(entry: Entry, raw: dict[str, Any]) -> tuple[TypeFault, ...]:
    """Return what is well written and says nothing: moved to no day, regraded to no grade, corrected to no entry."""
    if entry.kind == "corrected" and "entry" not in raw:
        return (TypeFault(("entry",), "missing"),)
    kind = "want_day" if entry.to else "missing"
    if entry.kind == "kept" and entry.how == "moved" and _day(entry.to) is None:
        return (TypeFault(("to",), kind, entry.to),)
    if entry.kind in ("regraded", "reopened") and entry.to not in GRADES:
        kind = "literal_error" if entry.to else "missing"
        return (TypeFault(("to",), kind, entry.to, ", ".join(GRADES)),)
    return ()


def _correction(line: JournalLine, zone: tzinfo, reading: _Reading) -> Correction | None:
    """Return what a line corrects; None where the replacement cannot be read: then the entry stands as it was."""
    entry = line.entry
    raw = replacement_of(line, reading.raw_of(entry.of))
    replacement = None
    if raw is not None:
        shape, faults = usable(raw)
        reading.complain(line, faults)
        if shape is None:
            return None
        replacement = event_of(shape, raw, line.line, zone)
    at = _moment(entry, zone)
    return Correction(
        id=entry.id, at=at, day=at.astimezone(zone).date(), of=entry.of, replacement=replacement, line=line.line
    )


class _Reading:
    """The entries, problems and ids met so far."""

    def __init__(self, path: str, hidden: Hidden) -> None:
        self.path = path
        self.lines: list[JournalLine] = []
        self.problems: list[Problem] = []
        self._hidden = hidden
        self._told: dict[str, int] = {}
        self._in_merge = False
        self._row = 0
        self._texts: dict[str, set[str]] = {}  # of ids that are met again
        self._raws: dict[str, dict[str, Any]] = {}

    def raw_of(self, entry_id: str) -> dict[str, Any] | None:
        return self._raws.get(entry_id)

    def read(self, row: str, *, torn: bool) -> None:
        """Read the next row, which may hold two objects that a merge ran together; `torn`: it has no line end."""
        self._row += 1
        sole = read_sole(row)
        if sole is not None:
            self._take(sole, row, 0, odd=not row.isprintable())
        elif row.strip():
            self._read_closely(row, torn=torn)

    def _read_closely(self, row: str, *, torn: bool) -> None:
        if is_marker(row):
            self._marker(row)
            return
        found, faults = read_row(row)
        for fault in faults:
            behind = any(one.start >= fault.column for one in found)
            if torn and fault.kind == "syntax" and row.lstrip().startswith("{") and not behind:
                self._report(LineFault("torn"), len(row) + 1)
            else:
                self._report(LineFault(fault.kind, fault.name), fault.column)
        odd = not row.isprintable() or "\\u" in row
        for one in found:
            self._take(one.value, row, one.start, odd=odd)

    def complain(self, line: JournalLine, faults: Iterable[TypeFault]) -> None:
        """Report what is wrong with the replacement a line gives."""
        for fault in faults:
            place = line.place(("entry", *fault.loc))
            self._tell(LineFault("field", fault=fault), *place)

    def _take(self, value: dict[str, Any], row: str, start: int, *, odd: bool) -> None:
        entry, faults = usable(value)
        for fault in faults:
            self._report(LineFault("field", fault=fault), column(row, start, fault.loc))
        if entry is None:
            return
        for loc in unknown_keys(Entry, value):
            told = LineFault("key", dotted(loc), beside=field_names(Entry, loc))
            self._report(told, column(row, start, loc, of_key=True))
        if odd:
            self._unseen(value, row, start)
        first = self._raws.setdefault(entry.id, value)
        if first is not value:
            texts = self._texts.setdefault(entry.id, {_canonical(first)})
            text = _canonical(value)
            if text in texts:
                return
            texts.add(text)
            self._report(LineFault("twice", entry.id), column(row, start, ("id",)))
        self.lines.append(JournalLine(self._row, start, row, entry, value))

    def _marker(self, row: str) -> None:
        """Report an unfinished merge where it begins; its other lines only where no beginning is left."""
        if row.startswith("<") or not self._in_merge:
            self._report(LineFault("merge"), 1)
        self._in_merge = True

    def _unseen(self, value: dict[str, Any], row: str, start: int) -> None:
        for loc, text in _texts(value):
            if (found := self._hidden(text)) is not None:
                self._report(LineFault("hidden", f"U+{ord(found[0]):04X}"), column(row, start, loc))

    def _report(self, fault: LineFault, column: int) -> None:
        self._tell(fault, self._row, column)

    def _tell(self, fault: LineFault, line: int, column: int) -> None:
        """Keep a problem; what is wrong thousands of times is told a hundred times."""
        told = self._told[fault.kind] = self._told.get(fault.kind, 0) + 1
        if told <= MOST_TOLD:
            self.problems.append(line_problem(fault, self.path, line, column))


def _canonical(value: dict[str, Any]) -> str:
    """Return an entry as a text that is the same however its keys are ordered and its characters escaped."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a value with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))


def _moment(entry: Entry, zone: tzinfo) -> datetime:
    return entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=zone)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-20") else None
    except ValueError:
        return None
