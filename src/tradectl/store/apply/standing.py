"""Whether what an operation wrote still stands, and what to do again where a git that merged has put a file back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.changes import ABSENT, AppendJournal, MakeFolder, MoveFile, MoveFolder, SetFields, WriteFile
from tradectl.core.named import NamedTuple
from tradectl.store.apply import conflicts, disk
from tradectl.store.apply.intent import Desk, File, Intent
from tradectl.store.apply.journal_lines import missing_entries
from tradectl.store.apply.paths import parent_of
from tradectl.store.apply.private import Private
from tradectl.store.apply.undo_record import read_intent, undo_records

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.changes import Change, ChangeSet
    from tradectl.store.apply.outcome import Conflict

_TAIL = 4096  # bytes before the newest entries: others may have logged since


class Again(NamedTuple):
    """The changes that put back what was lost, where it belongs now; a conflict where something else stands there."""

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def fallen(root: Path, changes: ChangeSet, *, journals_only: bool) -> tuple[Change, ...]:
    """Return the entries, and the files, of an applied operation that do not stand where it put them; reads only."""
    moves = any(isinstance(change, MoveFolder | MoveFile) for change in changes.changes)
    intent = read_intent(Desk(Private(root).undo / changes.operation)) if moves else None
    found: list[Change] = []
    for change in changes.changes:
        path = intent.landing(change.path) if intent else change.path
        if isinstance(change, AppendJournal):
            if not _has(root, path, change.entries):
                found.append(change._replace(path=path))
        elif isinstance(change, SetFields | WriteFile) and not journals_only:
            mode = change.mode if isinstance(change, WriteFile) else None
            if disk.digest(root / path) != disk.sha(change.content):
                found.append(WriteFile(path, change.before, change.content, mode))
    return tuple(found)


def again(root: Path, operation: str, lost: tuple[Change, ...]) -> Again:
    """Return what brings lost changes back; nothing that stands now is written over, and what was undone stays so."""
    rewritten = _rewritten_since(root, operation)
    if rewritten is None:
        return Again()
    made: dict[str, Change] = {}
    told: list[Conflict] = []
    for change in lost:
        if change.path in rewritten:
            continue
        path = _place_now(root, change.path)
        one, conflict = _anew(root, operation, change, path)
        if one is None:
            continue
        folder = parent_of(path)
        if folder and not (root / folder).is_dir():
            made.setdefault(folder, MakeFolder(folder))
        made[one.path] = one
        told += [conflict] if conflict else []
    return Again(tuple(made.values()), tuple(told))


def _anew(root: Path, operation: str, change: Change, path: str) -> tuple[Change | None, Conflict | None]:
    """Return a lost change for the place where it belongs now: as it was, or beside what came there."""
    if isinstance(change, AppendJournal):
        return (None if _has(root, path, change.entries) else change._replace(path=path)), None
    if not isinstance(change, WriteFile):
        return None, None
    found, ours = disk.digest(root / path) or ABSENT, disk.sha(change.content)
    if found == ours:
        return None, None
    if found == change.before:
        return change._replace(path=path), None
    for name in conflicts.names_beside(path.rpartition("/")[2], operation):
        beside = f"{parent_of(path)}/{name}".lstrip("/")
        there = disk.digest(root / beside)
        if there == ours:
            return None, None
        if there is None:
            return WriteFile(beside, ABSENT, change.content, change.mode), conflicts.beside(path, name)
    raise AssertionError("the names never end")


def _has(root: Path, path: str, entries: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a journal has all these entries; its end is read first."""
    try:
        descriptor = os.open(root / path, os.O_RDONLY | disk.PLAIN)
    except OSError:
        return False
    try:
        size = os.fstat(descriptor).st_size
        length = _TAIL + sum(len(line) * 4 for _, line in entries)
        os.lseek(descriptor, max(0, size - length), os.SEEK_SET)
        if not missing_entries(os.read(descriptor, length), entries):
            return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    found = disk.read_regular(root / path) if size > length else None
    return found is not None and not missing_entries(found[0], entries)


def _rewritten_since(root: Path, operation: str) -> set[str] | None:
    """Return the files that later operations took, or wrote and not only added to; None where it is undone."""
    private = Private(root)
    records = undo_records(root)
    own = next((one.sequence for one in records if one.operation == operation), 0)
    found: set[str] = set()
    for record in records:
        if record.sequence <= own:
            break
        if record.undoes == operation:
            return None
        intent = read_intent(Desk(private.undo / record.operation))
        for file in _overwritten(intent) if intent else ():
            found |= {file.path, intent.landing(file.path)} if intent else set()
    return found


def _overwritten(intent: Intent) -> list[File]:
    return [file for file in intent.files if not file.entries] + [file for tree in intent.taken for file in tree.files]


def _place_now(root: Path, path: str) -> str:
    """Return where a file of a customer belongs now: the folder may have been moved by others."""
    from tradectl.core.ids import parse_customer_id  # noqa: PLC0415 (all of this is rare)
    from tradectl.core.layout import CARD  # noqa: PLC0415
    from tradectl.store.places import find_customers  # noqa: PLC0415

    parts = path.split("/")
    at = next((number for number, name in enumerate(parts) if parse_customer_id(name)), None)
    if at is None or (root / "/".join(parts[: at + 1]) / CARD).exists():
        return path
    places, _ = find_customers(root, parts[at].__eq__)
    home = next((one.path for one in places if one.name == parts[at] and (root / one.path / CARD).exists()), None)
    return path if home is None else "/".join((home, *parts[at + 1 :]))
