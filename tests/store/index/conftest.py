"""Fixtures of the tests of the index: a small desk, made once and copied."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "quick")]

from plain_cards import write
from twins import Twins


@pytest.fixture(scope="session")
def small_desk(tmp_path_factory):
    """A workspace of eight customers without public holidays: the library that knows them is slow."""
    folder = write(tmp_path_factory.mktemp("small") / "desk", 8)
    settings = folder / "tradectl.yaml"
    settings.write_text(settings.read_text().replace("holidays: CN", "holidays: none"))
    return folder


@pytest.fixture
def twins(small_desk, tmp_path):
    shutil.copytree(small_desk, tmp_path / "work")
    return Twins(
        tmp_path / "work", tmp_path, environment={"TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_USER": "hao"}
    )
