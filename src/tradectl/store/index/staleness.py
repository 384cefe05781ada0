"""Which customers' files changed since they were read: one look at every card and journal, by two processes."""

from __future__ import annotations

import os

from tradectl.core.named import NamedTuple
from tradectl.store.index.looks import CARDS, FILES, NUMBERS, PER_CUSTOMER, cards_of, look_at_customers

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


def stale_customers(
    root: Path, chunks: Sequence[Chunk], cores: int, scout: Scout | None = None, *, only_cards: bool = False
) -> list[Stale]:
    """Return the customers whose files are not as they were when they were read; with `only_cards`, whose card is not.

    The scout has begun with the first chunk; this process begins with the last, until they meet.
    """
    place = str(root)
    if scout is not None and scout.only_cards and not only_cards:
        scout.dismiss()
        scout = None
    known = sum(len(chunk) for chunk in chunks if not chunk.is_changed)
    if scout is None and cores > 1 and hasattr(os, "fork") and known >= _MANY:
        scout = _late_scout(place, chunks, only_cards=only_cards)
    found = [
        stale
        for chunk in reversed(chunks)
        if scout is None or not scout.has_seen(chunk)
        for stale in changed_in(place, chunk, only_cards=only_cards)
    ]
    if scout is not None:
        scout.dismiss()
    return sorted(found, key=lambda stale: (stale.chunk.number, stale.place))


def changed_in(root: str, chunk: Chunk, *, only_cards: bool = False) -> Iterator[Stale]:
    """Yield the customers of a chunk whose files changed; with `only_cards`, whose card did."""
    folder = os.path.join(root, chunk.folder)  # noqa: PTH118 (a tenth of the time)
    looks = look_at_customers(folder, chunk.names, CARDS if only_cards else FILES)
    kept = cards_of(chunk.looks) if only_cards else chunk.looks
    if looks == kept:
        return
    each = NUMBERS if only_cards else PER_CUSTOMER
    for place, name in enumerate(chunk.names):
        here = slice(place * each, (place + 1) * each)
        if looks[here] != kept[here]:
            yield Stale(chunk, place, look_at_customers(folder, [name]) if only_cards else looks[here])


def is_stale(root: str, chunk: Chunk, place: int) -> bool:
    """Return whether a file of the customer at a place of a chunk changed."""
    folder = os.path.join(root, chunk.folder)  # noqa: PTH118 (a tenth of the time)
    looks = look_at_customers(folder, [chunk.names[place]])
    return looks != chunk.looks[place * PER_CUSTOMER : (place + 1) * PER_CUSTOMER]


def _late_scout(root: str, chunks: Sequence[Chunk], *, only_cards: bool) -> Scout:
    from tradectl.store.index.scout import Scout  # noqa: PLC0415 (start-up)

    def look() -> Iterator[tuple[int, int, bool]]:
        return ((one.number, one.mark, any(changed_in(root, one, only_cards=only_cards))) for one in chunks)

    return Scout(look, only_cards=only_cards)
