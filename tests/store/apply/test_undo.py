"""Undo restores exactly, or lists what stands in the way and changes nothing."""

import json
from datetime import date, datetime

import pytest

from tradectl.core.changes import ABSENT, AppendJournal, ChangeSet, MakeFolder, MoveFolder, RemoveFolder, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say, say_n
from tradectl.store.apply import appended_by, apply, disk, mark_commit, next_to_undo, plan_undo, undo_records
from tradectl.store.apply.undo_record import KEPT

BOLT, MARTIN = "prospect/A/US-BOLT-20260417", "prospect/B/FR-MARTIN-20260301"
NEW = "prospect/C/DE-NEU-20260320"
SCENES = ["add", "set", "log", "file", "won", "many", "undo add", "undo won"]


def append(bench, number):
    return bench.apply(AppendJournal(f"{BOLT}/journal.jsonl", ((f"a{number}", f'{{"id":"a{number}"}}'),)))


@pytest.mark.parametrize("scene", SCENES)
def test_undo_restores_and_undoing_that_restores_again(bench, scenes, scene):
    changes = scenes[scene](bench)
    before = bench.tree()
    bench.apply(*changes)
    after = bench.tree()
    bench.undo()
    assert bench.tree() == before
    bench.undo()
    assert bench.tree() == after
    bench.undo()
    assert bench.tree() == before


def test_a_line_that_was_appended_goes_with_the_line_end_it_needed(bench):
    journal = bench.read(f"{BOLT}/journal.jsonl")
    assert not journal.endswith(b"\n")
    append(bench, 1)
    assert plan_undo(bench.root, undo_records(bench.root)[0])[0].content == journal


def test_records_tell_what_was_done_newest_first(bench):
    subject = say_n(
        "Log {count} call of {who}", "Log {count} calls of {who}", 2, who=say("the {x}", x=1), day=date(2026, 3, 20),
        at=datetime.fromisoformat("2026-03-20T10:12:05+08:00"),
    )  # fmt: skip
    changes = (AppendJournal(f"{BOLT}/journal.jsonl", (("x", '{"id":"x"}'),)),)
    apply(
        bench.root,
        ChangeSet("20260320T101205Z-aaaaaaaa", "log", "mei", subject, ("A", "B"), changes),
        host="h",
        user="u",
    )
    append(bench, 1)
    newest, oldest = undo_records(bench.root)
    assert newest.operation != oldest.operation == "20260320T101205Z-aaaaaaaa"
    assert oldest.subject == subject
    assert (oldest.command, oldest.by, oldest.customers, oldest.undoes) == ("log", "mei", ("A", "B"), None)
    assert oldest.touched == (f"{BOLT}/journal.jsonl",)


def test_a_commit_is_noted(bench):
    operation = append(bench, 1).operation
    assert undo_records(bench.root)[0].commit is None
    mark_commit(bench.root, operation, "a" * 40)
    mark_commit(bench.root, operation, "b" * 40)
    mark_commit(bench.root, "20200101T000000Z-00000000", "c" * 40)
    mark_commit(bench.root, "../work", "c" * 40)
    assert undo_records(bench.root)[0].commit == "b" * 40
    assert bench.work_left() == []
    bench.write(f".tradectl/undo/{operation}/commit.new", b"cut sh")
    mark_commit(bench.root, operation, "d" * 40)
    assert undo_records(bench.root)[0].commit == "d" * 40


def test_a_commit_that_cannot_be_noted_is_no_failure(bench, monkeypatch):
    operation = append(bench, 1).operation
    monkeypatch.setattr(disk, "open_new", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    mark_commit(bench.root, operation, "a" * 40)
    assert undo_records(bench.root)[0].commit is None


def test_the_next_to_undo_goes_back_one_by_one(bench):
    one, two = append(bench, 1).operation, append(bench, 2).operation
    assert next_to_undo(bench.root).operation == two
    undo_two = bench.undo(next_to_undo(bench.root)).operation
    assert next_to_undo(bench.root).operation == one
    by_name = {record.operation: record for record in undo_records(bench.root)}
    bench.undo(by_name[undo_two])  # done again
    assert next_to_undo(bench.root).operation == two
    bench.undo(next_to_undo(bench.root))
    bench.undo(next_to_undo(bench.root))
    assert next_to_undo(bench.root) is None
    three = append(bench, 3).operation
    assert next_to_undo(bench.root).operation == three


def test_operations_of_one_second_keep_their_order(bench):
    first = bench.apply(bench.set_grade(), number=59).operation
    second = bench.apply(bench.set_grade(path=MARTIN), number=1).operation
    assert second < first
    assert [record.operation for record in undo_records(bench.root)] == [second, first]


def test_the_last_hundred_operations_are_kept(bench, scenes):
    bench.apply(*scenes["add"](bench))
    bench.undo()  # its record keeps a whole folder
    names = [append(bench, number).operation for number in range(KEPT + 3)]
    assert [record.operation for record in undo_records(bench.root)] == names[: -KEPT - 1 : -1]
    assert len(list((bench.root / ".tradectl/undo").iterdir())) == KEPT


def test_what_changed_since_is_listed_and_nothing_is_planned(bench):
    bench.apply(
        bench.set_grade(),
        bench.set_grade(path=MARTIN),
        WriteFile(f"{BOLT}/a.txt", ABSENT, b"a"),
        AppendJournal(f"{BOLT}/journal.jsonl", (("e3", '{"id":"e3"}'),)),
    )
    record = undo_records(bench.root)[0]
    append(bench, 4)
    bench.write(f"{BOLT}/card.yaml", b"by hand")
    (bench.root / BOLT / "a.txt").unlink()
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, record)
    assert caught.value.code == ErrorCode.CHANGED
    assert sorted(map(str, caught.value.details)) == [
        f"{BOLT}/a.txt is no longer there.",
        f"{BOLT}/card.yaml was changed since.",
        f"{BOLT}/journal.jsonl was changed since.",
    ]


def test_a_shared_operation_is_taken_back_but_for_the_lines_of_its_journals(bench, scenes):
    bench.apply(*scenes["won"](bench))
    record = undo_records(bench.root)[0]
    journal = "won/2026/US-BOLT-20260417/journal.jsonl"
    assert appended_by(bench.root, record) == ((journal, ("e3",)),)
    bench.apply(AppendJournal(journal, (("later", '{"id":"later"}'),)))
    with pytest.raises(TradectlError):
        plan_undo(bench.root, record)
    lines = AppendJournal(journal, (("withdrawn", '{"id":"withdrawn"}'),))
    bench.apply(*plan_undo(bench.root, record, keep_journals=True), lines, undoes=record.operation)
    assert bench.read(f"{BOLT}/card.yaml").endswith(b"grade: A\n")
    assert bench.read(f"{BOLT}/journal.jsonl").count(b'"id"') == 5
    assert not (bench.root / "won").exists()


def test_a_folder_with_foreign_files_is_not_removed(bench, scenes):
    bench.apply(*scenes["add"](bench))
    bench.write(f"{NEW}/photo.jpg", b"mine")
    bench.write(f"{NEW}/20260320-lamp/sub/drawing.dwg", b"mine")
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert caught.value.code == ErrorCode.REFUSED
    assert [str(detail) for detail in caught.value.details] == [
        f"{NEW}/20260320-lamp/sub was put there since.",
        f"{NEW}/20260320-lamp/sub/drawing.dwg was put there since.",
        f"{NEW}/photo.jpg was put there since.",
    ]


def test_a_folder_that_is_gone_or_whose_place_is_taken_is_listed(bench, scenes):
    bench.apply(*scenes["won"](bench))
    (bench.root / BOLT).mkdir()
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert [str(detail) for detail in caught.value.details] == [f"{BOLT} is there again."]
    (bench.root / BOLT).rmdir()
    (bench.root / "won/2026").rename(bench.root / "won/2027")
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert "won/2026/US-BOLT-20260417 is no longer there." in map(str, caught.value.details)


def test_a_file_where_a_moved_folder_was_is_listed(bench):
    bench.apply(MoveFolder(BOLT, "prospect/C/US-BOLT-20260417"))
    (bench.root / "prospect/C/US-BOLT-20260417").rename(bench.root / "elsewhere")
    bench.write("prospect/C/US-BOLT-20260417", b"a file")
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert [str(detail) for detail in caught.value.details] == ["prospect/C/US-BOLT-20260417 is no longer there."]


def test_an_empty_folder_that_is_gone_is_listed(bench):
    bench.apply(MakeFolder("archive"))
    (bench.root / "archive").rmdir()
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert [str(detail) for detail in caught.value.details] == ["archive is no longer there."]


def test_a_link_in_the_way_is_not_followed(bench):
    bench.apply(bench.set_grade())
    (bench.root / BOLT).rename(bench.base / "elsewhere")
    (bench.root / BOLT).symlink_to(bench.base / "elsewhere")
    with pytest.raises(TradectlError, match="link"):
        plan_undo(bench.root, undo_records(bench.root)[0])


def test_a_new_shelf_goes_with_its_only_customer_and_stays_with_another(bench, scenes):
    bench.apply(*scenes["add"](bench))
    record = undo_records(bench.root)[0]
    assert RemoveFolder("prospect/C") in plan_undo(bench.root, record)
    bench.write("prospect/C/note.txt", b"mine")
    assert RemoveFolder("prospect/C") not in plan_undo(bench.root, record)
    bench.undo(record)
    assert bench.tree()["prospect/C/note.txt"][1] == b"mine"


def test_what_was_kept_is_checked_before_it_is_put_back(bench):
    operation = bench.apply(bench.set_grade()).operation
    kept = bench.root / ".tradectl/undo" / operation / "file-0"
    kept.write_bytes(b"damaged")
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, undo_records(bench.root)[0])
    assert caught.value.code == ErrorCode.REFUSED
    assert [str(detail) for detail in caught.value.details] == [f"What was kept of {BOLT}/card.yaml is damaged."]


def test_damaged_records_are_no_records(bench):
    good, bad, worse = append(bench, 1), append(bench, 2), append(bench, 3)
    undo = bench.root / ".tradectl/undo"
    record = undo_records(bench.root)[0]
    (undo / bad.operation / "record.json").write_bytes(b'{"tradectl": 1, "sequence": 2, "ope')
    row = json.loads((undo / worse.operation / "record.json").read_bytes())
    row["files"][0]["path"] = "../../outside"
    (undo / worse.operation / "record.json").write_text(json.dumps(row))
    assert [each.operation for each in undo_records(bench.root)] == [good.operation]
    with pytest.raises(TradectlError) as caught:
        plan_undo(bench.root, record)
    assert caught.value.code == ErrorCode.REFUSED
    append(bench, 4)


def test_reading_needs_no_private_folder_and_makes_none(bench):
    assert undo_records(bench.root) == ()
    assert next_to_undo(bench.root) is None
    assert not (bench.root / ".tradectl").exists()


def test_a_link_in_the_way_of_old_records_is_not_followed(bench):
    outside = bench.base / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_bytes(b"keep")
    append(bench, 1)
    (bench.root / ".tradectl/undo/20200101T000000Z-00000000").symlink_to(outside)
    link = bench.root / ".tradectl/undo" / undo_records(bench.root)[0].operation / "link"
    link.symlink_to(outside)
    for number in range(2, KEPT + 3):
        append(bench, number)
    assert (outside / "keep.txt").read_bytes() == b"keep"
    assert not link.exists()


def test_a_folder_that_others_move_into_is_made_first_and_undone_last(bench):
    before = bench.tree()
    bench.apply(
        MakeFolder("archive"),
        MoveFolder(BOLT, "archive/US-BOLT-20260417"),
        MoveFolder(MARTIN, "archive/FR-MARTIN-20260301"),
    )
    after = bench.tree()
    bench.undo()
    assert bench.tree() == before
    bench.undo()
    assert bench.tree() == after
