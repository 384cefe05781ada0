"""The one writer of a workspace: lock, apply, recover, undo (docs/safety.md)."""

from tradectl.store.apply.apply import apply
from tradectl.store.apply.outcome import Applied, Conflict, Foreign, Recovered
from tradectl.store.apply.recover import has_unfinished, recover
from tradectl.store.apply.undo import plan_undo
from tradectl.store.apply.undo_record import UndoRecord, mark_commit, next_to_undo, undo_records

__all__ = [
    "Applied",
    "Conflict",
    "Foreign",
    "Recovered",
    "UndoRecord",
    "apply",
    "has_unfinished",
    "mark_commit",
    "next_to_undo",
    "plan_undo",
    "recover",
    "undo_records",
]
