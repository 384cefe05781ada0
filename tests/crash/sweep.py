"""Kill and fail every writing command at every call that changes something, and judge what the next command finds.

Run by `make crash`; needs Linux and strace. docs/crash.md says what is tried and how to read the table.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from crash.gits import Gits
from crash.judging import FALSE, LOST, WRONG, Finding
from crash.rounds import Round, Tally
from crash.scenes import SCENES, Scene

FAST = Path("/dev/shm")  # noqa: S108  a disk in memory: the order of calls is what is tried
SHOWN = 40
STRIKES, GITS = "strikes", "gits"
_HEAD = (
    "command",
    "calls",
    "kills",
    "faults",
    "double crashes",
    "git struck",
    "wrong trees",
    "false 'done'",
    "lost bytes",
    "other",
)


class Part(NamedTuple):
    """A part of the work: the strikes of one scene, or its second crashes, or one in so many of them."""

    scene: Scene
    git: bool
    kind: str
    share: int = 1
    kills: int = 1
    only: str = ""

    @property
    def name(self) -> str:
        return f"{self.scene.name}{'' if self.git else ' (no git)'}"


def _done(part: Part) -> tuple[Part, Tally]:
    """Do one part, in a process of its own."""
    gc.freeze()
    with tempfile.TemporaryDirectory(prefix="crash-", dir=FAST if FAST.is_dir() else None) as name:
        place = Path(name)
        one = Round(part.scene, place, git=part.git)
        if part.kind == GITS:
            return part, Gits(one).killed(part.share)
        tally = Tally(calls=len(one.calls) + len(one.told))
        for number, point in enumerate(one.points()):
            share = part.kills if point.strike.fault == "KILL" else part.share
            if number % share == 0 and str(point.strike).startswith(part.only):
                tally.add(one.tried(point, 0 if part.only else part.share))
        return part, tally


def parts_of(given: argparse.Namespace) -> list[Part]:
    """Return the work that is asked for, what takes longest first."""
    kinds = (STRIKES,) if given.strike else tuple(given.kinds.split(","))
    return [
        Part(scene, git, kind, given.share, given.kills, given.strike)
        for git in ((True, False) if given.git == "both" else (given.git == "with",))
        for kind in kinds
        for scene in SCENES
        if scene.needs_git in (None, git) and (git or kind == STRIKES) and given.only in ("", scene.name)
    ]


def table(tallies: dict[str, Tally]) -> str:
    """Return the table, a row for each scene and one for all."""
    whole = Tally()
    rows = []
    for name, tally in tallies.items():
        rows.append((name, *_figures(tally)))
        whole.add(tally)
        whole.calls += tally.calls
    rows.append(("all", *_figures(whole)))
    lines = [_HEAD, ("---", *["---:"] * (len(_HEAD) - 1)), *rows]
    return "\n".join(
        f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else cell for cell in row)} |" for row in lines
    )


def _figures(tally: Tally) -> tuple[int, ...]:
    found = [sum(one.kind == kind for one in tally.findings) for kind in (WRONG, FALSE, LOST)]
    return (tally.calls, tally.kills, tally.faults, tally.pairs, tally.gits, *found, len(tally.findings) - sum(found))


def told(findings: list[Finding]) -> str:
    """Return the findings, those that say the same together."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.kind, one.what), []).append(one)
    texts = []
    for (kind, what), ones in sorted(alike.items(), key=lambda item: -len(item[1]))[:SHOWN]:
        places = "".join(f"  {one.where}\n    {one.repeat}\n" for one in ones[:3])
        texts.append(f"{len(ones)} × {kind}: {what}\n{places}")
    return "\n".join(texts)


def main() -> int:
    """Read the command line, sweep, print the table and the findings; return 1 where there are any."""
    given = _parser().parse_args()
    if shutil.which("strace") is None:
        print("The sweep needs strace, and with it Linux.", file=sys.stderr)  # noqa: T201
        return 2
    begun = time.monotonic()
    tallies: dict[str, Tally] = {}
    with Pool(given.jobs, maxtasksperchild=1) as pool:
        for part, tally in pool.imap_unordered(_done, parts_of(given)):
            row = tallies.setdefault(part.name, Tally())
            row.add(tally)
            row.calls = max(row.calls, tally.calls)
            _progress(part, tally, begun)
            if given.minutes and time.monotonic() - begun > given.minutes * 60:
                break
    order = [f"{scene.name}{end}" for end in ("", " (no git)") for scene in SCENES]
    tallies = {name: tallies[name] for name in order if name in tallies}
    findings = [one for tally in tallies.values() for one in tally.findings]
    print(table(tallies))  # noqa: T201
    print(f"\n{(time.monotonic() - begun) / 60:.0f} minutes with {given.jobs} jobs.")  # noqa: T201
    if findings:
        print(f"\n{told(findings)}")  # noqa: T201
    return 1 if findings else 0


def _progress(part: Part, tally: Tally, begun: float) -> None:
    tried = tally.kills + tally.faults + tally.pairs + tally.gits
    text = f"{time.monotonic() - begun:5.0f} s  {part.name}: {tried} {part.kind}, {len(tally.findings)} findings"
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes (one a core)")
    parser.add_argument("--share", type=int, default=1, metavar="N", help="one in N faults and double crashes")
    parser.add_argument("--kills", type=int, default=1, metavar="N", help="one in N kills")
    parser.add_argument("--minutes", type=float, default=0, help="stop then; the rows that are missing did not run")
    parser.add_argument("--only", default="", metavar="COMMAND", help="only this row of the table")
    parser.add_argument("--git", choices=("both", "with", "without"), default="both")
    parser.add_argument("--kinds", default=f"{STRIKES},{GITS}", help=f"{STRIKES}, {GITS}, or both")
    parser.add_argument("--strike", default="", metavar="STRIKE", help='only these, such as "KILL at renameat2#1"')
    return parser


if __name__ == "__main__":
    sys.exit(main())
