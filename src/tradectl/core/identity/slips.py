"""Names one letter apart, found by equality: keys that such names share (OSA distance of one).

One letter put in, left out, changed, or two neighbours exchanged leave the first or the last third of a name as it
was; the name's length changes by one at most. So a name is filed under its length with its first and with its last
third, and looked up under its own length and the two beside it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str, str]
_SHORTEST = 3
_LONGEST = 200  # letters of a name; nobody means another one by a slip in more, and a card may hold a million


def filed_under(name: str) -> Iterator[Key]:
    """Yield the keys a joined name is filed under."""
    yield from _thirds(name, len(name))


def looked_up_under(name: str) -> Iterator[Key]:
    """Yield the keys under one of which every name one letter apart is filed, and the name itself."""
    for length in (len(name) - 1, len(name), len(name) + 1):
        yield from _thirds(name, length)


def may_slip(name: str) -> bool:
    """Return whether a joined name is one that a slip may change; longer ones are equal or two."""
    return len(name) <= _LONGEST


def left_of(name: str) -> Iterator[str]:
    """Yield a joined name, and what is left of it without one letter: names one letter apart share one of these."""
    yield name
    if may_slip(name):
        yield from (name[:place] + name[place + 1 :] for place in range(len(name)))


def one_letter_apart(one: str, other: str) -> bool:
    """Return whether two names are equal or one letter apart: their OSA distance is one at most."""
    if one == other or not (may_slip(one) and may_slip(other)):
        return one == other
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    behind = 0
    while behind < end - start and one[-1 - behind] == other[-1 - behind]:
        behind += 1
    left, right = one[start : len(one) - behind], other[start : len(other) - behind]
    return max(len(left), len(right)) <= 1 or (len(left) == len("ab") and left == right[::-1])


def _thirds(name: str, length: int) -> Iterator[Key]:
    third = length // _SHORTEST
    if third:
        yield f"head {length}", name[:third]
        yield f"tail {length}", name[-third:]
    elif length:
        yield f"short {length}", ""
