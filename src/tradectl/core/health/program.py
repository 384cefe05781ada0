"""The program and the person's computer, judged: versions, locale, language, the cache folder and the index in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tradectl.core.health.finding import bad, good, look
from tradectl.core.message import say, say_n
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.core.health.finding import Finding

_TESTED = "Linux"
_UTF8 = frozenset(["utf8", "utf-8"])
_UNSET = frozenset(["", "C", "POSIX"])
_KIB = 1024


class Source(StrEnum):
    """Where the language of the answers comes from."""

    ASKED = "asked"
    DESK = "desk"
    LOCALE = "locale"


class IndexFacts(NamedTuple):
    """The index file: its size in bytes, whether it can be used, how many customers would be read anew."""

    size: int
    is_usable: bool
    anew: int


def judge_program(version: str, python: str, system: str) -> Finding:
    """Return what the program is and runs on; `system` begins with the name of the operating system."""
    if system.startswith(_TESTED):
        return good(
            "program",
            say("tradectl {version}, Python {python}, {system}", version=version, python=python, system=system),
        )
    return look(
        "program",
        say(
            "tradectl {version}, Python {python}, {system}: it is not tested on this system yet.",
            version=version,
            python=python,
            system=system,
        ),
        say("Keep a backup of your workspace, and report what goes wrong."),
    )


def judge_yaml(versions: tuple[str, str] | None) -> Finding:
    """Return what reads cards, by the versions of libyaml and PyYAML; None where libyaml is missing."""
    if versions is None:
        return bad(
            "yaml",
            say("PyYAML is here without libyaml, the parser that tradectl reads cards with."),
            say("Install a PyYAML wheel: pip install --force-reinstall --only-binary :all: pyyaml"),
        )
    return good("yaml", say("libyaml {libyaml} with PyYAML {pyyaml}", libyaml=versions[0], pyyaml=versions[1]))


def judge_locale(locale: str, system: str) -> Finding:
    """Return whether the terminal takes what tradectl writes: UTF-8, whatever the locale (`zh_CN.GBK`) says."""
    if system.startswith("Windows"):
        return good("locale", say("tradectl writes UTF-8, whatever the code page is."))
    if locale in _UNSET:
        return look(
            "locale",
            say("The locale is not set; tradectl writes UTF-8."),
            say("If letters on the screen are wrong, set it, for example: export LANG=zh_CN.UTF-8"),
        )
    codeset = locale.partition("@")[0].rpartition(".")[2]
    if codeset.lower() in _UTF8:
        return good("locale", say("The locale is {locale}", locale=locale))
    return look(
        "locale",
        say("The locale {locale} is not UTF-8, but tradectl writes UTF-8.", locale=locale),
        say("Set the terminal and the locale to UTF-8, for example: export LANG=zh_CN.UTF-8"),
    )


def judge_language(language: str, source: Source) -> Finding:
    """Return which language answers are in, and why."""
    told = {
        Source.ASKED: say("The language is {language}, as --lang says.", language=language),
        Source.DESK: say("The language is {language}, as tradectl.yaml says.", language=language),
        Source.LOCALE: say("The language is {language}, by the locale.", language=language),
    }
    return good("language", told[source])


def judge_cache(folder: str | None, *, is_writable: bool) -> Finding:
    """Return whether an index can be kept."""
    if folder is None:
        return look(
            "cache",
            say("There is no place for the index, because HOME is not set; due, list and find take longer."),
            say("Set HOME, or set TRADECTL_CACHE to a folder."),
        )
    if not is_writable:
        return look(
            "cache",
            say("The index cannot be kept in {folder}; without it this takes longer.", folder=folder),
            say("Make it a folder you may write in, or set TRADECTL_CACHE to another folder."),
        )
    return good("cache", say("The index is kept in {folder}", folder=folder))


def judge_index(facts: IndexFacts | None) -> Finding:
    """Return how fresh the index is; None where there is no file yet. It is never more than a saving of time."""
    if facts is None:
        return good("index", say("There is no index yet; the next due, list or find makes it."))
    if not facts.is_usable:
        return look(
            "index",
            say("The index cannot be used; it is made anew."),
            say("To make it now, run: tradectl list. Nothing is lost."),
        )
    size = -(-facts.size // _KIB)
    if facts.anew == 0:
        return good("index", say("The index ({size} KiB) is up to date.", size=size))
    return good(
        "index",
        say_n(
            "The index has {size} KiB; {count} customer is to be read anew.",
            "The index has {size} KiB; {count} customers are to be read anew.",
            facts.anew,
            size=size,
        ),
    )
