"""Customers that come whole, as `export FILE.json` wrote them: kept apart from who is there, then taken as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.card_update import entries_of
from tradectl.app.import_cards import identity_of_given, plan_cards, plan_given
from tradectl.app.import_changes import Apart
from tradectl.app.import_matching import Matching
from tradectl.app.import_steps import left_out, refused
from tradectl.core.changes import AppendJournal
from tradectl.core.duplicates import Verdict
from tradectl.core.identity.keys import identity_keys
from tradectl.core.intake.plan import Create

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tradectl.app.import_matching import Likeness
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.given import Given
    from tradectl.core.intake.plan import Step
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
    is_planned = updating is not None
    left = [
        one
        for one in given
        if is_planned and _action(decisions, one) in ("", "skip") and one.customer not in (updating or ())
    ]
    steps, newcomers = plan_given(workspace, occasion, [one for one in given if one not in left], because=because)
    count = entries_of(steps)
    taken: list[Given] = []
    looks: dict[str, tuple[Likeness, ...]] = {}
    found: list[Step] = [*steps, *(left_out((one.number,), one.name, one.customer) for one in left)]
    for one, sure in _compared(workspace, newcomers):
        if sure and _action(decisions, one) != "create":
            found.append(refused((one.number,), one.name, sure[0]))
        else:
            taken.append(one)
            looks[one.customer] = sure
    made = plan_cards(workspace, occasion, taken, first=count)
    created = [step for step in made if isinstance(step, Create)]
    apart = tuple(Apart(step.customer, _journal(step), looks.get(step.customer, ())) for step in created)
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


def _action(decisions: Mapping[int, Decision], one: Given) -> str:
    decision = decisions.get(one.number)
    return decision.action if decision is not None else ""


def _journal(step: Create) -> str:
    return next(change.path for change in step.changes if isinstance(change, AppendJournal))
