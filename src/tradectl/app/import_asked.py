"""What an import is asked to do, and the plan it waits with: values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tradectl.app.import_reading import Asked
    from tradectl.core.changes import ChangeSet
    from tradectl.core.fairs import Fair
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.plan import Plan
    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


class File(NamedTuple):
    """The file that is imported: its name, which is only told, its bytes, how it is to be read."""

    name: str
    raw: bytes
    asked: Asked


class Wanted(NamedTuple):
    """What a person wants of an import, besides how the file is read; empty where nothing is said."""

    owner: str = ""
    grade: str = ""
    fair: Fair | None = None
    fair_name: str = ""
    customer: str = ""  # whose mail it is
    attach: bool = False
    spread: bool = False
    decisions: Mapping[int, Decision] = {}
    updating: frozenset[str] = frozenset()  # ids of customers whose cards the plan lets change
    marks: frozenset[tuple[int, str]] = frozenset()  # of rows, as the plan has them
    is_planned: bool = False  # a person edited a plan: rows it does not have are left out
    because: str = ""


class Import(NamedTuple):
    """One import: what is taken in, where, when and by whom, what is wanted of it."""

    workspace: Workspace
    occasion: Occasion
    file: File
    wanted: Wanted
    tongue: Translator
    progress: Callable[[Message, int, int], None]

    @property
    def because(self) -> str:
        """Return why customers who look alike are two, in the reader's language."""
        return self.wanted.because or self.tongue.text(say("Decided in an import"))


class Planned(NamedTuple):
    """An import that waits for a yes: what would come of each row.

    `marks` are those of what was read, by its first row (`line_marks`), `columns` what the columns of a table hold.
    """

    plan: Plan
    changes: ChangeSet
    marks: Mapping[int, str] = {}
    columns: Mapping[str, str] = {}
