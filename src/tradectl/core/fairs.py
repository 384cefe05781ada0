"""The fairs a desk went to, and the one a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.ids import slug
from tradectl.core.layout import FAIRS
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.core.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tradectl.core.money import Money
    from tradectl.core.problems import Problem


class Fair(NamedTuple):
    """A trade show: its name, its first and last day, where it is, what it cost; `path` is its folder."""

    name: str
    on: date
    until: date
    place: str
    cost: Money | None
    path: str


def find_fair(fairs: Iterable[Fair], name: str) -> Fair | None:
    """Return the fair of a name, else the only one whose name begins so; None where there is none or more than one.

    Names are compared without case, width and accents; traditional characters are simplified ones.
    """
    known, wanted = tuple(fairs), fold(name)
    exact = [fair for fair in known if fold(fair.name) == wanted]
    found = exact or [fair for fair in known if wanted and fold(fair.name).startswith(wanted)]
    return found[0] if len(found) == 1 else None


def met_on(fair: Fair, today: date) -> date:
    """Return the day a lead is noted for: today while the fair is on, else its first day."""
    return today if fair.on <= today <= fair.until else fair.on


def unread(fairs: Iterable[Fair], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of fairs that are not among those that were read."""
    known = {fair.path for fair in fairs}
    return tuple(one for one in problems if "/".join(one.path.split("/")[:2]) not in known)


def files_of(problems: Iterable[Problem]) -> str:
    """Return the files of problems, each once."""
    return ", ".join(dict.fromkeys(one.path for one in problems))


def not_noted(name: str, broken: tuple[Problem, ...]) -> Message:
    """Return what to tell of a fair that is not found: nobody noted it, or it is one of those that cannot be read."""
    if broken:
        return say(
            "The fair '{fair}' is not among those that can be read; it is kept as typed. Correct {files}, "
            "or note it: tradectl fair new NAME --on DATE --until DATE --place PLACE",
            fair=name,
            files=files_of(broken),
        )
    return say(
        "The fair '{fair}' is not noted yet; it is kept as typed. To have it in reports: "
        "tradectl fair new NAME --on DATE --until DATE --place PLACE",
        fair=name,
    )


def folder_of(name: str, on: date) -> str:
    """Return the folder a new fair is filed in."""
    return f"{FAIRS}/{on.isoformat().replace('-', '')}-{slug(name, 'fair')}"
