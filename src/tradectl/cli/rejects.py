"""Rows that an import did not take, given back as a file of the same kind with the reason beside each."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.places import free_place
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.cli.session import Session
    from tradectl.core.intake.plan import Plan

_DECIDED = "skipped"  # a person left it out: nothing is to be mended


def write_rejected(session: Session, plan: Plan, name: str, raw: bytes, wanted: str) -> Path | None:
    """Write the rows that were refused, and return the file; None where there are none.

    Without a name that is `wanted` it lies in the current folder, called like the imported file; nothing is replaced.
    """
    from tradectl.exchange.rejected import rejected
    from tradectl.store.export import write_file

    tongue = session.tongue
    reasons = {row: tongue.text(step.reason) for step in plan.refuse if step.code != _DECIDED for row in step.rows}
    if not reasons:
        return None
    content, ending = rejected(name, raw, reasons, tongue.text(say("Why not imported")))
    path = free_place(session, wanted) if wanted else _free_name(session, Path(name).stem, ending)
    write_file(path, content, replace=False)
    return path


def _free_name(session: Session, stem: str, ending: str) -> Path:
    names = (f"{stem}-rejected{f'-{number}' if number > 1 else ''}.{ending.removeprefix('.')}" for number in count(1))
    return next(path for name in names if not os.path.lexists(path := free_place(session, name)))
