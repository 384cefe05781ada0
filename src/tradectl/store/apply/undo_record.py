"""What was done, newest first: a folder for each operation under `.tradectl/undo`, with the bytes before."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from tradectl.core.errors import TradectlError
from tradectl.core.named import NamedTuple
from tradectl.store.apply import disk
from tradectl.store.apply.intent import RECORD, Desk
from tradectl.store.apply.intent_json import UnreadableIntentError, intent_from_json, is_operation
from tradectl.store.apply.outcome import UndoRecord
from tradectl.store.apply.private import Private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.store.apply.intent import Intent

KEPT = 100
_COMMIT = "commit"
_SHA = rb"[0-9a-f]{40,64}\n"  # compiled where a record is read
_BEGINNING = re.compile(rb'\{"tradectl": \d+, "sequence": (\d{1,15}),')
_ENOUGH = 64


def undo_records(root: Path) -> tuple[UndoRecord, ...]:
    """Return the operations that can be undone, newest first; a damaged record is none. Reads only."""
    found = (read_record(Desk(folder)) for folder in _done(root))
    return tuple(sorted((record for record in found if record), key=_age, reverse=True))


def damaged_records(root: Path) -> tuple[str, ...]:
    """Return the operations whose record cannot be read, in the order of their names, which begin with their time."""
    return tuple(sorted(folder.name for folder in _done(root) if read_intent(Desk(folder)) is None))


def next_to_undo(root: Path) -> UndoRecord | None:
    """Return the newest operation that is not undone and is no undo itself; None where there is none left.

    An undo that was itself undone (by its name) counts for nothing, so what it took back can be taken back again.
    """
    void: set[str] = set()
    for record in undo_records(root):
        if record.operation in void:
            continue
        if record.undoes is None:
            return record
        void.add(record.undoes)
    return None


def mark_commit(root: Path, operation: str, commit: str) -> None:
    """Note in an operation's record the commit that git made of it; nothing where the record is no longer kept.

    The operation is done and committed: a disk that refuses the note is no failure, the commit's trailer tells too.
    """
    private = Private(root)
    folder = private.undo / operation
    with contextlib.suppress(OSError):
        if private.exists() and folder in _folders(private):
            draft = folder / f"{_COMMIT}.new"
            if os.path.lexists(draft):
                disk.unlink(draft)
            disk.write_new(draft, f"{commit}\n".encode())
            disk.rename(draft, folder / _COMMIT)


def read_intent(desk: Desk) -> Intent | None:
    """Return what an operation did, None where its record is missing, damaged or another operation's."""
    try:
        found = disk.read_regular(desk.record)
        intent = None if found is None else intent_from_json(found[0])
    except (OSError, TradectlError, UnreadableIntentError):
        return None
    return intent if intent and intent.operation == desk.folder.name else None


def read_record(desk: Desk) -> UndoRecord | None:
    """Return an operation's record, None where it cannot be read."""
    intent = read_intent(desk)
    return record_of(intent, _commit(desk)) if intent else None


def record_of(intent: Intent, commit: str | None = None) -> UndoRecord:
    """Return the record of an intent."""
    return UndoRecord(
        intent.operation, intent.command, intent.by, intent.customers, intent.subject, intent.undoes, commit,
        intent.sequence, intent.touched(),
    )  # fmt: skip


class History(NamedTuple):
    """The finished operations by age, oldest first; one whose record is damaged is older than all."""

    folders: tuple[Path, ...]
    next_sequence: int


def read_history(private: Private) -> History:
    """Return the finished operations by age; the lock is held."""
    ages = sorted((_sequence(folder), folder) for folder in _folders(private))
    return History(tuple(folder for _, folder in ages), ages[-1][0] + 1 if ages else 1)


def forget(history: History, keep: int) -> None:
    """Forget the oldest operations but `keep` of them; the lock is held."""
    for folder in history.folders[: max(0, len(history.folders) - keep)]:
        _remove_tree(folder)


def _sequence(folder: Path) -> int:
    """Return the number a record begins with (a hundred records are asked at every operation); 0 where it has none."""
    try:
        descriptor = os.open(folder / RECORD, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            found = _BEGINNING.match(os.read(descriptor, _ENOUGH))
        finally:
            os.close(descriptor)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _done(root: Path) -> list[Path]:
    private = Private(root)
    return _folders(private) if private.exists() and private.undo.is_dir() else []


def _folders(private: Private) -> list[Path]:
    """Return the folders of finished operations; a link is none."""
    with os.scandir(private.undo) as entries:
        return [Path(entry) for entry in entries if is_operation(entry.name) and entry.is_dir(follow_symlinks=False)]


def _remove_tree(top: Path) -> None:
    """Remove a folder of ours; a link in it goes itself, never what it points to."""
    for folder, folder_names, file_names in os.walk(top, topdown=False):
        for name in file_names:
            disk.unlink(Path(folder, name))
        for name in folder_names:
            path = Path(folder, name)
            if path.is_symlink():
                disk.unlink(path)
            else:
                disk.remove_folder(path)
    disk.remove_folder(top)


def _commit(desk: Desk) -> str | None:
    try:
        found = disk.read_regular(desk.folder / _COMMIT)
    except (OSError, TradectlError):
        return None
    return found[0].decode().strip() if found and re.fullmatch(_SHA, found[0]) else None


def _age(record: UndoRecord) -> tuple[int, str]:
    return record.sequence, record.operation
