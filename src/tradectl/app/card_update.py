"""Fields of one customer that become something else, whatever they are: card, journal and folder as one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tradectl.app.card_edit import Steps, at, edit_card
from tradectl.core.changes import AppendJournal, MoveFolder
from tradectl.core.checks.typing import dotted
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.intake.plan import Update
from tradectl.core.layout import shelf_of
from tradectl.store.scalars import plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tradectl.core.intake.plan import Rows, Step
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

_OWNER, _GRADE, _WON = ("owner",), ("grade",), ("won",)


def card_update(
    workspace: Workspace,
    occasion: Occasion,
    record: Record,
    rows: Rows,
    fields: Mapping[Steps, object],
    *,
    first: int = 0,
    because: str = "",
) -> Update:
    """Return the update of a card: its changes, entries that keep what was said, the folder's new place.

    A new grade and a new owner have entries of their own kinds, `first` is the count of the first entry (`entry`).
    `because` is the reason of a regrading. Raise as `edit_card` does.
    """
    edit = edit_card(workspace, record, fields)
    told = _told(record, fields, because)
    entries = []
    moment = occasion.now
    for count, (kind, said) in enumerate(told, first):
        moment = after_the_last(moment, record.journal)
        entries.append(entry(occasion, kind, at=moment, count=count, **said))
        moment += timedelta(seconds=1)
    target = _home(record, fields)
    move = (MoveFolder(record.path, target),) if target != record.path else ()
    name = record.card.name if record.card else record.name
    return Update(rows, record.name, name, edit.fields, (edit, append(record.journal_path, *entries), *move))


def _told(record: Record, fields: Mapping[Steps, object], because: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the kinds of entries and what they say."""
    told: list[tuple[str, dict[str, Any]]] = []
    rest = {dotted(steps): at(record, steps) for steps in fields if steps not in (_OWNER, _GRADE)}
    if rest:
        told.append(("updated", {"fields": rest}))
    if _OWNER in fields:
        told.append(("owner", {"from_": str(at(record, _OWNER) or ""), "to": str(plain_of(fields[_OWNER]))}))
    if _GRADE in fields:
        change = {"from_": str(at(record, _GRADE) or ""), "to": str(plain_of(fields[_GRADE])), "because": because}
        told.append(("regraded", change))
    return told


def _home(record: Record, fields: Mapping[Steps, object]) -> str:
    """Return where the folder belongs: another grade or another year of the first won order is another shelf."""
    if _GRADE in fields:
        return f"{shelf_of('prospect', str(plain_of(fields[_GRADE])), None)}/{record.name}"
    if fields.get(_WON) is not None:
        return f"{shelf_of('won', None, date.fromisoformat(str(plain_of(fields[_WON]))))}/{record.name}"
    return record.path


def entries_of(steps: Sequence[Step]) -> int:
    """Return how many journal entries the steps of a plan make: the next count of the operation, less the first."""
    return sum(
        len(change.entries)
        for step in steps
        for change in getattr(step, "changes", ())
        if isinstance(change, AppendJournal)
    )
