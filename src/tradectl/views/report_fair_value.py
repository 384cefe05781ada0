"""The report of a fair as a value of the envelope (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.views.due_values import who
from tradectl.views.fairs import fair_values, money_values

if TYPE_CHECKING:
    from tradectl.core.report.fair import FairReport, Line, Met


def value(report: FairReport, path: str) -> dict[str, object]:
    """Return the report's data; `path` is the Markdown file, relative to the workspace."""
    total = report.total
    return {
        "fair": fair_values(report.fair),
        "today": report.today,
        "deadline": report.deadline,
        **_counts(total),
        "cost_per_lead": money_values(report.cost_per_lead),
        "cost_per_order": money_values(report.cost_per_order),
        "classes": [{"class": line.of, **_counts(line)} for line in report.classes],
        "countries": [{"country": line.of, **_counts(line)} for line in report.countries],
        "products": [{"product": line.of or None, **_counts(line)} for line in report.products],
        "days": [{"day": one.day, "contacted": one.contacted, "waiting": one.waiting} for one in report.days],
        "met": [_met(one) for one in report.leads],
        "path": path,
    }


def _counts(line: Line) -> dict[str, object]:
    return {"leads": line.leads, "contacted": line.contacted, "quoted": line.quoted, "won": line.ordered}


def _met(one: Met) -> dict[str, object]:
    days = {"contacted": one.contacted, "quoted": one.quoted, "won": one.ordered}
    return {**who(one.customer), "class": one.kind.value, "products": list(one.products), **days}
