"""What applying and recovering report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradectl.core.message import Message
    from tradectl.store.apply.undo_record import UndoRecord


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file or folder that a person changed in the last moment: theirs stays, `ours` says where ours lies.

    Paths are relative to the workspace; `ours` is None where tradectl had nothing to keep.
    """

    path: str
    ours: str | None
    message: Message


@dataclass(frozen=True, slots=True)
class Foreign:
    """Unfinished work of another machine (a synced folder): left alone, to be finished there."""

    operation: str
    host: str
    user: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found of earlier commands: finished, swept, in conflict, another machine's, set aside."""

    rolled_forward: tuple[UndoRecord, ...] = ()
    swept: tuple[str, ...] = ()  # operations that had not been promised: nothing of them had happened
    conflicts: tuple[Conflict, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    lost: tuple[str, ...] = ()  # paths under .tradectl/lost: damaged records, things that are not ours


@dataclass(frozen=True, slots=True)
class Applied:
    """An operation that is done: the paths it touched (before and after), conflicts, and what was recovered first."""

    operation: str
    touched: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    recovered: Recovered = field(default_factory=Recovered)
