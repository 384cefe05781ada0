"""What the verdicts on duplicates are worth: `make bench-duplicates` prints the tables of docs/duplicates.md."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from duplicates.labelled import Labelled, Verdict, confidence_of, figures, labelled

VERDICTS: tuple[Verdict | None, ...] = (*Verdict, None)
_BANDS = (0.95, 0.75, 0.4)


def tables() -> str:
    """Return the tables: figures of both halves and of the whole, the confusion, the bands of confidence."""
    pairs = labelled()
    halves = [
        ("judging half", [pair for pair in pairs if pair.is_judging]),
        ("tuning half", [pair for pair in pairs if not pair.is_judging]),
        ("whole", pairs),
    ]
    lines = [
        "| pairs | how many | precision of certain | precision of likely | recall of both |",
        "|---|---|---|---|---|",
        *(_row(name, chosen) for name, chosen in halves),
        "",
        "| label | certain | likely | possible | nothing |",
        "|---|---|---|---|---|",
        *(_confusion(name, chosen, same=same) for name, chosen in (halves[0], halves[2]) for same in (True, False)),
        "",
        "| confidence | pairs | of these one customer |",
        "|---|---|---|",
        *_bands(pairs),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, pairs: list[Labelled]) -> str:
    found = figures(pairs)
    told = (
        found.precision(Verdict.CERTAIN),
        found.precision(Verdict.LIKELY),
        found.recall(Verdict.CERTAIN, Verdict.LIKELY),
    )
    return f"| {name} | {len(pairs)} | {' | '.join(f'{figure:.3f}' for figure in told)} |"


def _confusion(name: str, pairs: list[Labelled], *, same: bool) -> str:
    counted = figures(pairs).counted
    label = "one customer" if same else "two customers"
    return f"| {name}: {label} | {' | '.join(str(counted[same, verdict]) for verdict in VERDICTS)} |"


def _bands(pairs: list[Labelled]) -> list[str]:
    counted: Counter[tuple[float, bool]] = Counter()
    for pair in pairs:
        confidence = confidence_of(pair)
        counted[next((band for band in _BANDS if confidence >= band), 0.0), pair.same] += 1
    rows = []
    for band, above in zip((*_BANDS, 0.0), ("up to 0.99", "to 0.94", "to 0.74", "to 0.39"), strict=True):
        right, wrong = counted[band, True], counted[band, False]
        rows.append(f"| {band:.2f} {above} | {right + wrong} | {right / (right + wrong):.2f} |")
    return rows


if __name__ == "__main__":
    sys.stdout.write(tables())
