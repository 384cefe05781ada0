"""The index's SQLite file: opened, made where there is none, made anew where it cannot be used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress

from tradectl.core.message import Message, say
from tradectl.store.index.chunk import DamagedError
from tradectl.store.index.whereabouts import address_of, elder_files, index_file, next_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import Any

SHAPE = 11  # of the tables and of what is in them; a file of another shape is made anew
_OWN = 0x74726463  # SQLite's application_id: "trdc"
_PATIENCE = 1.0  # seconds for another process to finish writing
_LITTLE = 400 * 4096  # bytes beside the file; to read them costs the next command 0.7 ms
_FAULTS = (sqlite3.Error, UnicodeDecodeError)  # the latter where the very names of the tables are spoilt
_ENDINGS = ("", "-wal", "-shm", "-journal")
_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, told TEXT, mark INTEGER) WITHOUT ROWID",
    "CREATE TABLE chunk (number INTEGER PRIMARY KEY, folder BLOB, names BLOB, marks TEXT, numbers BLOB, mark INTEGER)",
    "CREATE TABLE customer (key INTEGER PRIMARY KEY, facts TEXT, particulars TEXT, calls TEXT, mark INTEGER)",
    "CREATE TABLE problem (key INTEGER PRIMARY KEY, told TEXT, mark INTEGER)",
    "CREATE TABLE words (key INTEGER PRIMARY KEY, moved INTEGER, deals BLOB, told BLOB, mark INTEGER)",
    "CREATE TABLE passages (key INTEGER PRIMARY KEY, told BLOB, mark INTEGER)",
    "CREATE TABLE sign (kind TEXT, told TEXT, key INTEGER, PRIMARY KEY (kind, told, key)) WITHOUT ROWID",
    "CREATE INDEX sign_of ON sign (key)",
    "CREATE TABLE unsigned (key INTEGER PRIMARY KEY)",
    f"PRAGMA application_id = {_OWN}",
    f"PRAGMA user_version = {SHAPE}",
)


class Database:
    """One connection; `notice` says why the file was replaced or cannot be kept.

    `stem` is how the file's path begins, None where there is no cache folder. `is_lasting` is False where the index
    lives in memory for this one command. Whatever is wrong with the file raises DamagedError.
    """

    def __init__(self, stem: str | None) -> None:
        self.notice: Message | None = None
        self.is_lasting = False
        self._is_unfilled = False  # made just now: what the first index writes need not wait for the disk (decision 9)
        self._path = None if stem is None else index_file(stem)
        self._connection = self._passing() if self._path is None else self._opened(self._path)

    def ask(self, question: str, values: Iterable[Any] = ()) -> list[Any]:
        """Return the rows of a question."""
        try:
            return self._connection.execute(question, tuple(values)).fetchall()
        except _FAULTS as error:
            raise DamagedError(str(error)) from error

    def each(self, question: str) -> Generator[Any, None, None]:
        """Yield the rows of a question as they are read: too many to hold at once."""
        try:
            yield from self._connection.execute(question)
        except _FAULTS as error:
            raise DamagedError(str(error)) from error

    def tell(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Carry out a statement for each row."""
        try:
            self._connection.executemany(statement, rows)
        except _FAULTS as error:
            raise DamagedError(str(error)) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Answer several questions from one state of the file, whoever writes meanwhile."""
        self.ask("BEGIN")
        yield
        self.ask("COMMIT")  # after a fault the connection is closed

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the right to write; give False where another process has it and does not let go."""
        if self._is_unfilled and self.ask("SELECT 1 FROM chunk LIMIT 1"):
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._is_unfilled = False
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            yield False
            return
        except _FAULTS as error:
            raise DamagedError(str(error)) from error
        try:
            yield True
        except BaseException:
            with suppress(*_FAULTS):
                self._connection.rollback()
            raise
        try:
            self._connection.execute("COMMIT")
        except _FAULTS as error:  # a full disk: what was read stays in memory until the end of this command
            raise DamagedError(str(error)) from error

    def version(self) -> int:
        """Return a number that changes when another process writes."""
        return int(self.ask("PRAGMA data_version")[0][0])

    def renew(self, reason: Message) -> None:
        """Begin anew with an empty file."""
        self._connection.close()
        self._connection = self._passing() if self._path is None else self._made(next_file(self._path), reason)

    def forsake(self) -> None:
        """Go on in memory: the file cannot be written now."""
        self._connection.close()
        self._connection = self._passing()

    def may_be_left(self) -> bool:
        """Return whether the process may end without closing: little of what was written lies beside the file.

        To bring that in takes four waits for the disk; the next command reads it where it lies.
        """
        try:
            return self.is_lasting and os.stat(f"{self._path}-wal").st_size <= _LITTLE  # noqa: PTH116 (start-up)
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def discard(self) -> None:
        """Let the next command make the file anew: a row in it was not as it was written."""
        if self.is_lasting and self._path is not None:
            self.is_lasting = False
            self.notice = say("The index is made anew: {reason}.", reason=say("it was damaged"))
            with suppress(OSError, *_FAULTS):
                _put_in_place(next_file(self._path))

    def _opened(self, path: str) -> sqlite3.Connection:
        if not os.path.lexists(path):
            return self._made(path, None)
        connection = None
        try:
            connection = _connected(path)
            reason = _strange(connection)
        except sqlite3.OperationalError as error:
            reason = say("it cannot be opened ({reason})", reason=str(error))
        except _FAULTS:
            reason = say("it was damaged")
        if reason is None and connection is not None:
            self.is_lasting = True
            return connection
        if connection is not None:
            connection.close()
        return self._made(next_file(path), reason)

    def _made(self, path: str, reason: Message | None) -> sqlite3.Connection:
        """Make the file, unless another process was faster; where that cannot be, work in memory."""
        connection = None
        folder = os.path.dirname(path)  # noqa: PTH120
        try:
            os.makedirs(folder, exist_ok=True, mode=0o700)  # noqa: PTH103
            is_ours = _put_in_place(path)
            connection = _connected(path, is_new=is_ours)
            if _strange(connection) is not None:
                raise sqlite3.DatabaseError
        except (OSError, *_FAULTS):
            if connection is not None:
                connection.close()
            self.notice = say("The index cannot be kept in {folder}; without it this takes longer.", folder=folder)
            return self._passing()
        if reason is not None and is_ours:
            self.notice = say("The index is made anew: {reason}.", reason=reason)
        self._path, self.is_lasting, self._is_unfilled = path, True, is_ours
        return connection

    def _passing(self) -> sqlite3.Connection:
        self.is_lasting = False
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for statement in _TABLES:
            connection.execute(statement)
        return connection


def _put_in_place(path: str) -> bool:
    """Make an empty index aside, put it in place whole, and remove those before it; False where it stands already."""
    aside = f"{path}.{os.getpid()}"
    _remove(aside)
    connection = _connected(aside, "mode=rwc", is_new=True)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()
    try:
        os.link(aside, path)  # which fails where something stands already
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        os.rename(aside, path)  # noqa: PTH104
    finally:
        _remove(aside)
    for elder in elder_files(path):
        for ending in _ENDINGS:
            _remove(elder + ending)
    return True


def _remove(path: str) -> None:
    with suppress(OSError):  # what is left stands in nobody's way
        os.unlink(path)  # noqa: PTH108


def _connected(path: str, mode: str = "mode=rw", *, is_new: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(address_of(path, mode), uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.execute(f"PRAGMA synchronous = {'OFF' if is_new else 'NORMAL'}")
    return connection


def _strange(connection: sqlite3.Connection) -> Message | None:
    """Return why a file is not an index of this shape, None where it is."""
    own = connection.execute("PRAGMA application_id").fetchone()[0]
    shape = connection.execute("PRAGMA user_version").fetchone()[0]
    if own != _OWN:
        return say("it was damaged")
    if shape != SHAPE:
        return say("it was made by another version of tradectl")
    return None
