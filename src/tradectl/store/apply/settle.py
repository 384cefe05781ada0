"""Carry out a promised operation, or the rest of it: only renames, folders first, each step idempotent.

The same steps run right after the promise and in a recovery; what is done already is told by what stands where.
"""

from __future__ import annotations

import contextlib
import errno

from tradectl.core.changes import ABSENT
from tradectl.store.apply import conflicts, disk
from tradectl.store.apply.pace import Pace
from tradectl.store.apply.paths import is_under, look, parent_of
from tradectl.store.apply.settle_file import Slot, settle_file
from tradectl.store.apply.trees import is_as_told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tradectl.store.apply.intent import Desk, Folder, Intent, Move, Tree
    from tradectl.store.apply.outcome import Conflict
    from tradectl.store.apply.private import Private


class FolderRefusedError(Exception):
    """The system refused to rename a folder and no other change is made: the operation can be taken back whole."""

    def __init__(self, path: str, target: str, error: OSError) -> None:
        super().__init__(path)
        self.path = path
        self.target = target
        self.error = error


class Settlement:
    """One operation being carried out: the conflicts so far, where moved folders are, which folders to sync."""

    def __init__(self, private: Private, desk: Desk, intent: Intent, *, fresh: bool, pace: Pace | None = None) -> None:
        self.private = private
        self.desk = desk
        self.intent = intent
        self.conflicts: list[Conflict] = []
        self._fresh = fresh  # promised this moment, not by an earlier command
        self._pace = pace or Pace()
        self._moved: dict[str, str] = {}  # source: target, of the moves that are done
        self._unsynced: set[Path] = set()

    def run(self) -> None:
        """Carry out what is left of the operation and bring it to the disk.

        Where the operation is fresh and its first folders are refused, it puts back those moved so far and raises
        FolderRefusedError. Every other error of the system is raised as it is, and the operation stays promised.
        """
        self._folders()
        for number, file in enumerate(self.intent.files):
            path = self._here(file.path)
            look(self.private.root, path)
            conflict = settle_file(Slot(self.private, self.intent.operation, file, path, self.desk.file(number)))
            if conflict is not None:
                self.conflicts.append(conflict)
            self._unsynced.add(self._place(parent_of(path)))
            self._pace.step()
        for folder in self.intent.emptied:
            self._remove(self._here(folder.path))
        for place in sorted(self._unsynced):
            if place.is_dir():
                disk.sync_folder(place)

    def _folders(self) -> None:
        """Make, move, take and put in place the folders, in that order."""
        within = {parent.path for parent in self.intent.parents if self.intent.landing(parent.path) != parent.path}
        self._stand(parent for parent in self.intent.parents if parent.path not in within)
        for move in self.intent.moves:
            with self._taken_back(move.path, move.target):
                self._move(move)
        self._stand(parent for parent in self.intent.parents if parent.path in within)
        for number, tree in enumerate(self.intent.taken):
            with self._taken_back(tree.path, tree.path):
                self._take(tree, self.desk.taken(number))
        for number, tree in enumerate(self.intent.made):
            with self._taken_back(tree.path, tree.path):
                self._make(tree, self.desk.made(number))

    def _stand(self, parents: Iterable[Folder]) -> None:
        """Make the folders again that a power cut may have lost since they were made."""
        for parent in parents:
            here = self._here(parent.path)
            if look(self.private.root, here) is None and self._place(parent_of(here)).is_dir():
                disk.make_folder(self._place(here), parent.mode)
                self._unsynced.add(self._place(parent_of(here)))

    @contextlib.contextmanager
    def _taken_back(self, path: str, target: str) -> Iterator[None]:
        """Take a fresh operation back where its step is refused and folders are all that has moved."""
        try:
            yield
        except OSError as error:
            if self._fresh and self._move_back():
                raise FolderRefusedError(path, target, error) from error
            raise
        self._pace.step()

    def _move(self, move: Move) -> None:
        path = self._here(move.target)  # in a folder that has moved by now, it may be
        source, target = look(self.private.root, move.path), look(self.private.root, path)
        if self._fresh or (source is not None and target is None):
            disk.rename_new(self._place(move.path), self._place(path))
        elif target is None or (source is not None and target.st_ino != move.inode):
            self.conflicts.append(conflicts.not_moved(move.path, path))
            return
        self._moved[move.path] = path
        self._unsynced |= {self._place(parent_of(move.path)), self._place(parent_of(path))}

    def _move_back(self) -> bool:
        """Put back the folders moved so far; return whether nothing of the operation is left in the workspace."""
        for path, target in reversed(self._moved.items()):
            try:
                disk.rename_new(self._place(target), self._place(path))
                for place in sorted({self._place(parent_of(path)), self._place(parent_of(target))}):
                    disk.sync_folder(place)
            except OSError:
                return False
        return nothing_done(self.private, self.desk, self.intent)

    def _take(self, tree: Tree, kept: Path) -> None:
        """Take a folder with the files in it away; one that changed meanwhile goes back as it is."""
        path = self._here(tree.path)
        place = self._place(path)
        if not kept.exists():
            if look(self.private.root, path) is None:
                return
            disk.rename_new(place, kept)
            self._unsynced.add(place.parent)
        if is_as_told(kept, tree, before=True):
            return
        try:
            disk.rename_new(kept, place)
        except FileExistsError:
            aside = self.private.set_aside(kept, f"{self.intent.operation}-{place.name}")
            self.conflicts.append(conflicts.set_aside(path, aside))
        else:
            self.conflicts.append(conflicts.not_removed(path))

    def _make(self, tree: Tree, built: Path) -> None:
        """Put a new folder with everything in it in its place."""
        path = self._here(tree.path)
        if not built.exists():
            return
        look(self.private.root, path)
        sound = is_as_told(built, tree, before=False)  # not what was promised is never put in place
        try:
            if sound:
                disk.rename_new(built, self._place(path))
                self._unsynced.add(self._place(parent_of(path)))
                return
        except FileExistsError:
            if self._fresh:
                raise
        aside = self.private.set_aside(built, f"{self.intent.operation}-{self._place(path).name}")
        self.conflicts.append(conflicts.not_made(path, aside))

    def _remove(self, path: str) -> None:
        if look(self.private.root, path) is None:
            return
        try:
            disk.remove_folder(self._place(path))
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            self.conflicts.append(conflicts.not_removed(path))
        self._unsynced.add(self._place(parent_of(path)))

    def _here(self, path: str) -> str:
        """Return where a path of before stands now."""
        for source, target in self._moved.items():
            if path == source or is_under(path, source):
                return target + path[len(source) :]
        return path

    def _place(self, path: str) -> Path:
        return self.private.root / path


def nothing_done(private: Private, desk: Desk, intent: Intent) -> bool:
    """Return whether a promised operation has changed nothing yet but made empty folders: then it can be taken back.

    No where the disk does not even let us look.
    """
    try:
        return _nothing_done(private.root, desk, intent)
    except OSError:
        return False


def _nothing_done(root: Path, desk: Desk, intent: Intent) -> bool:
    moved = any((there := look(root, move.target)) and there.st_ino == move.inode for move in intent.moves)
    taken = any(desk.taken(number).exists() for number in range(len(intent.taken)))
    made = any(not desk.made(number).exists() for number in range(len(intent.made)))
    emptied = any(look(root, folder.path) is None for folder in intent.emptied)
    if moved or taken or made or emptied:
        return False
    for number, file in enumerate(intent.files):
        held = disk.digest(desk.file(number)) or ABSENT
        if held != file.after:  # staged bytes gone or exchanged; of a removal, something is held
            return False
    return True
