"""Which customers' files changed since they were read: one look at every card and journal, by two processes."""

from __future__ import annotations

import os

from tradectl.core.named import NamedTuple
from tradectl.store.index.looks import PER_CUSTOMER, look_at_customers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tradectl.store.index.chunk import Chunk
    from tradectl.store.index.scout import Scout

_MANY = 2500  # customers: below, a second process costs more than it looks at


class Stale(NamedTuple):
    """A customer to be read anew: where it stands in the index, and its files' looks from before they are read."""

    chunk: Chunk
    place: int
    look: array[int]


def stale_customers(root: Path, chunks: Sequence[Chunk], cores: int, scout: Scout | None = None) -> list[Stale]:
    """Return the customers whose files are not as they were when they were read.

    The scout has begun with the first chunk; this process begins with the last, until they meet.
    """
    place = str(root)
    known = sum(len(chunk) for chunk in chunks if not chunk.is_changed)
    if scout is None and cores > 1 and hasattr(os, "fork") and known >= _MANY:
        scout = _late_scout(place, chunks)
    found = [
        stale
        for chunk in reversed(chunks)
        if scout is None or not scout.has_seen(chunk)
        for stale in changed_in(place, chunk)
    ]
    if scout is not None:
        scout.dismiss()
    return sorted(found, key=lambda stale: (stale.chunk.number, stale.place))


def changed_in(root: str, chunk: Chunk) -> Iterator[Stale]:
    """Yield the customers of a chunk whose files changed."""
    looks = look_at_customers(os.path.join(root, chunk.folder), chunk.names)  # noqa: PTH118 (a tenth of the time)
    if looks == chunk.looks:
        return
    for place in range(len(chunk)):
        here = slice(place * PER_CUSTOMER, (place + 1) * PER_CUSTOMER)
        if looks[here] != chunk.looks[here]:
            yield Stale(chunk, place, looks[here])


def _late_scout(root: str, chunks: Sequence[Chunk]) -> Scout:
    from tradectl.store.index.scout import Scout  # noqa: PLC0415 (start-up)

    return Scout(lambda: ((one.number, one.mark, any(changed_in(root, one))) for one in chunks))
