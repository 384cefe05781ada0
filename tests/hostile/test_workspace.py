"""Workspaces from anybody: every verb is run on each; none leaves it, starts what it names, waits, or breaks down."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from hostile.desks import WHOLE, fast_folder
from hostile.gits import GITS
from hostile.ground import DRY, READING, WRITING, TooLong, ground_from, lay_out, patience, use
from hostile.records import RECORDS
from hostile.spoils import SPOILS
from tradectl.cli.names import VERBS

ALL = {**SPOILS, **RECORDS, **GITS}
NUMBERED = list(enumerate(ALL))
NOTHING_TO_DO = (
    "reopen VOLT --grade D --dry-run", "refile BOLT --by card --dry-run", "refile BOLT --by card", "init sub --dry-run",
    "report fair Messe --format html --dry-run", "init .",
)  # fmt: skip
CASES = NUMBERED if WHOLE else NUMBERED[::2]


@pytest.fixture(scope="module")
def templates():
    """Two furnished workspaces: without and with a history."""
    with fast_folder() as plain, fast_folder() as tracked:
        lay_out(Path(plain), git=False)
        lay_out(Path(tracked), git=True)
        yield Path(plain), Path(tracked)


def test_a_command_that_waits_is_stopped_whatever_failures_it_passes_over():
    def waiting():
        for _ in range(2):
            with contextlib.suppress(Exception):
                time.sleep(1)

    with pytest.raises(TooLong), patience(0.05):
        waiting()


def test_every_verb_is_run():
    run = {line.split()[0] for line in (*READING, *DRY, *WRITING)}
    assert run >= set(VERBS)
    assert len(CASES) >= 200


@pytest.mark.parametrize(("at", "name"), CASES, ids=[name for _, name in CASES])
def test_hostile_workspace(at, name, templates):
    spoil = ALL[name]
    with ground_from(templates[spoil.git]) as ground:
        spoil.deed(ground)
        use(ground, at, whole=WHOLE)
        if not ground.says(spoil.matter):  # one of the other verbs tells
            use(ground)
        assert ground.says(spoil.matter), "".join(ground.told)


@pytest.mark.parametrize("git", [False, True])
def test_a_sound_workspace_is_used_to_the_full(git, templates):
    """The verbs do what they are to do where nothing is in the way: otherwise this page would prove nothing."""
    with ground_from(templates[git]) as ground:
        use(ground)
        told = "".join(ground.told)
        refused = {one.splitlines()[0].removeprefix("$ ") for one in ground.told if not one.endswith("[0]\n")}
        assert refused <= {*NOTHING_TO_DO, *(() if git else ("save", "save --dry-run"))}, told
        assert (ground.root / "won").is_dir()
