"""The repository of a workspace: whether there is one that is ours to commit to, and in what state."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.store.git.astray import astray
from tradectl.store.git.run import Git, Output, find_git

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNFINISHED = (
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
)


class Absence(StrEnum):
    """Why there is no repository to commit to."""

    NO_GIT = "no_git"
    NONE = "none"
    NOT_TOP = "not_top"
    OWNERSHIP = "ownership"
    UNUSABLE = "unusable"


class NoRepository(NamedTuple):
    """No repository of the workspace's own; `warning` where the person should hear of it."""

    reason: Absence
    warning: Message | None = None


class Repository(NamedTuple):
    """A repository whose top is the workspace; `folder` is its `.git`, or where a linked worktree keeps its state."""

    git: Git
    folder: Path

    @property
    def root(self) -> Path:
        """Return the workspace."""
        return self.git.root

    @property
    def operation(self) -> str:
        """Return which operation of git is unfinished: merge, rebase, cherry-pick, revert, bisect; empty for none."""
        return next((told for name, told in _UNFINISHED if os.path.lexists(self.folder / name)), "")

    def unfinished(self) -> Message | None:
        """Return why nothing is committed while an operation of git is unfinished."""
        if not self.operation:
            return None
        return say(
            "Nothing is committed: a git {operation} is unfinished here. Finish it with git, then run `tradectl save`.",
            operation=self.operation,
        )


def open_repository(root: Path, environ: Mapping[str, str]) -> Repository | NoRepository:
    """Return the repository whose top is `root`, or why there is none; git runs only where `root` has a `.git`."""
    if not os.path.lexists(root / ".git"):
        above = any(os.path.lexists(folder / ".git") for folder in root.absolute().parents)
        return NoRepository(Absence.NOT_TOP if above else Absence.NONE)
    git = find_git(root, environ)
    away = astray(root)
    if git is None or away is not None:
        return _leads_away(away or ".git") if git else NoRepository(Absence.NO_GIT, _no_git())
    place = git.run("rev-parse", "--is-inside-work-tree", "--show-prefix", "--absolute-git-dir")
    if not place.ok:
        return _refused(place, root)
    inside, prefix, folder = os.fsdecode(place.out).split("\n", 2)
    if inside != "true" or prefix:
        return NoRepository(Absence.NOT_TOP)
    filters = _filters(git)
    if not isinstance(filters, NoRepository):
        return Repository(git._replace(filters=filters), Path(folder.removesuffix("\n")))
    return filters


def failure(output: Output) -> Message:
    """Return what to tell of a git that failed when the files were already written."""
    if output.busy:
        return say(
            "Nothing is committed: another git is at work in this folder. Your files are written; when it has ended, "
            "run `tradectl save`. If none is running, remove the file that git names: {reason}.",
            reason=output.reason,
        )
    return say(
        "Nothing is committed: git says: {reason}. Your files are written; `tradectl save` commits them later.",
        reason=output.reason,
    )


def _unusable(output: Output) -> NoRepository:
    told = say(
        "Nothing is committed: git cannot use the repository here: {reason}. Your files are written; "
        "`tradectl doctor` says what to do.",
        reason=output.reason,
    )
    return NoRepository(Absence.UNUSABLE, told)


def _no_git() -> Message:
    return say("Nothing is committed: git is not on the PATH. Install git.")


def _leads_away(path: str) -> NoRepository:
    return NoRepository(
        Absence.UNUSABLE,
        say(
            "Nothing is committed: {path} leads git out of the workspace, or is no plain file. "
            "Put the repository itself there.",
            path=path,
        ),
    )


def _refused(place: Output, root: Path) -> NoRepository:
    if "safe.directory" in place.err or "dubious ownership" in place.err:
        warning = say(
            "Nothing is committed: this folder belongs to another user of this computer, and git does not trust it. "
            "If you do, run: git config --global --add safe.directory '{path}'",
            path=root.absolute().as_posix(),
        )
        return NoRepository(Absence.OWNERSHIP, warning)
    return _unusable(place)


def _filters(git: Git) -> tuple[str, ...] | NoRepository:
    """Return the names of all filter drivers; a name that cannot be overridden makes the repository unusable."""
    listed = git.run("config", "-z", "--list", "--name-only")
    if not listed.ok:
        return _unusable(listed)
    keys = os.fsdecode(listed.out).split("\0")
    drivers = {key.removeprefix("filter.").rpartition(".") for key in keys if key.startswith("filter.")}
    names = tuple(sorted({name for name, dot, _ in drivers if dot}))
    unsafe = next((name for name in names if "=" in name), None)
    if unsafe is not None:
        warning = say("Nothing is committed: the git filter '{name}' cannot be switched off.", name=unsafe)
        return NoRepository(Absence.UNUSABLE, warning)
    return names
