"""One piece of work for many customers, on all processors; here where they are few."""

from __future__ import annotations

import gc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    from tradectl.store.places import Place

    _Task = TypeVar("_Task")
    _Done = TypeVar("_Done")

MANY = 400  # customers; with fewer, other processes take longer to begin than they save
_BATCH = 64


def spread(work: Callable[[_Task, Place], _Done], task: _Task, places: Sequence[Place], cores: int) -> Iterator[_Done]:
    """Yield what is done for each place, in the order of the places.

    `work` is a function of a module and `task` can be pickled. Other processes begin with the first that is asked for
    and go on while this one does something else.
    """
    if cores == 1 or len(places) < MANY:
        yield from (work(task, place) for place in places)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (start-up)

    batches = [places[start : start + _BATCH] for start in range(0, len(places), _BATCH)]
    with ProcessPoolExecutor(cores, initializer=_begin, initargs=(work, task)) as workers:
        for done in workers.map(_batch, batches):
            yield from done


_given: list[tuple[Callable[[Any, Place], Any], Any]] = []  # of a worker process, set once as it begins


def _begin(work: Callable[[Any, Place], Any], task: Any) -> None:
    gc.disable()
    _given.append((work, task))


def _batch(places: Sequence[Place]) -> list[Any]:
    work, task = _given[0]
    return [work(task, place) for place in places]
