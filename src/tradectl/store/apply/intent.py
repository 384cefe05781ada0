"""What one operation does to the disk, as a value and as `record.json`: first the promise to do it, later the undo.

While an operation runs its folder stands under `.tradectl/work`, its record the intent; when it is done the folder is
renamed to `.tradectl/undo`, by then holding the bytes before of every file it touched: an exchange of two files leaves
the old one where the new one was staged. What is staged or kept is numbered, never named by the record.
"""

from collections.abc import Iterator
from pathlib import Path

from tradectl.core.message import Message
from tradectl.core.named import NamedTuple
from tradectl.store.apply.paths import is_under

RECORD, DRAFT = "record.json", "draft.json"


class Folder(NamedTuple):
    """A folder and its permission bits (None: what the system gives a new one)."""

    path: str
    mode: int | None = None


class Move(NamedTuple):
    """A folder or file that moves; its file number tells it from another one of that name."""

    path: str
    target: str
    inode: int
    is_file: bool = False


class File(NamedTuple):
    """One file: SHA-256 before and after (ABSENT: none), permission bits of new bytes, the entries of a journal."""

    path: str
    before: str
    after: str
    mode: int | None = None
    entries: tuple[tuple[str, str], ...] = ()


class Tree(NamedTuple):
    """A folder that appears or goes in one rename, with every folder (itself the first) and file in it."""

    path: str
    folders: tuple[Folder, ...]
    files: tuple[File, ...]


class Intent(NamedTuple):
    """One operation: who and what for, and its changes in the order in which they are carried out.

    Paths are those of before the operation, as in a ChangeSet.
    """

    operation: str
    command: str
    by: str
    customers: tuple[str, ...]
    subject: Message
    undoes: str | None
    host: str
    user: str
    sequence: int  # operations of one workspace counted, because two may fall into one second
    parents: tuple[Folder, ...] = ()  # shelves and the like that are made before, empty
    moves: tuple[Move, ...] = ()
    taken: tuple[Tree, ...] = ()  # folders that go, with the files in them
    made: tuple[Tree, ...] = ()
    files: tuple[File, ...] = ()
    emptied: tuple[Folder, ...] = ()  # folders that go once they are empty, innermost first

    def landing(self, path: str) -> str:
        """Return where a path of before stands after the operation."""
        for move in self.moves:  # what leaves a folder that moves stands before that one
            if path == move.path or is_under(path, move.path):
                return self.carried(move.target) + path[len(move.path) :]
        return path

    def carried(self, path: str) -> str:
        """Return where a path of before stands after the operation by the folder above it alone."""
        carrier = next((move for move in self.moves if is_under(path, move.path)), None)
        return path if carrier is None else carrier.target + path[len(carrier.path) :]

    def paths(self) -> Iterator[str]:
        """Yield every path the operation names, each as it is before."""
        yield from (folder.path for folder in (*self.parents, *self.emptied))
        for move in self.moves:
            yield from (move.path, move.target)
        for tree in (*self.taken, *self.made):
            yield from (folder.path for folder in tree.folders)
            yield from (file.path for file in tree.files)
        yield from (file.path for file in self.files)

    def touched(self) -> tuple[str, ...]:
        """Return the files and folders that differ after the operation, by their paths before and after, sorted."""
        names = {move.path for move in self.moves}
        names |= {file.path for tree in (*self.taken, *self.made) for file in tree.files}
        names |= {file.path for file in self.files}
        return tuple(sorted(names | {self.landing(path) for path in names}))


class Desk(NamedTuple):
    """The folder of one operation, under `work` or under `undo`, and the numbered things in it."""

    folder: Path

    @property
    def record(self) -> Path:
        """Return the record that makes the operation a promise."""
        return self.folder / RECORD

    @property
    def draft(self) -> Path:
        """Return the record that promises nothing yet."""
        return self.folder / DRAFT

    def file(self, number: int) -> Path:
        """Return where a file's new bytes are staged, and after the exchange its old ones kept."""
        return self.folder / f"file-{number}"

    def made(self, number: int) -> Path:
        """Return where a new folder is built."""
        return self.folder / f"made-{number}"

    def taken(self, number: int) -> Path:
        """Return where a removed folder is kept."""
        return self.folder / f"taken-{number}"


def inside(tree: Tree, path: str) -> str:
    """Return the path of a member relative to its tree, empty for the tree itself."""
    return path[len(tree.path) + 1 :]
