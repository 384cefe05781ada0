"""The plan of an import as a file: written to be edited (CSV or a workbook, by its name), read to be carried out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.files import read_named
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tradectl.app.import_asked import Planned
    from tradectl.cli.session import Session
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.lead import Doubt
    from tradectl.core.intake.plan import Plan
    from tradectl.core.settings import Settings
    from tradectl.i18n.translator import Translator


def write_plan(session: Session, path: Path, planned: Planned, *, replace: bool) -> None:
    """Write the plan, a line for each step; raise USAGE where its name says no kind of file."""
    from tradectl.store.export import write_file

    content = plan_file(path.name, planned.plan, planned.marks, session.tongue, session.now())
    write_file(path, content, replace=replace)


def decided(session: Session, name: str) -> tuple[Decision, ...]:
    """Return what a person decided in a plan; raise INVALID with everything that is wrong in it."""
    told, raw = read_named(session.world.folder, name)
    found, doubts = read_plan(told, raw, session.workspace.settings)
    if not doubts:
        return found
    raise TradectlError(
        ErrorCode.INVALID,
        say("The plan {file} cannot be carried out.", file=told),
        doubts[0].remedy,
        tuple(
            say("{file}:{row} {column}: {message}", file=told, row=one.row, column=one.column, message=one.message)
            for one in doubts
        ),
    )


def plan_file(name: str, plan: Plan, marks: Mapping[int, str], tongue: Translator, made: datetime) -> bytes:
    """Return the file to be edited; raise USAGE for a name that says neither CSV nor XLSX.

    `marks` are those of what was read (`core/intake/line_marks`), by its first row; `made` stands in a workbook.
    """
    ending = Path(name).suffix.lower()
    if ending == ".csv":
        from tradectl.views import csv
        from tradectl.views.plan_table import document

        return csv.render(document(plan, marks), tongue, bom=True).encode("utf-8")
    if ending != ".xlsx":
        raise TradectlError(
            ErrorCode.USAGE,
            say("The name {file} does not say what kind of file it is.", file=name),
            say("End it in .xlsx or .csv"),
        )
    return _workbook(plan, marks, tongue, made)


def read_plan(
    name: str, raw: bytes, settings: Settings | None = None
) -> tuple[tuple[Decision, ...], tuple[Doubt, ...]]:
    """Return what an edited plan decides, and what is wrong in it; raise INVALID or REFUSED where it is no table."""
    from tradectl.core.intake.decisions import decisions
    from tradectl.core.intake.sheet import Sheet
    from tradectl.exchange.sheet import read_tables

    found = [decisions(sheet, settings) for sheet in read_tables(name, raw).sheets if not sheet.hidden]
    return next((one for one in found if one[0]), next(iter(found), decisions(Sheet(name, ()), settings)))


def _workbook(plan: Plan, marks: Mapping[int, str], tongue: Translator, made: datetime) -> bytes:
    from tradectl.exchange.workbook import Heading, Page, workbook
    from tradectl.views.plan_table import TITLE, cells, headings, widths

    rows, titles = cells(plan, marks, tongue), headings(plan)
    wide = widths(rows, titles, tongue)
    columns = [
        Heading(tongue.text(title), "", wide[name], wraps=name == "why", is_grade=name == "grade")
        for name, title in titles.items()
    ]
    title = tongue.text(TITLE)
    return workbook([Page(title, columns, rows, still=4)], title=title, made=made, with_fields=False)
