"""`tradectl validate`."""

from typing import Annotated

import typer

from tradectl.i18n.marks import help_text

HELP = help_text("Check every file of the workspace, or some of them. Exit 1 if there are errors.")
EXAMPLE = "tradectl validate prospect/A"


def run(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help=help_text("Only these files and folders."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_text("Take warnings as errors."))] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=help_text("Print as table, lines, json, csv or md."))
    ] = "table",
) -> int:
    """Print every finding with its place and its remedy."""
    from tradectl.app.validate import validate, validate_desk
    from tradectl.cli.places import inside
    from tradectl.cli.session import FORMATS
    from tradectl.core.problems import Severity
    from tradectl.views import validation as view

    session = ctx.obj
    session.print_as(form, (*FORMATS, "lines"))
    root = session.root
    chosen = tuple(inside(root, session.world.folder, path) for path in paths or ())
    found = validate_desk(root, session.language)
    if found is None:
        found = validate(
            session.workspace,
            session.today,
            paths=chosen,
            strict=strict,
            cores=session.world.cores,
            progress=session.progress,
        )
    if session.form == "lines":
        session.out(view.lines(found, session.tongue))
    elif session.form == "json":
        from tradectl.views.envelope import success

        session.out(success("validate", view.values(found), session.tongue, problems=found.problems))
    else:
        session.show(view.table(found) if session.form == "csv" else view.document(found))
    return 1 if found.count(Severity.ERROR) else 0
