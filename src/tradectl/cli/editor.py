"""Run the person's own editor and file manager; besides store/git the only place that starts a program.

What is run comes from the person's environment or is the system's own, never from the workspace.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.store.files import Unreadable, read_file
from tradectl.store.program import find_program

if TYPE_CHECKING:
    from collections.abc import Mapping

_EDITORS = ("sensible-editor", "editor", "nano", "vim", "vi")


def edit_file(path: Path, environment: Mapping[str, str], *, can_ask: bool = True) -> None:
    """Run the editor on a file and wait for it; `can_ask`: a person is at a terminal."""
    _refuse_odd(path)
    command = editor(environment, can_ask=can_ask)
    try:
        done = subprocess.run([*command, str(path)], env=dict(environment), check=False)
    except OSError as error:
        raise _no_start(command[0]) from error
    if done.returncode:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The editor {editor} ended with an error.", editor=command[0]),
            say("The file is as the editor left it."),
        )


def editor(environment: Mapping[str, str], *, can_ask: bool = True) -> list[str]:
    """Return the editor's command: $VISUAL, $EDITOR, else the system's plain one, which needs a person there."""
    given = environment.get("VISUAL") or environment.get("EDITOR")
    if given:
        try:
            name, *words = [given] if os.name == "nt" else shlex.split(given) or [given]
        except ValueError as error:  # a quotation mark that is not closed
            raise _no_start(given) from error
        path = find_program(name, environment) if Path(name).name == name else name
        if path is None:
            raise _no_start(name)
        return [path, *words]
    if os.name == "nt":
        return [str(Path(environment.get("SYSTEMROOT", r"C:\Windows"), "System32", "notepad.exe"))]
    if sys.platform == "darwin":
        return ["/usr/bin/open", "-W", "-t"]
    if not can_ask:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("An editor needs a terminal, and there is none here."),
            say("Change single fields with `tradectl set`, or set EDITOR to a program with a window of its own."),
        )
    found = next((path for name in _EDITORS if (path := find_program(name, environment))), None)
    if found is None:
        raise TradectlError(
            ErrorCode.UNSUPPORTED,
            say("No editor was found."),
            say("Set EDITOR to a program you have, for example: export EDITOR=nano"),
        )
    return [found]


def open_folder(folder: Path, environment: Mapping[str, str]) -> None:
    """Open a folder in the file manager and do not wait; nothing happens where there is no desktop."""
    if os.name == "nt":
        os.startfile(folder)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606
        return
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program = find_program(name, environment)
    if program is None or (
        name == "xdg-open" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    ):
        return
    subprocess.Popen(
        [program, str(folder)], env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _no_start(name: str) -> TradectlError:
    return TradectlError(
        ErrorCode.UNSUPPORTED,
        say("The editor {editor} cannot be started.", editor=name),
        say("Set EDITOR to a program you have, for example: export EDITOR=nano"),
    )


def _refuse_odd(path: Path) -> None:
    """Raise REFUSED for a link, a pipe, a device.

    An editor would follow the first out of the workspace, wait for the second, and never end with the third.
    """
    raw = read_file(path)
    if isinstance(raw, Unreadable) and not raw.too_large and not raw.absent:
        raise TradectlError(
            ErrorCode.REFUSED, say("{name} is not opened. {reason}", name=path.name, reason=raw.reason), raw.remedy
        )
