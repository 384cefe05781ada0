"""The fairs of a workspace as values and problems: every folder in `fairs/` that has a `fair.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.fairs import Fair
from tradectl.core.layout import FAIR, FAIRS
from tradectl.store.files import LARGEST_CARD, Unreadable, is_folder, read_file
from tradectl.store.places import link, listed

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.model.fair import FairShape
    from tradectl.core.problems import Problem
    from tradectl.store.documents import YamlFile


def read_fairs(root: Path) -> tuple[tuple[Fair, ...], tuple[Problem, ...]]:
    """Return the fairs by their first days, and what is wrong with their files.

    One that cannot be read, that ends before it begins or whose name another has is among the problems only.
    """
    problems: list[Problem] = []
    found: list[tuple[Fair, tuple[int, int]]] = []
    for entry in listed(root, FAIRS, problems):
        path = f"{FAIRS}/{entry.name}"
        if entry.is_symlink():
            problems.append(link(path))
        elif is_folder(entry) and (one := _read(root, path, problems)) is not None:
            found.append(one)
    if not found:
        return (), tuple(problems)
    from tradectl.core.checks.fairs import check_names  # noqa: PLC0415  a desk that goes to no fairs needs none of it

    twice = tuple(check_names((fair.name, f"{fair.path}/{FAIR}", where) for fair, where in found))
    second = {problem.path for problem in twice}
    fairs = [fair for fair, _ in found if f"{fair.path}/{FAIR}" not in second]
    return tuple(sorted(fairs, key=lambda fair: (fair.on, fair.path))), (*problems, *twice)


def _read(root: Path, path: str, problems: list[Problem]) -> tuple[Fair, tuple[int, int]] | None:
    """Return a folder's fair and where its name stands, None where it has none that can be used."""
    from tradectl.store.documents import read_yaml, unreadable_problem  # noqa: PLC0415 (start-up)

    file = f"{path}/{FAIR}"
    raw = read_file(root / file, LARGEST_CARD)
    if isinstance(raw, Unreadable):
        if not raw.absent:
            problems.append(unreadable_problem(file, raw))
        return None
    yaml = read_yaml(file, raw)
    shape = _shape(yaml, file, problems)
    if shape is None or shape.until < shape.on:
        return None
    return Fair(shape.name, shape.on, shape.until, shape.place, shape.cost, path), yaml.place(("name",))


def _shape(yaml: YamlFile, file: str, problems: list[Problem]) -> FairShape | None:
    from tradectl.core.checks.fairs import check_fair  # noqa: PLC0415 (start-up)
    from tradectl.core.checks.typing import FAIR as FAMILY  # noqa: PLC0415
    from tradectl.core.model.fair import FairShape  # noqa: PLC0415
    from tradectl.store.reader import shaped  # noqa: PLC0415

    shape = shaped(yaml, FairShape, FAMILY, file, problems)
    if shape is not None:
        problems += check_fair(shape, file, yaml.place)
    return shape
