"""Where the program begins: a scout is sent ahead, then everything else is loaded.

Looking at ten thousand customers' files takes as long as loading the program; with two processors both are done at
once. What the scout sees in vain costs nobody time.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # the scout is sent before typing is loaded
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tradectl.store.index.scout import Scout

_LOOKING = frozenset(["due", "list", "find"])
_NAMING = frozenset(["add"])
_WORTH_IT = 1 << 20  # bytes of an index file: some five hundred customers


def run() -> None:
    """Run the program as the console script does.

    One command lives for a moment: what it makes is freed as it is let go. Looking for cycles meanwhile, and taking
    everything down at the end, would take a fifth of the start.
    """
    gc.disable()
    arguments = sys.argv[1:]
    scout = send_ahead(arguments, os.environ)
    from tradectl.cli.context import real_world
    from tradectl.cli.main import main

    left: list[object] = []  # the index file among it: closed, it would wait for the disk (decision 9)
    _leave(main(arguments, real_world(scout, left)))


def _leave(code: int) -> None:
    """End at once; where something is still to be printed and cannot be, as the interpreter ends."""
    atexit._run_exitfuncs()  # noqa: SLF001 (what the interpreter does first)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed, or none at all
        sys.exit(code)
    os._exit(code)


def send_ahead(arguments: Sequence[str], environment: Mapping[str, str]) -> Scout | None:
    """Return a scout on its way to the workspace's files, None where there are few or no second processor."""
    only_cards = not _LOOKING.intersection(arguments)
    if (only_cards and not _NAMING.intersection(arguments)) or not hasattr(os, "fork"):
        return None
    from tradectl.cli.whereabouts import cache_folder, cores, current_folder, given_workspace, root_above

    root = root_above(current_folder(), given_workspace(arguments, environment))
    cache = cache_folder(environment)
    if root is None or cache is None or cores() == 1:
        return None
    from tradectl.store.index.whereabouts import index_file, index_stem

    index = index_file(index_stem(cache, root))
    try:
        if os.stat(index).st_size < _WORTH_IT:  # noqa: PTH116 (start-up)
            return None
    except OSError:
        return None
    from tradectl.store.index.scout import Scout, look_over

    return Scout(lambda: look_over(index, root, only_cards=only_cards), only_cards=only_cards)
