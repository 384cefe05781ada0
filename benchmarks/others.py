"""What a user would pick instead, where it is installed: todoman, papis, taskwarrior, each over as many items."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING

from measuring import Program
from rows import GIT, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stage import Stage

_DUE_ONE_IN = 100


def others(stage: Stage, count: int) -> Row:
    """Return the row of tradectl beside the tools that are installed, each asked for what is due."""
    tree = stage.tracked(count)
    due = [stage.tradectl, "-w", str(tree), "due", "--owner", "all", "--format", "json"]
    programs = [
        Program("due", lambda _: due, stage.env),
        Program(GIT, lambda _: ["git", "-C", str(tree), "status"], stage.env),
    ]
    for name, prepare in (("todo", _todoman), ("papis", _papis), ("task", _taskwarrior)):
        if found := shutil.which(name):
            programs += prepare(stage, count, found)
    return Row("others", "`due --format json` beside other tools", programs, [], GIT)


def _items(count: int) -> Iterator[tuple[str, date]]:
    """Yield names and due days: one in a hundred is due today, the others in the coming year."""
    today = date.today()  # noqa: DTZ011 (these tools know no other day)
    for number in range(count):
        yield f"Customer {number}", today + timedelta(days=number % 365 + 2 if number % _DUE_ONE_IN else 0)


def _folder(stage: Stage, name: str, count: int, make: Callable[[Path], None]) -> Path:
    """Return a folder with a tool's items, made once."""
    folder = stage.scratch / f"{name}-{count}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        make(folder)
        (folder / "made").touch()
    return folder


def _todoman(stage: Stage, count: int, program: str) -> list[Program]:
    def make(folder: Path) -> None:
        (folder / "lists" / "desk").mkdir(parents=True)
        for number, (name, day) in enumerate(_items(count)):
            (folder / "lists" / "desk" / f"{number}.ics").write_text(
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:benchmark\r\nBEGIN:VTODO\r\n"
                f"UID:{number}@desk.example\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{name}\r\n"
                f"DUE;VALUE=DATE:{day:%Y%m%d}\r\nDESCRIPTION:Called about the sample.\r\nPRIORITY:5\r\n"
                "END:VTODO\r\nEND:VCALENDAR\r\n",
                encoding="utf-8",
            )
        (folder / "config.py").write_text(
            f"path = {str(folder / 'lists' / '*')!r}\ncache_path = {str(folder / 'cache.sqlite3')!r}\n"
            "date_format = '%Y-%m-%d'\ntime_format = '%H:%M'\n",
            encoding="utf-8",
        )

    folder = _folder(stage, "todoman", count, make)
    command = [program, "--config", str(folder / "config.py"), "list", "--due", "24"]
    return [Program("todoman", lambda _: command, stage.env)]


def _papis(stage: Stage, count: int, program: str) -> list[Program]:
    def make(folder: Path) -> None:
        for number, (name, day) in enumerate(_items(count)):
            home = folder / "library" / f"{number}"
            home.mkdir(parents=True)
            (home / "info.yaml").write_text(
                f"papis_id: {number:032x}\nref: c{number}\ntitle: {name}\nauthor: Desk\nyear: {day.year}\n"
                f"tags:\n- {'due' if number % _DUE_ONE_IN == 0 else 'later'}\nfiles: []\n",
                encoding="utf-8",
            )

    folder = _folder(stage, "papis", count, make)
    asked = [program, "--lib", str(folder / "library"), "list", "--all", "tags:due"]
    reset = f'{program} --lib "{folder / "library"}" cache reset && exec "$@"'
    return [
        Program("papis, without a look at the disk", lambda _: asked, stage.env),
        Program("papis, after its cache was renewed", lambda _: ["sh", "-c", reset, "sh", *asked], stage.env),
    ]


def _taskwarrior(stage: Stage, count: int, program: str) -> list[Program]:
    def make(folder: Path) -> None:
        (folder / "data").mkdir()
        (folder / "taskrc").write_text(f"data.location={folder / 'data'}\nconfirmation=off\n", encoding="utf-8")
        tasks = [
            {"description": name, "due": f"{day:%Y%m%dT000000Z}", "project": "desk"} for name, day in _items(count)
        ]
        (folder / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
        command = (program, f"rc:{folder / 'taskrc'}", "import", str(folder / "tasks.json"))
        subprocess.run(command, check=True, env=stage.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    folder = _folder(stage, "taskwarrior", count, make)
    command = [program, f"rc:{folder / 'taskrc'}", "rc.gc=off", "due.before:tomorrow", "list"]
    return [Program("taskwarrior", lambda _: command, stage.env)]
