"""Samples that git or a colleague's file system cannot hold: built when they are asked for, from the table below.

Each has what a reader of docs/checks.md is shown instead of an excerpt, and two functions that change the sound
workspace: into a good sample and into a bad one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BOLT = "prospect/D/US-BOLT-20260115"
SOUND = {
    "tradectl.yaml": "format: 1\npeople: [{id: mei, name: 林梅}]\n",
    f"{BOLT}/card.yaml": (
        "format: 1\ncode: BOLT\ncountry: US\nregistered: 2026-01-15\n"
        "name: Bolt Lighting Inc.\nstatus: prospect\ngrade: D\nowner: mei\n"
    ),
}


@dataclass(frozen=True)
class Built:
    """A pair of samples by the way they are made."""

    shown: str
    bad: Callable[[Path], object]
    good: Callable[[Path], object] = lambda _: None


def sound(root: Path) -> Path:
    """Write the sound workspace into an empty folder."""
    for name, text in SOUND.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _links(root: Path) -> None:
    card = root / BOLT / "card.yaml"
    card.rename(root / "card-of-bolt.yaml")
    card.symlink_to(root / "card-of-bolt.yaml")
    os.mkfifo(root / BOLT / "journal.jsonl")


def _write(name: str, text: str = "") -> Callable[[Path], object]:
    return lambda root: (root / BOLT / name).write_text(text, encoding="utf-8")


def _notes(count: int) -> Callable[[Path], object]:
    text = SOUND[f"{BOLT}/card.yaml"] + "notes: " + "x" * count + "\n"
    return lambda root: (root / BOLT / "card.yaml").write_text(text, encoding="utf-8")


def _names(*names: str) -> Callable[[Path], object]:
    return lambda root: [_write(name)(root) for name in names]


BUILT: dict[str, Built] = {
    "FILE01": Built("card.yaml is a symbolic link, journal.jsonl a named pipe", _links),
    "FILE03": Built("a card.yaml of more than 1 MiB", _notes(1 << 20), _notes(1000)),
    "NAME04": Built("Offer.pdf and offer.pdf in one folder", _names("Offer.pdf", "offer.pdf"), _names("Offer.pdf")),
    "NAME05": Built(
        "files named aux.txt, and `offer: second.pdf`",
        _names("aux.txt", "offer: second.pdf"),
        _names("auxiliary.txt", "offer, second.pdf"),
    ),
}


def sample(folder: Path, code: str, kind: str, scratch: Path) -> Path:
    """Return the workspace of a code's good or bad sample: the one that is kept, or one built in `scratch`."""
    if code not in BUILT:
        return folder / code / kind
    root = sound(scratch / code / kind)
    (BUILT[code].good if kind == "good" else BUILT[code].bad)(root)
    return root
