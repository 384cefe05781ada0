"""Where the person's workspace and cache folder are, by plain texts: asked before anything large is loaded."""

from __future__ import annotations

import os
import sys

from tradectl.core.layout import SETTINGS

TYPE_CHECKING = False  # the scout is sent before typing is loaded
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder for what can be made again, None where nobody says where the person's files are.

    A relative one is passed over: reading would write it into the workspace, and a workspace could bring an index.
    """
    if os.path.isabs(environment.get("TRADECTL_CACHE", "")):  # noqa: PTH117 (start-up)
        return environment["TRADECTL_CACHE"]
    if os.name == "posix" and sys.platform != "darwin":
        places = (environment.get("XDG_CACHE_HOME", ""), f"{environment.get('HOME', '')}/.cache")
        above = next((place for place in places if place.startswith("/") and place != "/.cache"), None)
        return f"{above}/tradectl" if above else None
    from platformdirs import user_cache_dir

    found = user_cache_dir("tradectl", appauthor=False)
    return found if os.path.isabs(found) else None  # noqa: PTH117


def given_workspace(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the workspace that is named on the command line or in the environment, empty where none is."""
    given = environment.get("TRADECTL_WORKSPACE", "")
    for word, then in zip(arguments, (*arguments[1:], ""), strict=False):
        if word in ("-w", "--workspace"):
            given = then
        elif word.startswith("--workspace="):
            given = word.partition("=")[2]
    return given


def current_folder() -> str:
    """Return the folder the program was started in, the topmost where that one is gone."""
    try:
        return os.getcwd()  # noqa: PTH109 (start-up)
    except OSError:
        return "/"


def named_path(folder: str | Path, name: str) -> str:
    """Return the path a person names, seen from a folder; the home of somebody unknown (`~nobody`) is a name."""
    return os.path.join(folder, os.path.expanduser(name))  # noqa: PTH111, PTH118 (start-up)


def real_path(folder: str | Path, name: str) -> Path:
    """Return the path a person names, seen from a folder, without links; `Path.resolve` raises where they go round."""
    from pathlib import Path

    return Path(os.path.realpath(named_path(folder, name)))


def root_above(folder: str, given: str) -> str | None:
    """Return the workspace's folder: the `given` one, else the nearest at or above `folder`; None without any.

    A workspace has a `tradectl.yaml`, broken or not; that file may be given for its folder.
    """
    if given:
        folder = named_path(folder, given)
        above, name = os.path.split(folder)
        folder = above if name == SETTINGS else folder
    while not os.path.lexists(os.path.join(folder, SETTINGS)):  # noqa: PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if given or above == folder:
            return None
        folder = above
    return folder
