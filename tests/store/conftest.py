"""Fixtures of the tests of the store."""

import pytest

from offices import furnish


@pytest.fixture
def office(machine):
    machine.environment["TRADECTL_TODAY"] = "2026-03-20T10:00"
    furnish(machine.folder)
    return machine
