"""`set contacts.phone=…` is about the main contact, wherever it stands among contacts that cannot be read."""

from __future__ import annotations

import pytest

CARD = (
    "format: 1\ncode: BOLT\ncountry: US\nregistered: 2026-01-15\nname: Bolt Inc\n"
    "status: prospect\ngrade: B\nowner: mei\ncontacts:\n"
)
BOB, ANN = "{name: Bob, email: bob@bolt.example}", "{name: Ann, main: true}"


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([BOB], 0),
        ([BOB, ANN], 1),
        (["{role: nobody}", BOB], 1),
        (["{role: nobody}", "Xu", "{name: [a]}", BOB, "{role: x}", ANN], 5),
        (["{name: Eva, birthday: never}", ANN], 1),
    ],
)
def test_the_main_contact_is_meant(machine, rows, place):
    machine.environment["TRADECTL_USER"] = "mei"
    folder = machine.folder / "prospect/B/US-BOLT-20260115"
    folder.mkdir(parents=True)
    (machine.folder / "tradectl.yaml").write_text("format: 1\npeople: [{id: mei}]\n", encoding="utf-8")
    path = folder / "card.yaml"
    path.write_text(CARD + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
    run = machine.run("set BOLT contacts.phone=123")
    assert run.code == 0, run
    lines = path.read_text(encoding="utf-8").removeprefix(CARD).splitlines()
    assert [at for at, line in enumerate(lines) if 'phone: "123"' in line] == [place]
    assert [line.replace(', phone: "123"', "") for line in lines] == [f"  - {row}" for row in rows]
