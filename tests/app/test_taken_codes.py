"""A new customer's code is free: no customer's folder has it, wherever it stands; what is no customer takes none."""

import json

import pytest

FOLDERS = (
    "prospect/A/DE-BOLT-20260101",
    "prospect/XX-STRAY-20260101",
    "prospect/attic/IT-LOFT-20260101",
    "PL-TOPPER-20260101",
    "prospect/B/FR-LUMEN-20260229",  # no such day, and so no id
)


@pytest.fixture
def desk(machine):
    for folder in FOLDERS:
        (machine.folder / folder).mkdir(parents=True)
    (machine.folder / "prospect/A/DE-FILED-20260101").write_bytes(b"")
    settings = "format: 1\npeople:\n  - {id: mei}\ngit: {commit: false}\n"
    (machine.folder / "tradectl.yaml").write_text(settings, encoding="utf-8")
    return machine


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bolt", "BOLT2"),
        ("Stray", "STRAY2"),
        ("Loft", "LOFT2"),
        ("Topper", "TOPPER2"),
        ("Lumen", "LUMEN"),
        ("Filed", "FILED"),
        ("Bolts", "BOLTS"),
    ],
)
def test_a_code_is_taken_by_customers_alone(name, code, desk):
    done = desk.run(f"add --name {name} --country DE --format json")
    assert json.loads(done.out)["data"]["customer"] == f"DE-{code}-20260320"


def test_a_taken_code_is_refused_and_the_like_of_one_is_not(desk):
    assert (
        json.loads(desk.run("add --name Nova --country DE --code STRAY --format json").out)["error"]["code"] == "exists"
    )
    assert desk.run("add --name Nova --country DE --code LUMEN").code == 0
