"""Whether there is a repository to commit to, and in what state it is."""

from __future__ import annotations

import pytest

from tradectl.store.git.identity import Identity, user_identity
from tradectl.store.git.repository import Absence, NoRepository, Repository, open_repository
from tradectl.store.git.run import find_git
from tradectl.store.git.start import init_repository


def absence(desk, **variables) -> tuple[Absence, str]:
    opened = open_repository(desk.root, desk.environ | variables)
    assert isinstance(opened, NoRepository)
    return opened.reason, str(opened.warning or "")


def test_no_repository(bare_desk):
    assert absence(bare_desk) == (Absence.NONE, "")


def test_repository_whose_top_is_above_is_left_alone(bare_desk):
    bare_desk.git("init", "-q")
    (bare_desk.root / "examples/desk").mkdir(parents=True)
    inner = type(bare_desk)(bare_desk.root / "examples/desk", bare_desk.environ)
    assert absence(inner) == (Absence.NOT_TOP, "")


def test_broken_repository_inside_another_is_not_taken_for_it(bare_desk):
    bare_desk.git("init", "-q")
    (bare_desk.root / "desk/.git").mkdir(parents=True)
    inner = type(bare_desk)(bare_desk.root / "desk", bare_desk.environ)
    assert absence(inner) == (Absence.NOT_TOP, "")


def test_broken_repository(bare_desk):
    (bare_desk.root / ".git").mkdir()
    reason, warning = absence(bare_desk)
    assert reason is Absence.UNUSABLE
    assert "not a git repository" in warning


def test_work_tree_elsewhere_is_left_alone(desk, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    for place in (tmp_path / "elsewhere", tmp_path, desk.root / "inside"):
        desk.git("config", "core.worktree", str(place))
        assert absence(desk)[0] is Absence.NOT_TOP


def test_bare_repository_is_left_alone(desk):
    desk.git("config", "core.bare", "true")
    assert absence(desk)[0] is Absence.NOT_TOP


def test_git_missing(desk):
    assert absence(desk, PATH="") == (Absence.NO_GIT, "Nothing is committed: git is not on the PATH. Install git.")
    made = init_repository(desk.root / "x", desk.environ | {"PATH": ""})
    assert isinstance(made, NoRepository)
    assert made.reason is Absence.NO_GIT


def test_git_in_a_relative_folder_of_the_path_is_never_run(desk, monkeypatch):
    (desk.root / "git").write_text("#!/bin/sh\ntouch ran\n")
    (desk.root / "git").chmod(0o755)
    monkeypatch.chdir(desk.root)
    for path in ("", ".", "./", ":."):
        assert find_git(desk.root, {"PATH": path}) is None
    assert absence(desk, PATH=".")[0] is Absence.NO_GIT
    assert not (desk.root / "ran").exists()


def test_folder_of_another_owner_is_told(desk):
    reason, warning = absence(desk, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert reason is Absence.OWNERSHIP
    assert warning.endswith(f"git config --global --add safe.directory '{desk.root}'")


def test_root_given_through_a_link(desk, tmp_path):
    (tmp_path / "link").symlink_to(desk.root)
    linked = type(desk)(tmp_path / "link", desk.environ)
    linked.write("card")
    assert linked.commit("card").sha


def test_variables_that_redirect_are_dropped(desk, tmp_path):
    desk.environ.update(
        GIT_DIR=str(tmp_path / "x"),
        GIT_WORK_TREE=str(tmp_path),
        GIT_INDEX_FILE=str(tmp_path / "index"),
        GIT_OBJECT_DIRECTORY=str(tmp_path / "objects"),
        GIT_NAMESPACE="x",
        GIT_EXEC_PATH=str(tmp_path),
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0="user.name",
        GIT_CONFIG_VALUE_0="Redirected",
        GIT_CONFIG_PARAMETERS="'user.email'='redirected@x'",
        GIT_TRACE=str(tmp_path / "trace"),
        GIT_GLOB_PATHSPECS="1",
    )
    desk.write("card")
    assert desk.commit("card", author=None).sha
    for name in [name for name in desk.environ if name.startswith("GIT_") and not name.startswith("GIT_CONFIG_G")]:
        del desk.environ[name]
    assert desk.git("log", "--format=%an %ae %D").strip() == "tradectl tradectl@localhost HEAD -> main"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "home"]


# --- unfinished -------------------------------------------------------------------------------------------------------


def two_sides(desk) -> None:
    desk.first(card="a\n")
    desk.git("checkout", "-q", "-b", "side")
    desk.write("card", "side\n")
    desk.commit("card", subject="Side")
    desk.git("checkout", "-q", "main")
    desk.write("card", "main\n")
    desk.commit("card", subject="Main")


@pytest.mark.parametrize(
    ("begin", "code", "name"),
    [
        (["merge", "side"], 1, "merge"),
        (["rebase", "side"], 1, "rebase"),
        (["rebase", "--apply", "side"], 1, "rebase"),
        (["cherry-pick", "side"], 1, "cherry-pick"),
        (["revert", "HEAD~1"], 1, "revert"),
        (["bisect", "start"], 0, "bisect"),
    ],
)
def test_unfinished_operation(desk, begin, code, name):
    two_sides(desk)
    desk.person_git(*begin, code=code)
    subjects = desk.subjects()
    desk.write("new")
    for result in (desk.edits("new"), desk.commit("new"), desk.save()):
        assert result.sha is None
        assert [str(warning) for warning in result.warnings] == [
            f"Nothing is committed: a git {name} is unfinished here. Finish it with git, then run `tradectl save`."
        ]
    assert desk.subjects() == subjects
    assert "new" not in desk.git("ls-files")


def test_unfinished_in_one_worktree_does_not_stop_the_other(desk, tmp_path):
    two_sides(desk)
    desk.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "third")
    linked = type(desk)(tmp_path / "linked", desk.environ)
    linked.person_git("merge", "side", code=1)
    assert linked.repo().unfinished() is not None
    assert desk.repo().unfinished() is None


# --- init and identity ------------------------------------------------------------------------------------------------


def test_init_makes_main_and_settings_of_its_own(bare_desk):
    assert isinstance(init_repository(bare_desk.root, bare_desk.environ), Repository)
    settings = bare_desk.git("config", "--local", "--list").splitlines()
    assert {"core.fsync=all", "core.autocrlf=false", "core.quotepath=false"} <= set(settings)
    assert bare_desk.git("symbolic-ref", "HEAD").strip() == "refs/heads/main"


def test_init_leaves_a_repository_as_it_is(bare_desk):
    bare_desk.git("init", "-q", "-b", "trunk")
    config = (bare_desk.root / ".git/config").read_bytes()
    assert isinstance(init_repository(bare_desk.root, bare_desk.environ), Repository)
    assert (bare_desk.root / ".git/config").read_bytes() == config


def test_init_in_a_folder_that_is_not_there(bare_desk):
    made = init_repository(bare_desk.root / "missing", bare_desk.environ)
    assert isinstance(made, NoRepository)
    assert made.reason is Absence.UNUSABLE


def test_user_identity(desk):
    config = desk.root.parent / "home/gitconfig"
    assert user_identity(desk.root, desk.environ) is None
    config.write_text("[user]\nname = No Mail\n")
    assert user_identity(desk.root, desk.environ) is None
    config.write_text("[user]\nname = 林梅\nemail = mei@x\n")
    assert user_identity(desk.root, desk.environ) == Identity("林梅", "mei@x")
    desk.git("config", "user.email", "local@x")
    assert user_identity(desk.root, desk.environ) == Identity("林梅", "local@x")
    assert user_identity(desk.root.parent, desk.environ) == Identity("林梅", "mei@x"), "no repository is needed"
    assert user_identity(desk.root, desk.environ | {"PATH": ""}) is None
    assert user_identity(desk.root / "missing", desk.environ) is None
