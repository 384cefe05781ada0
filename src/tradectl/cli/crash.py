"""A bug's report: everything a developer needs, in a file a person can send."""

from __future__ import annotations

import contextlib
import os
import platform
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl import __version__
from tradectl.store.export import keep_newest, write_text
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.cli.context import World

_KEPT = 20


def write_report(error: Exception, arguments: Sequence[str], world: World) -> str:
    """Write the crash file into the user's state folder and return its path; `stderr` where it cannot be written."""
    report = _report(error, arguments)
    folder = _folder(world)
    path = folder / f"crash-{world.clock():%Y%m%dT%H%M%SZ}-{world.chance()}.txt"
    try:
        if not folder.is_absolute():  # it would lie in the workspace
            raise FileNotFoundError(folder)
        write_text(path, report)
    except OSError:
        world.stderr.write(clean(report, keep_newlines=True))
        return "stderr"
    with contextlib.suppress(OSError):
        keep_newest(folder, "crash-*.txt", _KEPT)
    return str(path)


def _folder(world: World) -> Path:
    given = world.flag("TRADECTL_STATE")
    if given:
        return Path(given)
    from platformdirs import user_state_dir

    return Path(user_state_dir("tradectl", appauthor=False))


def _report(error: Exception, arguments: Sequence[str]) -> str:
    words = " ".join(arguments)
    trace = "".join(traceback.format_exception(error))
    return (
        f"tradectl {__version__}\n"
        f"Python {platform.python_version()} on {platform.platform()} ({os.name})\n"
        f"command: tradectl {words}\n\n{trace}"
    )
