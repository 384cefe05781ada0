"""Write core/identity/folded.py: legal forms and words of the trade as names are compared; --check fails when stale."""

from __future__ import annotations

import sys
from pathlib import Path

from generated import keep
from tradectl.core.identity.legal_forms import folded_forms
from tradectl.core.identity.lines_of_trade import folded_meanings
from tradectl.core.identity.trade_words import folded_words

TARGET = Path(__file__).parents[1] / "src" / "tradectl" / "core" / "identity" / "folded.py"
WIDTH = 110
HEAD = '''"""Legal forms and words of the trade, folded; made by tools/folded.py from the lists people read."""

from __future__ import annotations
'''


def main(*, check: bool) -> int:
    text = HEAD
    for name, rows in {**folded_forms(), **folded_words(), **folded_meanings()}.items():
        text += f'\n{name} = """\\\n{wrapped(rows)}"""\n'
    return keep(TARGET, text, check=check, remedy="make schemas")


def wrapped(rows: list[str]) -> str:
    """Return rows with a bar behind each but the last, as many on a line as fit."""
    lines = [""]
    for row in rows:
        if len(lines[-1]) + len(row) >= WIDTH:
            lines.append("")
        lines[-1] += f"{row}|"
    return "\n".join(lines).removesuffix("|")


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
