"""Look at everything an operation needs before anything is written, and turn it into an intent with its new bytes."""

from __future__ import annotations

import errno
import stat
from collections import defaultdict

from tradectl.core.changes import ABSENT, ChangeSet
from tradectl.core.ids import parse_customer_id
from tradectl.core.named import NamedTuple
from tradectl.store.apply import disk, failures
from tradectl.store.apply.intent import File, Folder, Intent, Move, Tree
from tradectl.store.apply.intent_json import FILE_BITS, FOLDER_BITS
from tradectl.store.apply.journal_lines import addition, missing_entries
from tradectl.store.apply.paths import look, missing_folders, parent_of, same_key, twin_of
from tradectl.store.apply.sorting import Sorted, first_above, sort_changes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from tradectl.core.changes import WriteFile
    from tradectl.store.apply.paths import Listing


class Staged(NamedTuple):
    """New bytes of a file, the permission bits and the group they take over (None: those of a new file)."""

    content: bytes
    mode: int | None = None
    group: int | None = None


class Plan(NamedTuple):
    """An operation that passed the preflight: what it promises, and the new bytes by path."""

    intent: Intent
    contents: dict[str, Staged]


class _Ground:
    """The workspace as it is found: what is read, what must be made first, what changed since it was read."""

    def __init__(self, root: Path, private: Path, changes: Sorted) -> None:
        self.root = root
        self.private = private
        self.changes = changes
        self.contents: dict[str, Staged] = {}
        self.parents: dict[str, int | None] = {}
        self.changed: list[str] = []
        self._listings: dict[str, Listing] = {}

    def need_free(self, path: str) -> None:
        """Check that a folder can appear at `path`; note the folders above it that are missing."""
        if look(self.root, path) is not None:
            raise failures.exists(path)
        self.reach_new(path)

    def reach_new(self, path: str) -> None:
        """Check that a name which does not exist can appear; note the folders above it that are missing."""
        other = twin_of(self.root, path, self._listings)
        if other is not None:
            raise failures.twin(path, other)
        missing = missing_folders(self.root, path)
        for folder in missing:
            if parse_customer_id(folder.rpartition("/")[2]) and folder not in self.changes.makes:
                raise failures.gone(folder)  # moved meanwhile: a new one would be a second folder of one customer
            self.parents.setdefault(folder, self.changes.makes.get(folder))
        self.reach(parent_of(missing[0] if missing else path))

    def reach(self, folder: str) -> None:
        """Check that names in an existing folder can change: one file system, and the system's permission."""
        place = self.root / folder
        if disk.device(place) != disk.device(self.private):
            raise failures.other_disk(folder)
        if not disk.may_write(place):
            raise failures.nothing_changed(PermissionError(errno.EACCES, "", str(place)), self.root)

    def read(self, path: str) -> tuple[bytes, os.stat_result] | None:
        """Return the bytes and state of a file; refuse links and everything that is no file."""
        look(self.root, path)
        found = disk.read_regular(self.root / path)
        if found is not None:
            self.reach(parent_of(path))
        return found


def preflight(root: Path, private: Path, changes: ChangeSet, sequence: int, *, host: str, user: str) -> Plan:
    """Return the plan of an operation; raise TradectlError where any part of it cannot be done as it was decided.

    Entries that a journal has already and files that are already as they should be are left out.
    """
    found = sort_changes(changes.changes)
    ground = _Ground(root, private, found)
    for path in found.carriers():
        ground.need_free(path)  # it is made with the folders above what moves into it
    made = _made(ground)
    taken = _taken(ground)
    moves = tuple(_move(ground, path, target) for path, target in found.moves.items())
    files = _files(ground, (*made, *taken))
    emptied = _emptied(ground, taken)
    if ground.changed:
        raise failures.changed(tuple(ground.changed))
    _no_twins_among(ground, moves, made)
    intent = Intent(
        changes.operation, changes.command, changes.by, changes.customers, changes.subject, changes.undoes,
        host, user, sequence,
        parents=tuple(Folder(path, ground.parents[path]) for path in sorted(ground.parents)),
        moves=moves, taken=taken, made=made, files=files, emptied=emptied,
    )  # fmt: skip
    return Plan(intent, ground.contents)


def _made(ground: _Ground) -> tuple[Tree, ...]:
    """Return the trees of the new folders with all that is written in them."""
    found, tops = ground.changes, ground.changes.made_tops()
    folders, writes, appends = (_by_top(paths, tops) for paths in (found.makes, found.writes, found.appends))
    return tuple(_made_tree(ground, top, folders[top], writes[top], appends[top]) for top in tops)


def _by_top(paths: Iterable[str], tops: Collection[str]) -> defaultdict[str, list[str]]:
    """Return the paths that are, or are in, one of some folders, by that folder."""
    known, found = frozenset(tops), defaultdict[str, list[str]](list)
    for path in paths if known else ():
        top = path if path in known else first_above(path, known)
        if top is not None:
            found[top].append(path)
    return found


def _made_tree(ground: _Ground, top: str, makes: Iterable[str], writes: Iterable[str], appends: Iterable[str]) -> Tree:
    ground.need_free(top)
    found = ground.changes
    folders = {path: found.makes[path] for path in makes}
    files: list[File] = []
    for path in writes:
        write = found.writes[path]
        if write.before != ABSENT:
            ground.changed.append(path)
        files.append(_new(ground, path, write.content, write.mode))
    for path in appends:
        entries = found.appends[path]
        files.append(_new(ground, path, addition(b"", entries), None, entries))
    for file in files:
        above = parent_of(file.path)
        while above not in folders:
            folders[above] = None
            above = parent_of(above)
    return Tree(top, tuple(Folder(path, folders[path]) for path in sorted(folders)), tuple(files))


def _new(
    ground: _Ground, path: str, content: bytes, mode: int | None, entries: tuple[tuple[str, str], ...] = ()
) -> File:
    mode = None if mode is None else mode & FILE_BITS
    ground.contents[path] = Staged(content, mode)
    return File(path, ABSENT, disk.sha(content), mode, entries)


def _taken(ground: _Ground) -> tuple[Tree, ...]:
    """Return the trees of the folders that go; refuse where one holds anything else than what goes with it."""
    found, tops = ground.changes, ground.changes.taken_tops()
    folders, removes = _by_top(found.empties, tops), _by_top(found.removes, tops)
    return tuple(_taken_tree(ground, top, sorted(folders[top]), removes[top]) for top in tops)


def _taken_tree(ground: _Ground, top: str, folders: list[str], removes: Iterable[str]) -> Tree:
    files = [_removal(ground, path, ground.changes.removes[path]) for path in removes]
    marks = tuple(_folder_mark(ground, path) for path in folders)
    known = {*folders, *(file.path for file in files)}
    _nothing_foreign(ground, folders, known)
    for folder in (parent_of(top), *folders):
        ground.reach(folder)
    return Tree(top, marks, tuple(files))


def _folder_mark(ground: _Ground, path: str) -> Folder:
    state = look(ground.root, path)
    if state is None or not stat.S_ISDIR(state.st_mode):
        raise failures.gone(path)
    return Folder(path, stat.S_IMODE(state.st_mode) & FOLDER_BITS)


def _nothing_foreign(ground: _Ground, folders: list[str], known: set[str]) -> None:
    foreign = [
        f"{folder}/{entry.name}"
        for folder in folders
        for entry in sorted((ground.root / folder).iterdir())
        if f"{folder}/{entry.name}" not in known
    ]
    if foreign:
        raise failures.foreign(tuple(foreign))


def _move(ground: _Ground, path: str, target: str) -> Move:
    state = look(ground.root, path)
    is_kind = stat.S_ISREG if path in ground.changes.loose else stat.S_ISDIR
    if state is None or not is_kind(state.st_mode):
        raise failures.gone(path)
    ground.need_free(target)
    if path not in ground.changes.loose:
        ground.reach(path)  # on another disk itself, or not ours to move: its `..` changes
    ground.reach(parent_of(path))
    return Move(path, target, state.st_ino, path in ground.changes.loose)


def _files(ground: _Ground, trees: tuple[Tree, ...]) -> tuple[File, ...]:
    """Return what happens to each file outside the trees; what is already as it should be is left out."""
    found = ground.changes
    covered = {file.path for tree in trees for file in tree.files}
    files: list[File | None] = []
    files += [_write(ground, path, write) for path, write in found.writes.items() if path not in covered]
    files += [_append(ground, path, entries) for path, entries in found.appends.items() if path not in covered]
    files += [_removal(ground, path, before) for path, before in found.removes.items() if path not in covered]
    return tuple(file for file in files if file is not None)


def _write(ground: _Ground, path: str, write: WriteFile) -> File | None:
    found = ground.read(path)
    after = disk.sha(write.content)
    if found is None:
        if write.before != ABSENT:
            ground.changed.append(path)
            return None
        ground.reach_new(path)
        return _new(ground, path, write.content, write.mode)
    content, state = found
    if disk.sha(content) != write.before:
        if write.before != ABSENT or content != write.content:  # else: made already
            ground.changed.append(path)
        return None
    if after == write.before:
        return None
    mode = stat.S_IMODE(state.st_mode) if write.mode is None else write.mode & FILE_BITS
    ground.contents[path] = Staged(write.content, mode, state.st_gid)
    return File(path, write.before, after)


def _append(ground: _Ground, path: str, entries: tuple[tuple[str, str], ...]) -> File | None:
    found = ground.read(path)
    if found is None:
        if missing_folders(ground.root, path):
            raise failures.gone(parent_of(path))
        ground.reach_new(path)
        return _new(ground, path, addition(b"", entries), None, entries)
    content, state = found
    missing = missing_entries(content, entries)
    if not missing:
        return None
    longer = content + addition(content, missing)
    ground.contents[path] = Staged(longer, stat.S_IMODE(state.st_mode), state.st_gid)
    return File(path, disk.sha(content), disk.sha(longer), entries=missing)


def _removal(ground: _Ground, path: str, before: str) -> File:
    found = ground.read(path)
    if found is None or disk.sha(found[0]) != before:
        ground.changed.append(path)
        return File(path, before, ABSENT)
    return File(path, before, ABSENT, stat.S_IMODE(found[1].st_mode) & FILE_BITS)


def _emptied(ground: _Ground, taken: tuple[Tree, ...]) -> tuple[Folder, ...]:
    """Return the folders that go because nothing is left in them, innermost first."""
    within = {folder.path for tree in taken for folder in tree.folders}
    folders = [path for path in ground.changes.empties if path not in within]
    going = {*folders, *within, *ground.changes.removes, *ground.changes.moves}
    marks = tuple(_folder_mark(ground, path) for path in folders)
    _nothing_foreign(ground, folders, going)
    for path in folders:
        ground.reach(parent_of(path))
    return marks


def _no_twins_among(ground: _Ground, moves: tuple[Move, ...], made: tuple[Tree, ...]) -> None:
    """Refuse two new names in one operation that some systems cannot tell apart."""
    new = [path for path in ground.contents if look(ground.root, path) is None]
    new += [move.target for move in moves] + [folder.path for tree in made for folder in tree.folders]
    seen: dict[str, str] = {}
    for path in (*new, *ground.parents):
        other = seen.setdefault(same_key(path), path)
        if other != path:
            raise failures.twin(path, other)
