"""A passage: one thing that is told of a customer, with the place it stands in."""

from __future__ import annotations

from tradectl.core.finding.marks import CODED, NUMBER, PASSAGE, VALUE, bare, digits
from tradectl.core.finding.numbers import numbers_in
from tradectl.core.finding.sounds import sounds_of
from tradectl.core.identity.spelling import fold
from tradectl.core.layout import JOURNAL
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

CALLS = frozenset(["code", "name", "aliases"])
PERSON = "contacts.name"
CUSTOMER = "customer"  # the folder's name
DOCUMENT = "document"
_NAMES = CALLS | {PERSON}
_PART = "\t"


class Passage(NamedTuple):
    """What stands in one field (`contacts.phone`, `deal.title`), one entry of the journal, one name of a file.

    `path` is relative to the customer's folder; `day` is the entry's; `text` has VALUE between the values of an entry.
    """

    path: str
    field: str
    day: str
    text: str

    @property
    def is_of_journal(self) -> bool:
        """Return whether it is an entry of the journal."""
        return self.path == JOURNAL


def told(passages: Iterable[Passage]) -> bytes:
    """Return what is searched of a customer: the passages folded, their sounds and numbers behind each."""
    return PASSAGE.join(map(_told, passages)).encode("utf-8", "surrogatepass")


def written(passages: Iterable[Passage]) -> bytes:
    """Return passages as bytes."""
    lines = (_PART.join((bare(path), bare(field), day, text)) for path, field, day, text in passages)
    return PASSAGE.join(lines).encode("utf-8", "surrogatepass")


def passage_of(line: bytes) -> Passage:
    """Return the passage that was written on a line."""
    return Passage(*line.decode("utf-8", "surrogatepass").split(_PART))


def entry_text(said: Iterable[str], coded: Iterable[str]) -> str:
    """Return what an entry says, and its ids, times and kinds, as the text of a passage."""
    return VALUE.join(map(bare, said)) + VALUE + CODED + VALUE.join(map(bare, coded))


def _told(passage: Passage) -> str:
    text = passage.text
    line = text.lower() if text.isascii() else VALUE.join(bare(fold(value)) for value in text.split(VALUE))
    if passage.field in _NAMES:
        line += sounds_of(text, is_person=passage.field == PERSON)
    return line + "".join([NUMBER + digits(number) for _, number in numbers_in(text.partition(CODED)[0])])
