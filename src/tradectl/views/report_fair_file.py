"""The report of a fair as a file: its generated parts in Markdown, the writer's own headings, the page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.core.report.parts import Part
from tradectl.views import html, markdown
from tradectl.views.document import Document
from tradectl.views.report_fair import documents, title_of
from tradectl.views.report_file import below, own_part, page_blocks

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.message import Message
    from tradectl.core.report.fair import FairReport
    from tradectl.i18n.translator import Translator

_OWN: tuple[Message, ...] = (
    say("What buyers asked for"),
    say("What rivals showed"),
    say("What to do better next time"),
)


class FairReportWording:
    """The words of a fair's report in one language."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def parts(self, report: FairReport) -> tuple[Part, ...]:
        """Return the generated parts in their order."""
        named = documents(report, self._translator.language)
        return tuple(Part(name, markdown.render(part, self._translator)) for name, part in named)

    def own(self) -> str:
        """Return the headings of the writer's own part, with room below each."""
        return own_part(say("3 Summary"), _OWN, self._translator)

    def kept_below(self, today: date) -> str:
        """Return the line above the old text of a part that was replaced on request."""
        return self._translator.text(below(today))

    def page(self, report: FairReport, text: str) -> str:
        """Return the page of a file's text: the generated parts and everything a person wrote."""
        fresh = dict(documents(report, self._translator.language))
        return html.render(Document(title_of(report), tuple(page_blocks(fresh, text))), self._translator)
