"""Where a program of the person's stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def find_program(name: str, environ: Mapping[str, str]) -> str | None:
    """Return the path of a program on the PATH, None where there is none.

    Looked up here, in absolute folders alone: Windows would start what lies in the current folder first, and elsewhere
    a PATH may name it; that folder may be a workspace of anybody's.
    """
    endings = ("", *environ.get("PATHEXT", ".EXE").split(os.pathsep)) if os.name == "nt" else ("",)
    for folder in map(Path, environ.get("PATH", os.defpath).split(os.pathsep)):
        for ending in endings if folder.is_absolute() else ():
            path = folder / (name + ending)
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
    return None
