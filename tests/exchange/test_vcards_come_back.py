"""Contact cards of phones, imported and exported again: another library reads the same people in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import vobject

from exchange.reading.test_vcards import SAMPLES, WRITTEN
from tradectl.core.intake.contact import contact_of
from tradectl.core.intake.lead import Person
from tradectl.core.intake.leads import leads
from tradectl.exchange.vcard import VERSIONS
from tradectl.exchange.vcard_reading import read_vcards
from tradectl.store.yaml.emit import emit

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
every_version = pytest.mark.parametrize("version", VERSIONS)
HEAD = {"format": "1", "country": "DE", "registered": "2026-01-15", "status": "prospect", "grade": "B", "owner": "mei"}


def contacts_of(raw: bytes) -> list[tuple[str, list[dict[str, object]]]]:
    return [
        (lead.name, [contact_of(person, not count, lead.name) for count, person in enumerate(lead.people)])
        for lead in leads(read_vcards("x.vcf", raw), goes_on=False)
    ]


def exported(machine, raw: bytes, version: str) -> str:
    """What `export` writes of a workspace whose customers are those of a vCard file."""
    (machine.folder / "tradectl.yaml").write_text("format: 1\npeople: [{id: mei}]\n", encoding="utf-8")
    for count, (name, contacts) in enumerate(contacts_of(raw)):
        folder = machine.folder / f"prospect/B/DE-C{count:03}-20260115"
        folder.mkdir(parents=True)
        card = {**HEAD, "code": f"C{count:03}", "name": name, "contacts": contacts}
        (folder / "card.yaml").write_bytes(emit(card))
    told = machine.run(["export", "-", "--as", "vcf", "--vcard", version])
    assert told.code == 0, told.err
    return told.out


def shown(text: str) -> str:
    """Every value of every property, as another library reads it."""
    cards = vobject.readComponents(text)
    return "\n".join(str(one.value) for card in cards for one in card.lines())


def plainly(text: str) -> str:
    return re.sub(r"[\\-]", "", text)  # 4.0 writes days without dashes; what is kept keeps its escapes


@every_version
@every_sample
def test_what_a_person_wrote_is_there_again(machine, sample, version):
    raw = sample.read_bytes()
    kept = str([contacts for _, contacts in contacts_of(raw)])
    written = [text for text in WRITTEN[sample.stem] if text in kept]
    assert len(written) > 3
    again = plainly(shown(exported(machine, raw, version)))
    assert [text for text in written if plainly(text) not in again] == []


def reached(people: list[Person]) -> list[list[str]]:
    """Who can be reached where, whatever field it stands in."""
    return [
        [person.name, person.role.partition(",")[0], person.birthday, *sorted(set(person.emails)),
         *sorted({*person.phones, *person.mobiles, *person.faxes, *person.whatsapp}), *sorted(person.wechat)]
        for person in people
    ]  # fmt: skip


def people_of(raw: bytes) -> list[Person]:
    found = leads(read_vcards("x.vcf", raw), goes_on=False)
    return [person._replace(name=person.name or lead.name) for lead in found for person in lead.people]


@every_version
@every_sample
def test_an_export_says_of_people_what_the_import_said(machine, sample, version):
    raw = sample.read_bytes()
    again = people_of(exported(machine, raw, version).encode())
    for one, other in zip(reached(people_of(raw)), reached(again), strict=True):
        assert [re.sub(r" ext\. ", "", text) for text in one] == [re.sub(r" ext\. ", "", text) for text in other]


CARD = """BEGIN:VCARD
VERSION:3.0
N:de la Cruz;Ana María;;Dra.;
FN:Ana María de la Cruz
ORG:Iluminación Cruz
NICKNAME:Anita
item1.TEL:+34 911 23 45 67
item1.X-ABLabel:Lager
item2.X-ABRELATEDNAMES;type=pref:Luis
item2.X-ABLabel:_$!<Spouse>!$_
X-PHONETIC-LAST-NAME:krus
UID:4711
END:VCARD
"""


@every_version
def test_parts_of_the_name_labels_and_the_uid_come_back(machine, version):
    (card,) = vobject.readComponents(exported(machine, CARD.replace("\n", "\r\n").encode(), version))
    assert (card.n.value.family, card.n.value.given, card.n.value.prefix) == ("de la Cruz", "Ana María", "Dra.")
    assert (card.nickname.value, card.uid.value, card.x_phonetic_last_name.value) == ("Anita", "4711", "krus")
    assert card.note.value == "Lager: +34 911 23 45 67"
    assert [(one.group, one.value) for one in (card.x_abrelatednames, card.x_ablabel)] == [
        ("item2", "Luis"),
        ("item2", "_$!<Spouse>!$_"),
    ]


def test_samples_are_of_many_producers():
    assert len(SAMPLES) >= 9
    assert all(Path(sample).with_suffix(".txt").exists() for sample in SAMPLES)
