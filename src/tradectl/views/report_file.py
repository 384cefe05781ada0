"""The weekly report as a file: its generated parts in Markdown, the writer's own headings, the page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.core.report.parts import Part, stretches, without_kept
from tradectl.views import html, markdown, written
from tradectl.views.document import Document
from tradectl.views.report_week import documents, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tradectl.core.message import Message
    from tradectl.core.report.week import WeekReport
    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Block

_OWN: tuple[Message, ...] = (
    say("Problems of the company"),
    say("My own problems"),
    say("Improvements"),
    say("Support wanted from the company"),
    say("State of mind and what I learned"),
)


class ReportWording:
    """The words of a report in one language."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def parts(self, report: WeekReport) -> tuple[Part, ...]:
        """Return the generated parts in their order."""
        return tuple(
            Part(name, markdown.render(part, self._translator))
            for name, part in documents(report, self._translator.language)
        )

    def own(self) -> str:
        """Return the headings of the writer's own part, with room below each (R172)."""
        return own_part(say("3 Summary"), _OWN, self._translator)

    def kept_below(self, today: date) -> str:
        """Return the line above the old text of a part that was replaced on request."""
        return self._translator.text(below(today))

    def page(self, report: WeekReport, text: str) -> str:
        """Return the page of a file's text: the generated parts and everything a person wrote."""
        return html.render(
            Document(title_of(report), tuple(page_blocks(dict(documents(report, self._translator.language)), text))),
            self._translator,
        )


def own_part(title: Message, headings: Sequence[Message], translator: Translator) -> str:
    """Return the writer's own part of a new report: headings with room below each, and a word on whose they are."""
    hint = translator.text(say("Write below the headings. This part is yours: tradectl never changes it."))
    told = "".join(f"\n### {translator.text(heading)}\n\n\n" for heading in headings)
    return f"## {translator.text(title)}\n\n<!-- {hint} -->\n{told}".rstrip("\n") + "\n"


def below(today: date) -> Message:
    """Return the line above the old text of a part that was replaced on request."""
    return say("The text before the refresh of {day}, not on the page:", day=today)


def page_blocks(fresh: Mapping[str, Document], text: str) -> Iterator[Block]:
    """Yield the blocks of a file's text: fresh parts where they stand as generated, else what a person made of them."""
    for stretch in stretches(text):
        if stretch.intact and stretch.name in fresh:
            yield from fresh[stretch.name].blocks
        else:
            yield from written.blocks(without_kept(stretch.text))
