"""What git says of a workspace, for a person who wants to know: only asked, never changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.health.history import Fsync, RepositoryFacts, Standing
from tradectl.core.layout import PRIVATE
from tradectl.store.git.astray import astray
from tradectl.store.git.history import tracked_private
from tradectl.store.git.repository import Absence, Repository, open_repository
from tradectl.store.git.run import find_git
from tradectl.store.git.start import is_unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping

_STANDINGS = {
    Absence.NONE: Standing.NONE,
    Absence.NOT_TOP: Standing.ABOVE,
    Absence.OWNERSHIP: Standing.OWNERSHIP,
}
_SAMPLE = ".sample"
_COMMAND = b"command"  # the scope of what this program overrides


def git_version(folder: Path, environ: Mapping[str, str]) -> str | None:
    """Return the version of git, empty where it does not say; None where the PATH has no git."""
    git = find_git(folder, environ)
    return git.run("--version").out.decode("utf-8", "replace").strip().removeprefix("git version ") if git else None


def repository_facts(root: Path, environ: Mapping[str, str]) -> RepositoryFacts:
    """Return what git says of the workspace at `root`."""
    repo = open_repository(root, environ)
    if isinstance(repo, Repository):
        return _own(repo)
    if is_unfinished(root) and astray(root) is None:
        return RepositoryFacts(Standing.UNFINISHED)
    standing = _STANDINGS.get(repo.reason, Standing.UNUSABLE)
    return RepositoryFacts(standing, _complaint(root, environ) if standing is Standing.UNUSABLE else "")


def _own(repo: Repository) -> RepositoryFacts:
    settings = _settings(repo)
    names = ("core.fsync", "core.fsyncmethod", "core.fsyncobjectfiles")
    return RepositoryFacts(
        Standing.OWN,
        operation=repo.operation,
        fsync=Fsync(*(settings.get(name) for name in names)),
        private=tracked_private(repo),
        is_ignored=_ignores_private(repo),
        hooks=_hooks(repo, settings),
        unmerged=_unmerged(repo),
    )


def _settings(repo: Repository) -> dict[str, str]:
    """Return what git is set to here, the last value of each; without what is overridden in each run."""
    told = repo.git.run("config", "-z", "--list", "--show-scope").out.split(b"\0")
    pairs = zip(told[::2], told[1::2], strict=False)
    rows = [os.fsdecode(row).partition("\n") for scope, row in pairs if scope != _COMMAND]
    return {key: value if gap else "true" for key, gap, value in rows}


def _ignores_private(repo: Repository) -> bool:
    """Return whether git passes over all of `.tradectl`."""
    return not repo.git.run("ls-files", "-z", "--others", "--exclude-standard", "--", PRIVATE).out


def _hooks(repo: Repository, settings: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of hooks; a folder that is set for them is named and not looked into: it may be anywhere."""
    given = settings.get("core.hookspath")
    if given is not None:
        return (f"core.hooksPath={given}",)
    common = repo.git.run("rev-parse", "--git-common-dir").out
    folder = repo.root / Path(os.fsdecode(common).removesuffix("\n")) / "hooks"
    try:
        return tuple(sorted(file.name for file in folder.iterdir() if file.suffix != _SAMPLE and _can_run(file)))
    except OSError:
        return ()


def _can_run(file: Path) -> bool:
    """Return whether git would run a file of the folder for hooks; where a link leads is not looked at."""
    mode = file.lstat().st_mode
    return stat.S_ISLNK(mode) or (stat.S_ISREG(mode) and os.access(file, os.X_OK))


def _unmerged(repo: Repository) -> tuple[str, ...]:
    """Return the files left in conflict."""
    rows = repo.git.run("ls-files", "-z", "--unmerged").out.split(b"\0")[:-1]
    return tuple(sorted({os.fsdecode(row.partition(b"\t")[2]) for row in rows}))


def _complaint(root: Path, environ: Mapping[str, str]) -> str:
    """Return what git says where it cannot use the repository."""
    away = astray(root)
    git = find_git(root, environ)
    if away is not None or git is None:
        return away or ""
    asked = git.run("rev-parse", "--absolute-git-dir")
    return asked.reason if not asked.ok else git.run("config", "--list").reason
