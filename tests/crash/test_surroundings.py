"""A full disk, a disk that can only be read, no git, no HOME: every verb gives a right answer or one clear sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("tradectl")


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize(
    "line", ["list", "due --format json", "show AE-SADAF-20260114", "--help", "show NOBODY --format json"]
)
def test_an_answer_that_finds_no_room_is_told_on_stderr(desk, line, buffered):
    environment = {**desk.world().environment, "PYTHONUNBUFFERED": buffered}
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [PROGRAM, *line.split()], cwd=desk.folder, env=environment, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (run.returncode, run.stderr) == (3, "Error: stdout: No space left on device\n")
