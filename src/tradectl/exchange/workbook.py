"""Tables as an Excel workbook: nothing in it is a formula or a link, dates are dates, the heading stays in sight."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from tradectl.core.intake.exported import FIELDS
from tradectl.exchange.plain import plain
from tradectl.exchange.workbook_fields import write_fields
from tradectl.exchange.written_cell import written_cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_COLOURS = {"A": "#F8CBAD", "B": "#FFE699", "C": "#C6E0B4", "D": "#BDD7EE", "E": "#D9D9D9"}


class Heading(NamedTuple):
    """A column: its title, the field of the card it shows (empty: none), its width in cells."""

    title: str
    field: str = ""
    width: int = 12
    hidden: bool = False
    wraps: bool = False
    is_grade: bool = False


class Page(NamedTuple):
    """A sheet: rows of texts, days and nothings; `still` columns stay in sight when it is scrolled."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[str | date | None]]
    still: int = 0


def workbook(pages: Sequence[Page], *, title: str, made: datetime, with_fields: bool = True) -> bytes:
    """Return a workbook; `with_fields` adds the hidden sheet by which a changed one can be read again.

    `made` is the time that stands in its properties.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 (start-up)

    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with Workbook(target, options) as book:
        book.set_properties({"title": plain(title), "created": made.replace(tzinfo=None)})
        styles = _Styles(book)
        for page in pages:
            _write(book.add_worksheet(page.title), page, styles)
        if with_fields:
            write_fields(book.add_worksheet(FIELDS), pages)
    return target.getvalue()


class _Styles:
    """The looks of cells; a text that begins like a formula stays a text when somebody edits it (`quoted`)."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.heading = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True, **top})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self.text = {
            (wraps, quoted): book.add_format({"text_wrap": wraps, "quote_prefix": quoted, "num_format": "@", **top})
            for wraps in (False, True)
            for quoted in (False, True)
        }
        self.grades = {grade: book.add_format({"bg_color": colour}) for grade, colour in _COLOURS.items()}


def _write(sheet: Any, page: Page, styles: _Styles) -> None:
    last_row, last_column = len(page.rows), len(page.headings) - 1
    for at, heading in enumerate(page.headings):
        look = styles.text[heading.wraps, False]
        sheet.set_column(at, at, heading.width, look, {"hidden": heading.hidden})
        sheet.write_string(0, at, written_cell(heading.title), styles.heading)
        if heading.is_grade:
            for grade, colour in styles.grades.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{grade}"', "format": colour}
                sheet.conditional_format(1, at, max(last_row, 1), at, rule)
    for number, row in enumerate(page.rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                told = written_cell(value)
                look = styles.text[page.headings[at].wraps, told.startswith(_SIGNS)]
                sheet.write_string(number, at, told, look) if told else None
            elif value is not None:
                sheet.write_datetime(number, at, value, styles.day)
    sheet.freeze_panes(1, page.still)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")
