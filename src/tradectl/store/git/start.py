"""Makes the repository of a new workspace."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.message import say
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


def init_repository(root: Path, environ: Mapping[str, str]) -> Repository | NoRepository:
    """Make a repository in `root`, its branch `main`, nothing committed yet; return the one there is, unchanged."""
    if os.path.lexists(root / ".git"):
        return open_repository(root, environ)
    git = find_git(root, environ)
    if git is None:
        return NoRepository(Absence.NO_GIT, say("There is no history here: git is not on the PATH. Install git."))
    try:
        checked(git.write("-c", "init.defaultBranch=main", "init", "--quiet"))
        for key, value in _SETTINGS:
            checked(git.write("config", "--local", key, value))
    except GitError as error:
        return NoRepository(Absence.UNUSABLE, failure(error.output))
    return open_repository(root, environ)
