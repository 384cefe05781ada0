"""Where a weekly report is filed: `reports/<ISO year>/<week>[-<person>|-all].md`, the page beside it (R169)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.layout import REPORTS

if TYPE_CHECKING:
    from datetime import datetime

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


def page_path(path: str) -> str:
    """Return the page that belongs to a Markdown file."""
    return f"{path.removesuffix('.md')}.html"


def aside_path(path: str, now: datetime) -> str:
    """Return where a page that a person changed is kept when it is replaced on request."""
    return f"{path.removesuffix('.html')}.until-{now:%Y%m%dT%H%M%S}.html"
