"""Options of `import` and `add`: what replaces a file, who is named, what does nothing and is refused."""

from __future__ import annotations

import json

import pytest

ROWS = "Company,Country,Lieblingstee,Visited,E-mail\nBolt Inc,US,likes tea,03/04/2026,ann@bolt.example\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Bolt\nORG:Bolt Inc\nEND:VCARD\n"
MAIL = (
    "From: Ann <ann@bolt.example>\nTo: mei@desk.example\nSubject: Lamps\nDate: Mon, 02 Nov 2026 10:00:00 +0000\n\nHi\n"
)


@pytest.fixture
def desk(machine):
    machine.environment |= {"TRADECTL_USER": "mei", "TRADECTL_TODAY": "2026-11-09T09:00"}
    people = '--person "mei=林梅 <mei@desk.example>" --person "litao=李涛 <tao@desk.example>"'
    assert machine.run(f"init . --no-git {people}").code == 0
    (machine.home / "leads.csv").write_text(ROWS, encoding="utf-8")
    (machine.home / "cards.vcf").write_text(CARD, encoding="utf-8")
    (machine.home / "mail.eml").write_text(MAIL, encoding="utf-8")
    return machine


@pytest.mark.parametrize("option", ["--plan", "--rejected", "--save-map"])
def test_a_file_that_is_there_is_replaced_with_force_alone(desk, option):
    there = desk.home / "there.csv"
    there.write_text("mine", encoding="utf-8")
    line = f"import ../home/leads.csv --yes {option} ../home/there.csv"
    refused = desk.run(line)
    assert (refused.code, there.read_text(encoding="utf-8")) == (3, "mine")
    assert "--force" in refused.err
    (desk.home / "leads.csv").write_text(ROWS + "Nowhere,Korea,,,x@nowhere.example\n", encoding="utf-8")
    assert desk.run(f"{line} --force").code == 0
    assert there.read_text(encoding="utf-8") != "mine"


def test_a_dry_run_keeps_no_columns(desk):
    line = "import ../home/leads.csv --map Lieblingstee=notes --save-map ../home/map.json"
    assert desk.run(f"{line} --dry-run").code == 0
    assert not (desk.home / "map.json").exists()
    assert desk.run(f"{line} --yes").code == 0
    assert json.loads((desk.home / "map.json").read_text(encoding="utf-8"))["Lieblingstee"] == "notes"


@pytest.mark.parametrize("option", ["--plan", "--rejected", "--save-map"])
def test_the_imported_file_itself_is_never_replaced(desk, option):
    done = desk.run(f"import ../home/leads.csv --yes --force {option} ../home/leads.csv")
    assert done.code == 2
    assert (desk.home / "leads.csv").read_text(encoding="utf-8") == ROWS


def test_remedies_name_the_option_as_it_is_typed(desk):
    shown = " ".join(desk.run("import ../home/leads.csv --dry-run").out.split())
    assert """If it is 'met': --map "Visited=met"; to leave it out: --map "Visited=-\"""" in shown
    assert """To take it: --map "Lieblingstee=FIELD\"""" in shown


def test_two_days_are_decided_by_the_option_that_is_told(desk):
    rows = "Company,Country,Date of visit\nBolt Inc,US,03/04/2026\n"
    (desk.home / "leads.csv").write_text(rows, encoding="utf-8")
    assert "--dates day or --dates month" in " ".join(desk.run("import ../home/leads.csv --dry-run").out.split())
    assert "may be" not in desk.run("import ../home/leads.csv --dry-run --dates day").out


@pytest.mark.parametrize("option", ["--yes", "--plan ../home/plan.csv"])
def test_what_is_in_doubt_is_told_where_nobody_looks_at_the_plan(desk, option):
    text = 'Company,Country,Visited,E-mail\n"Bolt" Inc,US,03/04/2026,ann@bolt.example\n'
    (desk.home / "odd.csv").write_text(text, encoding="utf-8")
    shown = " ".join(desk.run("import ../home/odd.csv --dry-run --map Visited=met").out.split())
    done = desk.run(f"import ../home/odd.csv --map Visited=met {option}")
    told = " ".join((done.out + done.err).split())
    assert done.code == 0
    for words in ("A quotation mark is not closed", "'03/04/2026' may be 2026-04-03 or 2026-03-04."):
        assert words in shown
        assert words in told


def test_a_column_the_table_has_not_is_refused_with_those_it_has(desk):
    done = desk.run('import ../home/leads.csv --dry-run --map "Firm name=company"')
    assert done.code == 2
    assert "'Firm name'" in done.err
    assert "Company, Country, Lieblingstee, Visited, E-mail" in done.err
    assert desk.run('import ../home/leads.csv --dry-run --map "lieblingsTEE=-"').code == 0


def test_a_saved_mapping_may_know_columns_of_other_tables(desk):
    (desk.home / "map.json").write_text(json.dumps({"Elsewhere": "notes", "Lieblingstee": "-"}), encoding="utf-8")
    assert desk.run("import ../home/leads.csv --dry-run --map ../home/map.json").code == 0


@pytest.mark.parametrize(
    ("file", "options"),
    [
        ("leads.csv", "--to BOLT"),
        ("cards.vcf", "--to BOLT"),
        ("cards.vcf", "--sheet One"),
        ("cards.vcf", '--map "A=notes"'),
        ("mail.eml", "--sheet One"),
        ("mail.eml", '--map "A=notes"'),
        ("mail.eml", "--spread"),
        ("mail.eml", "--fair CIIE"),
        ("mail.eml", "--owner mei"),
        ("mail.eml", "--plan ../home/plan.csv"),
    ],
)
def test_what_does_nothing_with_a_file_is_refused(desk, file, options):
    done = desk.run(f"import ../home/{file} --dry-run {options}")
    assert done.code == 2
    assert options.split()[0] in done.err
    assert not (desk.home / "plan.csv").exists()


@pytest.mark.parametrize("owner", ["litao", "李涛", "Tao@desk.example"])
def test_an_owner_is_named_by_id_name_or_mail(desk, owner):
    assert desk.run(f"import ../home/leads.csv --yes --owner {owner}").code == 0
    assert desk.run(f"add --name Volt --country IT --code VOLT --owner {owner}").code == 0
    cards = [path.read_text(encoding="utf-8") for path in desk.folder.rglob("card.yaml")]
    assert len(cards) == 2
    assert all("owner: litao" in card for card in cards)


def test_nobody_is_offered_who_is_refused(desk):
    done = desk.run("import ../home/leads.csv --yes --owner all")
    assert (done.code, "mei, litao\n" in done.err) == (2, True)
    done = desk.run("import ../home/leads.csv --yes --dates first")
    assert "Give one of: day, month" in done.err


def test_a_heading_without_its_field_says_how_it_is_written(desk):
    done = desk.run("import ../home/leads.csv --dry-run --map Contact")
    assert done.code == 3
    assert "HEADING=FIELD" in done.err


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Until this is corrected, the owner is mei. Write one of these people: mei, litao"),
        ("zh-Hans", "改正之前，负责人是 mei。请写以下人员之一：mei, litao"),
        ("zh-Hant", "改正之前，負責人是 mei。請寫以下人員之一：mei, litao"),
    ],
)
def test_of_an_owner_nobody_knows_it_is_told_who_it_is_instead(desk, language, told):
    (desk.home / "owners.csv").write_text("Company,Country,Owner\nNova LED,IT,zhang\n", encoding="utf-8")
    shown = desk.run(f"--lang {language} import ../home/owners.csv --dry-run").out
    assert told in " ".join(shown.split())


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("Row,Action,Code,Owner\n2,create,BOLT-1,mei\n", "Code: BOLT-1 is no code"),
        ("Row,Action,Code,Owner\n2,create,,nobody\n", "Owner: nobody is not one of the people"),
        ("Row,Action\n2,create\n2,skip\n", "Row: Row 2 stands in the plan twice."),
    ],
)
def test_a_plan_that_cannot_be_held_to_is_refused(desk, plan, told):
    (desk.home / "plan.csv").write_text(plan, encoding="utf-8")
    run = desk.run("import ../home/leads.csv --apply ../home/plan.csv --yes")
    assert (run.code, told in run.err, list(desk.folder.glob("prospect/*/*"))) == (3, True, [])


@pytest.mark.parametrize(
    ("row", "reason", "code"),
    [
        ("Bolt Inc,,", "No country is given.", "country"),
        ("Bolt Inc,Korea,", "'Korea' may be", "country"),
        (",Korea,a remark", "'Korea' may be", "country"),
        (",Germany,a remark", "Neither company nor person is given.", "name"),
    ],
)
def test_the_code_of_a_refusal_is_that_of_its_reason(desk, row, reason, code):
    (desk.home / "leads.csv").write_text(f"Company,Country,Notes\n{row}\n", encoding="utf-8")
    (found,) = json.loads(desk.run("import ../home/leads.csv --dry-run --format json").out)["data"]["refuse"]
    assert (found["reason"][: len(reason)], found["code"]) == (reason, code)


@pytest.mark.parametrize("force", [False, True])
def test_the_command_that_carries_a_plan_out_works_where_the_plan_was_made(desk, force):
    desk.environment["COLUMNS"] = "500"
    (desk.home / "leads.csv").write_text(ROWS + "Nowhere,Korea,,,x@nowhere.example\n", encoding="utf-8")
    rejected = desk.home / "left over.csv"
    if force:
        rejected.write_text("mine", encoding="utf-8")
    line = "import leads.csv --plan plan.csv --rejected 'left over.csv'" + " --force" * force
    run = desk.run(f"-w ../work --by litao --lang zh {line}", folder=desk.home)
    assert run.code == 0, run
    (command,) = [line for line in run.out.splitlines() if "tradectl import" in line]
    done = desk.run(f"{command.partition('tradectl ')[2]} --yes", folder=desk.home)
    assert (done.code, "新客户" in done.out) == (0, True), done
    (journal,) = desk.folder.glob("prospect/*/*/journal.jsonl")
    assert '"by":"litao"' in journal.read_text(encoding="utf-8")
    assert "Nowhere" in rejected.read_text(encoding="utf-8-sig")
