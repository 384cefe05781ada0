"""Run the races in full and print a table of what came of them: `make races`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from races import appends, editors, pulls, undos
from races.crew import desk

COMMANDS = 10_000
WORKERS = 64
ROUNDS = 1000
PULLS = 100
SEED = int(os.environ.get("SEED", "1"))


def _appends(commands: int):
    with desk(appends.CUSTOMERS) as place:
        return appends.race(place, WORKERS, commands, pause=0.05, seed=SEED)


def _editor(style: str):
    def run(commands: int):
        with desk(editors.CUSTOMERS) as place:
            return editors.race(place, editors.STYLES[style], commands, seed=SEED)

    return run


def _undos(rounds: int):
    with desk(undos.CUSTOMERS) as place:
        return undos.race(place, rounds, seed=SEED)


def _pulls(count: int):
    with desk(pulls.CUSTOMERS, git=True) as place:
        return pulls.race(place, count, seed=SEED)


RACES = {
    "add and log, killed at random": (_appends, COMMANDS),
    **{f"an editor that saves {style}": (_editor(style), COMMANDS) for style in editors.STYLES},
    "two undos at once": (_undos, ROUNDS),
    "git pull moves the folder": (_pulls, PULLS),
}


def main(share: float, names: list[str]) -> int:
    """Run every race, or those named; `share` of the full number each. Return 1 where something was lost."""
    rows, wrong = [], False
    for name, (race, count) in RACES.items():
        if names and name not in names:
            continue
        begun = time.monotonic()
        told = race(max(1, int(count * share)))._asdict()
        faults = [*told.pop("faults"), *told.pop("missing", ())]
        short = told.get("kept", 0) < told.get("acknowledged", 0)
        wrong |= bool(faults) or short or bool(told.get("twice") or told.get("halves"))
        sys.stderr.writelines(f"{name}: {one}\n" for one in faults)
        words = ", ".join(f"{what.replace('_', ' ')} {number:,}" for what, number in told.items())
        rows.append(f"| {name} | {words} | {len(faults)} | {time.monotonic() - begun:.0f} s |\n")
        sys.stderr.write(rows[-1])
    sys.stdout.write(f"| race | what came of it | faults | time |\n|---|---|---|---|\n{''.join(rows)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    code = main(float(sys.argv[1]), sys.argv[2:])
    sys.stdout.flush()
    os._exit(code)
