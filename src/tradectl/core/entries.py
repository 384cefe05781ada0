"""Build journal entries: the object of one line, in the order people read it."""

from __future__ import annotations

import json
from datetime import timedelta, timezone

from tradectl.core.changes import AppendJournal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from tradectl.core.changes import Change
    from tradectl.core.history import Past
    from tradectl.core.journal import Journal
    from tradectl.core.occasion import Occasion


def _to_the_minute(moment: datetime) -> datetime:
    """Return a time whose offset has no seconds: before 1901 Shanghai's was 8:05:43, which no format has."""
    offset = moment.utcoffset() or timedelta()
    rest = offset % timedelta(minutes=1)
    return moment.replace(tzinfo=timezone(offset - rest)) if rest else moment


def entry(
    occasion: Occasion, kind: str, *, at: datetime | None = None, count: int = 0, **fields: Any
) -> dict[str, Any]:
    """Return an entry of `kind` by who acts; fields that are empty are left out, `next` is kept when None.

    A trailing underscore in a field's name is dropped (`from_`, `with_`).
    """
    moment = _to_the_minute(at or occasion.now)
    found: dict[str, Any] = {
        "id": occasion.entry_id(count, moment),
        "at": moment.isoformat(timespec="seconds"),
        "by": occasion.by.id if occasion.by else "unknown",
        "kind": kind,
    }
    for name, value in fields.items():
        if value or (name in KEPT_WHEN_EMPTY and name in fields):
            found[name.removesuffix("_")] = value
    return found


KEPT_WHEN_EMPTY = frozenset(["next", "entry"])  # null there says something


def line_of(found: Mapping[str, Any]) -> str:
    """Return an entry as its line of the journal, without the line end."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def append(path: str, *found: Mapping[str, Any]) -> AppendJournal:
    """Return the change that appends entries to the journal at `path`."""
    return AppendJournal(path, tuple((one["id"], line_of(one)) for one in found))


def after_the_last(now: datetime, journal: Journal | Past) -> datetime:
    """Return a moment for a new entry: `now`, or a second after an entry of the same second.

    Two commands within one second must keep their order, which reading takes from the time alone.
    """
    moment = now.replace(microsecond=0)
    moments = [*(event.at for event in journal.events), *(correction.at for correction in journal.corrections)]
    taken = {at.replace(microsecond=0) for at in moments}
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment


def one_append_a_journal(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes with all entries for one journal in one append, where the first stood."""
    found: list[Change] = []
    places: dict[str, int] = {}
    for change in changes:
        if not isinstance(change, AppendJournal):
            found.append(change)
        elif change.path in places:
            before = found[places[change.path]]
            if isinstance(before, AppendJournal):
                found[places[change.path]] = AppendJournal(change.path, (*before.entries, *change.entries))
        else:
            places[change.path] = len(found)
            found.append(change)
    return tuple(found)
