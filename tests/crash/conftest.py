"""A workspace laid out once for each way to keep it, and the rounds of the scenes in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from crash.rounds import Round
from crash.scenes import copy, lay_out, machine_at
from store.apply.conftest import FAST, FaultKit


@pytest.fixture(scope="session")
def grounds():
    """Where a workspace without git and one with git lie, as the scenes begin."""
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=FAST if FAST.is_dir() else None) as name:
        found = {git: Path(name, str(git)) for git in (False, True)}
        for git, top in found.items():
            lay_out(top, git=git)
        yield found


@pytest.fixture
def place(grounds):
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=FAST if FAST.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def laid_out(grounds, place):
    """A machine in a workspace without git."""
    copy(grounds[False], place / "top")
    return machine_at(place / "top")


@pytest.fixture(scope="session")
def round_of(grounds):
    """What gives the round of a scene without git, set up once."""
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=FAST if FAST.is_dir() else None) as name:
        made: dict[str, Round] = {}

        def give(scene):
            if scene.name not in made:
                ground = grounds[False] if scene.on_ground else None
                made[scene.name] = Round(scene, Path(name, str(len(made))), git=False, ground=ground)
            made[scene.name].again()
            return made[scene.name]

        yield give


@pytest.fixture
def faults():
    return FaultKit()
