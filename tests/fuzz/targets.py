"""What is fuzzed: each target draws an example and judges what the program makes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parents[1] / "store" / "quick"), str(Path(__file__).parents[1] / "store" / "yaml")]

import test_card_text
import test_fields
import test_glances

from fuzz import hands, imports, indexes, sound, splices
from fuzz.bounds import Watch
from fuzz.office import ACTING, FOUND, GOOD, SETTINGS, Office, errors, good, office
from offices import BOLT, CARD, JOURNAL, VOLT
from tradectl.store.desk_file import read_desk
from tradectl.store.places import Place

LARGEST_JOURNAL = 1 << 15  # bytes: of broken lines the dearest take 34 µs for three bytes
_CLOSELY = 1 << 14  # bytes; in a third of those two ways to read are compared, which takes its time
CHANCE = st.randoms(use_true_random=False)


class Target(NamedTuple):
    """A name, what examples are drawn from, who judges one (a context that makes the judge, given a watch)."""

    name: str
    examples: st.SearchStrategy
    judge: Callable[[Watch], AbstractContextManager[Callable[[object], None]]]


def _spoilt(seeds, small=hands.SMALL, largest=hands.LARGEST):
    """Draw sound bytes after somebody's hands."""
    return st.builds(
        lambda chance, raw: hands.spoilt(raw, chance, small, largest),
        CHANCE,
        st.deferred(lambda: st.sampled_from(seeds())),
    )


CARDS = _spoilt(sound.cards)
JOURNALS = _spoilt(lambda: sound.JOURNALS, hands.OF_JOURNAL, LARGEST_JOURNAL)
DESKS = _spoilt(lambda: sound.DESKS)


def _judge(deed):
    """Return a judge: a context in which `deed` is done to one office with each example."""

    @contextmanager
    def judging(watch: Watch):
        with office(watch) as place:
            yield lambda example: deed(place, example)

    return judging


# ---- the readers themselves


def read_card(place: Office, raw: bytes) -> None:
    with place.with_file(CARD, raw, BOLT):
        record = place.record()
        if _is_compared(raw):
            test_glances.check(place.root, Place(BOLT))
            test_fields._agrees(raw)
            test_card_text.check(raw.decode("utf-8", "ignore"))
    assert record.card is not None or any(one.severity == "error" for one in record.problems)
    _point_into(raw, record.problems, CARD)


def read_journal(place: Office, raw: bytes) -> None:
    with place.with_file(JOURNAL, raw, BOLT):
        record = place.record()
        if _is_compared(raw):
            test_glances.check(place.root, Place(BOLT))
    assert record.card is not None
    assert record.journal.lines or record.journal.problems or not _seen_in(raw)
    _point_into(raw, record.problems, JOURNAL)


def read_settings(place: Office, raw: bytes) -> None:
    with place.with_file(SETTINGS, raw, VOLT), place.watch.over_it():
        found, problems = read_desk(place.root, "en")
        assert (place.root / SETTINGS).read_bytes() == raw
    assert found is not None or [one for one in problems if one.severity == "error"]
    _point_into(raw, problems, SETTINGS)


def _seen_in(raw: bytes) -> str:
    return raw.decode("utf-8", "ignore").replace("\ufeff", "").strip()


def _is_compared(raw: bytes) -> bool:
    return len(raw) < _CLOSELY and crc32(raw) % 3 == 0


def _point_into(raw: bytes, problems, path: str) -> None:
    """Check that every problem is told of the file, at a place in it."""
    lines = 1 + sum(raw.count(end) for end in (b"\n", b"\r", b"\xc2\x85", b"\xe2\x80"))
    for one in problems:
        assert one.path == path
        assert 1 <= one.line <= lines, one
        assert one.column >= 1, one


# ---- whole commands


def use_card(place: Office, raw: bytes) -> None:
    _use(place, CARD, raw)


def use_journal(place: Office, raw: bytes) -> None:
    _use(place, JOURNAL, raw)


def _use(place: Office, name: str, raw: bytes) -> None:
    """Run what reads: the good customers are as they were, the bad file is told of each time, index or not."""
    again, other = FOUND[crc32(raw) % len(FOUND)], GOOD[crc32(raw) % len(GOOD)]
    with place.with_file(name, raw):
        told = {question: place.json(question, indexed=True) for question in FOUND}
        bare = place.json(again)
        shown, other_shown = place.show(BOLT), place.show(other)
        validated = place.json("validate --format json")
        record = place.record()
    assert bare == told[again], again
    assert other_shown == place.shown[other]
    wrong = [(one.code, one.line, one.column) for one in record.problems if one.severity == "error"]
    for question in FOUND:
        assert told[question]["code"] == 0
        assert good(told[question]) == place.rows[question], question
        assert [one[:3] for one in errors(told[question], name)] == wrong
    assert [one[:3] for one in errors(shown, name)] == wrong
    assert {*wrong} <= {one[:3] for one in errors(validated, name)}
    assert validated["code"] == (1 if any(one["severity"] == "error" for one in validated["problems"]) else 0)


def use_settings(place: Office, raw: bytes) -> None:
    """Run what reads: settings that cannot be used are told of each time; with those that can, everybody is found."""
    again = FOUND[crc32(raw) % len(FOUND)]
    with place.with_file(SETTINGS, raw):
        validated = place.json("validate --format json")
        told = {question: place.json(question, indexed=True) for question in FOUND}
        bare = place.json(again)
        shown = place.show(BOLT)
        with place.watch.over_it():
            desk, problems = read_desk(place.root, "en")
    is_stranger = desk is not None and desk.person(ACTING) is None
    is_refused = any(one.severity == "error" for one in problems)
    assert bare == told[again], again
    for one in (*told.values(), shown):
        if is_refused:
            assert one["code"] == 3
            assert one["error"]["message"].startswith(f"{SETTINGS}:")
        elif is_stranger and one["code"]:
            assert one["error"]["message"].startswith(f"{ACTING} is not one of the people"), one
        else:
            assert one["code"] == 0, one
    if is_refused:
        assert errors(validated, SETTINGS)
    elif not is_stranger:
        assert {*good(told[FOUND[1]])} == {*GOOD}


TARGETS = (
    Target("card, read", CARDS, _judge(read_card)),
    Target("card, in use", CARDS, _judge(use_card)),
    Target("journal, read", JOURNALS, _judge(read_journal)),
    Target("journal, in use", JOURNALS, _judge(use_journal)),
    Target("settings, read", DESKS, _judge(read_settings)),
    Target("settings, in use", DESKS, _judge(use_settings)),
    Target("index", indexes.INDEXES, indexes.judge),
    Target("splices", splices.SPLICES, splices.judge_splices),
    Target("import", imports.IMPORTS, imports.judge),
    Target("set", splices.SETTINGS_OF_CARDS, splices.judge_settings),
)
