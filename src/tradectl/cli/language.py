"""The desk's language, needed for help and errors before the command line is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.cli.whereabouts import given_workspace
from tradectl.i18n.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tradectl.cli.context import World

_KEY = b"language:"
_ENOUGH = 1 << 16


def desk_language(arguments: Sequence[str], world: World) -> str | None:
    """Return the `language` of the workspace's settings, None where it gives none.

    One line is looked for, not parsed: a file that cannot be parsed must still be complained of in its language.
    """
    from tradectl.core.layout import SETTINGS

    given = given_workspace(arguments, world.environment)
    start = world.folder / given if given else world.folder
    for folder in (start,) if given else (start, *start.parents):
        found = _read(folder / SETTINGS)
        if found is not None:
            return _named(found)
    return None


def _named(settings: bytes) -> str | None:
    line = next((line for line in settings.splitlines() if line.startswith(_KEY)), b"")
    word = line.removeprefix(_KEY).partition(b"#")[0].strip().strip(b"'\"")
    return next((language for language in LANGUAGES if language.encode() == word), None)


def _read(path: Path) -> bytes | None:
    from tradectl.store.files import Unreadable, read_file

    raw = read_file(path, _ENOUGH)
    return None if isinstance(raw, Unreadable) else raw
