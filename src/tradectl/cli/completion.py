"""What the shell is told when a person presses the tab key after a customer's code."""

from collections.abc import Iterator

import typer


def customer(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the codes that begin as the word does, spelled as it was begun."""
    return list(_codes(ctx, incomplete))


def customers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the same for the last code of `MUELLER,BOLT,…`."""
    begin = max(incomplete.rfind(comma) for comma in ",，") + 1
    return [incomplete[:begin] + code for code in _codes(ctx, incomplete[begin:])]


def _codes(ctx: typer.Context, begun: str) -> Iterator[str]:
    """Yield codes; nothing where anything is wrong: a shell would print it into what the person types."""
    from tradectl.app.completing import codes

    try:
        _listen(ctx)
        found = codes(ctx.obj.root, begun)
    except Exception:  # noqa: BLE001
        return
    for code, _ in found:
        yield begun + (code[len(begun) :].lower() if begun.islower() else code[len(begun) :])


def _listen(ctx: typer.Context) -> None:
    """Tell the session the workspace of the command line: its options are read here, but not yet asked."""
    for one in (ctx.parent, ctx):
        if one is not None:
            ctx.obj.ask(workspace=one.params.get("workspace"))
