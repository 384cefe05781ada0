"""The one writer of a workspace: lock, apply, recover, undo (docs/safety.md).

Names are loaded when they are used: a command that reads asks only for `has_unfinished`, and must start fast.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.store.apply.applying import apply
    from tradectl.store.apply.noting import note_edit
    from tradectl.store.apply.outcome import Applied, Conflict, Foreign, Recovered, UndoRecord
    from tradectl.store.apply.recovery import recover
    from tradectl.store.apply.standing import again, fallen
    from tradectl.store.apply.undo import appended_by, left_by, plan_undo
    from tradectl.store.apply.undo_record import damaged_records, mark_commit, next_to_undo, undo_records
    from tradectl.store.apply.unfinished import has_unfinished

_MODULES = {
    "Applied": "outcome",
    "Conflict": "outcome",
    "Foreign": "outcome",
    "Recovered": "outcome",
    "UndoRecord": "outcome",
    "again": "standing",
    "appended_by": "undo",
    "apply": "applying",
    "damaged_records": "undo_record",
    "fallen": "standing",
    "has_unfinished": "unfinished",
    "left_by": "undo",
    "mark_commit": "undo_record",
    "next_to_undo": "undo_record",
    "note_edit": "noting",
    "plan_undo": "undo",
    "recover": "recovery",
    "undo_records": "undo_record",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)


__all__ = [
    "Applied",
    "Conflict",
    "Foreign",
    "Recovered",
    "UndoRecord",
    "again",
    "appended_by",
    "apply",
    "damaged_records",
    "fallen",
    "has_unfinished",
    "left_by",
    "mark_commit",
    "next_to_undo",
    "note_edit",
    "plan_undo",
    "recover",
    "undo_records",
]
