"""A colleague moves a customer's folder and pushes; `git pull` moves it here while commands log in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from races.appends import entries
from races.crew import Crew, Desk

CUSTOMERS = {"BOLT": "Bolt Lighting Inc"}
_GRADES = "ACDB"


class Told(NamedTuple):
    """What came of a race."""

    pulls: int  # each moved the folder
    acknowledged: int
    refused: int
    kept: int
    twice: int
    in_history: int  # taken out of the journal by git, which puts files back while it merges; its commit has it
    in_record: int  # nor committed, but in the record of its operation
    splits: int  # the journal stood in the old folder, too: validate says so, and a person puts both together
    faults: tuple[str, ...]


def race(desk: Desk, pulls: int) -> Told:
    """Log in a loop while a colleague's moves are pulled in, and count what is there in the end."""
    there = _colleague(desk)
    crew = Crew(lambda _slot, birth, say: _log(desk, birth, say))
    crew.hire(0)
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
    for stub in stubs:
        journal = cards[0].with_name("journal.jsonl")
        known = journal.read_bytes().splitlines()
        left = stub / "journal.jsonl"
        more = [line for line in left.read_bytes().splitlines() if line not in known] if left.exists() else []
        with journal.open("ab") as there:
            there.write(b"".join(line + b"\n" for line in more))
        shutil.rmtree(stub)
    desk.run("save")
    return True


def _log(desk: Desk, birth: int, say) -> None:
    for count in range(1_000_000):
        text = f"w{birth}-{count}"
        run = desk.run(["log", "BOLT", text])
        say(f"{'did' if run.code == 0 else 'refused' if run.code == 3 else f'fault {desk.bug}'} {text}")
        time.sleep(0.02)  # a command takes longer than this; else git never comes in between


def _judged(desk: Desk, crew: Crew, moved: int, splits: int, faults: list[str]) -> Told:
    said = {line.split()[1] for line in crew.kept if line.startswith("did ")}
    desk.do("recover")
    faults += [line for line in crew.kept if line.startswith("fault")] + [str(one) for one in crew.failures]
    faults += [f"unfinished: {one}" for one in desk.unfinished]
    found = entries(desk)
    missing = said - found.keys()
    history = _git(desk.folder, "log", "--format=%B").stdout
    committed = {text for text in missing if f": {text}\n" in history}
    recorded = {text for text in missing - committed if _is_recorded(desk, text)}
    faults += [f"lost: {text}" for text in missing - committed - recorded]
    return Told(
        pulls=moved,
        acknowledged=len(said),
        refused=sum(line.startswith("refused ") for line in crew.kept),
        kept=len(said) - len(missing),
        twice=sum(count > 1 for count in Counter(found).values()),
        in_history=len(committed),
        in_record=len(recorded),
        splits=splits,
        faults=tuple(faults),
    )


def _is_recorded(desk: Desk, text: str) -> bool:
    told = json.dumps(text)[1:-1]
    return any(
        told in one.read_text(errors="replace") for one in (desk.folder / ".tradectl").rglob("*") if one.is_file()
    )
