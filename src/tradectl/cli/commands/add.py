"""`tradectl add`."""

from typing import Annotated

import typer

from tradectl.cli.completion import customer
from tradectl.cli.options import Because, DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Register a customer; one who is known already is refused. On a terminal it asks for what is missing.")
EXAMPLE = (
    'tradectl add --name "Müller Leuchten GmbH" --country DE --contact "Hans Müller <hans@mueller.de>" '
    '--fair "Canton Fair 139"'
)


def run(
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=help_text("The company's name."))] = "",
    country: Annotated[
        str, typer.Option("--country", metavar="COUNTRY", help=help_text("Two letters, or a name: DE, Germany, 德国."))
    ] = "",
    code: Annotated[
        str,
        typer.Option(
            "--code", metavar="CODE", help=help_text("2 to 16 of A–Z, 0–9, _; derived from the name if not given.")
        ),
    ] = "",
    grade: Annotated[
        str,
        typer.Option("--grade", metavar="GRADE", help=help_text("A to E; from --expected-close if not given, else D.")),
    ] = "",
    owner: Annotated[
        str, typer.Option("--owner", metavar="PERSON", help=help_text("Whose customer; else yours."))
    ] = "",
    contact: Annotated[
        list[str] | None,
        typer.Option("--contact", metavar='"NAME <E-MAIL>"', help=help_text("A person there; can be given again.")),
    ] = None,
    phone: Annotated[str, typer.Option("--phone", metavar="NUMBER", help=help_text("The first contact's phone."))] = "",
    website: Annotated[str, typer.Option("--website", metavar="URL", help=help_text("The website."))] = "",
    product: Annotated[
        list[str] | None,
        typer.Option("--product", metavar="NAME", help=help_text("What they want; can be given again.")),
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="KIND", help=help_text("fair, customs-data, b2b, search, social, referral or other.")
        ),
    ] = "",
    fair: Annotated[str, typer.Option("--fair", metavar="NAME", help=help_text("The fair where you met."))] = "",
    expected_close: Annotated[
        str | None, typer.Option("--expected-close", metavar="DATE", help=help_text("When they will order."))
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help=help_text("Known since; then not a new customer."))
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help=help_text("Anything else."))] = "",
    not_duplicate_of: Annotated[
        list[str] | None,
        typer.Option(
            "--not-duplicate-of",
            metavar="CUSTOMER",
            autocompletion=customer,
            help=help_text("Looks alike, but is another one."),
        ),
    ] = None,
    because: Because = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> None:
    """Declare what `add` takes; cli/daily answers it."""
