"""What is said of a file that cannot be read: what it was taken for, and what to do."""

from __future__ import annotations

import pytest

from tradectl.exchange.limits import unreadable
from tradectl.i18n.translator import translator

AS_XLSX = "Open it in Excel or the program it comes from, save it as .xlsx, and try again."


@pytest.mark.parametrize(
    ("kind", "message", "hint"),
    [
        ("CSV", "old.bin cannot be read as a table.", AS_XLSX),
        ("XLSX", "old.bin cannot be read as a table (XLSX).", AS_XLSX),
        ("ODS", "old.bin cannot be read as a table (ODS).", AS_XLSX),
        (
            "EML",
            "old.bin cannot be read as a mail.",
            "Save the mail once more as .eml in your mail program, and try again.",
        ),
        (
            "JSON",
            "old.bin cannot be read as JSON.",
            "Make the file again with the program it comes from, and try again.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(kind, message, hint):
    error = unreadable("old.bin", kind)
    assert (str(error.message), str(error.hint)) == (message, hint)
    assert "old.bin 无法" in translator("zh-Hans").text(error.message)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Error: ../home is a folder, not a file.\nHint: Name a file in it.\n"),
        ("zh-Hans", "错误：../home 是文件夹，不是文件。\n提示：请指定其中的一个文件。\n"),
        ("zh-Hant", "錯誤：../home 是資料夾，不是檔案。\n提示：請指定其中的一個檔案。\n"),
    ],
)
def test_a_folder_in_place_of_a_file_is_named(machine, language, told):
    assert machine.run("init . --no-git --person mei").code == 0
    run = machine.run(f"--lang {language} import ../home")
    assert (run.code, run.err) == (3, told)
