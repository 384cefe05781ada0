"""Two customers joined through the program: nothing is lost, the other is found, one undo gives back every byte."""

import json
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from world import Machine

ANN, VOLT = "prospect/B/US-BOLT-20260320", "prospect/C/US-VOLT-20260320"
TWIN = "prospect/D/US-BOLT-20260320"
LINE = '{"id":"%s","at":"2026-03-20T0%d:00:00+08:00","by":"mei","kind":"contact","via":"email","did":"%s"}\n'
FAST = Path("/dev/shm")  # noqa: S108


def card(code="BOLT", name="Bolt Inc", grade="B", more=""):
    return (
        f"format: 1\ncode: {code}\ncountry: US\nregistered: 2026-03-20\nname: {name}\n"
        f"status: prospect\ngrade: {grade}\nowner: mei\n{more}"
    )


def furnish(root, files):
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())


def tree(root):
    """Every folder and file but what is private: permission bits and bytes."""
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else None)
        for path in root.rglob("*")
        if not path.relative_to(root).as_posix().startswith((".tradectl", ".git"))
    }


@pytest.fixture
def desk(machine):
    """A workspace without git, with a customer who was entered twice."""
    machine.environment["TRADECTL_USER"] = "mei"
    furnish(
        machine.folder,
        {
            "tradectl.yaml": "format: 1\npeople: [{id: mei}]\n",
            f"{ANN}/card.yaml": card(more="website: bolt.example\n"),
            f"{ANN}/journal.jsonl": LINE % ("b1", 1, "Rang"),
            f"{VOLT}/card.yaml": card("VOLT", "Volt Inc", "C", "website: volt.example  # the old one\n"),
            f"{VOLT}/journal.jsonl": LINE % ("v1", 2, "Wrote"),
        },
    )
    return machine


def joined(machine, line="merge VOLT BOLT --yes"):
    run = machine.run(f"{line} --format json")
    assert run.code == 0, run
    return json.loads(run.out)


def refused(machine, line):
    run = machine.run(f"{line} --format json")
    assert run.code in (2, 3), run
    return json.loads(run.out)["error"]


def entries(machine, folder):
    return [json.loads(line) for line in (machine.folder / folder / "journal.jsonl").read_text().splitlines()]


def test_the_other_folder_goes_and_its_journal_stands_in_the_one_that_stays(desk):
    before = tree(desk.folder)
    told = joined(desk)["data"]
    assert not (desk.folder / VOLT).exists()
    assert [entry["id"] for entry in entries(desk, ANN)][:2] == ["b1", "v1"]
    assert (
        (desk.folder / ANN / "journal.jsonl")
        .read_text()
        .startswith(LINE % ("b1", 1, "Rang") + LINE % ("v1", 2, "Wrote"))
    )
    made = entries(desk, ANN)[2]
    assert (made["kind"], made["of"], made["by"]) == ("merged", "US-VOLT-20260320", "mei")
    assert made["fields"] == {
        "grade": "C", "website": "volt.example", "card.yaml": before[f"{VOLT}/card.yaml"][1].decode(),
    }  # fmt: skip
    assert told["customer"] == "US-BOLT-20260320"
    assert told["from"] == VOLT
    assert told["conflicts"][2] == {"field": "website", "into": "bolt.example", "other": "volt.example", "taken": False}
    assert desk.run("validate").out.startswith("No problems found.")
    assert desk.run("undo --yes").code == 0
    assert tree(desk.folder) == before


@pytest.mark.parametrize("name", ["VOLT", "US-VOLT-20260320", "Volt Inc"])
def test_the_other_is_found_by_what_it_was_called(desk, name):
    joined(desk)
    assert desk.run(["log", name, "Rang again"]).code == 0
    assert entries(desk, ANN)[-1]["did"] == "Rang again"


DEAL = "format: 1\ntitle: %s\nopened: 2026-03-01\nstage: quoted\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "after", "renamed"),
    [
        ({}, {"a/x.pdf": "x"}, {"a/x.pdf": "x"}, {}),
        ({"a/x.pdf": "x"}, {"a/x.pdf": "x", "a/y.pdf": "y"}, {"a/x.pdf": "x", "a/y.pdf": "y"}, {}),
        ({"x.pdf": "1"}, {"x.pdf": "2"}, {"x.pdf": "1", "x-2.pdf": "2"}, {"x.pdf": "x-2.pdf"}),
        ({"x.pdf": "1"}, {"X.pdf": "2"}, {"x.pdf": "1", "X-2.pdf": "2"}, {"X.pdf": "X-2.pdf"}),
        ({"x": "1", "x-2": "2"}, {"x": "3"}, {"x": "1", "x-2": "2", "x-3": "3"}, {"x": "x-3"}),
        ({"x": "1"}, {"x": "3", "x-2": "2"}, {"x": "1", "x-2": "2", "x-3": "3"}, {"x": "x-3"}),
        ({"a/x": "1"}, {"a": "2"}, {"a/x": "1", "a-2": "2"}, {"a": "a-2"}),
        ({"a/b/x": "1"}, {"a/b/x": "2"}, {"a/b/x": "1", "a/b/x-2": "2"}, {"a/b/x": "a/b/x-2"}),
        (
            {"20260301-led/deal.yaml": DEAL % "one"}, {"20260301-led/deal.yaml": DEAL % "two", "20260301-led/x": "x"},
            {"20260301-led/deal.yaml": DEAL % "one", "20260301-led-2/deal.yaml": DEAL % "two", "20260301-led-2/x": "x"},
            {"20260301-led": "20260301-led-2"},
        ),
        ({"20260301-led/x": "x"}, {"20260301-led/deal.yaml": DEAL % "two"},
         {"20260301-led/x": "x", "20260301-led/deal.yaml": DEAL % "two"}, {}),
        ({}, {".hidden": "h", "journal.txt": "t"}, {".hidden": "h", "journal.txt": "t"}, {}),
    ],
)  # fmt: skip
def test_documents_move_and_nothing_is_put_over_anything(desk, ours, theirs, after, renamed):
    furnish(desk.folder, {f"{ANN}/{path}": text for path, text in ours.items()})
    furnish(desk.folder, {f"{VOLT}/{path}": text for path, text in theirs.items()})
    before = tree(desk.folder)
    told = joined(desk)
    here = desk.folder / ANN
    found = {path.relative_to(here).as_posix(): path.read_text() for path in here.rglob("*") if path.is_file()}
    assert {path: text for path, text in found.items() if path not in ("card.yaml", "journal.jsonl")} == after
    assert {one["from"]: one["to"] for one in told["data"]["renamed"]} == renamed
    assert all(new in entries(desk, ANN)[-1]["did"] for new in renamed.values())
    assert not (desk.folder / VOLT).exists()
    desk.run("undo --yes")
    assert tree(desk.folder) == before


def test_a_customer_in_two_folders_becomes_one(desk):
    furnish(
        desk.folder,
        {
            f"{TWIN}/card.yaml": card(grade="D", more="tags: [led]\n"),
            f"{TWIN}/journal.jsonl": LINE % ("b1", 1, "Rang") + LINE % ("b2", 2, "Wrote"),
            f"{ANN}/offer.pdf": "same", f"{TWIN}/offer.pdf": "same",
        },
    )  # fmt: skip
    assert refused(desk, "merge BOLT VOLT --yes")["code"] == "ambiguous"
    joined(desk, f"merge {TWIN} {ANN} --yes")
    assert not (desk.folder / TWIN).exists()
    assert [entry["id"] for entry in entries(desk, ANN)][:2] == ["b1", "b2"]
    text = (desk.folder / ANN / "card.yaml").read_text()
    assert text == card(more="website: bolt.example\ntags: [led]\n")


def test_a_folder_without_a_card_is_joined_too(desk):
    furnish(desk.folder, {f"{TWIN}/20260301-x/offer.pdf": "offer"})
    joined(desk, f"merge {TWIN} {ANN} --yes")
    assert (desk.folder / ANN / "20260301-x/offer.pdf").read_text() == "offer"


def test_an_entry_of_one_id_with_another_text_is_kept(desk):
    furnish(desk.folder, {f"{VOLT}/journal.jsonl": LINE % ("b1", 1, "Other") + (LINE % ("v1", 2, "Wrote")).rstrip()})
    joined(desk)
    assert [entry["id"] for entry in entries(desk, ANN)][:2] == ["b1", "v1"]
    assert [entry["did"] for entry in entries(desk, ANN)[-1]["fields"]["journal.jsonl"]] == ["Other"]


def test_a_won_customer_makes_the_other_won_and_moves_it(desk):
    (desk.folder / VOLT).rename(desk.folder / "prospect/C/US-VOLT-20240320")  # known for two years
    text = card("VOLT", "Volt Inc", "C").replace("registered: 2026", "registered: 2024")
    furnish(desk.folder, {"prospect/C/US-VOLT-20240320/card.yaml": text})
    assert desk.run("won VOLT --on 2024-05-06").code == 0
    furnish(desk.folder, {"won/2024/US-VOLT-20240320/20260301-x/offer.pdf": "offer"})
    before = tree(desk.folder)
    assert joined(desk)["data"]["path"] == "won/2024/US-BOLT-20260320"
    assert (desk.folder / "won/2024/US-BOLT-20260320/20260301-x/offer.pdf").read_text() == "offer"
    assert "since: 2024-03-20" in (desk.folder / "won/2024/US-BOLT-20260320/card.yaml").read_text()
    assert desk.run("validate").out.startswith("No problems found.")
    desk.run("undo --yes")
    assert tree(desk.folder) == before
    desk.run("undo --yes")  # the undo of the won: the merge stays undone
    assert (desk.folder / "prospect/C/US-VOLT-20240320/card.yaml").exists()


def test_a_promise_of_the_other_is_settled_under_the_number_it_had(desk):
    desk.run('log VOLT "Sent it" --promise "the certificate by fri" --promise "a sample by fri"')
    desk.run("kept VOLT 1")
    joined(desk)
    shown = json.loads(desk.run("show BOLT --format json").out)["data"]
    (settled,) = [entry for entry in shown["journal"] if entry["kind"] == "kept"]
    assert settled["of"].endswith("/1")
    promised = desk.run("show BOLT").out.partition("Journal")[0]
    assert "a sample" in promised
    assert "certificate" not in promised


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("merge BOLT BOLT --yes", "usage", "itself"),
        ("merge VOLT BOLT", "refused", "nobody can be asked"),
        ("merge VOLT BOLT --yes --take tags", "usage", "grade, name, website"),
        ("merge VOLT BOLT --yes --take country", "usage", "not a field to choose"),
        ("merge NOBODY BOLT --yes", "not_found", "NOBODY"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(desk, line, code, words):
    before = tree(desk.folder)
    error = refused(desk, line)
    assert error["code"] == code
    assert words in error["message"] + (error["hint"] or "")
    assert tree(desk.folder) == before


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("card.yaml", "name: [", "invalid"),
        ("journal.jsonl", "no entry\n", "invalid"),
        ("journal.jsonl", '{"kind":"contact"}\n', "invalid"),
        ("journal.jsonl", b'{"id":"\xff"}\n', "invalid"),
        ("x.pdf", None, "refused"),
    ],
)
def test_what_cannot_be_taken_over_whole_is_not_taken_over(desk, path, content, code):
    if content is None:
        (desk.folder / VOLT / path).symlink_to("/etc/hosts")
    else:
        furnish(desk.folder, {f"{VOLT}/{path}": content})
    before = tree(desk.folder)
    assert refused(desk, "merge VOLT BOLT --yes")["code"] == code
    assert tree(desk.folder) == before


def test_two_names_that_some_systems_hold_for_one_are_not_mixed(desk):
    furnish(desk.folder, {f"{ANN}/x.pdf": "1", f"{VOLT}/x.pdf": "1", f"{VOLT}/X.pdf": "1"})
    assert refused(desk, "merge VOLT BOLT --yes")["code"] == "exists"


def test_two_who_are_two_by_decision_are_joined_for_a_reason_only(desk):
    assert desk.run(["set", "BOLT", "--not-duplicate-of", "VOLT", "--because", "sisters"]).code == 0
    assert refused(desk, "merge VOLT BOLT --yes")["code"] == "refused"
    joined(desk, "merge VOLT BOLT --yes --because 'one firm after all'")
    assert entries(desk, ANN)[-1]["because"] == "one firm after all"


def test_where_the_other_stands_nothing_can_move(desk):
    furnish(
        desk.folder,
        {
            "won/2024/US-BOLT-20260320/card.yaml": card().replace(
                "status: prospect\ngrade: B", "since: 2023-12-31\nstatus: won\nwon: 2024-01-01"
            )
        },
    )
    error = refused(desk, f"merge won/2024/US-BOLT-20260320 {ANN} --yes")
    assert f"merge {ANN} won/2024/US-BOLT-20260320" in error["hint"]
    joined(desk, f"merge {ANN} won/2024/US-BOLT-20260320 --yes")
    assert desk.run("validate").out.startswith("No problems found.")


def test_on_a_dry_run_everything_is_shown_and_nothing_done(desk):
    before = tree(desk.folder)
    shown = desk.run("merge VOLT BOLT --dry-run").out
    assert "volt.example" in shown
    assert "1 entry of the journal goes over." in shown
    told = joined(desk, "merge VOLT BOLT --dry-run")
    assert told["data"]["dry_run"] is True
    assert tree(desk.folder) == before


def test_a_person_is_shown_the_two_and_asked(desk):
    before = tree(desk.folder)
    asked = desk.run("merge VOLT BOLT", stdin="n\n", terminal=True)
    assert asked.code == 3
    assert "bolt.example" in asked.out
    assert tree(desk.folder) == before
    assert desk.run("merge VOLT BOLT", stdin="y\n", terminal=True).code == 0
    assert not (desk.folder / VOLT).exists()


NAMES = st.sampled_from(["x.pdf", "20260301-a/x.pdf", "20260301-a/deal.yaml", "20260301-b/c/y", "x-2.pdf", ".z"])
FILES = st.dictionaries(NAMES, st.binary(max_size=2), max_size=5)
MORE = st.sampled_from(
    ["", "tags: [a, b]\n", "tags: [c] # mine\n", "website: a.example\n", "notes: |\n  one\n  two\n", "odd: {x: 1}\n",
     "contacts:\n  - name: Ann\n    email: a@b.example\n  - {name: Bob, phone: +1 775 555 0100}\n"]
)  # fmt: skip
LINES = st.lists(st.sampled_from("abcde"), unique=True, max_size=4)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(FILES, FILES, MORE, MORE, LINES, LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_undo_gives_back_both_folders_byte_for_byte(ours, theirs, mine, other, here, there, end, is_won):
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=FAST if FAST.is_dir() else None) as folder:
        desk = Machine(Path(folder) / "work", Path(folder) / "home", environment={"TRADECTL_USER": "mei"})
        second = card("VOLT", "Volt Inc", "C", other)
        if is_won:
            second = second.replace("status: prospect\ngrade: C", "status: won\nwon: 2024-05-06")
        volt = "won/2024/US-VOLT-20260320" if is_won else VOLT
        furnish(desk.folder, {"tradectl.yaml": "format: 1\npeople: [{id: mei}]\n"})
        furnish(desk.folder, {f"{ANN}/{path}": text for path, text in ours.items()})
        furnish(desk.folder, {f"{volt}/{path}": text for path, text in theirs.items()})
        furnish(desk.folder, {f"{ANN}/card.yaml": card(more=mine).replace("\n", end), f"{volt}/card.yaml": second})
        for place, ids in ((ANN, here), (volt, there)):
            text = "".join(LINE % (name, 1, place) for name in ids).replace("\n", end)
            furnish(desk.folder, {f"{place}/journal.jsonl": text} if ids else {})
        before = tree(desk.folder)
        joined(desk)
        after = tree(desk.folder)
        assert not (desk.folder / volt).exists()
        kept = {content for _, content in after.values()}
        assert set(theirs.values()) | set(ours.values()) <= kept
        for expected in (before, after, before):
            last = max(path.name for path in (desk.folder / ".tradectl/undo").iterdir())
            assert desk.run(["undo", last, "--yes"]).code == 0
            assert tree(desk.folder) == expected


def git(desk, *words):
    done = subprocess.run(
        ["git", *words], cwd=desk.folder, env=desk.world().environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def recorded(desk):
    """The same workspace in a repository, documents and all, one document not saved yet."""
    (desk.home / ".gitconfig").write_text(
        "[user]\n\tname = Mei\n\temail = mei@desk.example\n[init]\n\tdefaultBranch = main\n"
    )
    furnish(
        desk.folder,
        {
            f"{ANN}/20260301-a/x.pdf": "1", f"{VOLT}/20260301-a/x.pdf": "2", f"{VOLT}/20260301-b/y.pdf": "y",
            f"{VOLT}/z.pdf": "z",
        },
    )  # fmt: skip
    git(desk, "init", "--quiet")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "-m", "Begin")
    furnish(desk.folder, {f"{VOLT}/20260301-b/new.pdf": "new"})
    return desk


@pytest.mark.parametrize("is_won", [False, True])
def test_it_is_one_commit_with_everything_git_knew(recorded, is_won):
    if is_won:
        recorded.run("won BOLT")
    here = f"won/2026/{ANN.rpartition('/')[2]}" if is_won else ANN
    before, commits = tree(recorded.folder), int(git(recorded, "rev-list", "--count", "HEAD"))
    told = joined(recorded)
    assert int(git(recorded, "rev-list", "--count", "HEAD")) == commits + 1
    assert told["data"]["commit"] == git(recorded, "rev-parse", "HEAD").strip()
    assert git(recorded, "status", "--porcelain", "--untracked-files=all").split() == [
        "??",
        f"{here}/20260301-b/new.pdf",
    ]
    known = git(recorded, "ls-tree", "-r", "--name-only", "HEAD").split()
    assert {f"{here}/{name}" for name in ("20260301-a/x.pdf", "20260301-a/x-2.pdf", "20260301-b/y.pdf", "z.pdf")} < {
        *known
    }
    assert not any(name.startswith(VOLT) for name in known)
    assert recorded.run("undo --yes").code == 0
    assert tree(recorded.folder) == before
    assert git(recorded, "status", "--porcelain", "--untracked-files=all").split() == [
        "??",
        f"{VOLT}/20260301-b/new.pdf",
    ]


def test_where_a_won_customer_takes_another_in_both_move_in_one_commit(recorded):
    recorded.run("won VOLT")
    recorded.run("save")
    before = tree(recorded.folder)
    joined(recorded)
    here = "won/2026/US-BOLT-20260320"
    assert (recorded.folder / here / "20260301-b/new.pdf").read_text() == "new"
    assert git(recorded, "status", "--porcelain", "--untracked-files=all") == ""
    assert f"{here}/20260301-a/x-2.pdf" in git(recorded, "ls-tree", "-r", "--name-only", "HEAD").split()
    recorded.run("undo --yes")
    assert tree(recorded.folder) == before
    assert git(recorded, "status", "--porcelain", "--untracked-files=all") == ""


def test_once_colleagues_have_it_the_folders_come_back_and_the_entries_are_withdrawn(recorded):
    before = tree(recorded.folder)
    joined(recorded)
    git(recorded, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert recorded.run("undo --yes").code == 0
    after = tree(recorded.folder)
    assert {path: one for path, one in after.items() if path != f"{ANN}/journal.jsonl"} == {
        path: one for path, one in before.items() if path != f"{ANN}/journal.jsonl"
    }
    withdrawn = [entry["of"] for entry in entries(recorded, ANN) if entry["kind"] == "corrected"]
    assert withdrawn[0] == "v1"
    assert len(withdrawn) == 2


def test_a_person_joins_a_company_and_the_plan_says_what_becomes_of_what_does_not_hold(desk):
    furnish(desk.folder, {f"{VOLT}/card.yaml": card("VOLT", "Ann Volt", "C", "kind: person\n").replace("US", "CA", 1)})
    shown = desk.run("merge VOLT BOLT --dry-run").out
    assert "To take the other value: --take grade --take name --take kind\n" in shown
    assert "--take country" not in shown
    joined(desk)
    assert "kind:" not in (desk.folder / ANN / "card.yaml").read_text()
    assert entries(desk, ANN)[-1]["fields"]["kind"] == "person"
