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
    from collections.abc import Callable

    from tradectl.app.import_asked import File
    from tradectl.cli.session import Session
    from tradectl.core.intake.plan import Plan

_DECIDED = "skipped"  # a person left it out: nothing is to be mended


def rejected_place(session: Session, file: str, wanted: str, ending: str) -> Path:
    """Return where refused rows go: as `wanted`, else beside the imported file under a name that is free."""
    if wanted:
        return free_place(session, wanted)
    folder, stem = os.path.dirname(file), Path(file).stem  # noqa: PTH120  `./~/a.csv`, which a Path makes `~/a.csv`
    names = (f"{stem}-rejected{f'-{number}' if number > 1 else ''}.{ending}" for number in count(1))
    places = (free_place(session, os.path.join(folder, name)) for name in names)  # noqa: PTH118
    return next(path for path in places if not os.path.lexists(path))


def write_rejected(
    session: Session, plan: Plan, file: File, path_of: Callable[[str], Path], *, replace: bool
) -> Path | None:
    """Write the rows that were refused and return the file; None where there are none, and for a mail.

    The import is done by then: what keeps the file from being written is a notice.
    """
    from tradectl.exchange.rejected import HEADING, rejected
    from tradectl.store.export import write_file

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
        if not ending:
            return None
        path = path_of(ending.removeprefix("."))
        write_file(path, content, replace=replace)
    except TradectlError as error:
        session.note(say("What was not imported is not written: {reason}", reason=error.message))
        return None
    return path
