"""Marks of a plan's lines: a plan holds for the file it was made of, and each line for what was read there."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradectl.core.intake.given import Given
    from tradectl.core.intake.lead import Lead
    from tradectl.core.intake.returned import Wish

_LENGTH = 12


def line_mark(found: Lead | Wish | Given) -> str:
    """Return a digest of what was read; it begins with a letter, else Excel might make it a number.

    What is doubtful in a lead is no part of it.
    """
    said = {key: value for key, value in found._asdict().items() if key != "doubts"}
    told = json.dumps(said, sort_keys=True, default=str)
    return f"m{hashlib.sha256(told.encode('utf-8', 'backslashreplace')).hexdigest()[:_LENGTH]}"
