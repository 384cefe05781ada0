"""`tradectl doctor`."""

import typer

from tradectl.cli.options import Form
from tradectl.i18n.marks import help_text

HELP = help_text(
    "Look at what tradectl needs: program, git, disk, what is left unfinished. Nothing is changed. Exit 1 if "
    "something is bad."
)
EXAMPLE = "tradectl doctor"


def run(ctx: typer.Context, form: Form = "table") -> int:
    """Print one line a matter, with a remedy for each that is not good."""
    from datetime import UTC

    from tradectl import __version__
    from tradectl.app.doctor import Computer, examine
    from tradectl.cli.session import FORMATS
    from tradectl.core.errors import TradectlError
    from tradectl.core.health.finding import State
    from tradectl.views import health as view

    session, world = ctx.obj, ctx.obj.world
    session.print_as(form, FORMATS)
    computer = Computer(
        version=__version__,
        python=world.python,
        system=world.system,
        host=world.host,
        folder=world.folder,
        cache=world.cache,
        locale=world.locale,
        characters=world.characters,
        language=session.language,
        is_asked="lang" in session.asked,
        environment=world.environment,
        now=session.now_in(UTC),
        cores=world.cores,
    )
    try:
        root = session.root
    except TradectlError as error:
        root = error
    is_named = bool(session.asked.get("workspace") or world.flag("TRADECTL_WORKSPACE"))
    found = examine(computer, root, is_named=is_named)
    session.answer(view.values(found), view.document(found, bare=session.form == "csv"))
    return 1 if any(one.state is State.BAD for one in found) else 0
