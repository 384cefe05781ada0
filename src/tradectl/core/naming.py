"""Which customer a person means: an exact code, id, name or alias, else any unambiguous part of one."""

from __future__ import annotations

from tradectl.core.identity.spelling import fold as plain_spelling
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Named(NamedTuple):
    """Everything a customer may be called by."""

    id: str
    code: str
    name: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def calls(self) -> tuple[str, ...]:
        """Return every name, folded."""
        return tuple(fold(name) for name in (self.code, self.id, self.name, *self.aliases) if name)


def fold(text: str) -> str:
    """Return text as it is compared: no case, accents, full-width or traditional forms, blanks squeezed."""
    return " ".join(plain_spelling(text).split())


def choose(text: str, named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the customers `text` may mean: the exact ones where there are any, else those it is a part of.

    One exact code goes before a name that is the same.
    """
    wanted = fold(text)
    everyone = tuple(named)
    for exact in (
        [one for one in everyone if wanted == fold(one.code)],
        [one for one in everyone if wanted == fold(one.id)],
        [one for one in everyone if wanted in one.calls],
    ):
        if exact:
            return tuple(exact)
    return tuple(one for one in everyone if wanted and any(wanted in call for call in one.calls))
