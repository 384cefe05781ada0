"""Whether a repository keeps what it writes within the workspace, or in one that knows the workspace for its own.

A `.git` may come in a zip as anybody packed it: as a file or a link that names the repository of another project, or
with links in it by which git would write into any folder, and append to any file (the log of HEAD), of the user.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from tradectl.store.files import Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WRITTEN = (
    "HEAD", "index", "config", "config.worktree", "packed-refs", "logs", "logs/HEAD", "refs", "refs/heads", "objects",
    "objects/pack", "objects/info",
)  # fmt: skip
_ENOUGH = 1 << 16


def astray(root: Path) -> str | None:
    """Return what leads git out of the workspace or makes it wait, as a path to show; None where nothing does.

    A repository that is kept elsewhere (a linked worktree, a submodule) is right where it names this workspace in turn.
    To be asked before git is run: a pipe in place of a file would stop it.
    """
    top = root / ".git"
    folder = top if _is_folder(top) else _named_by(top)
    if folder is None or not (folder == top or _knows(folder, root)):
        return ".git"
    common = folder
    if os.path.lexists(folder / "commondir"):
        common = folder.parent.parent
        is_worktree = folder != top and folder.parent.name == "worktrees"
        if not is_worktree or os.path.realpath(folder / _line(folder / "commondir")) != os.path.realpath(common):
            return ".git/commondir"
    return next((f".git/{path}" for one in dict.fromkeys((folder, common)) for path in _links(one)), None)


def _named_by(top: Path) -> Path | None:
    """Return the repository that a `.git` file or link names."""
    if top.is_symlink():
        return top.resolve() if top.is_dir() else None
    key, _, named = _line(top).partition(":")
    return (top.parent / named.strip()).resolve() if key == "gitdir" else None


def _links(folder: Path) -> Iterator[str]:
    """Yield what git writes to and what is a link, or no plain file or folder at all."""
    written = [*_WRITTEN, *_branch(folder)]
    try:
        with os.scandir(folder / "objects") as entries:
            written += [f"objects/{entry.name}" for entry in entries if entry.is_symlink()]
    except OSError:
        pass  # git says what is wrong
    for path in written:
        try:
            mode = (folder / path).lstat().st_mode
        except (OSError, ValueError):
            continue
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            yield path


def _branch(folder: Path) -> Iterator[str]:
    """Yield the current branch and its log, and every folder above them."""
    name = _line(folder / "HEAD").removeprefix("ref:").strip()
    parts = name.split("/")
    if parts[0] != "refs" or ".." in parts:
        return
    for count in range(2, len(parts) + 1):
        path = "/".join(parts[:count])
        yield from (path, f"logs/{path}")
    yield "logs/refs"


def _knows(folder: Path, root: Path) -> bool:
    """Return whether a repository kept elsewhere names the workspace: as its worktree, or by its setting."""
    back = _line(folder / "gitdir")
    if back:
        return os.path.realpath(folder / back) == os.path.realpath(root / ".git")
    lines = _text(folder / "config").splitlines()
    named = (line.partition("=")[2].strip().strip('"') for line in lines if line.strip().startswith("worktree"))
    return any(os.path.realpath(folder / name) == os.path.realpath(root) for name in named if name)


def _line(path: Path) -> str:
    """Return the first line of a small file, empty where there is none."""
    return _text(path).partition("\n")[0].strip()


def _text(path: Path) -> str:
    raw = read_file(path, _ENOUGH)
    return "" if isinstance(raw, Unreadable) else os.fsdecode(raw).replace("\0", "")


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
