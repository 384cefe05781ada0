"""`import FILE.vcf` on a real workspace: what is told of a card that is not as it should be."""

from __future__ import annotations

import pytest

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Anna Berg
ORG:Nordglas AG
TEL:+49 40 123456
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bruno Kaputt
ORG:Kaputt Lampen GmbH
TEL:+49 89 765432
EMAIL bruno@kaputt.example

END:VCARD
"""


@pytest.fixture
def desk(machine):
    machine.environment |= {"TRADECTL_USER": "mei", "TRADECTL_TODAY": "2026-11-09T09:00"}
    assert machine.run("init . --person mei").code == 0
    (machine.home / "phone.vcf").write_text(CARDS, encoding="utf-8")
    return machine


def test_a_line_without_a_colon_stays_in_the_notes_and_is_told(desk):
    shown = desk.run("import ../home/phone.vcf --country DE --dry-run").out
    assert "Line 12 has no colon" in " ".join(shown.split())
    done = desk.run("import ../home/phone.vcf --country DE --yes")
    assert done.code == 0, done.err
    cards = [path.read_text(encoding="utf-8") for path in desk.folder.rglob("card.yaml")]
    bruno = next(card for card in cards if "Bruno" in card)
    assert "EMAIL bruno@kaputt.example" in bruno
