"""What a command is about to do, as one value: shown, confirmed, applied, committed, undone, tested (docs/safety.md).

Paths are relative to the workspace, with `/`, and name files where they stand *before* the operation: a file inside a
folder that the same operation moves is named by its old path, and so is the place in it that something else moves to.
`before` is the SHA-256 (hex) of the bytes that were read, `ABSENT` where there must be no file.
"""

from tradectl.core.message import Message
from tradectl.core.named import NamedTuple

ABSENT = ""


class MakeFolder(NamedTuple):
    """Make a customer's folder; its files follow as `WriteFile` and appear with it, all at once."""

    path: str
    mode: int | None = None  # permission bits to restore (`undo`); None: what the system gives a new folder


class MoveFolder(NamedTuple):
    """Move a folder with everything in it; the target must not exist."""

    path: str
    target: str


class MoveFile(NamedTuple):
    """Move a file as it is, whatever bytes it has; the target must not exist."""

    path: str
    target: str


class FieldChange(NamedTuple):
    """One field of a card: a dotted key, what it was and what it becomes (None: not given)."""

    key: str
    old: object
    new: object


class SetFields(NamedTuple):
    """Set fields of a card: `content` is the spliced and proven text (store/yaml)."""

    path: str
    fields: tuple[FieldChange, ...]
    before: str
    content: bytes


class AppendJournal(NamedTuple):
    """Append entries to a journal: (id, line without its line end). Re-applied by id, so it never conflicts."""

    path: str
    entries: tuple[tuple[str, str], ...]


class WriteFile(NamedTuple):
    """Write a whole file, new (`before` is ABSENT) or in place of the bytes that were read."""

    path: str
    before: str
    content: bytes
    mode: int | None = None  # permission bits to restore (`undo`); None: those of the file in place, else of a new one


class RemoveFile(NamedTuple):
    """Remove a file that still has the bytes that were read: one tradectl wrote, or one whose text is elsewhere now."""

    path: str
    before: str


class RemoveFolder(NamedTuple):
    """Remove a folder that is empty once this operation's files are gone (only `undo` and `merge` ask for it)."""

    path: str


Change = MakeFolder | MoveFolder | MoveFile | SetFields | AppendJournal | WriteFile | RemoveFile | RemoveFolder


class ChangeSet(NamedTuple):
    """One operation: its id, who does it, the customers it is about, the sentence that tells it, the changes."""

    operation: str
    command: str
    by: str
    subject: Message
    customers: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    undoes: str | None = None  # the operation this one takes back
