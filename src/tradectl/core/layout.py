"""Where things stand in a workspace: the one place that knows the folders (R47–R52)."""

from __future__ import annotations

TYPE_CHECKING = False  # the scout is sent before typing is loaded
if TYPE_CHECKING:
    from datetime import date

SETTINGS = "tradectl.yaml"
CARD = "card.yaml"
JOURNAL = "journal.jsonl"
DEAL = "deal.yaml"
FAIR = "fair.yaml"
PRIVATE = ".tradectl"
WORK = "work"  # in it: what is promised and not finished
REPORTS = "reports"
COMPANY = "company"
FAIRS = "fairs"  # a dated folder for each show: what it was, and the originals brought home from it (R103)
ASIDE = ".~tradectl-export-"  # and a number: an exported file that is not yet whole
GRADES = ("A", "B", "C", "D", "E")
_PROSPECT, _WON = "prospect", "won"


def shelf_of(status: str, grade: str | None, won: date | None) -> str | None:
    """Return the folder a card belongs into: `won/<year>` or `prospect/<grade>`; None where the card does not say."""
    if status == _WON:
        return f"{_WON}/{won.year:04d}" if won else None
    return f"{_PROSPECT}/{grade}" if grade in GRADES else None


def read_shelf(path: str) -> tuple[str, str | int] | None:
    """Return (`prospect`, grade) or (`won`, year) of a shelf's path: the inverse of `shelf_of`; None for others."""
    head, _, tail = path.partition("/")
    if head == _PROSPECT and tail in GRADES:
        return (_PROSPECT, tail)
    if head == _WON and len(tail) == len("2026") and tail.isascii() and tail.isdigit() and int(tail) > 0:
        return (_WON, int(tail))
    return None


TOPS = (_WON, _PROSPECT)
