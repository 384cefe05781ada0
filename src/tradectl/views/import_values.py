"""What an import would do, as the envelope's data (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.ids import parse_customer_id
from tradectl.core.intake.sheet import sheet_of

if TYPE_CHECKING:
    from tradectl.core.intake.lead import Doubt
    from tradectl.core.intake.plan import Attach, Create, Known, Plan, Refuse, Update

    Place = Attach | Create | Known | Refuse | Update


def values(plan: Plan) -> dict[str, object]:
    """Return the plan as values of the envelope; `row` is the first of `rows`, all counted as the file does."""
    return {
        "rows": plan.rows,
        "create": [_create(step) for step in plan.create],
        "update": [_update(step) for step in plan.update],
        "attach": [_attach(step) for step in plan.attach],
        "refuse": [_refuse(step) for step in plan.refuse],
        "known": [{**_place(step), "customer": step.customer, "name": step.name} for step in plan.known],
        "doubts": [_doubt(doubt) for doubt in plan.doubts],
        "notes": list(plan.notes),
        "crowd": {"on": plan.crowd_on, "customers": plan.crowd} if plan.crowd and plan.crowd_on else None,
    }


def _create(step: Create) -> dict[str, object]:
    parsed = parse_customer_id(step.customer)
    return {
        **_place(step),
        "customer": step.customer,
        "code": parsed.code if parsed else None,
        "name": step.name,
        "country": step.country,
        "shelf": step.shelf,
        "owner": step.owner or None,
        "due": step.due,
        "people": list(step.people),
        "like": list(step.like),
    }


def _update(step: Update) -> dict[str, object]:
    return {
        **_place(step),
        "customer": step.customer,
        "name": step.name,
        "fields": [{"key": field.key, "old": field.old, "new": field.new} for field in step.fields],
    }


def _attach(step: Attach) -> dict[str, object]:
    return {
        **_place(step),
        "customer": step.customer,
        "name": step.name,
        "people": list(step.people),
        "files": list(step.files),
        "evidence": list(step.evidence),
    }


def _refuse(step: Refuse) -> dict[str, object]:
    return {
        **_place(step),
        "reason": step.reason,
        "customer": step.customer or None,
        "code": step.code or None,
        "name": step.name,
        "confidence": step.confidence,
        "evidence": list(step.evidence),
        "remedy": step.remedy,
        "is_question": step.is_question,
    }


def _doubt(doubt: Doubt) -> dict[str, object]:
    return {
        "row": doubt.row,
        "sheet": sheet_of(doubt.row) or None,
        "column": doubt.column or None,
        "severity": doubt.severity.value,
        "message": doubt.message,
        "remedy": doubt.remedy,
    }


def _place(step: Place) -> dict[str, object]:
    row = step.rows[0] if step.rows else None
    return {"row": row, "rows": list(step.rows), "sheet": sheet_of(row or 0) or None}
