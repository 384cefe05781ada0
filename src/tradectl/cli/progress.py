"""A bar on stderr for what takes longer than a second; only where a person looks at it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.context import World
    from tradectl.core.message import Message
    from tradectl.i18n.translator import Translator

_SOON = 1_000_000_000  # ns: what is over by then needs no bar
_OFTEN = 100_000_000
_CELLS = 24
_CLEAR = "\r\x1b[K"


class Bar:
    """One line that is drawn over and over, and wiped out when all is done."""

    def __init__(self, world: World, tongue: Translator) -> None:
        self._world = world
        self._tongue = tongue
        self._begun: int | None = None
        self._drawn = 0

    def show(self, what: Message, done: int, total: int) -> None:
        """Draw how much is done; nothing in the first second and where stderr is no terminal."""
        if not self._world.stderr.isatty():
            return
        now = self._world.stamp()
        if self._begun is None:
            self._begun = now
        if done >= total:
            if self._drawn:
                self._write(_CLEAR)
            self._begun, self._drawn = None, 0
        elif now - self._begun > _SOON and now - self._drawn > _OFTEN:
            self._drawn = now
            full = _CELLS * done // total
            bar = "█" * full + "░" * (_CELLS - full)
            self._write(f"{_CLEAR}{self._tongue.text(what)}  {bar} {done:,}/{total:,}")

    def _write(self, text: str) -> None:
        self._world.stderr.write(text)
        self._world.stderr.flush()
