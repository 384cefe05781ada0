"""The kinds of files `export` makes, each from its values by its view to its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.cli.session import choice
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tradectl.app.listing import Filter
    from tradectl.cli.exporting import Asked
    from tradectl.cli.session import Session
    from tradectl.core.follow_up_row import FollowUpRow
    from tradectl.core.problems import Met

_EVERYBODY = "all"
_DAYS = 14


class Made(NamedTuple):
    """A file's bytes, how many customers, contacts or days are in it, what was met in reading."""

    content: bytes
    number: int
    met: Met


def _rows(session: Session, wanted: Filter) -> tuple[tuple[FollowUpRow, ...], Met]:
    from tradectl.app.export import follow_up_rows

    everybody = wanted._replace(owner="") if wanted.owner == _EVERYBODY else wanted
    return follow_up_rows(session.workspace, session.today, everybody, session.progress)


def _xlsx(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.exchange.workbook import Heading, Page, workbook
    from tradectl.views.follow_up_table import TITLE, cells, parts, widths

    rows, met = _rows(session, wanted)
    tongue = session.tongue
    pages = [
        Page(
            tongue.text(part.title),
            [
                Heading(tongue.text(field.title), field.key, wide, field.hidden, field.wraps, field.key == "grade")
                for field, wide in zip(part.fields, widths(part, tongue), strict=True)
            ],
            cells(part, tongue),
            still=1 + next(at for at, field in enumerate(part.fields) if field.key == "name"),
        )
        for part in parts(rows, session.language, redacted=asked.redacted)
    ]
    content = workbook(pages, title=tongue.text(TITLE), made=session.now(), with_fields=not asked.redacted)
    return Made(content, len(rows), met)


def _csv(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.views import csv
    from tradectl.views.follow_up_table import document, raw_csv, whole

    rows, met = _rows(session, wanted)
    part = whole(rows, session.language, redacted=asked.redacted)
    text = (
        csv.BOM + raw_csv(part, session.tongue) if asked.raw else csv.render(document([part]), session.tongue, bom=True)
    )
    return Made(text.encode("utf-8", "backslashreplace"), len(rows), met)


def _md(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.views import markdown
    from tradectl.views.follow_up_table import document, parts

    rows, met = _rows(session, wanted)
    page = document(parts(rows, session.language, redacted=asked.redacted))
    return Made(markdown.render(page, session.tongue).encode(), len(rows), met)


def _json(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.views.envelope import success
    from tradectl.views.export_values import customers_value
    from tradectl.views.follow_up_table import redacted_value, whole

    rows, met = _rows(session, wanted)
    part = whole(rows, session.language, redacted=True)
    data = redacted_value(part) if asked.redacted else customers_value(rows)
    told = success("export", data, session.tongue, problems=() if asked.redacted else met.problems)
    return Made(told.encode(), len(rows), met)


def _vcf(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.app.export import people
    from tradectl.exchange.vcard import VERSIONS, vcards

    version = choice(asked.version or VERSIONS[0], VERSIONS, "--vcard")
    rows, met = _rows(session, wanted)
    everybody = people(rows, session.language, redacted=asked.redacted)
    return Made(vcards(everybody, version).encode(), len(everybody), met)


def _ics(session: Session, wanted: Filter, asked: Asked) -> Made:
    from tradectl.app.export import due_items, keys_of
    from tradectl.exchange.calendar_file import calendar_text
    from tradectl.views.due_days import due_days

    by = session.person()
    items, met = due_items(
        session.workspace,
        session.now(),
        wanted,
        acting=by.id if by else None,
        owner=wanted.owner or None,
        within=_DAYS if asked.within is None else asked.within,
    )
    days = [day for item in items for day in due_days(item, keys_of(item), session.today, session.tongue)]
    settings = session.workspace.settings
    text = calendar_text(days, settings.desk or "tradectl", settings.time_zone, session.now())
    return Made(text.encode(), len(days), met)


KINDS: Mapping[str, Callable[[Session, Filter, Asked], Made]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "vcf": _vcf,
    "ics": _ics,
    "json": _json,
    "md": _md,
}
