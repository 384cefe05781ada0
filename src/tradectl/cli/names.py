"""The verbs of tradectl, in the order of a day."""

from __future__ import annotations

VERBS: tuple[str, ...] = (
    "due",
    "why",
    "log",
    "kept",
    "add",
    "show",
    "list",
    "find",
    "set",
    "edit",
    "open",
    "snooze",
    "review",
    "regrade",
    "won",
    "reopen",
    "refile",
    "merge",
    "fair",
    "report",
    "import",
    "export",
    "validate",
    "duplicates",
    "doctor",
    "undo",
    "recover",
    "save",
    "init",
    "schema",
)

DAILY: tuple[str, ...] = ("due", "log", "add", "list", "find")  # answered without the command-line library
