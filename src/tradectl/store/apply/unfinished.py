"""Whether an earlier command left work to finish; asked by every command that reads, so it loads next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.store.apply.intent import Desk
from tradectl.store.apply.lock import is_held
from tradectl.store.apply.private import Private

if TYPE_CHECKING:
    from pathlib import Path


def has_unfinished(root: Path) -> bool:
    """Return whether a promised operation waits to be finished; reads only, and is no when somebody is writing now."""
    private = Private(root)
    try:
        promised = any(Desk(folder).record.exists() for folder in private.work.iterdir())
    except OSError:
        return False
    return promised and not is_held(private.folder)
