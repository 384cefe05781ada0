"""`set` of a field nobody knows: a slip of the pen is refused, a field of one's own is written and said so."""

import json

import pytest

CARD = "prospect/A/NO-NORDLYS-20251105/card.yaml"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("webiste", "website"),
        ("contacts.emial", "contacts.email"),
        ("adress.city", "address"),
        ("phone", "contacts.phone"),
        ("products+", "demand.products, competitors.products"),
        ("city", "address.city"),
    ],
)
def test_a_slip_is_refused_before_it_is_written(desk, key, meant):
    before = (desk.folder / CARD).read_bytes()
    run = desk.run(f"set NORDLYS {key}=x")
    assert run.code == 3
    assert f"Did you mean {meant}?" in run.err
    assert (desk.folder / CARD).read_bytes() == before


def test_a_field_of_one_s_own_is_written_and_said_so(desk):
    run = desk.run("set NORDLYS foo=1")
    assert (run.code, run.err) == (0, "foo is written, but tradectl does not know it.\n")
    assert 'foo: "1"\n' in (desk.folder / CARD).read_text()
    assert "foo 已写入，但 tradectl 不认识这个字段" in desk.run("--lang zh-Hans set NORDLYS foo=2").err


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("phone", "If you mean contacts.phone, write it so."),
        ("budget", "If you mean project.budget, write it so."),
        ("webiste", "If you mean website, write it so."),
        ("products", "If you mean demand.products, competitors.products, write it so."),
        ("colour", "Check the spelling, or leave it"),
    ],
)
def test_validate_asks_for_a_field_that_may_be_meant_and_for_no_other(desk, key, remedy):
    with (desk.folder / CARD).open("a", encoding="utf-8") as file:
        file.write(f"{key}: x\n")
    found = json.loads(desk.run(f"validate {CARD} --format json").out)["problems"]
    assert [one["remedy"].startswith(remedy) for one in found if one["code"] == "CARD03"] == [True]


def test_what_is_on_the_card_already_can_be_changed_and_taken_out(desk):
    with (desk.folder / CARD).open("a", encoding="utf-8") as file:
        file.write("webiste: old\n")
    assert desk.run("set NORDLYS webiste=new").code == 0
    assert desk.run("set NORDLYS webiste=").code == 0
