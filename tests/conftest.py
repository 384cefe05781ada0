"""Fixtures of all tests: a machine of the test's own, the example workspace copied onto it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from world import Machine

EXAMPLE = Path(__file__).parents[1] / "examples" / "workspace"


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="write expected files and transcripts anew")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    home = tmp_path / "home"
    home.mkdir()
    folder = tmp_path / "work"
    folder.mkdir()
    return Machine(folder, home)


@pytest.fixture
def desk(machine: Machine) -> Machine:
    """A machine that stands in a copy of the example workspace."""
    shutil.copytree(EXAMPLE, machine.folder, dirs_exist_ok=True)
    machine.environment["TRADECTL_USER"] = "mei"
    return machine
