"""Where the customers' folders are, those that stand in the wrong place too; nothing in them is read."""

from __future__ import annotations

import os

from tradectl.core.ids import parse_customer_id
from tradectl.core.layout import CARD, TOPS, read_shelf
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.files import Unreadable, folders, is_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tradectl.core.problems import Problem


class Place(NamedTuple):
    """Where a customer's folder was found; `stray`: in no shelf."""

    path: str
    stray: bool = False

    @property
    def name(self) -> str:
        """Return the folder's own name: the customer's id."""
        return self.path.rpartition("/")[2]


def find_customers(
    root: Path, likely: Callable[[str], bool] | None = None
) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Return every customer's folder, those that stand in the wrong place too, and problems about what is no folder.

    With `likely`, only folders are looked at whose names it takes: a tenth of the time where one of thousands is meant.
    """
    found: list[Place] = []
    problems: list[Problem] = []
    for top in TOPS:
        for shelf in listed(root, top, problems):
            path = f"{top}/{shelf.name}"
            if shelf.is_symlink() and (read_shelf(path) or parse_customer_id(shelf.name)):
                problems.append(link(path))
            elif not is_folder(shelf):
                continue
            elif read_shelf(path) is None and _is_customer(root / path):
                if likely is None or likely(shelf.name):
                    found.append(Place(path, stray=True))
            else:
                _shelf(root, path, found, problems, likely)
    found += [Place(entry.name, stray=True) for entry in listed(root, "", problems, likely) if _is_stray(entry)]
    return tuple(found), tuple(problems)


def by_id(root: Path) -> dict[str, list[Place]]:
    """Return the folders of every customer by its id: one, two where a merge of git left two."""
    found: dict[str, list[Place]] = {}
    for place in find_customers(root)[0]:
        found.setdefault(place.name, []).append(place)
    return found


def names_in(root: Path, shelf: str) -> set[str] | None:
    """Return the names of the customers' folders in a shelf; None where there is a problem to tell of."""
    problems: list[Problem] = []
    entries = listed(root, shelf, problems)
    if problems or any(entry.is_symlink() for entry in entries):
        return None
    return {entry.name for entry in entries if is_folder(entry)}


def _shelf(
    root: Path, path: str, found: list[Place], problems: list[Problem], likely: Callable[[str], bool] | None
) -> None:
    """Find the customers of a grade or year; in any other folder only what is named like a customer."""
    stray = read_shelf(path) is None
    entries = [entry for entry in listed(root, path, problems, likely) if not stray or parse_customer_id(entry.name)]
    problems += [link(f"{path}/{entry.name}") for entry in entries if entry.is_symlink()]
    found += [Place(f"{path}/{entry.name}", stray) for entry in entries if is_folder(entry)]


def listed(
    root: Path, path: str, problems: list[Problem], likely: Callable[[str], bool] | None = None
) -> tuple[os.DirEntry[str], ...]:
    """Return what stands in a folder; that it cannot be listed is a problem, that it is missing is none."""
    folder = os.path.join(root, path)  # noqa: PTH118 - a tenth of the time of a Path
    if path and os.path.islink(folder):  # noqa: PTH114 - which raises; the workspace may be a link
        problems.append(link(path))
        return ()
    entries = folders(folder, likely)
    if not isinstance(entries, Unreadable):
        return entries
    if not entries.absent:
        from tradectl.store.documents import unreadable_problem  # noqa: PLC0415 (start-up)

        problems.append(unreadable_problem(path, entries))
    return ()


def link(path: str) -> Problem:
    """Return the problem of a link where a folder or file of the workspace is to stand."""
    from tradectl.core.checks.codes import problem  # noqa: PLC0415 (start-up)

    return problem(
        "FILE01",
        path,
        (1, 1),
        say("It is a link; tradectl follows no links."),
        say("Put the folder itself in its place."),
    )


def _is_customer(folder: Path) -> bool:
    return parse_customer_id(folder.name) is not None or os.path.lexists(folder / CARD)


def _is_stray(entry: os.DirEntry[str]) -> bool:
    return parse_customer_id(entry.name) is not None and is_folder(entry)
