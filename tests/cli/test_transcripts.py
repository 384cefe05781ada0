"""Every transcript in this folder says what the program says."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from transcripts import play

EXAMPLE = HERE.parents[1] / "examples" / "workspace"


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(path, machine, request):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("# empty"):
        shutil.copytree(EXAMPLE, machine.folder, dirs_exist_ok=True)
        machine.environment["TRADECTL_USER"] = "mei"
    told = play(machine, text)
    if request.config.getoption("--update"):
        path.write_text(told, encoding="utf-8")
    assert told == text
