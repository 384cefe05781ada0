"""Makes the repository of a new workspace, and finishes one that was never finished."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.store.apply import disk
from tradectl.store.git.astray import astray
from tradectl.store.git.repository import Absence, NoRepository, Repository, failure, open_repository
from tradectl.store.git.run import GitError, checked, find_git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SETTINGS = (
    ("core.fsync", "all"),  # git is the backup: what it says is committed outlives a power cut
    ("core.autocrlf", "false"),  # line ends stay as people wrote them
    ("core.quotePath", "false"),  # `git status` shows 株式会社 as it is
)

_WHOLE = ("HEAD", "objects", "refs")  # by these git knows a repository
_KEEPING = ("objects", "refs", "logs")


def init_repository(root: Path, environ: Mapping[str, str]) -> Repository | NoRepository:
    """Make a repository in `root`, its branch `main`, nothing committed yet, or finish half a one.

    Return a whole one, unchanged. The settings are written first: whoever finds a whole one finds them, too.
    """
    top = root / ".git"
    is_half = is_unfinished(root) and astray(root) is None
    if os.path.lexists(top) and not is_half:
        return open_repository(root, environ)
    git = find_git(root, environ)
    if git is None:
        return NoRepository(Absence.NO_GIT, say("There is no history here: git is not on the PATH. Install git."))
    try:
        if not is_half:
            disk.make_folder(top)
        for key, value in _SETTINGS:
            checked(git.write("config", "--file", ".git/config", key, value))
        templates = ["--template="] if is_half else []  # they would be written through a link that somebody put there
        checked(git.write("-c", "init.defaultBranch=main", "init", "--quiet", *templates))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        told = say("There is no history here: .git cannot be made: {reason}. Make one with: git init", reason=reason)
        return NoRepository(Absence.UNUSABLE, told)
    except GitError as error:
        return NoRepository(Absence.UNUSABLE, failure(error.output))
    return open_repository(root, environ)


def is_unfinished(root: Path) -> bool:
    """Return whether the `.git` of `root` is what a `git init` that was cut off leaves: not whole, nothing in it."""
    top = root / ".git"
    if top.is_symlink() or not top.is_dir() or all(os.path.lexists(top / name) for name in _WHOLE):
        return False
    kept = (files for name in _KEEPING for _, _, files in os.walk(top / name))
    return not os.path.lexists(top / "packed-refs") and not any(kept)
