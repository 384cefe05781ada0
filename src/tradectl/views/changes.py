"""A change set shown: what will be made, moved, set, appended, written, removed; entries of the envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.message import Message, say, say_n
from tradectl.views.agreed import agreed
from tradectl.views.cells import ELLIPSIS
from tradectl.views.change_values import parsed
from tradectl.views.document import Document, Item, Joined, Listing, Paragraph, Role, Styled
from tradectl.views.entry_words import KINDS
from tradectl.views.field_words import field_word
from tradectl.views.in_words import in_words
from tradectl.views.punctuation import COLON_ALONE
from tradectl.views.report_words import CHANNELS, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.changes import Change, ChangeSet, FieldChange
    from tradectl.views.document import Block, Text


SCREEN = 20  # lines of a plan that are read before a question is answered


def document(change_set: ChangeSet, most: int | None = None) -> Document:
    """Return the plan for a person to confirm: its sentence, then every change, or the first in `most` lines."""
    items = _folded(change_set, most)
    plan = Listing(items) if items else Paragraph(say("Nothing to change."))
    blocks: tuple[Block, ...] = (Paragraph(Styled(change_set.subject, Role.STRONG)), plan)
    left = len(change_set.changes) - len(items)
    if left:
        more = say_n(
            "and {count} more change: --dry-run --format json shows all",
            "and {count} more changes: --dry-run --format json shows all",
            left,
        )
        blocks += (Paragraph(Styled(more, Role.FAINT)),)
    return Document(change_set.subject, blocks)


def _folded(change_set: ChangeSet, most: int | None) -> tuple[Item, ...]:
    """Return the changes that have room in so many lines; where one alone has more, it ends in `…`."""
    items: list[Item] = []
    room = most
    for change in change_set.changes:
        item = _put_back(change_set, change) or _item(change)
        if room is not None:
            if room < 1:
                break
            if len(item.under) >= room:
                item = Item(item.text, (*item.under[: max(room - 2, 0)], ELLIPSIS))
            room -= 1 + len(item.under)
        items.append(item)
    return tuple(items)


def _put_back(change_set: ChangeSet, change: Change) -> Item | None:
    """Return what `undo` does with a file that is there: it has its old text again, where its folder goes to."""
    if not change_set.undoes or not isinstance(change, WriteFile) or change.before == ABSENT:
        return None
    path = change.path
    for one in change_set.changes:
        if isinstance(one, MoveFolder) and path.startswith(f"{one.path}/"):
            path = one.target + path.removeprefix(one.path)
    return Item(say("Put back {path} as it was", path=path))


def _item(change: Change) -> Item:
    told: Message
    under: tuple[Text, ...] = ()
    match change:
        case MakeFolder(path=path):
            told = say("Make the folder {path}", path=path)
        case MoveFolder(path=path, target=target):
            told, under = say("Move the folder {path}", path=path), (say("to {target}", target=target),)
        case MoveFile(path=path, target=target):
            told, under = say("Move the file {path}", path=path), (say("to {target}", target=target),)
        case SetFields(path=path, fields=fields):
            told, under = say("Change the card {path}", path=path), tuple(map(field_text, fields))
        case AppendJournal(path=path, entries=added):
            told = say_n("Add {count} entry to {path}", "Add {count} entries to {path}", len(added), path=path)
            under = tuple(text for _, line in added for text in _entry(line))
        case WriteFile():
            told = _written(change)
        case RemoveFile(path=path):
            told = say("Remove the file {path}", path=path)
        case RemoveFolder(path=path):
            told = say("Remove the empty folder {path}", path=path)
    return Item(told, under)


def _written(change: WriteFile) -> Message:
    size = say_n("{count} byte", "{count} bytes", len(change.content))
    if change.before == ABSENT:
        return say("Write the new file {path} ({size})", path=change.path, size=size)
    return say("Write the file {path} again ({size})", path=change.path, size=size)


def field_text(field: FieldChange) -> Text:
    """Return what a field was and what it becomes, on one line."""
    return Joined(
        (
            Joined((field_word(field.key), COLON_ALONE), ""),
            in_words(field.old, field.new, field.key),
            "→",
            Styled(in_words(field.new, field.old, field.key), Role.STRONG),
        )
    )


def _entry(line: str) -> Iterator[Text]:
    """Yield an entry: when, who, what kind, what was done, then what was heard and agreed; another line as it is."""
    entry = parsed(line)
    if not isinstance(entry, dict):
        yield line
        return
    kind, via = str(entry.get("kind", "")), str(entry.get("via", ""))
    what = CHANNELS.get(via) or KINDS.get(kind) or kind
    told = [one_line(str(entry[key])) for key in ("with", "did", "because") if entry.get(key)]
    yield Joined((str(entry.get("at", "")), str(entry.get("by", "")), what, *told))
    if entry.get("heard"):
        yield say("heard: {text}", text=one_line(str(entry["heard"])))
    yield from agreed(entry)
