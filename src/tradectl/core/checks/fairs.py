"""Findings about the fairs' `fair.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.ids import parse_deal_folder
from tradectl.core.message import say
from tradectl.core.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.core.checks.typing import Place
    from tradectl.core.model.fair import FairShape
    from tradectl.core.problems import Problem


def check_fair(fair: FairShape, path: str, place: Place) -> Iterator[Problem]:
    """Yield every finding about one fair whose types are right; `path` is the file's."""
    folder = path.split("/")[-2]
    dated = parse_deal_folder(folder)
    if dated is None:
        yield problem(
            "FAIR04",
            path,
            place(("on",)),
            say("The folder {folder} does not begin with the fair's first day.", folder=folder),
            say("Rename the folder: YYYYMMDD-name, with the day of on."),
        )
    elif dated[0] != fair.on:
        yield problem(
            "FAIR04",
            path,
            place(("on",)),
            say("on is {day}, but the folder says {other}", day=fair.on, other=dated[0]),
            say("Correct on, or rename the folder."),
        )
    if fair.until < fair.on:
        yield problem(
            "FAIR05",
            path,
            place(("until",)),
            say("until is {until}, before on ({on}).", until=fair.until, on=fair.on),
            say("Correct the two days: on is the first, until the last."),
        )


def check_names(named: Iterable[tuple[str, str, tuple[int, int]]]) -> Iterator[Problem]:
    """Yield a finding for every fair whose name another one has; each is its name, its file, where the name stands."""
    seen: dict[str, str] = {}
    for name, path, where in named:
        other = seen.setdefault(fold(name), path)
        if other != path:
            yield problem(
                "FAIR06",
                path,
                where,
                say("The fair in {path} has this name too.", path=other),
                say("Give each fair a name of its own, for example with the year."),
            )
