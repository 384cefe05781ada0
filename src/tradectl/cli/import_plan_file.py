"""The plan of an import on the disk: written to be edited, read to be carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.cli.files import read_named
from tradectl.cli.plan_file import plan_file, read_plan
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.app.import_asked import Planned
    from tradectl.cli.session import Session
    from tradectl.core.intake.decisions import Decision


def write_plan(session: Session, path: Path, planned: Planned, *, replace: bool) -> None:
    """Write the plan, a line for each step; raise USAGE where its name says no kind of file."""
    from tradectl.store.export import write_file

    content = plan_file(path.name, planned.plan, planned.marks, session.tongue, session.now())
    write_file(path, content, replace=replace)


def decided(session: Session, name: str) -> tuple[Decision, ...]:
    """Return what a person decided in a plan; raise INVALID with everything that is wrong in it."""
    told, raw = read_named(session.world.folder, name)
    found, doubts = read_plan(told, raw)
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
