"""Measure tradectl beside git, find and other tools: python benchmarks/run.py [CUSTOMERS …] [--only due,log].

Programs of one row run in turn, and each ratio is taken within a turn, so that a busy machine slows both sides.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from installing import REPOSITORY, built_from, install
from measuring import in_turn, memory_together
from others import others
from rows import DAILY, LARGE, ROWS, SMALL, Row
from stage import Stage
from tables import Result, into_page, machine, markdown, result

_ROUNDS, _FEWER = 15, 3
_ALL = {**ROWS, "others": others}


def main() -> None:
    """Read the command line, install, measure, print."""
    given = _parser().parse_args()
    scratch = given.scratch.expanduser().resolve()
    venv = scratch / "venv" if given.as_installed else install(scratch, given.source)
    stage = Stage(scratch, venv)
    results: list[Result] = []
    for count in given.customers or [SMALL, DAILY]:
        _say(f"{count} customers: {stage.check(count)}")
        for key in given.only:
            row = _ALL[key](stage, count)
            if key == "complete" and not _completes(row):
                _say("completion gives nothing yet: left out")
                continue
            results.append(_measure(row, count, given.rounds))
    about = machine(scratch, built_from(venv))
    text = markdown(results, about)
    print(text)
    if given.json:
        given.json.write_text(json.dumps({"machine": about, "results": results}, indent=1), encoding="utf-8")
    if given.page:
        into_page(given.page, text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("customers", type=int, nargs="*", metavar="CUSTOMERS", help=f"sizes ({SMALL} {DAILY})")
    parser.add_argument("--only", type=_rows, default=list(_ALL), metavar="ROWS", help=f"some of {','.join(_ALL)}")
    parser.add_argument(
        "--rounds", type=int, default=_ROUNDS, help=f"turns of each row ({_ROUNDS}; slow rows {_FEWER})"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--page", type=Path, metavar="FILE", help="put the tables into this page")
    parser.add_argument(
        "--scratch", type=Path, default=_scratch(), metavar="FOLDER", help="workspaces and installation"
    )
    parser.add_argument(
        "--source", type=Path, default=REPOSITORY, metavar="FOLDER", help="the source to build and install"
    )
    parser.add_argument("--as-installed", action="store_true", help="do not build; measure what the last run installed")
    return parser


def _rows(text: str) -> list[str]:
    keys = text.split(",")
    if unknown := [key for key in keys if key not in _ALL]:
        raise argparse.ArgumentTypeError(f"no such row: {', '.join(unknown)}")
    return keys


def _scratch() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "tradectl-bench"


def _measure(row: Row, count: int, rounds: int) -> Result:
    rounds = min(rounds, _FEWER) if row.slow else max(rounds // 3, _FEWER) if count >= LARGE else rounds
    _say(f"{count}: {row.title}, {rounds} rounds")
    turns = in_turn(row.programs, rounds)
    if row.together:
        turns.together = {row.programs[0].name: memory_together(row.programs[0])}
    return result(row, count, rounds, turns)


def _completes(row: Row) -> bool:
    program = row.programs[0]
    done = subprocess.run(program.command(0), env=program.env, check=False, capture_output=True)
    return done.returncode == 0 and bool(done.stdout.strip())


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
