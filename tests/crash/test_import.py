"""An import of a thousand rows that is cut off or fails leaves none or all of it."""

import errno
import os
import re
import sys
from pathlib import Path

import pytest

from crash.judging import tree as tree_of
from store.apply.conftest import KILLED
from tradectl.cli.main import BUG

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from leads import write_leads

ROWS = 1000
COMMAND = "import ../home/leads.csv --yes"


@pytest.fixture
def desk(machine):
    machine.environment |= {"TRADECTL_USER": "mei", "TRADECTL_CACHE": str(machine.home / "cache")}
    assert machine.run("init . --person mei --no-git").code == 0
    write_leads(ROWS, machine.home / "leads.csv")
    return machine


def tree(root):
    """Return everything in a workspace, each entry without the digits that chance gave it."""
    return {
        path: (mode, re.sub(rb"-mei-[0-9a-f]{8}", b"-mei-", told) if isinstance(told, bytes) else told)
        for path, (mode, told) in tree_of(root).items()
    }


def killed(machine, faults, at):
    """Run the import in a child that is killed at a call."""
    child = os.fork()
    if child == 0:
        code = BUG
        try:
            with faults.installed(faults.Faults(at, kill=True)):
                code = machine.run(COMMAND).code
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def test_a_thousand_rows_are_imported_as_one_or_not_at_all(desk, faults):
    before = tree(desk.folder)
    calls = faults.calls(lambda: desk.run(COMMAND))
    after = tree(desk.folder)
    assert len(list(desk.folder.glob("*/*/*/card.yaml"))) > ROWS * 0.8
    assert desk.run("undo --yes").code == 0
    assert tree(desk.folder) == before
    promised = calls.index("rename_new")  # the first that is seen by others
    for at in (promised - 400, promised + 300):
        killed(desk, faults, at)
        recovered = desk.run("recover")
        assert recovered.code == 0, recovered
        found = tree(desk.folder)
        assert found == (after if at > promised else before), (at, calls[at])
        if found == after:
            assert desk.run("undo --yes").code == 0
        assert tree(desk.folder) == before
    with faults.installed(faults.Faults(promised - 100, errno.ENOSPC, from_then_on=True)):
        full = desk.run(COMMAND)
    assert full.code == 3
    assert tree(desk.folder) == before
