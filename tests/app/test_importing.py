"""An import through the program: what is planned, done, given back; the same file again; one undo."""

import csv
import io
import json
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from crash.judging import tree
from tradectl.cli.main import main
from world import Machine

LETTERS = str.maketrans("0123456789", "ghijklmnop")
HEAD = "Company,Country,Contact,E-mail,Phone,Grade,Notes\n"
BOLT = "Bolt Lighting Inc,US,Ann Bolt,ann@bolt.example,+1 202 555 0100,B,\n"
LUZ = "Luz Mayor S.A.,ES,Ana Luz,ana@luz.example,,C,Wants lamps\n"


@pytest.fixture
def desk(bare_desk):
    return bare_desk


def write(machine, text, name="leads.csv"):
    (machine.home / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return f"../home/{name}"


def told(machine, line):
    run = machine.run(f"{line} --format json")
    assert run.code == 0, run
    return json.loads(run.out)["data"]


def counts(data):
    return {key: len(data[key]) for key in ("create", "update", "attach", "refuse", "known") if data[key]}


def test_a_dry_run_says_what_would_be_done_and_does_nothing(desk):
    before = tree(desk.folder)
    data = told(desk, f"import {write(desk, HEAD + BOLT + LUZ)} --dry-run")
    assert (data["rows"], counts(data)) == (2, {"create": 2})
    assert [one["customer"] for one in data["create"]] == ["US-BOLT-20260320", "ES-LUZMAYOR-20260320"]
    assert tree(desk.folder) == before


def test_the_same_file_again_changes_nothing_and_one_undo_takes_all_of_it_back(desk):
    before = tree(desk.folder)
    file = write(desk, HEAD + BOLT + LUZ)
    assert desk.run(f"import {file} --yes").code == 0
    done = tree(desk.folder)
    assert counts(told(desk, f"import {file} --yes")) == {"known": 2}
    assert tree(desk.folder) == done
    assert desk.run("validate").code == 0
    assert desk.run("undo --yes").code == 0
    assert tree(desk.folder) == before


def test_nobody_is_asked_where_nobody_can_be(desk):
    file = write(desk, HEAD + BOLT)
    assert desk.run(f"import {file}").code == 3
    assert desk.run(f"import {file} --format json").code == 3
    assert not list(desk.folder.glob("prospect/*/*"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The table has headings but no rows below them: nothing to import.\n"),
        ("zh-Hans", "表头下面没有数据行：没有可导入的内容。\n"),
        ("zh-Hant", "表頭下面沒有資料列：沒有可匯入的內容。\n"),
    ],
)
def test_a_table_of_headings_alone_is_said_to_have_no_rows(desk, language, told):
    file = write(desk, HEAD)
    run = desk.run(f"--lang {language} import {file} --yes")
    assert (run.code, run.out, run.err) == (0, told, "")


def test_on_a_terminal_it_shows_the_plan_and_asks(desk):
    file = write(desk, HEAD + BOLT)
    no = desk.run(f"import {file}", terminal=True, stdin="n\n")
    assert (no.code, "Bolt Lighting Inc" in no.out) == (3, True)
    yes = desk.run(f"import {file}", terminal=True, stdin="y\n")
    assert yes.code == 0
    assert (desk.folder / "prospect/B/US-BOLT-20260320/card.yaml").exists()


def test_who_came_while_it_waited_for_an_answer_is_no_second_customer(desk):
    file = write(desk, HEAD + BOLT)
    world = desk.world(terminal=True)

    def answer():
        assert (
            desk.run('add --name "Bolt Lighting" --country US --contact "Ann <ann@bolt.example>" --code ANN').code == 0
        )
        return "y\n"

    world.stdin.readline = answer
    assert main(["import", file], world) == 3
    assert "no longer right" in world.stderr.getvalue()
    assert [path.name for path in desk.folder.glob("prospect/*/*")] == ["US-ANN-20260320"]


@pytest.mark.parametrize(("answer", "found"), [("a", {"attach": 1}), ("n", {"create": 1}), ("", {"refuse": 1})])
def test_who_is_likely_somebody_is_asked_about(desk, answer, found):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    file = write(desk, HEAD + "Bolt Lightning,US,Bob Ray,,,,\n", "more.csv")
    assert counts(told(desk, f"import {file} --dry-run")) == {"refuse": 1}
    run = desk.run(f"import {file}", terminal=True, stdin=f"{answer}\ny\n")
    assert run.code == 0
    made = desk.folder / "prospect/D/US-BOLT2-20260320/journal.jsonl"
    assert made.exists() == ("create" in found)
    if made.exists():
        assert '"not_duplicate","of":"US-BOLT-20260320"' in made.read_text()
        other = (desk.folder / "prospect/B/US-BOLT-20260320/journal.jsonl").read_text()
        assert '"of":"US-BOLT2-20260320"' in other
        assert "Bolt" not in desk.run("duplicates").out
    card = (desk.folder / "prospect/B/US-BOLT-20260320/card.yaml").read_text()
    assert ("Bob Ray" in card) == ("attach" in found)


def test_one_answer_may_be_for_all_and_a_slip_is_asked_again(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    rows = "Bolt Lightning,US,Bob Ray,,,,\nBolt Ligthing,US,Eve Ray,,,,\nBolt Lihgting,US,Max Ray,,,,\n"
    file = write(desk, HEAD + rows, "more.csv")
    assert counts(told(desk, f"import {file} --dry-run")) == {"refuse": 3}
    run = desk.run(f"import {file}", terminal=True, stdin="x\nA\ny\n")
    assert (run.code, run.err.count("Question 1 of 3"), run.err.count("Question 2")) == (0, 1, 0)
    assert "'x' is none of the answers" in run.err
    card = (desk.folder / "prospect/B/US-BOLT-20260320/card.yaml").read_text()
    assert all(name in card for name in ("Bob Ray", "Eve Ray", "Max Ray"))


def test_two_rows_of_one_file_may_be_said_to_be_one_company(desk):
    file = write(desk, HEAD + "Bolt Lighting,US,Ann,,,,\nBolt Lightning,US,Bob,,,,\n")
    assert counts(told(desk, f"import {file} --dry-run")) == {"create": 1, "refuse": 1}
    assert desk.run(f"import {file}", terminal=True, stdin="a\ny\n").code == 0
    (card,) = desk.folder.glob("prospect/*/*/card.yaml")
    assert all(f"name: {name}" in card.read_text() for name in ("Ann", "Bob"))


def test_somebody_without_a_company_belongs_to_the_one_of_the_domain(desk):
    row = ",,Bob Bolt,bob@bolt.example,+1 202 555 0123,,\n"
    (one,) = told(desk, f"import {write(desk, HEAD + BOLT + LUZ + row)} --dry-run")["create"][:1]
    assert (one["rows"], one["people"]) == ([2, 4], ["Ann Bolt", "Bob Bolt"])


@pytest.mark.parametrize(
    ("fair", "kind", "day"), [("--fair Expo", "contact", "2026-03-17"), ("--fair Unknown", "updated", "2026-03-20")]
)
def test_a_talk_at_a_fair_is_of_its_day_and_answers_nothing_owed_since(desk, fair, kind, day):
    assert desk.run("fair new Expo --on 2026-03-17 --until 2026-03-19 --place Here").code == 0
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    head = "Company,Country,Contact,E-mail,Next follow-up,Next step\n"
    file = write(desk, head + "Bolt Inc,US,Bob,bob@bolt.example,2026-04-02,send a sample\n", "more.csv")
    assert counts(told(desk, f"import {file} {fair} --attach --yes")) == {"attach": 1}
    lines = (desk.folder / "prospect/B/US-BOLT-20260320/journal.jsonl").read_text().splitlines()
    entry = json.loads(lines[-1])
    assert (entry["kind"], entry["at"][:10]) == (kind, day)
    assert entry["next"] == {"on": "2026-04-02", "goal": "send a sample"}
    due = json.loads(desk.run("due --within 1 --format json").out)["data"]["items"]
    assert [reason["rule"] for one in due for reason in one["reasons"]] == ["new_customer"]
    assert counts(told(desk, f"import {file} {fair} --attach --yes")) == {"known": 1}


def test_a_plan_that_nobody_edited_does_what_it_showed(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    rows = "Bolt Inc,US,Bob,bob@bolt.example,,,\nBolt Inc.,US,Eve,eve@bolt.example,,,\n"
    file = write(desk, HEAD + rows + LUZ, "more.csv")
    shown = told(desk, f"import {file} --attach --plan ../home/plan.csv")
    done = told(desk, f"import {file} --attach --apply ../home/plan.csv --yes")
    assert counts(shown) == counts(done) == {"create": 1, "attach": 1}
    assert [one["rows"] for one in done["attach"]] == [[2, 3]]


def test_who_is_registered_is_refused_and_given_back_with_the_reason(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    file = write(desk, HEAD + "Bolt Inc,US,Bob,bob@bolt.example,,,\n" + LUZ, "more.csv")
    data = told(desk, f"import {file} --yes")
    assert counts(data) == {"create": 1, "refuse": 1}
    (one,) = data["refuse"]
    assert (one["row"], one["customer"], one["code"]) == (2, "US-BOLT-20260320", "duplicate")
    rows = list(csv.reader(io.StringIO((desk.home / "more-rejected.csv").read_text(encoding="utf-8-sig"))))
    assert [row[0] for row in rows] == ["Company", "Bolt Inc"]
    assert rows[1][-1] == one["reason"]
    assert data["rejected"].endswith("more-rejected.csv")


def test_with_attach_people_and_words_come_to_the_customer_once(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    file = write(desk, HEAD + "Bolt Inc,US,Bob,bob@bolt.example,,A,Asked for panels\n", "more.csv")
    assert counts(told(desk, f"import {file} --attach --yes")) == {"attach": 1}
    folder = desk.folder / "prospect/B/US-BOLT-20260320"
    assert "bob@bolt.example" in (folder / "card.yaml").read_text()
    entry = json.loads((folder / "journal.jsonl").read_text().splitlines()[-1])
    assert (entry["kind"], entry["with"]) == ("updated", "Bob")
    assert {"notes", "Asked for panels", "Grade: A"} - {"notes"} <= set(entry["did"].splitlines())
    done = tree(desk.folder)
    assert counts(told(desk, f"import {file} --attach --yes")) == {"known": 1}
    assert tree(desk.folder) == done


@pytest.mark.parametrize("spoilt", ["text", "[Ann]", "[null]", "[[a]]", "{a: b}", "[{name: [a]}]"])
def test_one_card_whose_contacts_cannot_be_read_keeps_back_its_own_row_alone(desk, spoilt):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    card = desk.folder / "prospect/B/US-BOLT-20260320/card.yaml"
    card.write_text(f"{card.read_text().partition('contacts:')[0]}website: bolt.example\ncontacts: {spoilt}\n")
    rows = "Company,Country,Contact,Website\nBolt Lighting Inc,US,Bob,bolt.example\nNord Lys,NO,Per,\n"
    data = told(desk, f"import {write(desk, rows, 'more.csv')} --attach --yes")
    assert counts(data) == {"create": 1, "refuse": 1}
    assert (data["refuse"][0]["row"], data["refuse"][0]["code"]) == (2, "unreadable")
    assert "tradectl edit" in data["refuse"][0]["remedy"]
    assert card.read_text().endswith(f"contacts: {spoilt}\n")


def test_the_first_person_of_a_card_with_an_empty_list_comes_to_it(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    card = desk.folder / "prospect/B/US-BOLT-20260320/card.yaml"
    card.write_text(f"{card.read_text().partition('contacts:')[0]}website: bolt.example\ncontacts:\n")
    rows = "Company,Country,Contact,Website\nBolt Lighting Inc,US,Bob,bolt.example\n"
    assert counts(told(desk, f"import {write(desk, rows, 'more.csv')} --attach --yes")) == {"attach": 1}
    assert "name: Bob" in card.read_text()


def test_a_list_of_old_customers_is_not_new_and_keeps_its_history(desk):
    head = "客户名称,国家,等级,客户自,最近联系,状态,首单日期,负责人,下次跟进,下一步\n"
    rows = (
        "Alfa Lampen,德国,B,2019-05-01,2026-03-01,,,hao,,\n"
        "Gamma SRL,意大利,,,,已成交,2024-05-06,,,\n"
        "Delta Oy,芬兰,C,2020-01-01,,,,,2026-04-02,寄样品\n"
    )
    assert desk.run(f"import {write(desk, head + rows)} --yes").code == 0
    alfa = desk.folder / "prospect/B/DE-ALFA-20260320"
    assert "since: 2019-05-01" in (alfa / "card.yaml").read_text()
    assert "owner: hao" in (alfa / "card.yaml").read_text()
    first = json.loads((alfa / "journal.jsonl").read_text().splitlines()[0])
    assert (first["kind"], first["at"][:10]) == ("contact", "2026-03-01")
    assert "won: 2024-05-06" in (desk.folder / "won/2024/IT-GAMMA-20260320/card.yaml").read_text()
    due = json.loads(desk.run("due --owner all --all --format json").out)["data"]["items"]
    assert {one["code"]: [reason["rule"] for reason in one["reasons"]] for one in due} == {"ALFA": ["cadence"]}
    why = desk.run("why DELTA").out
    assert "寄样品" in why
    assert "2026-04-02" in why


def test_many_on_one_day_are_told_and_shared_out(desk):
    rows = "".join(f"{sha256(str(n).encode()).hexdigest()[:12].translate(LETTERS)} Works,DE,,,,D,\n" for n in range(60))
    file = write(desk, HEAD + rows)
    data = told(desk, f"import {file} --dry-run")
    assert data["crowd"]["customers"] == 60
    assert "60 customers would be due on" in desk.run(f"import {file} --yes").err
    assert desk.run("undo --yes").code == 0
    spread = told(desk, f"import {file} --spread --yes")
    days = [one["due"] for one in spread["create"]]
    assert spread["crowd"] is None
    assert max(map(days.count, days)) <= 30
    listed = json.loads(desk.run("list --owner all --format json").out)["data"]["customers"]
    assert sorted(one["due"] for one in listed) == sorted(days)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_plan_is_written_edited_and_carried_out(desk, ending):
    file = write(desk, HEAD + BOLT + "Hansol,Korea,Kim,kim@hansol.example,,,\n" + LUZ)
    before = tree(desk.folder)
    assert desk.run(f"import {file} --plan ../home/plan.{ending}").code == 0
    assert tree(desk.folder) == before
    if ending == "csv":
        plan = desk.home / "plan.csv"
        text = plan.read_text(encoding="utf-8-sig").replace("skip,,Hansol,,", "create,,Hansol,KR,HANSOLKR")
        plan.write_text(text.replace("create,,Luz", "skip,,Luz").replace("US,BOLT,B", "US,BOLTUS,A"), encoding="utf-8")
    data = told(desk, f"import {file} --apply ../home/plan.{ending} --yes")
    made = [one["customer"] for one in data["create"]]
    edited = ["US-BOLTUS-20260320", "KR-HANSOLKR-20260320"]
    assert made == (edited if ending == "csv" else ["US-BOLT-20260320", "ES-LUZMAYOR-20260320"])
    if ending == "csv":
        assert (desk.folder / "prospect/A/US-BOLTUS-20260320").is_dir()


def test_a_plan_is_for_its_own_file_only(desk):
    file = write(desk, HEAD + BOLT + LUZ)
    assert desk.run(f"import {file} --plan ../home/plan.csv").code == 0
    write(desk, HEAD + LUZ + BOLT)
    run = desk.run(f"import {file} --apply ../home/plan.csv --yes")
    assert (run.code, "another file" in run.err) == (3, True)


def test_columns_nobody_knows_are_named_kept_and_used_again(desk):
    file = write(desk, "Kd.-Name,Land,Intern\nAlfa,DE,7\n")
    save = f"import {file} --plan ../home/plan.csv --map Kd.-Name=company --map Intern=- --save-map ../home/map.json"
    assert told(desk, save)["create"]
    data = told(desk, f"import {file} --map ../home/map.json --yes")
    assert [one["name"] for one in data["create"]] == ["Alfa"]
    assert "Intern" not in next(desk.folder.glob("prospect/*/*/card.yaml")).read_text()


def test_contact_cards_come_with_what_no_field_holds(desk):
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Bolt\nORG:Bolt Lighting Inc\nTEL;TYPE=CELL:+12025550100\n"
        "TEL;TYPE=WORK:+12025550101\nEMAIL:ann@bolt.example\nX-NICK:Annie\n"
        "ADR;TYPE=WORK:;;1 Main St;Boston;MA;02101;USA\nEND:VCARD\n"
    )
    assert desk.run(f"import {write(desk, cards, 'ann.vcf')} --yes").code == 0
    card = (desk.folder / "prospect/D/US-BOLT-20260320/card.yaml").read_text()
    assert all(word in card for word in ("Ann Bolt", "X-NICK:Annie", "+12025550100", "+12025550101", "1 Main St"))
    back = desk.run("export - --as vcf").out
    assert "X-NICK:Annie" in back
    assert counts(told(desk, "import ../home/ann.vcf --yes")) == {"known": 1}


def test_a_mail_comes_to_whom_it_is_from_once(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    mail = (
        "From: Ann Bolt <ann@bolt.example>\nDate: Thu, 19 Mar 2026 09:00:00 +0800\nSubject: Panels\n"
        "Message-ID: <1@b>\n\nPlease quote.\n"
    )
    assert counts(told(desk, f"import {write(desk, mail, 'panels.eml')} --yes")) == {"attach": 1}
    line = (desk.folder / "prospect/B/US-BOLT-20260320/journal.jsonl").read_text().splitlines()[-1]
    assert json.loads(line)["from"] == "them"
    assert counts(told(desk, "import ../home/panels.eml --yes")) == {"known": 1}


CELL = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "DE",
        "Korea",
        "2026-03-01",
        "=1+1",
        "ann@bolt.example",
        "../../x",
        "\x1b[2J",
        "CON",
        "Bolt",
        "-",
        "\u202ex",
        "[red]",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELL, min_size=7, max_size=7), max_size=6))
def test_any_table_is_planned_and_what_is_imported_is_sound(tmp_path_factory, rows):
    top = tmp_path_factory.mktemp("any")
    machine = Machine(
        top / "work", top / "home", environment={"TRADECTL_USER": "mei", "TRADECTL_CACHE": str(top / "c")}
    )
    for folder in (machine.folder, machine.home):
        folder.mkdir()
    assert machine.run("init . --no-git --person mei").code == 0
    before = tree(machine.folder)
    text = io.StringIO()
    csv.writer(text).writerows([HEAD.strip().split(","), *rows])
    write(machine, text.getvalue())
    run = machine.run("import ../home/leads.csv --yes --format json")
    assert run.code in (0, 3), run
    if run.code == 0 and json.loads(run.out)["data"]["create"]:
        assert machine.run("validate").code == 0
        again = machine.run("import ../home/leads.csv --dry-run --format json")
        assert not json.loads(again.out)["data"]["create"]
        assert machine.run("undo --yes").code == 0
    assert tree(machine.folder) == before


def test_customers_come_whole_as_export_wrote_them_and_go_to_another_desk(desk, tmp_path):
    rows = HEAD + BOLT + LUZ
    assert desk.run(f"import {write(desk, rows)} --yes").code == 0
    assert desk.run("export ../home/all.json").code == 0
    assert counts(told(desk, "import ../home/all.json --dry-run")) == {"known": 2}
    other = Machine(tmp_path / "other", desk.home, environment=desk.environment)
    other.folder.mkdir()
    assert other.run("init . --no-git --person mei").code == 0
    assert other.run('add --name "Luz Mayor" --country ES --code MAYOR --contact "Ana <ana@luz.example>"').code == 0
    before = tree(other.folder)
    data = told(other, "import ../home/all.json --yes")
    assert counts(data) == {"create": 1, "refuse": 1}
    assert (data["refuse"][0]["customer"], data["refuse"][0]["code"]) == ("ES-MAYOR-20260320", "duplicate")
    card = "prospect/B/US-BOLT-20260320/card.yaml"
    assert (other.folder / card).read_bytes() == (desk.folder / card).read_bytes()
    assert counts(told(other, "import ../home/all.json --dry-run"))["known"] == 1
    assert other.run("undo --yes").code == 0
    assert tree(other.folder) == before


@pytest.fixture
def come_whole(desk, tmp_path):
    """A desk, and a customer of another one that comes whole: by its name alone it may be one that is here."""
    other = Machine(tmp_path / "other", desk.home, environment=desk.environment)
    other.folder.mkdir()
    assert other.run("init . --no-git --person mei").code == 0
    assert other.run(f"import {write(desk, HEAD + 'Bolt Lightning,US,Bob Ray,,,,')} --yes").code == 0
    assert other.run("export ../home/all.json").code == 0
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    text = (desk.home / "all.json").read_text(encoding="utf-8").replace("BOLT", "OTHER")
    (desk.home / "all.json").write_text(text, encoding="utf-8")
    return desk


def test_nobody_is_asked_to_join_what_comes_whole(come_whole):
    (one,) = told(come_whole, "import ../home/all.json --dry-run")["refuse"]
    assert (one["code"], one["is_question"]) == ("likely_duplicate", True)
    assert "attach" not in one["remedy"]
    run = come_whole.run("import ../home/all.json", terminal=True, stdin="a\nn\ny\n")
    assert run.code == 0
    assert "(a)" not in run.err
    assert "'a' is none of the answers" in run.err
    assert list(come_whole.folder.glob("prospect/*/US-OTHER-*"))


def test_the_remedy_of_a_certain_one_that_comes_whole_is_one_that_is_taken(come_whole):
    path = come_whole.home / "all.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Bolt Lightning", "Bolt Lighting Inc"), encoding="utf-8")
    (one,) = told(come_whole, "import ../home/all.json --dry-run")["refuse"]
    assert (one["code"], "--attach" in one["remedy"]) == ("duplicate", False)
    assert "write create" in one["remedy"]
    assert come_whole.run("import ../home/all.json --plan ../home/plan.csv").code == 0
    plan = come_whole.home / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8-sig").replace(",skip,", ",create,"), encoding="utf-8")
    assert counts(told(come_whole, "import ../home/all.json --apply ../home/plan.csv --yes")) == {"create": 1}


def test_customers_of_one_file_that_come_whole_and_are_one_are_told_by_the_row(come_whole):
    path = come_whole.home / "all.json"
    document = json.loads(path.read_text(encoding="utf-8").replace("Bolt Lightning", "Nord Lys AS"))
    (first,) = document["data"]["customers"]
    second = json.loads(json.dumps(first).replace("OTHER", "ANOTHER"))
    document["data"]["customers"] = [first, second]
    path.write_text(json.dumps(document), encoding="utf-8")
    data = told(come_whole, "import ../home/all.json --dry-run")
    assert counts(data) == {"create": 1, "refuse": 1}
    assert data["refuse"][0]["reason"] == "It is the same company as row 1: Nord Lys AS"


def test_what_a_plan_leaves_out_of_customers_that_come_whole_says_what_takes_it(come_whole):
    assert come_whole.run("export ../home/own.json").code == 0
    path = come_whole.home / "own.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Ann Bolt", "Anna Bolt"), encoding="utf-8")
    plan = come_whole.home / "plan.csv"
    for file, word in (("own", "update"), ("all", "create")):
        assert come_whole.run(f"import ../home/{file}.json --plan ../home/plan.csv --force").code == 0
        plan.write_text(plan.read_text(encoding="utf-8-sig").replace(",update,", ",skip,"), encoding="utf-8")
        (one,) = told(come_whole, f"import ../home/{file}.json --apply ../home/plan.csv --dry-run")["refuse"]
        assert (one["code"], one["remedy"]) == ("skipped", f"Write {word} beside the row to take it.")


def test_a_table_that_comes_back_changes_what_was_changed_and_takes_new_rows(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT + LUZ)} --yes").code == 0
    assert desk.run("export ../home/table.xlsx").code == 0
    book = load_workbook(desk.home / "table.xlsx")
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, places["Code"]).value: row for row in (2, 3)}
    sheet.cell(rows["BOLT"], places["Grade"]).value = "A"
    sheet.cell(rows["BOLT"], places["Phone"]).value = "+1 202 555 0199"
    sheet.cell(rows["LUZMAYOR"], places["Notes"]).value = "Wants panels"
    sheet.cell(4, places["Customer"]).value = "Nord Lys AS"
    sheet.cell(4, places["Country"]).value = "Norway"
    book.save(desk.home / "table.xlsx")
    before = tree(desk.folder)
    data = told(desk, "import ../home/table.xlsx --yes")
    assert counts(data) == {"create": 1, "update": 2}
    changed = {(one["customer"][3:7], field["key"]) for one in data["update"] for field in one["fields"]}
    assert changed == {("BOLT", "grade"), ("BOLT", "contacts.1.phone"), ("LUZM", "notes")}
    assert (desk.folder / "prospect/A/US-BOLT-20260320").is_dir()
    assert counts(told(desk, "import ../home/table.xlsx --yes")) == {"known": 3}
    assert desk.run("undo --yes").code == 0
    assert tree(desk.folder) == before


def test_a_row_beside_one_that_changes_the_same_card_waits_for_the_next_import(desk):
    assert desk.run(f"import {write(desk, HEAD + BOLT)} --yes").code == 0
    assert desk.run("export ../home/table.xlsx").code == 0
    book = load_workbook(desk.home / "table.xlsx")
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, places["Notes"]).value = "Wants panels"
    more = {"Customer": "Bolt Lighting Inc", "Country": "US", "Contact": "Bob", "E-mail": "bob@bolt.example"}
    for heading, text in more.items():
        sheet.cell(3, places[heading]).value = text
    book.save(desk.home / "table.xlsx")
    data = told(desk, "import ../home/table.xlsx --attach --yes")
    assert counts(data) == {"update": 1, "refuse": 1}
    assert data["refuse"][0]["code"] == "twice"
    assert counts(told(desk, "import ../home/table.xlsx --attach --yes")) == {"attach": 1, "known": 1}
