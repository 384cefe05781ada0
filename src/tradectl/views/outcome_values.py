"""What a writing command did, as the envelope's data."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.changes import ChangeSet


def values(
    changes: ChangeSet,
    *,
    customer: str | None,
    path: str | None,
    dry_run: bool,
    commit: str | None,
    entries: tuple[str, ...],
) -> dict[str, object]:
    """Return the outcome as the envelope's data."""
    found: dict[str, object] = {
        "customer": customer,
        "path": path,
        "dry_run": dry_run,
        "operation": changes.operation,
        "commit": commit,
    }
    return {**found, "entries": list(entries)} if entries else found
