"""A colleague moves a customer's folder and pushes; `git pull` moves it here while commands log in it."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from races.appends import entries
from races.crew import Crew, Desk, until
from tradectl.store.apply.lock import locked

CUSTOMERS = {"BOLT": "Bolt Lighting Inc"}
WORKERS = 3
_GRADES = "ACDB"
_REST = 0.8  # seconds between two pulls at most: a command waits for a pull it sees, so it must be at work before


class Told(NamedTuple):
    """What came of a race."""

    pulls: int  # each moved the folder
    acknowledged: int
    refused: int
    kept: int  # each stands in a journal
    twice: int
    again: int  # commands that said they had written again what git had put back
    splits: int  # the journal stood in the old folder, too: validate says so, and a person puts both together
    faults: tuple[str, ...]


def race(desk: Desk, pulls: int, seed: int) -> Told:
    """Log in a loop while a colleague's moves are pulled in, and count what is there in the end."""
    there, chance = _colleague(desk), random.Random(seed)  # noqa: S311
    crew = Crew(lambda _slot, birth, say: _log(desk, birth, say))
    for slot in range(WORKERS):
        crew.hire(slot)
    faults, moved, tried, splits, begun = [], 0, 0, 0, time.monotonic()
    try:
        while moved < pulls and time.monotonic() < begun + 60 + pulls * 5 and not crew.failures:
            crew.hear(0.01)
            grade, tried = _GRADES[tried % len(_GRADES)], tried + 1
            _git(there.folder, "pull", "--no-rebase", "--no-edit")
            run = there.run(f"regrade BOLT {grade} --because asked")
            if run.code:
                faults.append(f"{run.code} {run.err}")
                break
            _git(there.folder, "push")
            time.sleep(chance.uniform(0, _REST))
            moved += _pulled(desk)
            splits += _mended(desk, faults)
            _git(desk.folder, "push")
            crew.reap()
    finally:
        crew.close()
    return _judged(desk, crew, moved, splits, faults)


def _colleague(desk: Desk) -> Desk:
    """Clone the workspace by way of a server."""
    top = desk.folder.parent
    subprocess.run(["git", "clone", "-q", "--bare", desk.folder, top / "server"], check=True)
    subprocess.run(["git", "clone", "-q", top / "server", top / "there"], check=True)
    _git(desk.folder, "remote", "add", "origin", str(top / "server"))
    _git(desk.folder, "push", "-u", "origin", "HEAD")
    os.environ.setdefault("GIT_TERMINAL_PROMPT", "0")
    return Desk(top / "there", desk.home, environment={**desk.environment})


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess:
    who = ["-c", "user.name=Mei", "-c", "user.email=mei@x.example", "-c", "gc.auto=0"]
    return subprocess.run(["git", *who, "-C", folder, *words], capture_output=True, text=True)


def _pulled(desk: Desk) -> bool:
    """Pull as a person does: save what stands in the way, commit a merge that was stopped, try again."""
    for _ in range(100):
        if _git(desk.folder, "pull", "--no-rebase", "--no-edit").returncode == 0:
            return True
        if (desk.folder / ".git/MERGE_HEAD").exists():
            _git(desk.folder, "add", "--all")
            _git(desk.folder, "commit", "--no-edit")
        else:
            desk.run("save")
        time.sleep(0.01)
    return False


def _mended(desk: Desk, faults: list[str]) -> bool:
    """Put a customer who is in two folders together, as the program advises; return whether there was one."""
    stubs = [one for one in desk.folder.glob("prospect/*/US-BOLT-*") if not (one / "card.yaml").exists()]
    cards = [*desk.folder.glob("prospect/*/US-BOLT-*/card.yaml")]
    if not stubs or len(cards) != 1:
        return False
    if "FILE07" not in desk.run("validate --format lines").out:
        faults.append(f"nothing is said of {stubs}")
    with locked(desk.folder / ".tradectl", wait=60):  # a person does it when nothing runs
        for stub in stubs:
            _put_together(stub, cards[0].with_name("journal.jsonl"))
    names = [stub.relative_to(desk.folder).as_posix() for stub in stubs]
    if not until(60, lambda: desk.run("save").code == 0 and not _git(desk.folder, "ls-tree", "HEAD", *names).stdout):
        faults.append(f"never saved: {names}")  # while others commit a save may have to be repeated
    return True


def _put_together(stub: Path, journal: Path) -> None:
    known = journal.read_bytes().splitlines()
    left = stub / "journal.jsonl"
    more = [line for line in left.read_bytes().splitlines() if line not in known] if left.exists() else []
    with journal.open("ab") as there:
        there.write(b"".join(line + b"\n" for line in more))
    shutil.rmtree(stub)


def _log(desk: Desk, birth: int, say) -> None:
    for count in range(1_000_000):
        text = f"w{birth}-{count}"
        run = desk.run(["log", "BOLT", text])
        say(f"{'did' if run.code == 0 else 'refused' if run.code == 3 else f'fault {desk.bug}'} {text}")
        if "written again" in run.err:
            say(f"again {text}")
        time.sleep(0.02)  # a command takes longer than this; else git never comes in between


def _judged(desk: Desk, crew: Crew, moved: int, splits: int, faults: list[str]) -> Told:
    said = {line.split()[1] for line in crew.kept if line.startswith("did ")}
    desk.do("recover")
    faults += [line for line in crew.kept if line.startswith("fault")] + [str(one) for one in crew.failures]
    faults += [f"unfinished: {one}" for one in desk.unfinished]
    found = entries(desk)
    faults += [f"not in a journal, but {_whereabouts(desk, text)}: {text}" for text in sorted(said - found.keys())]
    return Told(
        pulls=moved,
        acknowledged=len(said),
        refused=sum(line.startswith("refused ") for line in crew.kept),
        kept=len(said & found.keys()),
        twice=sum(count > 1 for count in found.values()),
        again=sum(line.startswith("again ") for line in crew.kept),
        splits=splits,
        faults=tuple(faults),
    )


def _whereabouts(desk: Desk, text: str) -> str:
    """Return where an entry that is in no journal was seen: this tells who took it out."""
    made = [] if f": {text}\n" not in _git(desk.folder, "log", "--format=%B").stdout else ["in a commit's subject"]
    changed = _git(desk.folder, "log", "-m", "--format=%h %s", f"-S{json.dumps(text)}", "--", "*journal.jsonl").stdout
    made += [f"in the commits {changed.split(chr(10))}"] if changed else []
    return ", ".join([*made, *(["in a record"] if _is_recorded(desk, text) else [])]) or "nowhere"


def _is_recorded(desk: Desk, text: str) -> bool:
    told = json.dumps(text)[1:-1]
    return any(
        told in one.read_text(errors="replace") for one in (desk.folder / ".tradectl").rglob("*") if one.is_file()
    )
