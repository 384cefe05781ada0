"""A journal's text to events, where every line is one flawless entry and none corrects another."""

from __future__ import annotations

import itertools
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tradectl.core.facts import Event, Pledge
from tradectl.core.fits import fits
from tradectl.core.layout import GRADES
from tradectl.core.outlines import ENTRY

if TYPE_CHECKING:
    from datetime import tzinfo

_GRADED = frozenset(["regraded", "reopened"])
_LONGEST, _DEEPEST = 1 << 16, 32
_NO_PLEDGE: tuple[Pledge, ...] = ()


def read_journal_text(text: str, zone: tzinfo) -> tuple[tuple[Event, ...], tuple[dict[str, Any], ...]] | None:
    """Return the events in order of time and id, and the entries as written; None at the first doubt."""
    events: list[Event] = []
    entries: list[dict[str, Any]] = []
    ids: set[str] = set()
    for number, row in enumerate(text.split("\n"), 1):
        if not row:
            continue
        entry = _entry(row)
        if entry is None or entry["id"] in ids:
            return None
        ids.add(entry["id"])
        entries.append(entry)
        events.append(_event(entry, number, zone))
    if any(one.at > then.at or (one.at == then.at and one.id > then.id) for one, then in itertools.pairwise(events)):
        order = sorted(range(len(events)), key=lambda place: (events[place].at, events[place].id))
        return tuple(events[place] for place in order), tuple(entries[place] for place in order)
    return tuple(events), tuple(entries)


def _entry(row: str) -> dict[str, Any] | None:
    """Return the one entry of a row, None unless nothing about it could be complained of."""
    if row[0] != "{" or len(row) > _LONGEST or "\\u" in row or not row.isprintable():
        return None
    if " :" in row or row.count("[") + row.count("{") > _DEEPEST:
        return None
    try:
        entry = json.loads(row)
    except (ValueError, RecursionError):
        return None
    a_key_may_stand_twice = row.count('":') != _keys(entry)
    return entry if not a_key_may_stand_twice and fits(ENTRY, entry) and _says_something(entry) else None


def _says_something(entry: dict[str, Any]) -> bool:
    """Return whether nothing about a sound entry has to be asked of others or made out."""
    kind, to = entry["kind"], entry.get("to") or ""
    if kind == "kept":
        return _day(to) is not None or (not to and entry.get("how") != "moved")
    return kind != "corrected" and (kind not in _GRADED or to in GRADES)


def _keys(value: Any) -> int:
    """Return how many keys an entry and what it holds have."""
    if type(value) is dict:
        return len(value) + sum(_keys(item) for item in value.values() if type(item) in (dict, list))
    return sum(_keys(item) for item in value if type(item) in (dict, list))


def _event(entry: dict[str, Any], line: int, zone: tzinfo) -> Event:
    """Return what core/journal makes of the entry."""
    get = entry.get
    at = datetime.fromisoformat(entry["at"])
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    kind, step = entry["kind"], get("next")
    return Event(
        id=entry["id"],
        at=at,
        day=at.astimezone(zone).date(),
        by=entry["by"],
        kind=kind,
        line=line,
        via=get("via"),
        from_them=get("from") == "them",
        sets_next="next" in entry,
        next_on=date.fromisoformat(step["on"]) if step else None,
        next_goal=(step.get("goal") or "") if step else "",
        promised=_pledges(get("promised")),
        awaits=_pledges(get("awaits")),
        of=get("of") or None,
        how=(get("how") or "kept") if kind == "kept" else None,
        to=_day(get("to") or "") if kind == "kept" else None,
        grade_from=get("from") or "" if kind == "regraded" else None,
        grade_to=get("to") or None if kind in _GRADED else None,
    )


def _pledges(given: list[dict[str, Any]] | None) -> tuple[Pledge, ...]:
    if not given:
        return _NO_PLEDGE
    return tuple(Pledge(one["what"], _day(one.get("by") or "")) for one in given)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-20") else None
    except ValueError:
        return None
