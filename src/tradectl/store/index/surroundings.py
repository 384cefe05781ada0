"""What the index is told of the machine, as values and functions: nothing here asks the world itself."""

from collections.abc import Callable
from pathlib import Path

from tradectl.core.message import Message
from tradectl.core.named import NamedTuple
from tradectl.store.index.scout import Scout


def _silent(_what: Message, _done: int, _total: int) -> None:
    """Show nothing."""


def _never() -> int:
    return 0


class Surroundings(NamedTuple):
    """`cache`: the folder for index files, None where there is none; `now` in ns as files are stamped; `cores` to use.

    `progress` is told what is going on, how much of it is done and how much there is.
    """

    cache: Path | None = None
    now: Callable[[], int] = _never
    cores: int = 1
    progress: Callable[[Message, int, int], None] = _silent
    version: str = ""
    scout: Scout | None = None  # on its way to the files already


ALONE = Surroundings()
