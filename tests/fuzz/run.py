"""Run the fuzz targets as long as one likes and print a table of what came of it: `make fuzz FUZZ=100000`."""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.bounds import Watch
from fuzz.targets import TARGETS, Target

HEAD = "| target | examples | findings | slowest call | largest call | in all |\n|---|---|---|---|---|---|\n"
ROUND = 1000  # examples of one seed: more would be remembered than there is room for


def rounds(target: Target, examples: int, first: int, watch: Watch):
    """Yield what each round of a target found: None, or the failure of the smallest example."""
    with target.judge(watch) as judge:
        for number in range(first, first + -(-examples // ROUND)):

            @seed(number)
            @settings(
                max_examples=min(examples, ROUND),
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
                phases=[
                    Phase.generate,
                    Phase.shrink,
                ],  # to explain is to watch every line: no call is as fast as it was
                print_blob=False,
            )
            @given(target.examples)
            def hold(example):
                judge(example)

            try:
                hold()
            except Exception:  # noqa: BLE001
                yield traceback.format_exc()
            else:
                yield None


def main(examples: int, first: int, names: list[str]) -> int:
    """Run every target, or those named; return 1 where something was found."""
    total = 0
    rows = []
    for target in TARGETS:
        if names and target.name not in names:
            continue
        watch, found, begun = Watch(), 0, time.process_time()
        for at, failure in enumerate(rounds(target, examples, first, watch)):
            if failure is not None:
                found += 1
                sys.stderr.write(f"{target.name}, seed {first + at}:\n{failure}\n")
        total += found
        dearest = f"{watch.slowest:.2f} s | {watch.largest >> 20} MB | {time.process_time() - begun:,.1f} s"
        rows.append(f"| {target.name} | {examples:,} | {found} | {dearest} |\n")
        sys.stderr.write(rows[-1])
    sys.stdout.write(f"{HEAD}{''.join(rows)}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
