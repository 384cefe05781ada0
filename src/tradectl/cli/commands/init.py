"""`tradectl init`."""

from typing import Annotated

import typer

from tradectl.cli.options import DryRun, WriteForm
from tradectl.i18n.marks import help_text

HELP = help_text("Make a workspace. Settings, folders, git, and the first commit.")
EXAMPLE = 'tradectl init my-desk --person "mei=林梅 <mei@brightway.example>"'


def run(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help=help_text("Where; the current folder if not given."))
    ] = ".",
    no_git: Annotated[bool, typer.Option("--no-git", help=help_text("Without git: no history, no backup."))] = False,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person", metavar='"ID=NAME <E-MAIL>"', help=help_text("A person of the desk; can be given again.")
        ),
    ] = None,
    desk: Annotated[str, typer.Option("--desk", metavar="NAME", help=help_text("The desk's name."))] = "",
    dry_run: DryRun = False,
    form: WriteForm = "table",
) -> int:
    """Write a new workspace."""
    from tradectl.app.init import init
    from tradectl.cli.ending import end
    from tradectl.cli.founding import new_desk, occasion_of
    from tradectl.cli.whereabouts import real_path
    from tradectl.store.export import make_folder

    session = ctx.obj
    session.print_as(form)
    root = real_path(session.world.folder, folder)
    found = new_desk(session, root, desk, person or [])
    occasion = occasion_of(session, found, dry_run=dry_run)
    if not dry_run:
        make_folder(root)
    return end(session, init(root, occasion, found, session.tongue, git=not no_git))
