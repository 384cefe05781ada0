"""Documents copied into a customer's folder of the day (R52): which folder, which names, nothing written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import ABSENT, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.ids import parse_deal_folder, slug
from tradectl.core.layout import CARD, DEAL, JOURNAL
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.files import Unreadable, folders, read_beneath

if TYPE_CHECKING:
    from datetime import date

    from tradectl.store.workspace import Workspace


_MOST_OF_A_NAME = 1_000


class Attachment(NamedTuple):
    """A file to copy into the customer's dated folder: its name and its bytes."""

    name: str
    content: bytes


def file_away(
    workspace: Workspace,
    customer: str,
    attachments: tuple[Attachment, ...],
    day: date,
    *,
    title: str = "",
    beside: bool = False,
) -> tuple[tuple[WriteFile, ...], list[str]]:
    """Return the changes that copy files into a customer's folder (`customer`), and their names for an entry.

    A new folder is named by the `title`, else by the first file. A file that lies there already with the same bytes is
    not written again; one with other bytes gets a number where it may lie `beside` the other, else EXISTS is raised.
    """
    if not attachments:
        return (), []
    entries = folders(workspace.root / customer)
    names = [] if isinstance(entries, Unreadable) else [one.name for one in entries]
    of_day = [name for name in names if (found := parse_deal_folder(name)) and found[0] == day]
    first = attachments[0].name
    folder = of_day[0] if of_day else f"{day:%Y%m%d}-{slug(title, '') or slug(first.rpartition('.')[0] or first)}"
    if beside:
        attachments = _beside(workspace, f"{customer}/{folder}", attachments)
    planned: dict[str, bytes] = {}
    for file in attachments:
        _refuse_own_name(file.name)
        if planned.setdefault(file.name, file.content) != file.content:
            raise _exists(f"{folder}/{file.name}")
    changes = []
    for name, content in planned.items():
        there = read_beneath(workspace.root, f"{customer}/{folder}/{name}")
        if isinstance(there, bytes) and there != content:
            raise _exists(f"{folder}/{name}")
        if not isinstance(there, bytes):
            changes.append(WriteFile(f"{customer}/{folder}/{name}", ABSENT, content))
    return tuple(changes), [f"{folder}/{name}" for name in planned]


def _beside(workspace: Workspace, folder: str, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """Return the files with names that are free in a folder, whatever case they have, or are theirs already."""
    entries = folders(workspace.root / folder)
    there = {} if isinstance(entries, Unreadable) else {one.name.casefold(): one.name for one in entries}
    planned: dict[str, Attachment] = {}
    for file in attachments:
        stem, dot, ending = file.name.rpartition(".")
        if not stem:
            stem, dot, ending = file.name, "", ""
        for name in (file.name, *(f"{stem} ({number}){dot}{ending}" for number in range(2, _MOST_OF_A_NAME))):
            key = name.casefold()
            if key in planned:
                is_free = planned[key].content == file.content
            elif key in there:
                lies = read_beneath(workspace.root, f"{folder}/{name}") if there[key] == name else None
                is_free = lies == file.content
            else:
                is_free = True
            if is_free:
                planned.setdefault(key, Attachment(name, file.content))
                break
        else:
            raise _exists(f"{folder}/{file.name}")
    return tuple(planned.values())


def _refuse_own_name(name: str) -> None:
    if name.lower() in (CARD, JOURNAL, DEAL):
        raise TradectlError(
            ErrorCode.REFUSED,
            say("A document may not be called {name}: tradectl keeps a file of that name.", name=name),
            say("Rename the document first."),
        )


def _exists(path: str) -> TradectlError:
    return TradectlError(
        ErrorCode.EXISTS,
        say("There is another file {path} already.", path=path),
        say("Rename the document first."),
    )
