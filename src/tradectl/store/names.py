"""The names of the customers' folders; nothing is opened, so they are known at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.layout import TOPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def folder_names(root: Path) -> Iterator[str]:
    """Yield the name of everything on the shelves of a workspace; a shelf that cannot be listed yields none."""
    for top in TOPS:
        for shelf in _names(root / top):
            yield from _names(root / top / shelf)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  names are wanted, ten thousand of them, not paths
    except OSError:
        return []
