"""The folder `.tradectl`: lock, unfinished work, what undo needs, and what was set aside; git never sees it."""

from __future__ import annotations

import itertools
import os
import stat

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import PRIVATE, WORK
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.apply import disk
from tradectl.store.apply.paths import is_link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

UNDO, LOST = "undo", "lost"
_IGNORE, _EVERYTHING = ".gitignore", b"*\n"
_DRAFT_OF_IGNORE = "gitignore"
_LONGEST_NAME = 255  # bytes


class Private(NamedTuple):
    """The private folder of one workspace."""

    root: Path

    @property
    def folder(self) -> Path:
        """Return `.tradectl` itself."""
        return self.root / PRIVATE

    @property
    def work(self) -> Path:
        """Return the folder of unfinished operations."""
        return self.folder / WORK

    @property
    def undo(self) -> Path:
        """Return the folder of finished operations."""
        return self.folder / UNDO

    def exists(self) -> bool:
        """Return whether there is a private folder; raise TradectlError REFUSED where it or a part of it is a link."""
        for name in ("", WORK, UNDO, LOST):
            try:
                state = (self.folder / name).lstat()
            except FileNotFoundError:
                if not name:
                    return False
                continue
            if is_link(state) or not stat.S_ISDIR(state.st_mode):
                raise TradectlError(
                    ErrorCode.REFUSED,
                    say("{path} is not a folder of its own.", path=f"{PRIVATE}/{name}".rstrip("/")),
                    say("A link there would lead tradectl's work elsewhere; look at it, and remove it."),
                )
        return True

    def make(self) -> None:
        """Make the private folder where it is missing."""
        if not self.exists():
            self._make_folder(self.folder)

    def furnish(self) -> None:
        """Make the rooms and the file that hides it all from git; the lock is held."""
        for name in (WORK, UNDO):
            self._make_folder(self.folder / name)
        found = disk.read_regular(self.folder / _IGNORE)
        if found is None or not found[0].strip():
            draft = self.work / _DRAFT_OF_IGNORE
            if disk.read_regular(draft) is not None:
                disk.unlink(draft)
            disk.write_new(draft, _EVERYTHING)
            disk.rename(draft, self.folder / _IGNORE)
            disk.sync_folder(self.folder)

    def set_aside(self, path: Path, name: str) -> str:
        """Move what must not be lost and has no place into `lost`; return its path relative to the workspace."""
        lost = self.folder / LOST
        self._make_folder(lost)
        stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, no path
        for count in itertools.count(1):
            free = fitting_name(stem, f"{'' if count == 1 else f'-{count}'}{ending}")
            try:
                disk.rename_new(path, lost / free)
            except FileExistsError:
                continue
            disk.sync_folder(lost)
            return f"{PRIVATE}/{LOST}/{free}"
        raise AssertionError("the names never end")

    def _make_folder(self, path: Path) -> None:
        try:
            disk.make_folder(path)
        except FileExistsError:
            return
        disk.sync_folder(path.parent)


def fitting_name(stem: str, tail: str) -> str:
    """Return a name of a stem and a tail, the stem cut to what a file's name may have."""
    room = max(0, _LONGEST_NAME - len(os.fsencode(tail)))
    kept = os.fsencode(stem)[:room]
    return f"{stem if len(kept) == len(os.fsencode(stem)) else kept.decode('utf-8', 'ignore')}{tail}"


def is_draft_of_ignore(name: str) -> bool:
    """Return whether a name among the unfinished work is that of the half-written .gitignore."""
    return name == _DRAFT_OF_IGNORE
