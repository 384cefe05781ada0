"""A change set shown: what will be made, moved, set, appended, written, removed; entries of the envelope."""

from __future__ import annotations

import json
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
from tradectl.views.change_values import parsed
from tradectl.views.document import Document, Item, Joined, Listing, Paragraph, Role, Styled

if TYPE_CHECKING:
    from tradectl.core.changes import Change, ChangeSet, FieldChange
    from tradectl.views.document import Text


def document(change_set: ChangeSet) -> Document:
    """Return the plan for a person to confirm: its sentence, then every change."""
    items = tuple(_item(change) for change in change_set.changes)
    plan = Listing(items) if items else Paragraph(say("Nothing to change."))
    return Document(change_set.subject, (Paragraph(Styled(change_set.subject, Role.STRONG)), plan))


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
            under = tuple(_entry(line) for _, line in added)
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
    return Joined((Joined((field.key, ":"), ""), _value(field.old), "→", Styled(_value(field.new), Role.STRONG)))


def _value(value: object) -> str | Message:
    if value is None or value == "":
        return say("(nothing)")
    if isinstance(value, str | Message):
        return value
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _entry(line: str) -> Text:
    """Return an entry in short: when, who, what kind, what was done; a line of another shape as it is."""
    entry = parsed(line)
    if not isinstance(entry, dict):
        return line
    told = [entry.get(key) for key in ("at", "by", "kind", "via", "did", "because")]
    return Joined(tuple(str(word) for word in told if word))
