"""Whether a git is writing files in a workspace: told by what it leaves in `.git`; no git is run.

`git merge` looks at every file, takes `index.lock`, and then writes the files that differ, whatever they have become
since. Where it must give up it puts all files back as they were committed and then brings back what it had stashed; the
lock comes and goes meanwhile. Before all that it writes ORIG_HEAD, and `git pull` FETCH_HEAD before it; every lock
changes the time of the folder.
"""

from __future__ import annotations

import os
from time import sleep
from typing import TYPE_CHECKING

from tradectl.store.files import Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LOCK, _FETCHED, _BEGUN = "index.lock", "FETCH_HEAD", "ORIG_HEAD"
_LONGEST = 10 * 10**9  # ns: a lock that is older was left by a git that was killed, or stands while a person types
_SOON = 10**9  # ns from what was fetched to the merge: it has read HEAD before it writes ORIG_HEAD
_CALM = 3 * 10**8  # ns without a change: longer than git rests between two locks, or looks at ten thousand files
_PAUSE = 0.02  # seconds
_ENOUGH = 1 << 12


def git_folder(root: Path) -> str | None:
    """Return where git keeps its lock for a workspace that is the top of a repository, None where it is none."""
    top = f"{root}{os.sep}.git"
    if os.path.isdir(top):  # noqa: PTH112 - a third of the time of a Path
        return top
    raw = read_file(top, _ENOUGH)
    key, _, named = ("", "", "") if isinstance(raw, Unreadable) else os.fsdecode(raw).partition(":")
    place = named.partition("\n")[0].strip()
    return os.path.join(root, place) if key == "gitdir" and place and "\0" not in place else None  # noqa: PTH118


def changed_at(path: str) -> int:
    """Return when a file was written, or a name in a folder came or went, in ns; 0 where that cannot be told."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - a third of the time of a Path
    except OSError:
        return 0


def begun_at(folder: str) -> int:
    """Return when a git last began to merge, in ns."""
    return changed_at(f"{folder}{os.sep}{_BEGUN}")


def is_at_work(folder: str, ours: int, now: int) -> bool:
    """Return whether a git may be writing files: it holds the lock, or began to merge and has not come to rest.

    `ours` is the time of the folder as a command of ours left it, the last one to commit.
    """
    if _is_young(changed_at(f"{folder}{os.sep}{_LOCK}"), now, _LONGEST):
        return True
    begun, fetched = begun_at(folder), changed_at(f"{folder}{os.sep}{_FETCHED}")
    if fetched > begun and _is_young(fetched, now, _SOON):
        return True
    if not _is_young(begun, now, _LONGEST):
        return False
    changed = changed_at(folder)
    return changed != ours and _is_young(changed, now, _CALM)


def wait_for_git(folder: str, ours: Callable[[], int], now: Callable[[], int]) -> bool:
    """Wait till no git is at work, ten seconds at most; return whether one was."""
    if not is_at_work(folder, ours(), now()):
        return False
    waited = 0.0
    while waited * 10**9 < _LONGEST and is_at_work(folder, ours(), now()):
        sleep(_PAUSE)
        waited += _PAUSE
    return True


def _is_young(changed: int, now: int, age: int) -> bool:
    return changed > 0 and abs(now - changed) < age
