"""One run of the program: what was asked, the workspace it is about, and the doors by which answers leave."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tradectl.cli.whereabouts import root_above
from tradectl.core.errors import DeclinedError, ErrorCode, TradectlError
from tradectl.core.message import Message, say, say_n
from tradectl.i18n.languages import LANGUAGES, language_of, spoken
from tradectl.i18n.translator import Translator, translator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, tzinfo

    from tradectl.cli.context import World
    from tradectl.core.changes import ChangeSet
    from tradectl.core.day_words import Meant
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.core.settings import Person
    from tradectl.store.index.surroundings import Surroundings
    from tradectl.store.workspace import Workspace
    from tradectl.views.document import Document

_TOLD = 3  # broken files named beside a listing
FORMATS = ("table", "json", "csv", "md")


class Session:
    """What one run knows; filled in by the shared options, opened when first asked."""

    def __init__(self, world: World, language: str) -> None:
        self.world = world
        self.language = language
        self.asked: dict[str, str] = {}
        self.command = "tradectl"
        self.form = "table"
        self._workspace: Workspace | None = None

    def ask(self, **asked: str | None) -> None:
        """Keep what was asked; what is said later, nearer the verb, holds."""
        self.asked |= {name: value for name, value in asked.items() if value is not None}
        if "lang" in self.asked:
            language = spoken(str(self.asked["lang"]))
            if language is None:
                raise TradectlError(
                    ErrorCode.USAGE,
                    say("{language} is no language tradectl speaks.", language=self.asked["lang"]),
                    say("Give one of: {choices}", choices=", ".join(LANGUAGES)),
                )
            self.language = language

    def print_as(self, form: str, forms: Iterable[str] = ("table", "json")) -> None:
        """Take what `--format` says; raise USAGE where it is none of `forms`."""
        self.form = choice(form, forms, "--format")

    @property
    def tongue(self) -> Translator:
        """Return the translator of the reader's language."""
        return translator(self.language)

    @property
    def workspace(self) -> Workspace:
        """Return the open workspace: -w, TRADECTL_WORKSPACE, else found from the current folder."""
        if self._workspace is None:
            from tradectl.store.workspace import open_workspace

            self._workspace = open_workspace(self.root, language_of(self.world.locale), self._surroundings())
            self._workspace.folder = self.world.folder
        return self._workspace

    def _surroundings(self) -> Surroundings:
        from tradectl import __version__
        from tradectl.store.index.surroundings import Surroundings

        world = self.world
        return Surroundings(world.cache, world.stamp, world.cores, self.progress, __version__, world.scout)

    @property
    def progress(self) -> Callable[[Message, int, int], None]:
        """Return what shows how far something is."""
        from tradectl.cli.progress import Bar

        return Bar(self.world, self.tongue).show

    @property
    def root(self) -> Path:
        """Return the workspace's folder; raise NOT_FOUND where there is none."""
        given = self.asked.get("workspace") or self.world.flag("TRADECTL_WORKSPACE")
        found = root_above(str(self.world.folder), given)
        if found is not None:
            return Path(found)
        if given:
            raise TradectlError(
                ErrorCode.NOT_FOUND,
                say("{folder} is no workspace: it has no tradectl.yaml.", folder=given),
                say("Make one: tradectl init {folder}", folder=given),
            )
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("There is no workspace here: no tradectl.yaml in {folder} or above it.", folder=str(self.world.folder)),
            say("Go to your workspace, name it with -w FOLDER, or make one: tradectl init FOLDER"),
        )

    def occasion(self, *, dry_run: bool = False, acting: bool = True) -> Occasion:
        """Return the occasion of a command; raise REFUSED where nobody is found who acts (`acting`)."""
        from tradectl.core.occasion import Occasion

        by = self.person()
        if acting and by is None:
            raise TradectlError(
                ErrorCode.REFUSED,
                say("It is not known who you are."),
                say("Add --by ID, or set TRADECTL_USER to one of: {people}", people=", ".join(self._ids())),
            )
        return Occasion(
            self.now(), by, self.world.chance(), self.world.host, self.world.user, self.world.environment, dry_run
        )

    def now(self) -> datetime:
        """Return the time now at the desk, or the one that --today or TRADECTL_TODAY asks for."""
        return self.now_in(self.workspace.zone)

    def now_in(self, zone: tzinfo) -> datetime:
        """Return the time now in a time zone, or the one that was asked for."""
        from tradectl.core.day_words import parse_day, parse_moment

        clock = self.world.clock().astimezone(zone)
        given = self.asked.get("today") or self.world.flag("TRADECTL_TODAY")
        if not given:
            return clock
        day = parse_day(given, clock.date())
        if day is not None:
            return datetime.combine(day, clock.time().replace(microsecond=0), zone)
        moment = parse_moment(given, clock, zone)
        if moment is None:
            raise _no_day(given)
        return moment.astimezone(zone)

    @property
    def today(self) -> date:
        """Return the date now at the desk."""
        return self.now().date()

    def day(self, text: str, meant: Meant = "ahead") -> date:
        """Return the day a person wrote; raise USAGE where it is none."""
        from tradectl.core.day_words import parse_day

        found = parse_day(text, self.today, meant)
        if found is None:
            raise _no_day(text)
        return found

    def last_day(self, text: str, first: date) -> date:
        """Return the day a person wrote as the end of what begins on `first`; raise USAGE where it is none."""
        from tradectl.core.day_words import last_day

        found = last_day(text, self.today, first)
        if found is None:
            raise _no_day(text)
        return found

    def moment(self, text: str) -> datetime:
        """Return the time gone by that a person wrote, at the desk; a day alone is that noon, today is now."""
        from tradectl.core.day_words import parse_moment

        found = parse_moment(text, self.now(), self.workspace.zone, "past")
        if found is None:
            raise _no_day(text)
        return found

    def _ids(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.workspace.settings.people)

    def person(self) -> Person | None:
        """Return who acts: --by, TRADECTL_USER, git's e-mail, or the only person."""
        settings = self.workspace.settings
        given = self.asked.get("by") or self.world.flag("TRADECTL_USER")
        if given:
            person = settings.person(given)
            if person is None:
                raise TradectlError(
                    ErrorCode.INVALID,
                    say("{person} is not one of the people in tradectl.yaml.", person=given),
                    say("The people are: {people}", people=", ".join(self._ids())),
                )
            return person
        if len(settings.people) == 1:
            return settings.people[0]
        from tradectl.store.git.identity import user_identity

        known = user_identity(self.workspace.root, self.world.environment)
        if known is None:
            return None
        return next((one for one in settings.people if one.email and one.email.lower() == known.email.lower()), None)

    # ---- the doors

    def answer(
        self,
        data: object,
        document: Document | None,
        *,
        problems: Iterable[Problem] = (),
        missing: tuple[str, ...] = (),
        changes: ChangeSet | None = None,
    ) -> None:
        """Print a result in the format asked for; `missing` are customers who are not in it for their broken cards."""
        found = tuple(problems)
        if changes is None and self._workspace is not None:
            self._warn_of_unfinished()
        if self.form == "json":
            from tradectl.views.envelope import success

            told = changes.changes if changes else ()
            self.out(success(self.command, data, self.tongue, problems=found, changes=told))
            return
        if document is not None:
            self.show(document)
        self.mention(found, missing)

    def show(self, document: Document) -> None:
        """Print a document as the format and the stream want it."""
        from tradectl.cli.printing import printed

        self.out(printed(document, self))

    def mention(self, problems: tuple[Problem, ...], missing: tuple[str, ...] = ()) -> None:
        """Say on stderr who is missing, how many problems were met, and where to see them."""
        from tradectl.core.problems import Severity

        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        for one in errors[:_TOLD]:
            self.note(say("{path}:{line}: {message}", path=one.path, line=one.line, message=one.message))
        if missing:
            more = f" … (+{len(missing) - _TOLD})" if len(missing) > _TOLD else ""
            self.note(
                say_n(
                    "{count} customer is left out here: {names}; the card cannot be read. See: tradectl validate",
                    "{count} customers are left out here: {names}; their cards cannot be read. See: tradectl validate",
                    len(missing),
                    names=", ".join(missing[:_TOLD]) + more,
                )
            )
        if len(errors) > len(missing):
            self.note(
                say_n(
                    "{count} problem was met; see `tradectl validate`.",
                    "{count} problems were met; see `tradectl validate`.",
                    len(errors),
                )
            )

    def _warn_of_unfinished(self) -> None:
        """Say on stderr that an earlier command was cut off; reading goes on."""
        from tradectl.store.apply import has_unfinished

        if has_unfinished(self.workspace.root):
            self.note(say("An earlier command was cut off; `tradectl recover` finishes it."))

    def close(self) -> None:
        """Keep what was learnt for the next command, and say what became of the index."""
        if self.world.scout is not None:
            self.world.scout.dismiss()
        if self._workspace is None:
            return
        self._workspace.memory.close(self.world.left)
        if self._workspace.memory.notice is not None:
            self.note(self._workspace.memory.notice)

    def out(self, text: str) -> None:
        """Write to stdout."""
        self.world.stdout.write(text)

    def note(self, message: Message) -> None:
        """Write a notice to stderr."""
        from tradectl.views.safe import clean

        self.world.stderr.write(f"{clean(self.tongue.text(message))}\n")

    def note_folded(self, message: Message) -> None:
        """Write a notice that holds nothing to copy, its lines broken between words where a terminal shows it."""
        from tradectl.views.safe import clean

        self.world.stderr.write(f"{self._folded(clean(self.tongue.text(message)))}\n")

    def _folded(self, text: str) -> str:
        from tradectl.views.wrap import wrap

        return "\n".join(wrap(text, self.world.width)) if self.world.is_terminal else text

    def confirm(self, question: Message, *, yes: bool) -> None:
        """Ask before much is done; raise REFUSED where nobody can be asked or the answer is no."""
        if yes:
            return
        if not self.world.can_ask or self.form == "json":
            raise TradectlError(
                ErrorCode.REFUSED,
                say("This asks first, and nobody can be asked here."),
                say("Add --yes to confirm."),
            )
        if not self.yes_or_no(question):
            raise DeclinedError(ErrorCode.REFUSED, say("Nothing was changed."))

    def yes_or_no(self, question: Message) -> bool:
        """Return a person's answer; an empty one is no."""
        answer = self.prompt(say("{question} (y/n)", question=question))
        return answer.strip().lower() in {"y", "yes", "是", "好", "对", "對"}

    def prompt(self, question: Message, default: str = "") -> str:
        """Return what a person types, `default` for an empty line; the end of input gives up."""
        from tradectl.views.punctuation import COLON
        from tradectl.views.safe import clean

        shown = self.tongue.text(question) + (f" [{default}]" if default else "")
        colon = self.tongue.text(COLON)
        room = " " if colon.endswith(" ") else ""
        self.world.stderr.write(self._folded(clean(shown) + colon.rstrip()) + room)
        self.world.stderr.flush()
        line = self.world.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip() or default


def _no_day(text: str) -> TradectlError:
    return TradectlError(
        ErrorCode.USAGE,
        say("'{text}' is no day.", text=text),
        say("Write 2026-03-27, today, tomorrow, fri, +3d, +2w or +1m."),
    )


def choice(value: str, choices: Iterable[str], option: str) -> str:
    """Return `value` if it is one of `choices`; raise USAGE otherwise."""
    allowed = tuple(choices)
    if value in allowed:
        return value
    raise TradectlError(
        ErrorCode.USAGE,
        say("{option} cannot be '{value}'.", option=option, value=value),
        say("Give one of: {choices}", choices=", ".join(filter(None, allowed))),
    )
