"""What applying and recovering report."""

from tradectl.core.message import Message
from tradectl.core.named import NamedTuple


class UndoRecord(NamedTuple):
    """One operation that was carried out; `commit` is the one git made of it, where it did."""

    operation: str
    command: str
    by: str
    customers: tuple[str, ...]
    subject: Message
    undoes: str | None
    commit: str | None
    sequence: int
    touched: tuple[str, ...]  # files and folders, by their paths before and after


class Conflict(NamedTuple):
    """A file or folder that a person changed in the last moment: theirs stays, `ours` says where ours lies.

    Paths are relative to the workspace; `ours` is None where tradectl had nothing to keep.
    """

    path: str
    ours: str | None
    message: Message


class Foreign(NamedTuple):
    """Unfinished work of another machine (a synced folder): left alone, to be finished there."""

    operation: str
    host: str
    user: str


class Recovered(NamedTuple):
    """What was found of earlier commands: finished, swept, in conflict, another machine's, set aside."""

    rolled_forward: tuple[UndoRecord, ...] = ()
    swept: tuple[str, ...] = ()  # operations that had not been promised: nothing of them had happened
    conflicts: tuple[Conflict, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    lost: tuple[str, ...] = ()  # paths under .tradectl/lost: damaged records, things that are not ours


class Applied(NamedTuple):
    """An operation that is done: the paths it touched (before and after), conflicts, and what was recovered first."""

    operation: str
    touched: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    recovered: Recovered = Recovered()
