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


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{company}\nTEL:{phone}\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            ("4 contact cards: ", "as the contact card in line 7: Volt", "Bolt Lighting (the contact card in line 1)"),
        ),
        ("zh-Hans", ("共 4 张名片", "可能与第 7 行的名片是同一家公司", "Bolt Lighting（第 1 行的名片）")),
        ("zh-Hant", ("共 4 張名片", "可能與第 7 行的名片是同一家公司", "Bolt Lighting（第 1 行的名片）")),
    ],
)
def test_a_contact_card_is_told_by_its_line_not_as_a_row(desk, language, told):
    people = [
        ("Ann", "Bolt Lighting"),
        ("Bob", "Volt Lighting"),
        ("Cid", "Volt Lightning"),
        ("Dan", "Bolt Lighting Inc"),
    ]
    cards = [
        CARD.format(name=name, company=company, phone=f"+1212555010{ord(name[0]) % 8}") for name, company in people
    ]
    (desk.home / "few.vcf").write_text("".join(cards), encoding="utf-8")
    shown = " ".join(desk.run(f"--lang {language} import ../home/few.vcf --dry-run").out.split())
    assert [one for one in told if one not in shown] == []
