"""Many processes add and log at once and are killed at random: what was acknowledged is there, and there once."""

from __future__ import annotations

import json
import random
import string
import time
from collections import Counter
from typing import NamedTuple

from races.crew import Crew, Desk

_NAMES = (
    "Aurora",
    "Bolt",
    "Corona",
    "Delphi",
    "Etna",
    "Fjord",
    "Gamma",
    "Helios",
    "Indigo",
    "Jasper",
    "Kelvin",
    "Lumen",
)
CUSTOMERS = {name.upper(): f"{name} Lighting" for name in _NAMES}
ADDING = 40  # one command of so many adds a customer
_PATIENCE = 120.0


class Told(NamedTuple):
    """What came of a race."""

    acknowledged: int
    kept: int
    twice: int
    halves: int  # in one journal of two
    kills: int
    unsaid: int  # done, but killed before it could be said
    locked: int  # commands that gave up waiting
    faults: tuple[str, ...]


def race(desk: Desk, workers: int, commands: int, pause: float, seed: int) -> Told:
    """Let `workers` acknowledge `commands` of them, one being killed every `pause` seconds or so."""
    chance = random.Random(seed)  # noqa: S311
    crew = Crew(lambda slot, birth, say: _work(desk, slot, birth, say))
    for slot in range(workers):
        crew.hire(slot)
    lock = desk.folder / ".tradectl/lock"
    done, next_kill, end = 0, time.monotonic(), time.monotonic() + _PATIENCE + commands / 5
    try:
        while done < commands and time.monotonic() < end and not crew.failures:
            done += sum(line.startswith("did ") for line in crew.hear(0.005))
            if time.monotonic() >= next_kill:
                next_kill = time.monotonic() + pause * chance.uniform(0.2, 1.8)
                victim = crew.writer(lock) if chance.random() < 0.7 else None
                crew.kill(victim or chance.choice([*crew.slots]))
            crew.reap()
    finally:
        crew.close()
    return _judged(desk, crew)


def _work(desk: Desk, slot: int, birth: int, say) -> None:
    """Log and add until killed, and say each text when its command has said so."""
    chance = random.Random(birth)  # noqa: S311
    for count in range(1_000_000):
        if chance.randrange(ADDING) == 0:
            word, text = "".join(chance.choices(string.ascii_lowercase, k=14)), f"W{slot}X{birth}X{count}"
            run = desk.run(["add", "--name", word.title(), "--country", "US", "--code", text, "--grade", "D"])
        else:
            names = chance.sample([*CUSTOMERS], chance.choice([1, 1, 2]))
            text = f"w{slot}-{birth}-{count}-{len(names)}"
            run = desk.run(["log", ",".join(names), text])
        if run.code == 0:
            say(f"did {text}")
        elif "is writing in this workspace" in run.err:
            say(f"locked {text}")
        else:
            say(f"fault {run.code} {run.err[:300]!r} {desk.bug[-600:]!r}")


def _judged(desk: Desk, crew: Crew) -> Told:
    """Compare what was acknowledged with what the workspace holds."""
    said = {line.split()[1] for line in crew.kept if line.startswith("did ")}
    faults = [line for line in crew.kept if line.startswith("fault ")] + [f"ended: {one}" for one in crew.failures]
    desk.do("recover")
    faults += [f"unfinished: {one}" for one in desk.unfinished] + [f"lost: {one}" for one in desk.lost]
    problems = json.loads(desk.run("validate --format json").out)["problems"]
    faults += [str(one) for one in problems if one["severity"] == "error"]
    found = entries(desk) + Counter(path.name.split("-")[1] for path in desk.folder.glob("*/*/US-*"))
    for code in CUSTOMERS:
        del found[code]
    return Told(
        acknowledged=len(said),
        kept=len(said & found.keys()),
        twice=sum(count > _share(text) for text, count in found.items()),
        halves=sum(count < _share(text) for text, count in found.items()),
        kills=crew.kills,
        unsaid=len(found.keys() - said),
        locked=sum(line.startswith("locked ") for line in crew.kept),
        faults=tuple(faults),
    )


def entries(desk: Desk) -> Counter[str]:
    """Return how often each text stands in the journals."""
    return Counter(
        json.loads(line)["did"]
        for path in desk.folder.glob("*/*/*/journal.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if '"did"' in line
    )


def _share(text: str) -> int:
    """Return in how many journals a text is to stand; a customer's code stands in one folder."""
    return int(text.rpartition("-")[2]) if "-" in text else 1
