"""How far an operation is, told while it is carried out; one of few files is over before anybody could read it."""

from __future__ import annotations

from tradectl.core.changes import ABSENT
from tradectl.core.message import Message, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.store.apply.intent import Intent

_MANY = 40  # steps: fewer are never told


class Pace:
    """Steps counted: each file made ready, each file or folder put in its place; by default nobody is told."""

    __slots__ = ("_done", "_tell", "_total", "_what")

    def __init__(self, tell: Callable[[Message, int, int], None] | None = None, intent: Intent | None = None) -> None:
        self._tell = tell
        self._total = _steps(intent) if tell and intent else 0
        self._done = 0
        self._what = say("Writing files")

    def step(self) -> None:
        """Tell that one more is done; the last is told by `end` alone."""
        if self._tell is not None and self._total >= _MANY:
            self._done += 1
            if self._done < self._total:
                self._tell(self._what, self._done, self._total)

    def end(self) -> None:
        """Tell that nothing more is to come, whatever became of the operation."""
        if self._tell is not None and self._total >= _MANY:
            self._tell(self._what, self._total, self._total)


def _steps(intent: Intent) -> int:
    staged = sum(file.after != ABSENT for file in intent.files) + sum(len(tree.files) for tree in intent.made)
    return staged + len(intent.moves) + len(intent.taken) + len(intent.made) + len(intent.files)
