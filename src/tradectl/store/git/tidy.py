"""Packs loose objects now and then: git's own upkeep is off while tradectl runs it (run.py), and may name programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.store.git.repository import Repository

_SAMPLE = "17"  # one of the 256 folders of loose objects; git takes the same one to guess their number
_MANY = 27  # in one folder: some 6,900 in all, as of `gc.auto`


def tidy(repo: Repository) -> bool:
    """Pack the loose objects where there are thousands; return whether it was done. Nothing is ever thrown away."""
    try:
        loose = sum(1 for _ in (_objects(repo.folder) / _SAMPLE).iterdir())
    except OSError:
        return False
    return loose > _MANY and repo.git.write("repack", "-d", "-l", "-q").ok


def _objects(folder: Path) -> Path:
    """Return where the objects are; a linked worktree names the repository it shares them with."""
    common = folder / "commondir"
    return (folder / os.fsdecode(common.read_bytes()).strip() if common.is_file() else folder) / "objects"
