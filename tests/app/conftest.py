"""A desk without customers and without git for the imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from world import Machine


@pytest.fixture
def bare_desk(machine: Machine) -> Machine:
    """A machine that stands in a workspace of Mei and Hao, where Mei works."""
    machine.environment["TRADECTL_USER"] = "mei"
    assert machine.run('init . --no-git --person "mei=林梅 <mei@desk.example>" --person hao').code == 0
    return machine
