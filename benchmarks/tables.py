"""The results as Markdown tables and as JSON."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from measuring import Turns
    from rows import Bound, Row

Result = dict[str, Any]
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
_GROWTH = 11.0
_DAILY, _LARGE = 10_000, 100_000


def result(row: Row, count: int, rounds: int, turns: Turns) -> Result:
    """Return what was found for a row, as it goes to JSON."""
    return {
        "row": row.key,
        "title": row.title,
        "customers": count,
        "rounds": rounds,
        "base": row.base,
        "ratio": turns.ratio(row.programs[0].name, row.base) if row.base else None,
        "programs": {
            name: {
                "seconds": turns.seconds(name),
                "peak_mib": turns.peak(name),
                "all": [round(run.seconds, 5) for run in runs],
            }
            for name, runs in turns.runs.items()
        },
        "bounds": [_bound(bound, turns) for bound in row.bounds],
    }


def _bound(bound: Bound, turns: Turns) -> Result:
    value = bound.value(turns)
    return {"text": bound.text, "value": value, "unit": bound.unit, "reached": value <= bound.limit}


def markdown(results: list[Result], machine: str) -> str:
    """Return the tables: what must be reached, all figures, the growth."""
    parts = [machine, _bounds(results), _figures(results), _growth(results)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _bounds(results: list[Result]) -> str:
    rows = [
        f"| {found['title']} | {found['customers']:,} | {bound['text']} | {_shown(bound['value'], bound['unit'])} | "
        f"{'yes' if bound['reached'] else '**no**'} |"
        for found in results
        for bound in found["bounds"]
    ]
    return (
        "\n".join(["| what | customers | must reach | is | reached |", "|---|---|---|---|---|", *rows]) if rows else ""
    )


def _figures(results: list[Result]) -> str:
    rows = []
    for found in results:
        (_, first), *beside = found["programs"].items()
        told = ", ".join(f"{name} {_seconds(program['seconds'])}" for name, program in beside)
        ratio = f"{found['ratio']:.2f} × {found['base']}" if found["ratio"] else ""
        own = f"{_seconds(first['seconds'])} | {first['peak_mib']:.0f} MiB"
        rows.append(f"| {found['title']} | {found['customers']:,} | {own} | {ratio} | {told} | {found['rounds']} |")
    head = "| what | customers | median | memory | paired ratio | beside it | rounds |\n|---|---|---|---|---|---|---|"
    return "\n".join([head, *rows])


def _growth(results: list[Result]) -> str:
    """Return how much longer ten times as many customers take."""
    seconds = {
        (found["row"], found["customers"]): next(iter(found["programs"].values()))["seconds"] for found in results
    }
    titles = {found["row"]: found["title"] for found in results}
    rows = []
    for key, title in titles.items():
        daily, large = seconds.get((key, _DAILY)), seconds.get((key, _LARGE))
        if daily and large and key != "others":
            times = large / daily
            rows.append(f"| {title} | {times:.1f} × | {'yes' if times <= _GROWTH else '**no**'} |")
    head = f"| from {_DAILY:,} to {_LARGE:,} customers | takes | at most {_GROWTH:.0f} × |\n|---|---|---|"
    return "\n".join([head, *rows]) if rows else ""


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _shown(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}" if unit in ("×", "s") else f"{value:.0f} {unit}"


def machine(scratch: Path, built_from: str) -> str:
    """Return a line about the machine and the versions."""
    git = subprocess.run(("git", "--version"), check=True, capture_output=True, text=True).stdout.split()[2]
    system = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {_file_system(scratch)}"
    versions = f"Python {platform.python_version()}, git {git}, typer {version('typer')}, tradectl {built_from}"
    return f"{system}; {versions}; page cache warm."


def _file_system(folder: Path) -> str:
    try:
        mounts = [row.split() for row in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return sys.platform
    place = str(folder.resolve())
    above = [mount for mount in mounts if place == mount[1] or place.startswith(mount[1].rstrip("/") + "/")]
    return max(above, key=lambda mount: len(mount[1]))[2]


def into_page(page: Path, text: str) -> None:
    """Put the tables into a page, between its two marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"{page} has no {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")
