"""What the world says: clock, environment, randomness, streams. The only module that asks it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tradectl.cli.whereabouts import cache_folder, cores, current_folder
from tradectl.core.named import NamedTuple
from tradectl.store.index.scout import Scout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_CHANCE_BYTES = 4
_NAMED = ("LOGNAME", "USER", "LNAME", "USERNAME")


class World(NamedTuple):
    """The surroundings of one run, as values and as functions that tests replace."""

    environment: Mapping[str, str]
    folder: Path
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Callable[[], datetime]  # aware, UTC
    chance: Callable[[], str]  # eight hexadecimal digits
    host: str
    user: str
    stamp: Callable[[], int] = time.time_ns  # the clock that files are stamped by
    cores: int = 1
    scout: Scout | None = None  # sent ahead to the workspace's files
    left: list[object] | None = None  # takes what the process's end may let go of; None where the process goes on

    def flag(self, name: str) -> str:
        """Return an environment variable, empty where it is not set."""
        return self.environment.get(name, "")

    @property
    def is_terminal(self) -> bool:
        """Return whether a person looks at the output."""
        return self.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Return whether a person can be asked: input and output are a terminal."""
        return self.stdin.isatty() and self.stdout.isatty()

    @property
    def width(self) -> int:
        """Return the terminal's width in cells."""
        given = self.flag("COLUMNS")
        if given.isascii() and given.isdigit() and int(given) > 0:
            return int(given)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns
        except (OSError, ValueError):
            return 100

    @property
    def cache(self) -> Path | None:
        """Return the folder for what can be made again, None where nobody says where the person's files are."""
        folder = cache_folder(self.environment)
        return Path(folder) if folder else None

    @property
    def locale(self) -> str:
        """Return the name of the person's locale."""
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            if self.flag(name):
                return self.flag(name)
        if os.name != "nt":
            return ""
        import locale

        return locale.getlocale()[0] or ""

    @property
    def characters(self) -> str:
        """Return the name of the locale that says how characters are encoded."""
        return next((self.flag(name) for name in ("LC_ALL", "LC_CTYPE", "LANG") if self.flag(name)), "")

    @property
    def python(self) -> str:
        """Return the version of Python."""
        return ".".join(map(str, sys.version_info[:3]))

    @property
    def system(self) -> str:
        """Return the operating system with its release and the kind of processor: `Linux 6.18 x86_64`."""
        import platform

        return f"{platform.system()} {platform.release()} {platform.machine()}"

    @property
    def time_zone(self) -> str | None:
        """Return the machine's IANA time zone, None where it does not say."""
        given = self.flag("TZ").removeprefix(":")
        if "/" in given and not given.startswith("/"):
            return given
        try:
            target = str(Path("/etc/localtime").readlink())
        except OSError:
            return None
        _, _, name = target.partition("zoneinfo/")
        return name or None


def real_world(scout: Scout | None = None, left: list[object] | None = None) -> World:
    """Return the world of this process; the streams speak UTF-8 whatever the code page."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace"
            )
    return World(
        environment=os.environ,
        folder=Path(current_folder()),
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        clock=lambda: datetime.now(UTC),
        chance=lambda: os.urandom(_CHANCE_BYTES).hex(),
        host=_host(),
        user=_user(),
        cores=cores(),
        scout=scout,
        left=left,
    )


def speak(language: str) -> None:
    """Let the command-line library's own words (Usage, Options, errors) be said in `language`."""
    import gettext

    from tradectl.i18n.translator import DOMAIN, LOCALE

    os.environ["LANGUAGE"] = language.replace("-", "_")
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename or "unknown"
    import platform

    return platform.node() or "unknown"


def _user() -> str:
    """Return the name the person goes by at this machine, as getpass finds it, which loads more."""
    named = [os.environ[name] for name in _NAMED if os.environ.get(name)]
    if named:
        return named[0]
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (OSError, KeyError, ImportError):
        return "unknown"
