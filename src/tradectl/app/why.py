"""`why`: why a customer is due, or not and when (R28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.roster import place_of, unreadable
from tradectl.core.agenda import Why
from tradectl.core.agenda import why as why_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.history import history
from tradectl.core.ids import parse_customer_id
from tradectl.core.message import say
from tradectl.store.quick.customer import read_past, see

if TYPE_CHECKING:
    from datetime import datetime

    from tradectl.core.problems import Problem
    from tradectl.store.workspace import Workspace


def why(workspace: Workspace, now: datetime, customer: str) -> tuple[Why, tuple[Problem, ...]]:
    """Return why a customer is due, or not and when, and the problems of its folder."""
    place, today = place_of(workspace, customer), now.date()
    glance, problems = see(workspace.root, place, workspace.zone, workspace.almanac.zone)
    if glance.customer is None:
        if parse_customer_id(glance.name):
            raise unreadable(glance.name, place.path, problems)
        raise TradectlError(
            ErrorCode.INVALID,
            say("The folder {name} is not named COUNTRY-CODE-YYYYMMDD.", name=glance.name),
            say("Rename the folder, for example US-BOLT-20260417."),
        )
    past = read_past(workspace.root, place, workspace.zone)
    as_of = history(past.events, today, past.corrections)
    return why_of(glance.customer, as_of, workspace.settings, workspace.calendar(today), today), problems
