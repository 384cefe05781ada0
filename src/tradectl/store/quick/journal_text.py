"""A journal's text to events and corrections, where every line is one flawless entry."""

from __future__ import annotations

import json
from datetime import date, datetime

from tradectl.core.facts import Event, Pledge
from tradectl.core.fits import fits
from tradectl.core.history import Correction
from tradectl.core.layout import GRADES
from tradectl.core.named import NamedTuple
from tradectl.core.outlines import ENTRY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Any

_GRADED = frozenset(["regraded", "reopened"])
_LONGEST = 1 << 16
_scan = json.JSONDecoder().raw_decode
_NO_PLEDGE: tuple[Pledge, ...] = ()


class Read(NamedTuple):
    """What a journal holds, in order of time and id; `entries` are all of them as written."""

    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    entries: tuple[dict[str, Any], ...]


def read_journal_text(text: str, zone: tzinfo) -> Read | None:
    """Return what a journal's text says; None at the first doubt."""
    if "\\u" in text or " :" in text or not text.replace("\n", "").isprintable():
        return None
    entries: dict[str, dict[str, Any]] = {}
    lines: list[tuple[datetime, str, int]] = []
    keys = 0
    for number, row in enumerate(text.split("\n"), 1):
        if not row:
            continue
        entry = _entry(row)
        if entry is None or entry["id"] in entries:
            return None
        keys += _keys(entry)
        entries[entry["id"]] = entry
        lines.append((_moment(entry, zone), entry["id"], number))
    if text.count('":') != keys:
        return None  # a key may stand twice
    lines.sort()
    events: list[Event] = []
    corrections: list[Correction] = []
    for at, entry_id, number in lines:
        entry = entries[entry_id]
        if entry["kind"] != "corrected":
            events.append(_event(entry, at, number, zone))
            continue
        correction = _correction(entry, entries.get(entry["of"]), at, number, zone)
        if correction is None:
            return None
        corrections.append(correction)
    return Read(tuple(events), tuple(corrections), tuple(entries[entry_id] for _, entry_id, _ in lines))


def _correction(
    entry: dict[str, Any], original: dict[str, Any] | None, at: datetime, line: int, zone: tzinfo
) -> Correction | None:
    """Return what an entry corrects; None where its replacement is not flawless."""
    told = entry["entry"]
    replacement = None
    if told is not None:
        base = original or {"at": entry["at"], "by": entry["by"], "kind": "contact"}
        merged = {key: base[key] for key in ("at", "by", "kind") if key in base} | told | {"id": entry["of"]}
        if not fits(ENTRY, merged) or merged["kind"] == "corrected" or not _says_something(merged):
            return None
        replacement = _event(merged, _moment(merged, zone), line, zone)
    return Correction(entry["id"], at, at.astimezone(zone).date(), entry["of"], replacement, line)


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
    if kind == "corrected":
        return "entry" in entry and bool(entry.get("of"))
    return kind not in _GRADED or to in GRADES


def _keys(value: Any) -> int:
    """Return how many keys an entry and what it holds have."""
    count = len(value) if type(value) is dict else 0
    for item in value.values() if type(value) is dict else value:
        if type(item) is dict or type(item) is list:
            count += _keys(item)
    return count


def _moment(entry: dict[str, Any], zone: tzinfo) -> datetime:
    at = datetime.fromisoformat(entry["at"])
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _event(entry: dict[str, Any], at: datetime, line: int, zone: tzinfo) -> Event:
    """Return what core/journal makes of the entry."""
    get = entry.get
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
