"""Options of `import` that do nothing with a file of some kind: they are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.kinds import CONTACTS, JSON, LETTER, TABLE
from tradectl.core.message import say

if TYPE_CHECKING:
    from tradectl.cli.importing import Request

_OF_TABLES = ("--sheet", "--map", "--save-map")
_OF_LEADS = ("--dates", "--country", "--fair", "--owner", "--grade", "--attach", "--spread")
_IDLE = {
    TABLE: ("--to",),
    CONTACTS: ("--to", *_OF_TABLES),
    JSON: ("--to", *_OF_TABLES, *_OF_LEADS),
    LETTER: (*_OF_TABLES, *_OF_LEADS, "--plan", "--apply", "--rejected", "--because"),
}


def refuse_idle(request: Request, kind: str) -> None:
    """Raise USAGE for an option that does nothing with such a file."""
    given = {
        "--to": request.to, "--sheet": request.sheet, "--map": request.columns, "--save-map": request.save_map,
        "--dates": request.dates, "--country": request.country, "--fair": request.fair, "--owner": request.owner,
        "--grade": request.grade, "--attach": request.attach, "--spread": request.spread, "--plan": request.plan,
        "--apply": request.apply, "--rejected": request.rejected, "--because": request.because,
    }  # fmt: skip
    idle = next((option for option in _IDLE[kind] if given[option]), None)
    if idle is None:
        return
    told = {
        TABLE: say("{option} does nothing with a table.", option=idle),
        CONTACTS: say("{option} does nothing with contact cards.", option=idle),
        JSON: say("{option} does nothing with customers that `export` wrote.", option=idle),
        LETTER: say("{option} does nothing with a mail.", option=idle),
    }
    raise TradectlError(ErrorCode.USAGE, told[kind], say("Leave out {option}", option=idle))
