"""The desk's language, needed for help and errors before the command line is parsed."""

from __future__ import annotations

from tradectl.cli.whereabouts import given_workspace, root_above
from tradectl.core.layout import SETTINGS
from tradectl.i18n.languages import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.cli.context import World

_KEY = b"language:"
_ENOUGH = 1 << 16


def desk_language(arguments: Sequence[str], world: World) -> str | None:
    """Return the `language` of the workspace's settings, None where it gives none.

    One line is looked for, not parsed: a file that cannot be parsed must still be complained of in its language.
    """
    from tradectl.store.files import Unreadable, read_file

    root = root_above(str(world.folder), given_workspace(arguments, world.environment))
    if root is None:
        return None
    settings = read_file(f"{root}/{SETTINGS}", _ENOUGH)
    if isinstance(settings, Unreadable):
        return None
    line = next((line for line in settings.splitlines() if line.startswith(_KEY)), b"")
    word = line.removeprefix(_KEY).partition(b"#")[0].strip().strip(b"'\"")
    return spoken(word.decode(errors="replace"))
