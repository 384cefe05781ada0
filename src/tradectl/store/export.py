"""Write what is asked for outside the workspace: a new folder to found one in, crash reports, exports."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(path: Path) -> None:
    """Make a folder and what is missing above it; raise REFUSED where the system does not let us.

    One that is there stays as it is.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The folder {folder} cannot be made.", folder=str(path)),
            say("The system says: {reason}", reason=os.strerror(error.errno or 0)),
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a text file outside any workspace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Remove all but the newest `count` files of ours that match, by name."""
    for old in sorted(folder.glob(pattern))[:-count]:
        old.unlink()
