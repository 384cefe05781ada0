"""The short edition of `make races`."""

from __future__ import annotations

import pytest

from races import appends, editors, pulls, undos
from races.crew import desk


def test_every_acknowledged_append_is_kept_and_none_is_there_twice():
    with desk(appends.CUSTOMERS) as place:
        told = appends.race(place, workers=8, commands=100, pause=0.04, seed=1)
    assert told.faults == ()
    assert told.kept == told.acknowledged >= 100
    assert (told.twice, told.halves) == (0, 0)
    assert told.kills > 5


@pytest.mark.parametrize("style", editors.STYLES)
def test_no_save_of_an_editor_is_lost(style):
    with desk(editors.CUSTOMERS) as place:
        told = editors.race(place, editors.STYLES[style], commands=40, seed=1)
    assert told.faults == told.missing == ()
    assert told.saves
    assert told.done
    assert told.refused


def test_of_two_undos_at_once_one_happens_or_both_in_order():
    with desk(undos.CUSTOMERS) as place:
        told = undos.race(place, rounds=6, seed=1)
    assert told.faults == ()
    assert told.one + told.both == 6


def test_a_folder_that_a_pull_moves_under_a_command_keeps_its_entries():
    with desk(pulls.CUSTOMERS, git=True) as place:
        told = pulls.race(place, pulls=2, seed=1)
    assert told.faults == ()
    assert told.pulls == 2
    assert told.acknowledged == told.kept > 0
    assert told.twice == 0
