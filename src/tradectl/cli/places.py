"""Paths a person types, as paths of the workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.whereabouts import named_path
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import COMPANY, FAIRS, REPORTS, SETTINGS, TOPS
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.cli.session import Session


def inside(root: Path, folder: Path, text: str) -> str:
    """Return a typed path relative to the workspace, with `/`; raise NOT_FOUND for one outside or not there.

    It is looked for from the current folder, then from the workspace's.
    """
    top = Path(os.path.realpath(root))
    for base in (folder, root):
        path = _in_its_folder(base / text)
        if os.path.lexists(path) and path.is_relative_to(top):  # Path.exists raises for a name too long
            found = path.relative_to(top).as_posix()
            return "" if found == "." else found
        if Path(os.path.realpath(path)) == top:
            return ""
    raise TradectlError(
        ErrorCode.NOT_FOUND,
        say("There is no {path} in the workspace.", path=text),
        say("Name a file or folder of the workspace, or nothing to check everything."),
    )


def _in_its_folder(path: Path) -> Path:
    """Return a path with every link on the way resolved but a last one: what is a link is told, not followed."""
    if path.name in ("", ".", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def free_place(session: Session, name: str) -> Path:
    """Return where the file is to stand; raise USAGE for the name of a folder, as `.` or the workspace itself.

    Raise REFUSED for the workspace's own files and folders, where only its parts belong.
    """
    folder, last = os.path.split(named_path(session.world.folder, name))
    path = Path(os.path.realpath(folder), last)
    root = Path(os.path.realpath(session.root))
    if last in ("", ".", "..") or path == root:
        raise TradectlError(
            ErrorCode.USAGE,
            say("'{name}' is a folder, and a file is to be written.", name=name),
            say("Name the file, too."),
        )
    if path.is_relative_to(root):
        top = path.relative_to(root).parts[0].casefold()
        if top.startswith(".") or top in (*TOPS, COMPANY, FAIRS, REPORTS, SETTINGS):
            raise TradectlError(
                ErrorCode.REFUSED,
                say("{path} is a place that the workspace keeps for itself.", path=str(path)),
                say("Name a file outside of it, for example ~/{name}", name=last),
            )
    return path


def writable_place(session: Session, name: str, source: str, *, force: bool) -> Path:
    """Return where a file is to be written while `source` is read; raise USAGE where it is that file.

    Raise as `free_place` and `check_free` do.
    """
    from tradectl.store.export import check_free

    path = free_place(session, name)
    read = named_path(session.world.folder, source)
    if os.path.realpath(path) == os.path.realpath(read):
        raise TradectlError(
            ErrorCode.USAGE, say("{path} is the file that is imported.", path=str(path)), say("Give another name.")
        )
    check_free(path, replace=force)
    return path
