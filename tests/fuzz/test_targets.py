"""The short edition of `make fuzz`: a thousand examples of each target."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.bounds import Watch
from fuzz.targets import TARGETS

OFTEN = 1000


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_no_example_breaks_what_is_promised(target):
    @settings(max_examples=OFTEN, deadline=None, suppress_health_check=list(HealthCheck))
    @given(target.examples)
    def hold(example):
        judge(example)

    with target.judge(Watch()) as judge:
        hold()
