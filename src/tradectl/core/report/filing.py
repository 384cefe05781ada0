"""Where reports are filed: `reports/<year>/<week>[-<person>|-all].md`, `fair-<day>-<name>.md`, pages beside (R169)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.fairs import folder_of
from tradectl.core.layout import REPORTS

if TYPE_CHECKING:
    from datetime import datetime

    from tradectl.core.fairs import Fair
    from tradectl.core.report.period import Period
    from tradectl.core.settings import Settings

_EVERYBODY = "all"


def report_path(period: Period, owner: str | None, settings: Settings) -> str:
    """Return the Markdown file of a person's report (None: everybody's); a desk of one needs no name in it."""
    if owner is None:
        name = f"{period.name}-{_EVERYBODY}"
    else:
        name = period.name if len(settings.people) == 1 else f"{period.name}-{owner}"
    year, _, _ = period.name.partition("-")
    return f"{REPORTS}/{year}/{name}.md"


def fair_report_path(fair: Fair) -> str:
    """Return the Markdown file of a fair's report: in the year of its first day, by that day and its name.

    Not by its folder, which a person may have called anything.
    """
    _, _, name = folder_of(fair.name, fair.on).rpartition("/")
    return f"{REPORTS}/{fair.on.year}/fair-{name}.md"


def page_path(path: str) -> str:
    """Return the page that belongs to a Markdown file."""
    return f"{path.removesuffix('.md')}.html"


def aside_path(path: str, now: datetime) -> str:
    """Return where a page that a person changed is kept when it is replaced on request."""
    return f"{path.removesuffix('.html')}.until-{now:%Y%m%dT%H%M%S}.html"
