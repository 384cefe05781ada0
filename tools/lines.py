"""Write cli/daily/lines.py, what a command line of the daily verbs may hold; --check fails when it is stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from generated import keep
from tradectl.cli.names import DAILY
from tradectl.cli.verbs import program
from tradectl.i18n.translator import translator

TARGET = Path(__file__).parents[1] / "src" / "tradectl" / "cli" / "daily" / "lines.py"
HEAD = '''"""What a command line of the daily verbs may hold, taken from their declarations; made by tools/lines.py.

For each verb: its options that take a value (the name of the value, its kind: text, texts, or a number's least and
most), its flags, its arguments (name, whether one must be given, whether many may be), and what is meant where nothing
is said. SHARED are the options that may also stand before the verb.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

'''
_SHARED = ("workspace", "lang", "today", "by")


def main(*, check: bool) -> int:
    group = program(translator("en"))
    lines = {verb: line(group.get_command(None, verb)) for verb in DAILY}
    shared = {word: one.name for one in group.params if one.name in _SHARED for word in one.opts}
    text = f"{HEAD}SHARED: dict[str, str] = {shared!r}\n\nLINES: dict[str, dict[str, Any]] = {lines!r}\n"
    return keep(TARGET, text, check=check, remedy="make docs", formatted=True)


def line(command: Any) -> dict[str, Any]:
    """Return what a verb takes."""
    found: dict[str, Any] = {"values": {}, "flags": {}, "places": [], "silent": {}}
    for one in command.params:
        if one.name in _SHARED:
            continue
        if one.param_type_name == "argument":
            found["places"].append((one.name, bool(one.required), one.nargs == -1))
        elif one.is_flag:
            found["flags"] |= dict.fromkeys(one.opts, one.name)
        else:
            found["values"] |= dict.fromkeys(one.opts, (one.name, kind(one)))
        if one.name != "yes":
            found["silent"][one.name] = one.default if not one.multiple else None
    return found


def kind(option: Any) -> Any:
    """Return what an option's value may be."""
    if option.multiple:
        return "texts"
    return (option.type.min, option.type.max) if hasattr(option.type, "min") else "text"


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
