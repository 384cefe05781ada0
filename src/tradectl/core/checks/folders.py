"""Findings about the names in any folder of the workspace: unportable ones, twins, copies left by a conflict."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.ids import WINDOWS_RESERVED, parse_customer_id
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tradectl.core.checks.setting import Setting
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record

_CONFLICT_COPY = re.compile(r"(?P<stem>.+)\.tradectl-[0-9]{8}T[0-9]{4}(?:-[0-9]+)?(?P<ending>\.[^.]+)?")
_UNPORTABLE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]|[ .]$')
_NO_TEXT = re.compile("[\udc80-\udcff]")  # how a byte that is no UTF-8 comes out of a file name
_TOP = (1, 1)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the workspace: its path (empty for the workspace itself), the names in it, which are folders."""

    path: str
    names: tuple[str, ...]
    folders: tuple[str, ...] = ()

    def of(self, name: str) -> str:
        """Return the path of something in the folder."""
        return f"{self.path}/{name}" if self.path else name


def check_own_folder(record: Record, _setting: Setting) -> Iterator[Problem]:
    """Yield every finding about the names in a customer's folder."""
    return check_folder(Folder(record.path, record.names), (record.path,))


def check_folder(folder: Folder, known: Collection[str]) -> Iterator[Problem]:
    """Yield every finding about the names in a folder; `known` are the paths of all customers that are read."""
    for name in folder.names:
        yield from _name(folder, name)
    for one, two in twin_names(folder.names):
        yield problem(
            "NAME04",
            folder.of(two),
            _TOP,
            say("{one} and {two} are one name on Windows and macOS.", one=one, two=two),
            say("Rename one of the two."),
        )
    for name in folder.folders:
        if parse_customer_id(name) and folder.of(name) not in known and folder.path not in known:
            yield problem(
                "FILING02",
                folder.of(name),
                _TOP,
                say("tradectl does not read the customer's folder {path}", path=folder.of(name)),
                say("Move it to its grade, for example prospect/D, or out of the workspace."),
            )


def _name(folder: Folder, name: str) -> Iterator[Problem]:
    if copy := _CONFLICT_COPY.fullmatch(name):
        theirs = f"{copy['stem']}{copy['ending'] or ''}"
        yield problem(
            "FILE06",
            folder.of(name),
            _TOP,
            say("Somebody changed {name} while a command was at work; the command's version lies here.", name=theirs),
            say("Compare the two files, correct {name}, and delete this one.", name=theirs),
        )
    elif _NO_TEXT.search(name):
        yield problem("NAME05", folder.of(name), _TOP, say("This file name is not UTF-8 text."), say("Rename it."))
    elif _UNPORTABLE.search(name) or name.partition(".")[0].rstrip().upper() in WINDOWS_RESERVED:
        yield problem(
            "NAME05",
            folder.of(name),
            _TOP,
            say("The name {name} does not work on Windows.", name=name),
            say('Rename it without < > : " \\ | ? * and without a blank or a full stop at its end.')
            if _UNPORTABLE.search(name)
            else say("Rename it: Windows keeps this name for a device."),
        )


def is_conflict_copy(name: str) -> bool:
    """Return whether a name is that of a command's version, left beside a file somebody changed meanwhile."""
    return _CONFLICT_COPY.fullmatch(name) is not None


def twin_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are one on a file system that folds case or composes accents."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if key in seen:
            yield seen[key], name
        else:
            seen[key] = name
