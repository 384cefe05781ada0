"""A second process that looks at customers' files while this one does other things; it opens nothing but folders.

It is a bare fork that ends without cleaning up after its parent, and tells of each chunk whether a file of it changed.
Sent ahead at a command's start it takes the chunks from the index file itself; what it tells of a chunk counts where
the chunk, by number and check sum, is still the one this process has read.
"""

from __future__ import annotations

import os
from _struct import Struct

TYPE_CHECKING = False  # it is sent before typing is loaded
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tradectl.store.index.chunk import Chunk

_RECORD = Struct("<qI?")  # a chunk's number, its check sum, whether something changed
_AT_ONCE = 1 << 16
_KILL = 9
Told = tuple[int, int, bool]


class Scout:
    """The parent's end; `only_cards`: it looks at no journals."""

    def __init__(self, look: Callable[[], Iterable[Told]], *, only_cards: bool = False) -> None:
        """Start it; `look` is done over there."""
        self.only_cards = only_cards
        self._told: dict[int, tuple[int, bool]] = {}
        self._rest = b""
        self._reading, writing = os.pipe()
        os.set_blocking(self._reading, False)
        try:
            self._process = os.fork()
        except OSError:
            self._process = -1
        if self._process == 0:
            _go(look, writing)
        os.close(writing)

    def has_seen(self, chunk: Chunk) -> bool:
        """Return whether it found every file of a chunk unchanged."""
        self._listen()
        return not chunk.is_changed and self._told.get(chunk.number) == (chunk.mark, False)

    def dismiss(self) -> None:
        """Send it home."""
        if self._process > 0:
            try:
                os.kill(self._process, _KILL)
                os.waitpid(self._process, 0)
            except OSError:
                pass  # it has gone by itself
            os.close(self._reading)
        self._process = -1

    def _listen(self) -> None:
        """Take in what it told up to now."""
        if self._process < 0:
            return
        try:
            while part := os.read(self._reading, _AT_ONCE):
                self._rest += part
        except BlockingIOError:
            pass  # that is all so far
        whole = len(self._rest) - len(self._rest) % _RECORD.size
        for number, mark, changed in _RECORD.iter_unpack(self._rest[:whole]):
            self._told[number] = (mark, changed)
        self._rest = self._rest[whole:]


def _go(look: Callable[[], Iterable[Told]], writing: int) -> None:
    """Look, tell, and end, whatever happens."""
    try:
        for told in look():
            os.write(writing, _RECORD.pack(*told))
    finally:
        os._exit(0)


def look_over(index: str, root: str, *, only_cards: bool) -> Iterator[Told]:
    """Yield what is to be told of the chunks of an index file; the file is only read."""
    from _sqlite3 import connect  # noqa: PLC0415 (start-up)
    from array import array  # noqa: PLC0415 (start-up)

    from tradectl.store.index.chunk_row import CHUNKS, is_sound, looks_in, names_in  # noqa: PLC0415
    from tradectl.store.index.looks import CARDS, FILES, cards_of, look_at_customers  # noqa: PLC0415
    from tradectl.store.index.whereabouts import address_of  # noqa: PLC0415

    for number, folder, names, marks, numbers, mark in connect(address_of(index), uri=True).execute(CHUNKS):
        if is_sound(folder, names, marks, numbers, mark):
            place = os.path.join(root, folder.decode("utf-8", "surrogatepass"))  # noqa: PTH118 (start-up)
            kept, files = array("q", looks_in(numbers)), CARDS if only_cards else FILES
            looks = look_at_customers(place, names_in(names), files)
            yield number, mark, looks != (cards_of(kept) if only_cards else kept)
