"""The plan of an import that was edited: for its own file only, whatever kind that is; rows of two sheets are two."""

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from imports import imported
from world import Machine

HEAD = "Company,Country,Contact,E-mail,First order\n"
ROWS = "Bolt Lighting Inc,US,Ann,,\nZed AG,DE,Zoe,,\nLuz Mayor,ES,Ana,,2025-02-03\n"


@pytest.fixture
def desk(bare_desk):
    imported(bare_desk, HEAD + ROWS)
    return bare_desk


class Table:
    """The follow-up table of a desk, somebody's changes in it."""

    def __init__(self, desk):
        self.path = desk.home / "table.xlsx"
        assert desk.run("export ../home/table.xlsx").code == 0
        self.book = load_workbook(self.path)

    def write(self, title, row, **cells):
        sheet = self.book[title]
        places = {cell.value: cell.column for cell in sheet[1]}
        for heading, text in cells.items():
            sheet.cell(row, places[heading.replace("_", " ")]).value = text
        self.book.save(self.path)


def told(desk, line):
    run = desk.run(f"{line} --format json")
    assert run.code == 0, run
    return json.loads(run.out)["data"]


def lines(desk):
    return list(csv.DictReader(io.StringIO((desk.home / "plan.csv").read_text(encoding="utf-8-sig"))))


def card(desk, code):
    (found,) = desk.folder.glob(f"*/*/*-{code}-*/card.yaml")
    return found.read_text(encoding="utf-8")


def test_a_plan_of_customers_that_come_whole_is_for_its_own_file_only(desk, tmp_path):
    assert desk.run("export ../home/all.json").code == 0
    document = json.loads((desk.home / "all.json").read_text(encoding="utf-8"))
    document["data"]["customers"][0]["card"]["language"] = "en"
    file = desk.home / "all.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert desk.run("import ../home/all.json --plan ../home/plan.csv").code == 0
    assert told(desk, "import ../home/all.json --apply ../home/plan.csv --dry-run")["update"]
    document["data"]["customers"].reverse()
    file.write_text(json.dumps(document), encoding="utf-8")
    run = desk.run("import ../home/all.json --apply ../home/plan.csv --yes")
    assert (run.code, "another file" in run.err) == (3, True)


def test_a_plan_of_a_table_that_came_back_is_for_its_own_cells_only(desk):
    table = Table(desk)
    table.write("Not won", 3, Job_title="Boss")
    assert desk.run("import ../home/table.xlsx --plan ../home/plan.csv").code == 0
    before = card(desk, "ZED"), card(desk, "BOLT")
    table.write("Not won", 3, Owner="hao")
    run = desk.run("import ../home/table.xlsx --apply ../home/plan.csv --yes")
    assert (run.code, "another file" in run.err) == (3, True)
    assert "Not won!3" in run.err
    assert (card(desk, "ZED"), card(desk, "BOLT")) == before


def test_a_plan_tells_rows_of_two_sheets_apart(desk):
    table = Table(desk)
    table.write("Not won", 3, Job_title="Boss")
    table.write("Won customers", 3, Customer="Newco", Country="France")
    assert desk.run("import ../home/table.xlsx --plan ../home/plan.csv").code == 0
    third = {(line["Sheet"], line["Action"]) for line in lines(desk) if line["Row"] == "3"}
    assert third == {("Not won", "update"), ("Won customers", "create")}
    data = told(desk, "import ../home/table.xlsx --apply ../home/plan.csv --yes")
    assert [one["sheet"] for one in data["update"]] == ["Not won"]
    assert [one["name"] for one in data["create"]] == ["Newco"]


def test_what_a_plan_leaves_out_of_a_table_that_came_back_is_told(desk):
    table = Table(desk)
    table.write("Not won", 3, Job_title="Boss")
    table.write("Not won", 2, Job_title="Buyer")
    assert desk.run("import ../home/table.xlsx --plan ../home/plan.csv").code == 0
    path = desk.home / "plan.csv"
    kept = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    path.write_text("".join(line for line in kept if "Buyer" not in line), encoding="utf-8")
    data = told(desk, "import ../home/table.xlsx --apply ../home/plan.csv --yes")
    assert [(one["row"], one["code"]) for one in data["refuse"]] == [(2, "skipped")]
    assert [one["row"] for one in data["update"]] == [3]


def test_rows_that_were_added_on_two_sheets_are_all_read(desk):
    table = Table(desk)
    table.write("Not won", 9, Customer="Aco", Country="France")
    table.write("Won customers", 9, Customer="Bco", Country="France")
    table.write("Won customers", 10, Customer="Nowhere")
    table.write("Not won", 10, Customer="Korean", Country="Korea")
    data = told(desk, "import ../home/table.xlsx --yes")
    assert {(one["row"], one["sheet"], one["name"]) for one in data["create"]} == {
        (9, "Not won", "Aco"),
        (9, "Won customers", "Bco"),
    }
    assert {(one["row"], one["sheet"], one["name"]) for one in data["refuse"]} == {
        (10, "Not won", "Korean"),
        (10, "Won customers", "Nowhere"),
    }
    back = load_workbook(desk.home / "table-rejected.xlsx")
    whys = {sheet.title: [row[-1].value for row in sheet.iter_rows(min_row=2)] for sheet in back}
    reasons = {one["sheet"]: [one["reason"]] for one in data["refuse"]}
    assert whys == reasons


def test_the_same_company_added_on_two_sheets_is_one_customer(desk):
    table = Table(desk)
    for title, person in (("Not won", "Pia"), ("Won customers", "Per")):
        table.write(title, 9, Customer="Aco SARL", Country="France", Contact=person)
    data = told(desk, "import ../home/table.xlsx --yes")
    assert [(one["name"], sorted(one["people"])) for one in data["create"]] == [("Aco SARL", ["Per", "Pia"])]


LEADS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Alpha GmbH", "Alpha", "Beta SARL", "ALPHA G.m.b.H.", ""]),
        "country": st.just("DE"),
        "email": st.sampled_from(["", "a@alpha.example", "b@alpha.example", "b@beta.example"]),
        "grade": st.sampled_from(["", "", "B", "C", "E", "VIP"]),
        "status": st.sampled_from(["", "", "won", "prospect", "asleep"]),
        "won": st.sampled_from(["", "2025-01-01"]),
        "owner": st.sampled_from(["", "mei", "hao", "Bob Smith"]),
        "since": st.sampled_from(["", "2024-05-01"]),
    }
)


def texts(desk):
    """Return every file of the customers, chance and moments left out."""
    return {
        str(path.relative_to(desk.folder)): re.sub(r"-[0-9a-f]{8}\b", "", path.read_text(encoding="utf-8"))
        for path in desk.folder.glob("[pw]*/*/*/*")
    }


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LEADS, min_size=1, max_size=4))
def test_a_plan_that_nobody_edits_does_what_the_import_without_it_does(tmp_path_factory, leads):
    table = io.StringIO()
    csv.writer(table).writerows(
        [["Company", "Country", "E-mail", "Grade", "Status", "First order", "Owner", "Customer since"]]
        + [list(lead.values()) for lead in leads]
    )
    found = []
    for options in ([], ["--plan ../home/plan.csv --force", "--apply ../home/plan.csv"]):
        top = tmp_path_factory.mktemp("desk")
        (top / "work").mkdir()
        (top / "home").mkdir()
        desk = Machine(
            top / "work", top / "home", environment={"TRADECTL_USER": "mei", "TRADECTL_CACHE": str(top / "cache")}
        )
        assert desk.run("init . --no-git --person mei --person hao").code == 0
        (desk.home / "leads.csv").write_text(table.getvalue(), encoding="utf-8")
        for option in options or [""]:
            assert desk.run(f"import ../home/leads.csv --yes {option}").code == 0
        found.append(texts(desk))
    assert found[0] == found[1]


def test_what_the_plan_says_otherwise_stands_before_what_the_file_says(bare_desk):
    rows = "Company,Country,Owner,Grade\nAlpha GmbH,DE,Bob Smith,VIP\n"
    (bare_desk.home / "leads.csv").write_text(rows, encoding="utf-8")
    assert bare_desk.run("import ../home/leads.csv --plan ../home/plan.csv").code == 0
    plan = bare_desk.home / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8-sig").replace(",D,mei,", ",B,hao,"), encoding="utf-8")
    assert len(told(bare_desk, "import ../home/leads.csv --apply ../home/plan.csv --yes")["create"]) == 1
    text = card(bare_desk, "ALPHA")
    assert all(line in text for line in ("grade: B", "owner: hao", "Grade: VIP", "Owner: Bob Smith"))


def test_a_plan_may_say_that_somebody_has_bought_or_has_not(bare_desk):
    rows = "Company,Country,Status,First order,Grade\nAlpha GmbH,DE,won,2024-05-31,\nOmega AG,DE,,,B\n"
    (bare_desk.home / "leads.csv").write_text(rows, encoding="utf-8")
    assert bare_desk.run("import ../home/leads.csv --plan ../home/plan.csv").code == 0
    plan = bare_desk.home / "plan.csv"
    text = plan.read_text(encoding="utf-8-sig").replace("ALPHA,won,", "ALPHA,C,").replace("OMEGA,B,", "OMEGA,won,")
    plan.write_text(text, encoding="utf-8")
    data = told(bare_desk, "import ../home/leads.csv --apply ../home/plan.csv --yes")
    assert [(one["name"], one["shelf"]) for one in data["create"]] == [("Alpha GmbH", "C"), ("Omega AG", "won")]
    assert [one["row"] for one in data["doubts"]] == [3]  # the day of the first order is not given
    alpha, omega = card(bare_desk, "ALPHA"), card(bare_desk, "OMEGA")
    assert all(line in alpha for line in ("status: prospect", "grade: C", "won: 2024-05-31"))
    assert all(line in omega for line in ("status: won", "won: 2026-03-20", "Grade: B"))
    assert bare_desk.run("validate").code == 0


@pytest.mark.parametrize("grade", ["B", "won"])
def test_the_class_in_the_plan_is_that_of_all_rows_of_a_customer(bare_desk, grade):
    rows = (
        "Company,Country,E-mail,Grade,Status\nAlpha GmbH,DE,a@alpha.example,B,\n"
        "Beta,DE,b@beta.example,,\nAlpha Tools,DE,a@alpha.example,,won\n"
    )
    (bare_desk.home / "leads.csv").write_text(rows, encoding="utf-8")
    assert bare_desk.run("import ../home/leads.csv --plan ../home/plan.csv").code == 0
    plan = bare_desk.home / "plan.csv"
    text = plan.read_text(encoding="utf-8-sig").replace("ALPHA,won,", f"ALPHA,{grade},")
    plan.write_text(text, encoding="utf-8")
    data = told(bare_desk, "import ../home/leads.csv --apply ../home/plan.csv --yes")
    assert [(one["rows"], one["shelf"]) for one in data["create"]] == [([2, 4], grade), ([3], "D")]


def test_two_rows_that_are_two_companies_are_kept_apart_in_the_journals_of_both(bare_desk):
    rows = "Company,Country,Contact\nZeta Pumpen GmbH,DE,Hans\nZeta Pumpe GmbH,DE,Eva\n"
    (bare_desk.home / "leads.csv").write_text(rows, encoding="utf-8")
    assert bare_desk.run("import ../home/leads.csv --plan ../home/plan.csv").code == 0
    plan = bare_desk.home / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8-sig").replace("3,skip", "3,create"), encoding="utf-8")
    data = told(bare_desk, 'import ../home/leads.csv --apply ../home/plan.csv --yes --because "I met both"')
    first, second = (one["customer"] for one in data["create"])
    kept = {}
    for path in bare_desk.folder.glob("prospect/*/*/journal.jsonl"):
        entry = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
        kept[path.parent.name] = entry.get("of"), entry.get("because")
    assert kept == {first: (second, "I met both"), second: (first, "I met both")}
    assert told(bare_desk, "duplicates")["pairs"] == []
    assert bare_desk.run("validate").code == 0


@pytest.mark.parametrize(
    ("edited", "created", "attached", "left"),
    [
        (("2,attach,US-BOLT-20260320", "2,create,"), [[2, 3], [4, 5]], [], []),
        (("2,attach,US-BOLT-20260320", "2,attach,VOLT"), [[4, 5]], [("DE-VOLT-20260320", [2, 3])], []),
        (("4,create,", "4,attach,VOLT"), [], [("US-BOLT-20260320", [2, 3]), ("DE-VOLT-20260320", [4, 5])], []),
        (("4,create,", "4,skip,"), [], [("US-BOLT-20260320", [2, 3])], [[4], [5]]),
    ],
)
def test_the_rows_of_one_line_go_together(bare_desk, edited, created, attached, left):
    head = "Company,Country,Contact,E-mail\n"
    imported(bare_desk, head + "Bolt Lighting,US,Ann,ann@bolt.example\nVolt AG,DE,Vic,vic@volt.example\n")
    rows = (
        "Bolt Lighting,US,Bob,bob@bolt.example\nBOLT LIGHTING INC.,US,Cid,cid@bolt.example\n"
        "Kappa SA,FR,Jean,jean@kappa.example\nKappa,FR,Luc,luc@kappa.example\n"
    )
    (bare_desk.home / "more.csv").write_text(head + rows, encoding="utf-8")
    assert bare_desk.run("import ../home/more.csv --attach --plan ../home/plan.csv").code == 0
    plan = bare_desk.home / "plan.csv"
    text = plan.read_text(encoding="utf-8-sig")
    assert edited[0] in text
    plan.write_text(text.replace(*edited), encoding="utf-8")
    data = told(bare_desk, "import ../home/more.csv --attach --apply ../home/plan.csv --yes")
    assert [one["rows"] for one in data["create"]] == created
    assert [(one["customer"], one["rows"]) for one in data["attach"]] == attached
    assert [one["rows"] for one in data["refuse"]] == left


def test_who_was_added_on_the_sheet_of_won_customers_has_bought(desk):
    table = Table(desk)
    table.write("Won customers", 3, Customer="Wontwo", Country="IT")
    data = told(desk, "import ../home/table.xlsx --yes")
    (doubt,) = data["doubts"]
    assert doubt["message"].startswith("The day of the first order is not given")
    assert list(desk.folder.glob("won/*/IT-WONTWO-*"))
