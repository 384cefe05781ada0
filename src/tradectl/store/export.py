"""Write what is asked for outside the workspace: a new folder to found one in, crash reports, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(path: Path) -> None:
    """Make a folder and what is missing above it; one that is there stays as it is."""
    path.mkdir(parents=True, exist_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file outside any workspace."""
    make_folder(path.parent)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Remove all but the newest `count` files of ours that match, by name."""
    for old in sorted(folder.glob(pattern))[:-count]:
        old.unlink()
