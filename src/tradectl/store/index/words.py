"""The words of every customer's card, journal and folder, folded, for `find`; read when it is first asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.naming import fold
from tradectl.store.index.looks import YOUNG, look_at
from tradectl.store.quick.customer import read_bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tradectl.core.glance import Glance
    from tradectl.store.index.task import Task
    from tradectl.store.places import Place


def look_at_folder(root: Path, place: Place, now: int) -> int:
    """Return when a file came to a customer's folder or went, in ns; 0 where that may happen again unseen."""
    _, changed, moved, _ = look_at(root / place.path)
    return 0 if max(changed, moved) > now - YOUNG else changed


def calls_of(glance: Glance) -> str:
    """Return the names a customer may be called by, folded, one a line."""
    customer = glance.customer
    names = [glance.name, *glance.particulars.aliases]
    if customer is not None:
        names += [customer.code, customer.name]
    return "\n".join(fold(name) for name in names).encode("utf-8", "replace").decode()


def words_of(task: Task, place: Place) -> str:
    """Return every text of the card and the journal and the names of the files, folded."""
    bare = read_bare(task.root, place, task.zone)
    if bare is not None:
        told: Iterable[Any] = (bare.fields, *bare.journal.entries)
        names = tuple(_names(task.root / place.path))
    else:
        from tradectl.store.reader import read_customer  # noqa: PLC0415 (start-up)

        record = read_customer(task.root, place, task.zone)
        told, names = (record.plain, *record.journal.entries), record.names
    texts = [place.path.rpartition("/")[2], *names, *(text for value in told for text in _texts(value))]
    return fold(" ".join(texts)).encode("utf-8", "replace").decode()


def _names(folder: Path) -> Iterator[str]:
    from tradectl.store.files import Unreadable, folders  # noqa: PLC0415

    entries = folders(folder)
    return iter(()) if isinstance(entries, Unreadable) else (entry.name for entry in entries)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
