"""The plan of an import as a file: written to be edited, read to be carried out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.files import read_named
from tradectl.cli.places import free_place
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.app.importing import Planned
    from tradectl.cli.session import Session
    from tradectl.core.intake.decisions import Decision

_KINDS = ("csv", "xlsx")


def plan_place(session: Session, name: str) -> Path:
    """Return where a plan is to be written; raise USAGE where its name says no kind, EXISTS where it is taken."""
    from tradectl.store.export import check_free

    if Path(name).suffix.lower().removeprefix(".") not in _KINDS:
        raise TradectlError(
            ErrorCode.USAGE,
            say("The name {file} does not say what kind of file it is.", file=name),
            say("End it in .csv or .xlsx"),
        )
    path = free_place(session, name)
    check_free(path, replace=False)
    return path


def write_plan(session: Session, path: Path, planned: Planned) -> None:
    """Write the plan, a line for each step."""
    from tradectl.store.export import write_file
    from tradectl.views import csv
    from tradectl.views.plan_table import TITLE, cells, document, widths

    tongue = session.tongue
    if path.suffix.lower() == ".csv":
        content = csv.render(document(planned.plan, planned.marks), tongue, bom=True).encode(
            "utf-8", "backslashreplace"
        )
    else:
        from tradectl.exchange.workbook import Heading, Page, workbook
        from tradectl.views.plan_table import HEADINGS

        rows = cells(planned.plan, planned.marks, tongue)
        wide = widths(rows, tongue)
        headings = [
            Heading(tongue.text(title), width=wide[name], wraps=name == "why") for name, title in HEADINGS.items()
        ]
        page = Page(tongue.text(TITLE), headings, rows, still=2)
        content = workbook([page], title=tongue.text(TITLE), made=session.now(), with_fields=False)
    write_file(path, content, replace=False)


def read_plan(session: Session, name: str) -> tuple[Decision, ...]:
    """Return what a person decided; raise INVALID with everything that is wrong in the plan."""
    from tradectl.core.intake.decisions import decisions
    from tradectl.exchange.sheet import read_tables

    told, raw = read_named(session.world.folder, name)
    sheets = [sheet for sheet in read_tables(told, raw).sheets if sheet.rows and not sheet.hidden]
    if not sheets:
        raise TradectlError(ErrorCode.INVALID, say("The file is empty."), say("Name another file."))
    found, doubts = decisions(sheets[0])
    if doubts:
        raise TradectlError(
            ErrorCode.INVALID,
            say("The plan {file} cannot be carried out.", file=told),
            doubts[0].remedy,
            tuple(
                say("{file}:{row} {column}: {message}", file=told, row=one.row, column=one.column, message=one.message)
                for one in doubts
            ),
        )
    return found
