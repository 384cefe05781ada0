"""Two people undo at once: one undo happens, or both in order, never a mixture."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from races.crew import Desk, child, code_of

CUSTOMERS = {"BOLT": "Bolt Lighting Inc", "VOLT": "Volterra"}
DEEDS = (
    'log BOLT,VOLT "Sent the list" --next +3d', "set BOLT website=x.example", "regrade BOLT A --because asked",
    "snooze VOLT +9d --because holidays", "won VOLT", "review BOLT",
    'add --name "Quelle Wasser" --country DE --code NEU', "set VOLT notes=x city=Oslo",
)  # fmt: skip


class Told(NamedTuple):
    """What came of a race."""

    rounds: int
    one: int
    both: int
    faults: tuple[str, ...]


def race(desk: Desk, rounds: int, seed: int) -> Told:
    """Do two things and let two processes undo, as often as asked; the workspace is then as before the one or both."""
    chance = random.Random(seed)  # noqa: S311
    one = both = 0
    faults = []
    for number in range(rounds):
        states = [tree(desk.folder)]
        deeds = []
        while len(states) <= 2:
            deeds.append(chance.choice(DEEDS))
            if desk.run(deeds[-1]).code == 0:
                states.append(tree(desk.folder))
        codes = [code_of(process) for process in [child(lambda: _undo(desk)) for _ in range(2)]]
        undone = codes.count(0)
        one, both = one + (undone == 1), both + (undone == 2)
        if not undone or {*codes} - {0, 3} or tree(desk.folder) != states[2 - undone] or desk.unfinished:
            faults.append(f"round {number}: {deeds} ended with {codes} {desk.unfinished} {desk.bug}")
        while undone < 2 and desk.run("undo --yes").code == 0:
            undone += 1
        if tree(desk.folder) != states[0]:
            faults.append(f"round {number}: {deeds} do not come back")
    return Told(rounds, one, both, tuple(faults))


def _undo(desk: Desk) -> None:
    code = desk.run("undo --yes").code
    if code:
        raise SystemExit(code)


def tree(root: Path) -> dict[str, bytes | None]:
    """Return everything in a workspace but what is the program's own."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
        if not path.relative_to(root).parts[0].startswith(".")
    }
