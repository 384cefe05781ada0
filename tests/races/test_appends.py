"""The short edition of `make races`: a few hundred commands of eight processes, and dozens of kills."""

from __future__ import annotations

from races.appends import CUSTOMERS, race
from races.crew import desk


def test_every_acknowledged_append_is_kept_and_none_is_there_twice():
    with desk(CUSTOMERS) as place:
        told = race(place, workers=8, commands=200, pause=0.04, seed=1)
    assert told.faults == ()
    assert told.kept == told.acknowledged >= 200
    assert (told.twice, told.halves) == (0, 0)
    assert told.kills > 5
