import unicodedata

from duplicates.labelled import labelled

PAIRS = labelled()


def scripts(text):
    kinds = {unicodedata.name(char).split()[0] for char in text if char.isalpha()}
    return kinds | ({"ACCENTED"} if any(unicodedata.decomposition(char) for char in text) else set())


def test_the_set_is_wide_enough():
    countries = {identity.country for pair in PAIRS for identity in (pair.one, pair.other)}
    found = set().union(*(scripts(pair.one.name) for pair in PAIRS))
    assert len(PAIRS) >= 500
    assert len(countries) >= 50
    assert {"LATIN", "ACCENTED", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL", "KATAKANA", "THAI"} <= found


def test_both_halves_and_both_labels_are_large():
    for judging in (False, True):
        for same in (False, True):
            assert sum(pair.same is same and pair.is_judging is judging for pair in PAIRS) >= 100


def test_no_pair_stands_twice():
    names = [frozenset([pair.one[2:], pair.other[2:]]) for pair in PAIRS]
    assert len(set(names)) == len(names)


def test_every_pair_says_why():
    assert all(pair.why for pair in PAIRS)
