"""The changes that take an operation back exactly, or the list of what stands in the way."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.changes import ABSENT, Change, MakeFolder, MoveFile, MoveFolder, RemoveFile, RemoveFolder, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.store.apply import disk
from tradectl.store.apply.intent import Desk, inside
from tradectl.store.apply.paths import look
from tradectl.store.apply.private import Private
from tradectl.store.apply.undo_record import read_intent

if TYPE_CHECKING:
    from tradectl.store.apply.intent import File, Intent, Move, Tree
    from tradectl.store.apply.outcome import UndoRecord


@dataclass(frozen=True, slots=True)
class _Way:
    """The way back: the changes found so far, the paths that go with them, and what stands against it."""

    root: Path
    desk: Desk
    intent: Intent
    changes: list[Change] = field(default_factory=list)
    going: set[str] = field(default_factory=set)
    changed: list[Message] = field(default_factory=list)
    foreign: list[Message] = field(default_factory=list)
    damaged: list[Message] = field(default_factory=list)

    def drop(self, change: RemoveFile | RemoveFolder) -> None:
        """Note something that goes."""
        self.changes.append(change)
        self.going.add(change.path)

    def bytes_before(self, kept: Path, file: File) -> bytes | None:
        """Return the bytes kept of a file, None (and a note) where they are not what they were."""
        found = disk.read_regular(kept)
        if found is not None and disk.sha(found[0]) == file.before:
            return found[0]
        self.damaged.append(say("What was kept of {path} is damaged.", path=file.path))
        return None

    def is_free(self, path: str) -> bool:
        """Return whether nothing stands at a path; note it where something does."""
        if look(self.root, path) is None:
            return True
        self.changed.append(say("{path} is there again.", path=path))
        return False


def appended_by(root: Path, record: UndoRecord) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the journals an operation appended to, where they stand now, each with the ids of its entries."""
    intent = read_intent(Desk(Private(root).undo / record.operation))
    files = intent.files if intent else ()
    return tuple(
        (intent.landing(file.path), tuple(name for name, _ in file.entries)) for file in files if intent and _grew(file)
    )


def left_by(root: Path, record: UndoRecord) -> dict[str, str]:
    """Return the digests of the files an operation wrote, as it left them, by where they stood after it."""
    intent = read_intent(Desk(Private(root).undo / record.operation))
    return {intent.landing(file.path): file.after for file in intent.files} if intent else {}


def _grew(file: File) -> bool:
    """Return whether a file is a journal that stood before the operation and only grew."""
    return bool(file.entries) and file.before != ABSENT


def plan_undo(root: Path, record: UndoRecord, *, keep_journals: bool = False) -> tuple[Change, ...]:
    """Return the changes that restore what was before an operation, byte for byte; reads only.

    `keep_journals` leaves journals that only grew as they are, whatever was appended since (see `appended_by`).

    Raises TradectlError as a whole, its `details` naming every file: CHANGED where files it touched changed since (a
    later append to a journal counts), REFUSED where a folder it would remove holds something else, or where what was
    kept is damaged.
    """
    desk = Desk(Private(root).undo / record.operation)
    intent = read_intent(desk)
    if intent is None:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("What was kept of the operation {operation} is gone or damaged.", operation=record.operation),
            say("Git may have it: look for the operation's commit."),
        )
    way = _Way(root, desk, intent)
    for move in intent.moves:
        _move_back(way, move)
    for number, file in enumerate(intent.files):
        if not (keep_journals and _grew(file)):
            _file_back(way, file, desk.file(number))
    for number, tree in enumerate(intent.taken):
        _put_back(way, tree, desk.taken(number))
    for tree in intent.made:
        _take_away(way, tree)
    for folder in reversed(intent.emptied):
        path = intent.landing(folder.path)
        if look(root, path) is None:
            way.changes.append(MakeFolder(path, folder.mode))
    for parent in reversed(intent.parents):
        _remove_if_left_empty(way, intent.landing(parent.path))
    _refuse(way)
    return tuple(way.changes)


def _move_back(way: _Way, move: Move) -> None:
    path, target = way.intent.carried(move.path), way.intent.landing(move.path)
    state = look(way.root, target)
    is_kind, change = (stat.S_ISREG, MoveFile) if move.is_file else (stat.S_ISDIR, MoveFolder)
    if state is None or not is_kind(state.st_mode):
        way.changed.append(say("{path} is no longer there.", path=target))
    elif way.is_free(path):
        way.changes.append(change(target, path))
        way.going.add(target)


def _file_back(way: _Way, file: File, kept: Path) -> None:
    path = way.intent.landing(file.path)
    if file.after == ABSENT:
        content = way.bytes_before(kept, file)
        if way.is_free(path) and content is not None:
            way.changes.append(WriteFile(path, ABSENT, content, file.mode))
    elif not _is_as_left(way, path, file):
        return
    elif file.before == ABSENT:
        way.drop(RemoveFile(path, file.after))
    else:
        content = way.bytes_before(kept, file)
        if content is not None:
            way.changes.append(WriteFile(path, file.after, content))


def _is_as_left(way: _Way, path: str, file: File) -> bool:
    look(way.root, path)
    found = disk.digest(way.root / path)
    if found is None:
        way.changed.append(say("{path} is no longer there.", path=path))
    elif found != file.after:
        way.changed.append(say("{path} was changed since.", path=path))
    return found == file.after


def _put_back(way: _Way, tree: Tree, kept: Path) -> None:
    """Make a removed folder again, with what was in it."""
    if not way.is_free(way.intent.landing(tree.path)):
        return
    way.changes.extend(MakeFolder(way.intent.landing(folder.path), folder.mode) for folder in tree.folders)
    for file in tree.files:
        content = way.bytes_before(kept / inside(tree, file.path), file)
        if content is not None:
            way.changes.append(WriteFile(way.intent.landing(file.path), ABSENT, content, file.mode))


def _take_away(way: _Way, tree: Tree) -> None:
    """Remove a folder the operation made, with the files it put there; anything else in it is in the way."""
    top = way.intent.landing(tree.path)
    for file in tree.files:
        path = way.intent.landing(file.path)
        if _is_as_left(way, path, file):
            way.drop(RemoveFile(path, file.after))
    folders = [way.intent.landing(folder.path) for folder in tree.folders]
    files = {way.intent.landing(file.path) for file in tree.files}
    for folder in reversed(folders):
        if look(way.root, folder) is None:
            way.changed.append(say("{path} is no longer there.", path=folder))
        else:
            way.drop(RemoveFolder(folder))
    for path in _everything_in(way.root, top):
        if path not in files and path not in folders:
            way.foreign.append(say("{path} was put there since.", path=path))


def _everything_in(root: Path, top: str) -> list[str]:
    return sorted(
        Path(folder, name).relative_to(root).as_posix()
        for folder, folder_names, file_names in os.walk(root / top)
        for name in (*folder_names, *file_names)
    )


def _remove_if_left_empty(way: _Way, path: str) -> None:
    """Remove a shelf that was made for the operation, unless something else is in it by now."""
    if look(way.root, path) is None:
        return
    if all(f"{path}/{entry.name}" in way.going for entry in (way.root / path).iterdir()):
        way.drop(RemoveFolder(path))


def _refuse(way: _Way) -> None:
    against = (*way.changed, *way.foreign, *way.damaged)
    if not against:
        return
    code = ErrorCode.CHANGED if way.changed else ErrorCode.REFUSED
    raise TradectlError(
        code,
        say(
            "The operation {operation} cannot be undone as it stands; nothing was changed.",
            operation=way.intent.operation,
        ),
        say("Undo the later operations first (tradectl undo --list), or move what came later elsewhere."),
        details=against,
    )
