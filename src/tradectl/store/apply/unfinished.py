"""Whether an earlier command left work to finish; asked by every command that reads, so it loads next to nothing."""

from __future__ import annotations

from tradectl.core.layout import PRIVATE, WORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def has_unfinished(root: Path) -> bool:
    """Return whether a promised operation waits to be finished; reads only, and is no when somebody is writing now."""
    try:
        begun = any((root / PRIVATE / WORK).iterdir())
    except OSError:
        return False
    return begun and _is_promised(root)


def _is_promised(root: Path) -> bool:
    from tradectl.store.apply.intent import Desk  # noqa: PLC0415  10 ms that a tidy workspace need not pay
    from tradectl.store.apply.lock import is_held  # noqa: PLC0415
    from tradectl.store.apply.private import Private  # noqa: PLC0415

    private = Private(root)
    try:
        promised = any(Desk(folder).record.exists() for folder in private.work.iterdir())
    except OSError:
        return False
    return promised and not is_held(private.folder)
