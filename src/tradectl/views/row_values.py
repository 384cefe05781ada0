"""Customers in rows, as data of the envelope."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.row import Row


def row_values(rows: Sequence[Row]) -> dict[str, object]:
    """Return rows of customers (customer, history, due, window) as the envelope's data."""
    return {"customers": [_value(row) for row in rows]}


def _value(row: Row) -> dict[str, object]:
    customer, history = row.customer, row.history
    told: dict[str, object] = {
        "customer": customer.id,
        "code": customer.code,
        "country": customer.country,
        "name": customer.name,
        "status": customer.status,
        "grade": customer.grade,
        "owner": customer.owner,
        "registered": customer.registered,
        "last_handled": history.last_handled.day if history.last_handled else None,
        "last_contacted": history.last_contacted.day if history.last_contacted else None,
        "due": row.due,
        "window": row.window,
        "path": customer.path,
    }
    if row.found is not None:
        told["found"] = [
            {"field": one.field, "path": one.path, "day": one.day or None, "text": one.text} for one in row.found
        ]
    return told
