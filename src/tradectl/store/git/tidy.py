"""Packs loose objects now and then: nothing else would where nobody pulls, and `git gc` may run a configured program.

Every loose object goes into the pack, also those no commit refers to: `git repack` leaves them loose, and then finds
them again at the next commit.
"""

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
    if loose <= _MANY or not repo.git.write("maintenance", "run", "--quiet", "--task=loose-objects").ok:
        return False
    return repo.git.write("prune-packed", "--quiet").ok


def _objects(folder: Path) -> Path:
    """Return where the objects are; a linked worktree names the repository it shares them with."""
    common = folder / "commondir"
    return (folder / os.fsdecode(common.read_bytes()).strip() if common.is_file() else folder) / "objects"
