"""Paths a person types, as paths of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from pathlib import Path


def inside(root: Path, folder: Path, text: str) -> str:
    """Return a typed path relative to the workspace, with `/`; raise NOT_FOUND for one outside or not there.

    It is looked for from the current folder, then from the workspace's.
    """
    top = root.resolve()
    for base in (folder, root):
        path = (base / text).resolve()
        if path.exists() and path.is_relative_to(top):
            found = path.relative_to(top).as_posix()
            return "" if found == "." else found
    raise TradectlError(
        ErrorCode.NOT_FOUND,
        say("There is no {path} in the workspace.", path=text),
        say("Name a file or folder of the workspace, or nothing to check everything."),
    )
