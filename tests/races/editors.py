"""An editor that knows no locks saves a card in a loop while commands change it: each save is found again.

Every save has its number on the first line. One that the editor did not supersede itself must stand in the card, or
beside it, or under `.tradectl`: among what was lost, in an undo record, or in work that is under way.
"""

from __future__ import annotations

import itertools
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from races.crew import Crew, Desk, until

CUSTOMERS = {"BOLT": "Bolt Lighting Inc"}
_MARK = re.compile(rb"# save (\d+)\n")
_PATIENCE = 5.0  # s: a command that is between two renames ends


class Told(NamedTuple):
    """What came of a race."""

    commands: int
    done: int
    refused: int
    beside: int  # commands whose version went beside the card
    saves: int
    elsewhere: int  # saves that were found, but not in the card
    missing: tuple[str, ...]
    faults: tuple[str, ...]


def by_rename(card: Path, content: bytes) -> None:
    """Save as most editors do: a new file takes the name."""
    draft = card.with_name(".card.yaml.swp")
    draft.write_bytes(content)
    draft.replace(card)


def in_place(card: Path, content: bytes) -> None:
    """Save as small editors do: the same file, emptied and written."""
    card.write_bytes(content)


def by_backup(card: Path, content: bytes) -> None:
    """Save as careful editors do: what stands there becomes the backup, and a new file is written."""
    if card.exists():
        card.replace(card.with_name(".card.yaml~"))
    card.write_bytes(content)


STYLES: dict[str, Callable[[Path, bytes], None]] = {
    "by rename": by_rename,
    "in place": in_place,
    "by backup": by_backup,
}


def race(desk: Desk, save: Callable[[Path, bytes], None], commands: int, seed: int) -> Told:
    """Run commands on a card that an editor saves all the time."""
    card = next(desk.folder.glob("*/*/US-BOLT-*")) / "card.yaml"
    card.write_bytes(b"# save 0\n" + card.read_bytes())
    stop = desk.home / "stop"
    crew = Crew(lambda _slot, _birth, say: _edit(desk, card, save, stop, seed, say))
    crew.hire(0)
    done = refused = beside = 0
    faults = []
    try:
        for number in range(commands):
            run = desk.run(["set", "BOLT", f"website=w{number}.example"])
            done += run.code == 0
            refused += run.code == 3
            if run.code not in (0, 3):
                faults.append(f"{run.code} {run.err[:300]} {desk.bug[-600:]}")
            beside += _tidy(card)
            crew.hear(0)
        stop.touch()
        until(60, lambda: crew.reap() or not crew.slots)
    finally:
        crew.close()
    faults += map(str, crew.failures)
    saves, elsewhere = next((line.split()[1:] for line in crew.kept if line.startswith("saves ")), ("0", "0"))
    missing = tuple(line for line in crew.kept if line.startswith("missing "))
    return Told(commands, done, refused, beside, int(saves), int(elsewhere), missing, tuple(faults))


def _edit(desk: Desk, card: Path, save, stop: Path, seed: int, say) -> None:
    """Save the card till told to stop; before each save, look where the one before it is."""
    chance = random.Random(seed)  # noqa: S311
    elsewhere, content = 0, _read(card)
    for number in itertools.count(1):
        content = _read(card) or content
        if _mark(content) < number - 1 and not until(0.05, lambda: _mark(_read(card)) >= number - 1):  # noqa: B023
            is_found = until(_PATIENCE, lambda: _is_somewhere(desk, card, number - 1))  # noqa: B023
            elsewhere += is_found
            if not is_found:
                say(f"missing {number - 1}, the card has {_mark(_read(card))}")
            content = _read(card) or content
        if stop.exists():
            say(f"saves {number - 1} {elsewhere}")
            return
        save(card, _MARK.sub(b"# save %d\n" % number, content, count=1))
        time.sleep(chance.choice([0, 0.0005, 0.002, 0.008]))


def _read(card: Path) -> bytes:
    """Return the card's bytes; nothing where a command has it in its hands."""
    try:
        return card.read_bytes()
    except FileNotFoundError:
        return b""


def _mark(content: bytes) -> int:
    found = _MARK.match(content)
    return int(found[1]) if found else -1


def _is_somewhere(desk: Desk, card: Path, number: int) -> bool:
    """Return whether a save stands where it is promised to."""
    places = [*card.parent.glob("card*.yaml"), *(desk.folder / ".tradectl").rglob("*")]
    for place in places:
        try:
            if place.is_file() and _mark(place.read_bytes()) == number:
                return True
        except OSError:
            continue
    return False


def _tidy(card: Path) -> int:
    """Compare what lies beside the card with it, as a person does, and delete it; one newer than the card stays."""
    found = [one for one in card.parent.glob("card.tradectl-*.yaml") if _mark(one.read_bytes()) <= _mark(_read(card))]
    for one in found:
        one.unlink()
    return len(found)
