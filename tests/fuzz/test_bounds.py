"""A call that waits for ever, or never ends, is ended; one that had to wait for the processor is not."""

import pytest

from fuzz import bounds

NEVER_ENDING = [float(second) for second in range(0, 200, 9)]


@pytest.mark.parametrize(
    ("seconds", "is_ended"),
    [
        ([0.3, 0.4], False),  # the first look, after it was stopped for an hour
        ([0.3, 0.4, 0.45, 0.5, 0.9], False),  # it gets on, slowly
        ([0.3, 0.4, 0.4], True),
        ([0.3, 0.3, 0.5, 0.5], True),
        (NEVER_ENDING, True),
    ],
)
def test_a_call_is_ended_where_it_waits_or_never_ends(seconds, is_ended, monkeypatch):
    told = iter(seconds)
    monkeypatch.setattr(bounds.time, "process_time", lambda: next(told))
    monkeypatch.setattr(bounds.signal, "setitimer", lambda *_: None)
    patience = bounds._Patience()
    ended = False
    for _ in seconds[1:]:
        try:
            patience(None, None)
        except TimeoutError:
            ended = True
            break
    monkeypatch.undo()
    assert ended == is_ended


def test_a_call_that_waits_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr(bounds, "_PATIENCE", 0.2)
    with pytest.raises(TimeoutError), bounds.Watch().over_it():
        bounds.time.sleep(60)
