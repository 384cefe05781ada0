"""How well a customer answers what was asked, and where the words were found."""

from __future__ import annotations

from enum import IntEnum

from tradectl.core.finding.excerpt import excerpt
from tradectl.core.finding.marks import BEGIN, NUMBER, SOUND
from tradectl.core.finding.passage import CALLS, CUSTOMER, passage_of
from tradectl.core.identity.folding import is_unspaced
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.finding.passage import Passage
    from tradectl.core.finding.question import Question, Term


class Rank(IntEnum):
    """Where a word stands, the best first."""

    EXACT = 0  # it is a code, an id, a name, an alias
    BEGINS = 1  # a name begins with it
    WORD = 2  # a word of a name begins with it
    WITHIN = 3  # it is a part of a word of a name
    CONTACT = 4
    FIELD = 5
    JOURNAL = 6


class Found(NamedTuple):
    """Where a word was found: `field` of the file at `path` (relative to the customer's folder), an excerpt of it.

    `day` is that of a journal's entry, else empty.
    """

    field: str
    path: str
    day: str
    text: str

    def in_folder(self, folder: str) -> Found:
        """Return it with its path relative to what a customer's folder is relative to."""
        return self._replace(path=f"{folder}/{self.path}" if self.path else folder)


class Answer(NamedTuple):
    """How one customer answers a question: the worst rank of its words and the sum of all; where each was found."""

    rank: tuple[int, int]
    found: tuple[Found, ...]


def answer(question: Question, told: bytes, written: bytes) -> Answer:
    """Return how a customer of whom everything asked is told answers it; `written` are the same passages unfolded."""
    lines, sources = told.split(b"\n"), written.split(b"\n")
    calls = [line for line, source in zip(lines, sources, strict=True) if _field(source) in _CALLS]
    ranks: list[int] = []
    found: dict[Found, None] = {}
    for term in question.terms:
        number = told.count(b"\n", 0, term.first_in(told))
        passage = passage_of(sources[number])
        ranks.append(_rank(term, passage, calls, lines[number]))
        found[Found(passage.field, passage.path, passage.day, excerpt(passage.text, term))] = None
    if question.phrase:
        whole = _rank_of_text(question.phrase, calls)
        if whole is not None:
            return Answer((whole, whole), tuple(found))
    return Answer((max(ranks, default=0), sum(ranks)), tuple(found))


def _field(source: bytes) -> bytes:
    return source.split(b"\t", 2)[1]


def _rank(term: Term, passage: Passage, calls: list[bytes], line: bytes) -> int:
    if passage.field in CALLS:
        ranks = [_rank_of_text(text, calls) for text in term.texts] + [_rank_of_sound(term.sound, calls)]
        return min((rank for rank in ranks if rank is not None), default=Rank.WITHIN)
    if passage.field == CUSTOMER:
        return Rank.EXACT if term.texts[0] == line else Rank.FIELD
    if passage.is_of_journal:
        return Rank.JOURNAL
    return Rank.CONTACT if passage.field.startswith("contacts.") else Rank.FIELD


def _rank_of_text(text: bytes, calls: list[bytes]) -> Rank | None:
    """Return the best rank of a text in names, None where it is in none."""
    best = None
    for call in calls:
        name = _name(call)
        if name == text:
            return Rank.EXACT
        rank = _place_in(text, name)
        best = rank if best is None or (rank is not None and rank < best) else best
    return best


def _place_in(text: bytes, name: bytes) -> Rank | None:
    if name.startswith(text):
        return Rank.BEGINS
    if text not in name:
        return None
    wanted, whole = (one.decode("utf-8", "replace") for one in (text, name))
    at, is_word = whole.find(wanted), is_unspaced(wanted)
    while at > 0 and not is_word:
        is_word = not whole[at - 1].isalnum()
        at = whole.find(wanted, at + 1)
    return Rank.WORD if is_word else Rank.WITHIN


def _rank_of_sound(sound: bytes, calls: list[bytes]) -> Rank | None:
    if not sound or not any(sound in call for call in calls):
        return None
    beginning = _BEGIN + sound
    sounds = [part for call in calls for part in call.partition(_NUMBER)[0].split(_BEGIN)[1:]]
    if any(one.split(_SOUND)[1] == sound[1:] for one in sounds):
        return Rank.EXACT
    return Rank.BEGINS if any(beginning in call for call in calls) else Rank.WORD


def _name(call: bytes) -> bytes:
    """Return the name of a line without its sounds and numbers."""
    for mark in (_BEGIN, _SOUND, _NUMBER):
        call = call.partition(mark)[0]
    return call


_CALLS = frozenset(call.encode() for call in CALLS)
_BEGIN, _SOUND, _NUMBER = BEGIN.encode(), SOUND.encode(), NUMBER.encode()
