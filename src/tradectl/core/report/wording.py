"""What the file of a report needs from whoever puts it into words: its parts, the writer's own part, the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.report.parts import Part


_Report_contra = TypeVar("_Report_contra", contravariant=True)


@runtime_checkable
class Wording(Protocol[_Report_contra]):
    """A report in the reader's language, as Markdown and as a page of HTML."""

    def parts(self, report: _Report_contra) -> tuple[Part, ...]:
        """Return the generated parts in their order."""

    def own(self) -> str:
        """Return the headings of the writer's own part, written once."""

    def kept_below(self, today: date) -> str:
        """Return the line above the old text of a part that was replaced on request."""

    def page(self, report: _Report_contra, text: str) -> str:
        """Return the page of a file's text: the generated parts and everything a person wrote."""
