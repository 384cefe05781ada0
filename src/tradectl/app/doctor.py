"""`doctor`: what tradectl sees of its surroundings, asked and judged; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tradectl.core.errors import TradectlError
from tradectl.core.health import desk, program
from tradectl.core.health.finding import bad
from tradectl.core.health.history import judge_git, judge_history
from tradectl.core.health.remains import judge_leftovers, judge_problems, judge_remains
from tradectl.core.layout import SETTINGS
from tradectl.core.named import NamedTuple
from tradectl.core.problems import Severity
from tradectl.i18n.languages import language_of
from tradectl.store import file_system, index_state
from tradectl.store import remains as store_remains
from tradectl.store.git.state import git_version, repository_facts
from tradectl.store.yaml.libyaml import versions
from tradectl.store.zones import edition, is_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from tradectl.core.health.finding import Finding
    from tradectl.core.problems import Problem
    from tradectl.core.settings import Settings


_TOLD_ELSEWHERE = frozenset(["FILE07"])  # a journal without its card has a line of its own


class Computer(NamedTuple):
    """What the command line knows of the program and of the computer it runs on."""

    version: str
    python: str
    system: str  # begins with Linux, Darwin or Windows
    host: str
    folder: Path  # where we are
    cache: Path | None
    locale: str  # what words are in
    characters: str  # the locale of the characters
    language: str  # answers are in
    is_asked: bool  # the language was named on the command line
    environment: Mapping[str, str]
    now: datetime
    cores: int = 1


class _Desk(NamedTuple):
    """A workspace as far as it can be read; no settings where they cannot be used."""

    root: Path
    settings: Settings | None
    first: Problem | None  # the first error of the settings


def examine(computer: Computer, root: Path | TradectlError, *, is_named: bool) -> tuple[Finding, ...]:
    """Return what is found, in the order of the page; `root` is the workspace, or why there is none."""
    yaml, zones = versions(), edition()
    found = [
        program.judge_program(computer.version, computer.python, computer.system),
        program.judge_yaml(yaml),
    ]
    git = git_version(computer.folder, computer.environment)
    if isinstance(root, TradectlError):
        found += [desk.judge_no_workspace(root.message, root.hint or root.message, is_named=is_named), judge_git(git)]
        found += _of_the_computer(computer, None, zones)
        return tuple(found)
    ours = _read(root, can_read=yaml is not None and zones is not None)
    found += [
        desk.judge_workspace(str(root), ours.first, is_writable=file_system.may_write(root)),
        judge_git(git),
        *_history(computer, ours, git),
        *_of_the_computer(computer, ours, zones),
        *_of_the_folder(root, computer.host),
    ]
    if ours.settings is not None and ours.first is None:
        found.append(judge_problems(_unread(root, computer)))
    return tuple(found)


def _read(root: Path, *, can_read: bool) -> _Desk:
    """Return the workspace's settings; without a parser or time zones they stay unread."""
    if not can_read:
        return _Desk(root, None, None)
    from tradectl.store.desk_file import read_desk  # noqa: PLC0415 - it needs both

    settings, problems = read_desk(root, "")
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return _Desk(root, settings, min(errors, key=lambda problem: problem.place, default=None))


def _history(computer: Computer, ours: _Desk, git: str | None) -> Iterator[Finding]:
    if git is None:
        return
    facts = repository_facts(ours.root, computer.environment)
    commits = ours.settings is None or ours.settings.commit
    yield from judge_history(git, facts, computer.system, str(ours.root), commits=commits)


def _of_the_computer(computer: Computer, ours: _Desk | None, zones: str | None) -> Iterator[Finding]:
    """Yield locale, language, time zone, days off and the index."""
    settings = ours.settings if ours else None
    yield program.judge_locale(computer.characters, computer.system)
    yield program.judge_language(computer.language, _source(computer, ours))
    zone = settings.time_zone if settings else None
    knows = zone is not None and zones is not None and is_zone(zone)
    yield desk.judge_time_zones(zones, zone, is_known=knows)
    if settings and zone and knows:
        yield desk.judge_days_off(_holidays(settings.holidays, computer.now.astimezone(ZoneInfo(zone)).year))
    cache = computer.cache
    can_keep = cache is not None and file_system.may_write(cache)
    yield program.judge_cache(None if cache is None else str(cache), is_writable=can_keep)
    if ours and ours.first is None and settings and cache:
        yield program.judge_index(index_state.index_facts(cache, ours.root, settings, computer.version))


def _source(computer: Computer, ours: _Desk | None) -> program.Source:
    if computer.is_asked:
        return program.Source.ASKED
    if ours is None or (ours.settings and not ours.settings.language):
        return program.Source.LOCALE
    if ours.settings is None and computer.language == language_of(computer.locale):
        return program.Source.LOCALE
    return program.Source.DESK


def _holidays(country: str | None, year: int) -> desk.Holidays | None:
    from tradectl.store.days_off import days_off, has_holidays  # noqa: PLC0415 - the library is slow

    if country is None:
        return None
    is_known = has_holidays(country)
    is_sure = is_known and not days_off(country, year).is_provisional
    return desk.Holidays(country, year, is_known, is_sure)


def _unread(root: Path, computer: Computer) -> tuple[Problem, ...]:
    """Return the errors in cards, journals, deals and fairs, all of them read now; no index is asked or made."""
    from tradectl.store.fairs import read_fairs  # noqa: PLC0415 - as they do
    from tradectl.store.index.surroundings import Surroundings  # noqa: PLC0415 - it needs a parser
    from tradectl.store.reader import deal_problems, find_customers  # noqa: PLC0415
    from tradectl.store.workspace import open_workspace  # noqa: PLC0415

    found = [*open_workspace(root, computer.language, Surroundings(cores=computer.cores)).names().problems]
    found += read_fairs(root)[1]
    found += [problem for place in find_customers(root)[0] for problem in deal_problems(root, place)]
    return tuple(one for one in found if one.severity is Severity.ERROR and one.code not in _TOLD_ELSEWHERE)


def _of_the_folder(root: Path, host: str) -> Iterator[Finding]:
    """Yield what the disk tells apart, the lock, and what is left of commands and merges."""
    left, accented = store_remains.leftovers(root)
    yield desk.judge_case(is_one=file_system.is_one_name(root / SETTINGS, SETTINGS.upper()))
    other = store_remains.other_accents(accented.name) if accented else ""
    yield desk.judge_accents(is_one=file_system.is_one_name(accented, other) if accented else None)
    try:
        found = store_remains.remains(root, host)
    except TradectlError as error:
        yield bad("unfinished", error.message, error.hint or error.message)
        yield from judge_leftovers(left, ())
        return
    yield from judge_remains(found)
    yield from judge_leftovers(left, found.lost)
