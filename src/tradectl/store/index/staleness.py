"""Which customers' files changed since they were read: one look at every card and journal, on both cores."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from tradectl.store.index.looks import PER_CUSTOMER, look_at_customers

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tradectl.store.index.chunk import Chunk

_MANY = 2500  # customers: below, a second process costs more than it looks at


class Stale(NamedTuple):
    """A customer to be read anew: where it stands in the index, and its files' looks from before they are read."""

    chunk: Chunk
    place: int
    look: array[int]


def stale_customers(root: Path, chunks: Sequence[Chunk], cores: int) -> list[Stale]:
    """Return the customers whose files are not as they were when they were read."""
    if cores < 2 or not hasattr(os, "fork") or sum(map(len, chunks)) < _MANY:  # noqa: PLR2004
        return [stale for chunk in chunks for stale in _changed(root, chunk)]
    middle = _middle(chunks)
    second = _SecondProcess(root, chunks[middle:])
    found = [stale for chunk in chunks[:middle] for stale in _changed(root, chunk)]
    for number in second.changed():
        found += _changed(root, chunks[middle + number])
    return found


def _changed(root: Path, chunk: Chunk) -> Iterator[Stale]:
    looks = look_at_customers(os.path.join(root, chunk.folder), chunk.names)  # noqa: PTH118 (a tenth of the time)
    if looks == chunk.looks:
        return
    for place in range(len(chunk.names)):
        here = slice(place * PER_CUSTOMER, (place + 1) * PER_CUSTOMER)
        if looks[here] != chunk.looks[here]:
            yield Stale(chunk, place, looks[here])


def _middle(chunks: Sequence[Chunk]) -> int:
    half, seen = sum(map(len, chunks)) // 2, 0
    for number, chunk in enumerate(chunks):
        seen += len(chunk.names)
        if seen >= half:
            return number + 1
    return len(chunks)


class _SecondProcess:
    """A second process that looks at its share and tells the numbers of the chunks in which something changed.

    It is a bare fork: it imports nothing, opens nothing but folders and ends without cleaning up after its parent.
    """

    def __init__(self, root: Path, chunks: Sequence[Chunk]) -> None:
        self._count = len(chunks)
        self._reading, writing = os.pipe()
        try:
            self._child = os.fork()
        except OSError:
            self._child = -1
        if self._child == 0:
            try:
                told = bytes(any(_changed(root, chunk)) for chunk in chunks)
                os.write(writing, told + b"\x02")
            finally:
                os._exit(0)
        os.close(writing)

    def changed(self) -> list[int]:
        """Return the numbers of changed chunks; all of them where the process did not come to its end."""
        told = b""
        while part := os.read(self._reading, 1 << 16):
            told += part
        os.close(self._reading)
        if self._child > 0:
            os.waitpid(self._child, 0)
        if len(told) != self._count + 1:
            return list(range(self._count))
        return [number for number, changed in enumerate(told[:-1]) if changed]
