"""Sorting a change set takes no longer for each change where there are many."""

from tradectl.core.changes import ABSENT, MakeFolder, WriteFile
from tradectl.store.apply import sorting
from tradectl.store.apply.sorting import sort_changes


def test_many_new_folders_are_sorted_without_comparing_each_with_each(monkeypatch):
    """An import makes thousands: a look at every pair would take minutes."""
    looks = 0

    def counted(path):
        nonlocal looks
        looks += 1
        return path.rpartition("/")[0]

    monkeypatch.setattr(sorting, "parent_of", counted)
    count = 500
    changes = [
        change
        for number in range(count)
        for change in (
            MakeFolder(f"prospect/D/DE-X{number}-20260320"),
            WriteFile(f"prospect/D/DE-X{number}-20260320/card.yaml", ABSENT, b""),
        )
    ]
    found = sort_changes(tuple(changes))
    assert len(found.made_tops()) == count
    assert looks < 20 * count
