"""Imports of tables through the program for tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from world import Machine


def imported(desk: Machine, table: str, options: str = "") -> dict[str, Any]:
    """Take in a table as CSV; return what the program says it has done."""
    (desk.home / "leads.csv").write_text(table, encoding="utf-8")
    run = desk.run(f"import ../home/leads.csv --yes --format json {options}")
    assert run.code == 0, run
    return json.loads(run.out)["data"]
