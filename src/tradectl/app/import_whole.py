"""Customers that come whole, as `export FILE.json` wrote them: kept apart from who is there, then taken as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.card_update import entries_of
from tradectl.app.import_cards import identity_of_given, plan_cards, plan_given
from tradectl.app.import_changes import Apart
from tradectl.app.import_matching import Matching
from tradectl.app.import_refusals import left_out, not_updated, refused
from tradectl.core.changes import AppendJournal
from tradectl.core.duplicates import Verdict
from tradectl.core.identity.keys import identity_keys
from tradectl.core.intake.kinds import JSON, place_in
from tradectl.core.intake.plan import Create, Update
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tradectl.app.import_matching import Likeness
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.given import Given
    from tradectl.core.intake.plan import Refuse, Step
    from tradectl.core.occasion import Occasion
    from tradectl.store.workspace import Workspace


class Whole(NamedTuple):
    """What becomes of customers that came whole; `apart`: whom a person decided to be others.

    `entries` is how many journal entries were used.
    """

    steps: tuple[Step, ...]
    apart: tuple[Apart, ...]
    entries: int


def plan_whole(
    workspace: Workspace,
    occasion: Occasion,
    given: Sequence[Given],
    decisions: Mapping[int, Decision],
    *,
    updating: AbstractSet[str] | None,
    because: str,
) -> Whole:
    """Return what becomes of each; where a plan says whose cards change (`updating`), who is not in it is left out."""
    steps, newcomers = plan_given(workspace, occasion, given, because=because)
    count = entries_of(steps)
    taken: list[Given] = []
    looks: dict[str, tuple[Likeness, ...]] = {}
    found: list[Step] = [_as_decided(step, updating) for step in steps]
    if updating is not None:
        left = [one for one in newcomers if _is_left(one, decisions, updating)]
        found += [_left_out(one) for one in left]
        newcomers = tuple(one for one in newcomers if one not in left)
    for one, sure in _compared(workspace, newcomers):
        if sure and _action(decisions, one) != "create":
            found.append(_alike(one, sure[0]))
        else:
            taken.append(one)
            looks[one.customer] = sure
    made = plan_cards(workspace, occasion, taken, first=count)
    created = [step for step in made if isinstance(step, Create)]
    apart = tuple(Apart(step.customer, _journal(step), looks.get(step.customer, ()), step.rows[0]) for step in created)
    return Whole((*found, *made), apart, count + len(created))


def _compared(workspace: Workspace, newcomers: Sequence[Given]) -> list[tuple[Given, tuple[Likeness, ...]]]:
    """Return whom each newcomer certainly or likely is; one that is nobody is known to those behind it."""
    if not newcomers:
        return []
    matching = Matching(workspace)
    identities = [identity_of_given(one) for one in newcomers]
    entries = [identity_keys(one) if one is not None else None for one in identities]
    found = []
    for one, entry, near in zip(newcomers, entries, matching.look_ahead(entries), strict=True):
        like = matching.like(entry, near) if entry is not None else []
        sure = tuple(other for other in like if other.verdict <= Verdict.LIKELY)
        found.append((one, sure))
        if entry is not None and not sure:
            matching.take(entry, one.number, one.name)
    return found


def _as_decided(step: Step, updating: AbstractSet[str] | None) -> Step:
    """Return a step for somebody who is here; a change that a person left out of the plan is refused."""
    if updating is None or not isinstance(step, Update) or step.customer in updating:
        return step
    return not_updated(step.rows, step.name, step.customer)


def _is_left(one: Given, decisions: Mapping[int, Decision], updating: AbstractSet[str]) -> bool:
    return _action(decisions, one) in ("", "skip") and one.customer not in updating


def _left_out(one: Given) -> Refuse:
    told = left_out((one.number,), one.name, customer=one.customer)
    return told._replace(remedy=say("Write create beside the row to take it."))


def _alike(one: Given, first: Likeness) -> Refuse:
    """Return the refusal of one that certainly or likely is somebody: a whole customer is added to nobody."""
    told = refused((one.number,), one.name, first, JSON)
    if first.verdict is Verdict.CERTAIN and not first.customer:
        place = place_in(JSON, first.row)
        told = told._replace(reason=say("It is the same company as {place}: {name}", place=place, name=first.name))
    return told._replace(remedy=say("If it is another company, write create beside the row in the plan (--plan)."))


def _action(decisions: Mapping[int, Decision], one: Given) -> str:
    decision = decisions.get(one.number)
    return decision.action if decision is not None else ""


def _journal(step: Create) -> str:
    return next(change.path for change in step.changes if isinstance(change, AppendJournal))
