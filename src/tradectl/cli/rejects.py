"""Rows that an import did not take, given back as a file of the same kind with the reason beside each."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.places import free_place
from tradectl.core.errors import TradectlError
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.app.import_asked import File
    from tradectl.cli.session import Session
    from tradectl.core.intake.plan import Plan

_DECIDED = "skipped"  # a person left it out: nothing is to be mended


def write_rejected(session: Session, plan: Plan, file: File, source: str, wanted: str, *, replace: bool) -> Path | None:
    """Write the rows that were refused and return the file; None where there are none, and for a mail.

    It is the `wanted` one, else it lies beside `source`, the imported file as it was named. The import is done by then:
    where nothing can be written there it lies in the current folder, else at the top of the workspace, which is told.
    """
    from tradectl.exchange.rejected import HEADING, rejected

    tongue = session.tongue
    refused = [step for step in plan.refuse if step.code != _DECIDED]
    if not refused:
        return None
    reasons = {row: tongue.text(step.reason) for step in refused for row in step.rows}
    asked = file.asked
    heading = tongue.text(HEADING)
    try:
        content, ending = rejected(
            file.name,
            file.raw,
            reasons,
            heading,
            sheet=asked.sheet,
            columns=asked.columns,
            made=session.now(),
        )
        return _written(session, content, ending, source, wanted, replace=replace) if ending else None
    except TradectlError as error:
        session.note(say("What was not imported is not written: {reason}", reason=error.message))
        return None


def _written(session: Session, content: bytes, ending: str, source: str, wanted: str, *, replace: bool) -> Path:
    """Return the file in the first place where it can be written; raise what kept it from the first one."""
    from tradectl.store.export import write_file

    kept: TradectlError | None = None
    beside, stem = os.path.dirname(source), Path(source).stem  # noqa: PTH120  `./~/a.csv`, which a Path makes `~/a.csv`
    for folder in (beside, "", str(session.root)):
        is_wanted = bool(wanted) and kept is None
        try:
            path = free_place(session, wanted) if is_wanted else _free_name(session, folder, stem, ending)
            write_file(path, content, replace=replace and is_wanted)
        except TradectlError as error:
            kept = kept or error
            continue
        if kept is not None:
            session.note(say("The rows that were not imported lie elsewhere: {reason}", reason=kept.message))
        return path
    raise kept or AssertionError


def _free_name(session: Session, folder: str, stem: str, ending: str) -> Path:
    names = (f"{stem}-rejected{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    places = (free_place(session, os.path.join(folder, name)) for name in names)  # noqa: PTH118
    return next(path for path in places if not os.path.lexists(path))
