"""`tradectl find`."""

from typing import Annotated

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text("Find customers by words, pinyin or phone number.")
EXAMPLE = "tradectl find panel hamburg"


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help=help_text("Words that all must occur."))],
    form: Form = "table",
) -> None:
    """Declare what `find` takes; cli/daily answers it."""
