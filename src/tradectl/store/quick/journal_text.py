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
_LONGEST = 1 << 16
_scan = json.JSONDecoder().raw_decode
_NO_PLEDGE: tuple[Pledge, ...] = ()


def read_journal_text(text: str, zone: tzinfo) -> tuple[tuple[Event, ...], tuple[dict[str, Any], ...]] | None:
    """Return the events in order of time and id, and the entries as written; None at the first doubt."""
    if "\\u" in text or " :" in text or not text.replace("\n", "").isprintable():
        return None
    events: list[Event] = []
    entries: list[dict[str, Any]] = []
    ids: set[str] = set()
    keys = 0
    for number, row in enumerate(text.split("\n"), 1):
        if not row:
            continue
        entry = _entry(row)
        if entry is None or entry["id"] in ids:
            return None
        ids.add(entry["id"])
        keys += _keys(entry)
        entries.append(entry)
        events.append(_event(entry, number, zone))
    if text.count('":') != keys:
        return None  # a key may stand twice
    if any(one.at > then.at or (one.at == then.at and one.id > then.id) for one, then in itertools.pairwise(events)):
        order = sorted(range(len(events)), key=lambda place: (events[place].at, events[place].id))
        return tuple(events[place] for place in order), tuple(entries[place] for place in order)
    return tuple(events), tuple(entries)


def _entry(row: str) -> dict[str, Any] | None:
    """Return the one entry of a row, None unless nothing about it could be complained of."""
    if row[0] != "{" or len(row) > _LONGEST:
        return None
    try:
        entry, end = _scan(row, 0)
    except (ValueError, RecursionError):
        return None
    if end != len(row) and row[end:].strip(" "):
        return None
    return entry if fits(ENTRY, entry) and _says_something(entry) else None


def _says_something(entry: dict[str, Any]) -> bool:
    """Return whether nothing about a sound entry has to be asked of others or made out."""
    kind, to = entry["kind"], entry.get("to") or ""
    if kind == "kept":
        return _day(to) is not None or (not to and entry.get("how") != "moved")
    return kind != "corrected" and (kind not in _GRADED or to in GRADES)


def _keys(value: Any) -> int:
    """Return how many keys an entry and what it holds have."""
    count = len(value) if type(value) is dict else 0
    for item in value.values() if type(value) is dict else value:
        if type(item) is dict or type(item) is list:
            count += _keys(item)
    return count


def _event(entry: dict[str, Any], line: int, zone: tzinfo) -> Event:
    """Return what core/journal makes of the entry."""
    get = entry.get
    at = datetime.fromisoformat(entry["at"])
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    kind, step = entry["kind"], get("next")
    is_kept = kind == "kept"
    return Event(
        entry["id"],
        at,
        at.astimezone(zone).date(),
        entry["by"],
        kind,
        line,
        get("via"),
        get("from") == "them",
        "next" in entry,
        date.fromisoformat(step["on"]) if step else None,
        (step.get("goal") or "") if step else "",
        _pledges(get("promised")),
        _pledges(get("awaits")),
        get("of") or None,
        (get("how") or "kept") if is_kept else None,
        _day(get("to") or "") if is_kept else None,
        get("from") or "" if kind == "regraded" else None,
        get("to") or None if kind in _GRADED else None,
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
