"""A workspace that came from somebody else: no command it names is run. Each trap is first shown to work."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tradectl.store.git.history import is_shared, tracked_private
from tradectl.store.git.identity import user_identity
from tradectl.store.git.repository import Absence, NoRepository, open_repository
from tradectl.store.git.run import find_git
from tradectl.store.git.start import init_repository
from tradectl.store.git.status import differing
from tradectl.store.git.tidy import tidy

NAMED = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
HOOKS = ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change", "pre-auto-gc")

FILTER = '[filter "{name}"]\n\tclean = {evil}\n\tsmudge = {evil}\n'
PROCESS = '[filter "p"]\n\tprocess = {evil}\n\trequired\n'
GPG = "[user]\n\tsigningKey = x\n[gpg]\n\tprogram = {evil}\n"

LOST = "1234567890123456789012345678901234567890"
PROMISED = '[remote "o"]\n\tpromisor\n\t'  # a remote that git asks for objects which are not there
MISSING = ["cat-file", "-p", LOST]

# what .git/config says, what .gitattributes says, and the command of the person that falls into the trap
TRAPS = {
    "fsmonitor": ("[core]\n\tfsmonitor = {evil}\n", "", ["status"]),
    "hooksPath": ("[core]\n\thooksPath = {hooks}\n", "", ["commit", "-m", "x"]),
    "diff.external": ("[diff]\n\texternal = {evil}\n", "", ["diff", "HEAD"]),
    "diff command": ('[diff "e"]\n\tcommand = {evil}\n', "* diff=e\n", ["diff", "HEAD"]),
    "textconv": ('[diff "e"]\n\ttextconv = {evil}\n', "* diff=e\n", ["diff", "HEAD"]),
    "clean": (FILTER.replace("{name}", "e"), "* filter=e\n", ["add", "card"]),
    "clean seen by status": (FILTER.replace("{name}", "e"), "* filter=e\n", ["status"]),
    "clean, dotted name": (FILTER.replace("{name}", "a.B.c"), "* filter=a.B.c\n", ["add", "card"]),
    "clean, quoted name": (FILTER.replace("{name}", 'a\\"\\\\b'), '* filter=a"\\b\n', ["add", "card"]),
    "process": (PROCESS, "* filter=p\n", ["add", "card"]),
    "included": ("[include]\n\tpath = ../more.cfg\n", "* filter=e\n", ["add", "card"]),
    "gpg": (GPG + "[commit]\n\tgpgSign = true\n", "", ["commit", "-m", "x"]),
    "signature": (GPG + "[log]\n\tshowSignature = true\n", "", ["log"]),
    "ssh": (PROMISED + "url = ssh://x/y\n[core]\n\tsshCommand = {evil}\n", "", MISSING),
    "ext": (PROMISED + "url = ext::{evil}\n[protocol]\n\tallow = always\n", "", MISSING),
    "uploadpack": (PROMISED + "url = .\n\tuploadpack = {evil}\n", "", MISSING),
    "helper": (PROMISED + "vcs = ext\n\turl = {evil}\n[protocol]\n\tallow = always\n", "", MISSING),
}  # fmt: skip


@pytest.fixture
def evil(tmp_path) -> Path:
    """Return a command that leaves a mark, and whose output is no use to git."""
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {shlex.quote(str(tmp_path / 'ran'))}\n")
    script.chmod(0o755)
    return script


def ran(evil: Path) -> bool:
    """Return whether the trap was sprung, and set it again."""
    mark = evil.parent / "ran"
    was = mark.exists()
    mark.unlink(missing_ok=True)
    return was


def lay_hooks(folder: Path, evil: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in HOOKS:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(evil)


def pending(desk, text: str) -> None:
    """Leave everything behind that tradectl may meet: edited, staged apart, new."""
    desk.write("card", f"staged {text}\n")
    desk.git("update-index", "--add", "--cacheinfo", f"100644,{blob(desk, text)},card")
    desk.write("card", f"{text}\n")
    desk.write("journal", f"{text}\n")
    desk.write("new/document.pdf", f"{text}\n")


def blob(desk, text: str) -> str:
    return desk.git("hash-object", "-w", "--no-filters", "--stdin", stdin=text).strip()


def everything(desk) -> list[str | None]:
    """Use every part of the package; return the commits it made."""
    repo = desk.repo()
    user_identity(desk.root, desk.environ)
    init_repository(desk.root, desk.environ)
    made = [desk.edits("card", "journal").sha]
    desk.write("journal", "by tradectl\n")
    desk.write("A/X/card", "a\n")
    made.append(desk.commit("card", "journal", "A/X/card").sha)
    (desk.root / "A/X").rename(desk.root / "A/Y")
    made += [desk.commit(moves=[("A/X", "A/Y")], operation="op9").sha, desk.save().sha]
    differing(repo, ["card"])
    is_shared(repo, "HEAD")
    is_shared(repo, LOST)
    tracked_private(repo)
    made_tidy = Path(desk.root, ".git/objects/17")
    made_tidy.mkdir(exist_ok=True)
    for number in range(40):
        (made_tidy / f"x{number}").touch()  # no names of objects: git passes over them
    tidy(repo)
    return made


def lay(desk, trap: str, evil: Path) -> list[str]:
    """Prepare one trap; return the person's command that springs it."""
    _, attributes, command = TRAPS[trap]
    lay_hooks(desk.root.parent / "hooks", evil)
    desk.first(card="a\n", journal="a\n", **{".gitattributes": attributes})
    if trap == "signature":
        text = desk.git("cat-file", "commit", "HEAD").replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n\n", 1
        )
        signed = desk.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=text).strip()
        desk.git("update-ref", "HEAD", signed)
    (desk.root / "more.cfg").write_text(FILTER.format(name="e", evil=evil))
    return command


@pytest.mark.parametrize("trap", TRAPS)
def test_no_command_runs(desk, evil, trap):
    config, attributes, _ = TRAPS[trap]
    command = lay(desk, trap, evil)
    with_trap(desk, "one", config, evil)
    spring(desk, command)
    assert ran(evil), "the trap is set"
    with_trap(desk, "two", config, evil)
    made = everything(desk)
    assert not ran(evil)
    assert not any(made) if "filter=" in attributes else all(made)


@pytest.mark.parametrize("trap", TRAPS)
def test_not_even_the_command_that_springs_the_trap_runs_one(desk, evil, trap):
    config, _, _ = TRAPS[trap]
    command = lay(desk, trap, evil)
    with_trap(desk, "one", config, evil)
    if "command" in config or "textconv" in config:
        command = ["diff", "--no-ext-diff", "--no-textconv", "HEAD"]
    desk.environ.update(dict.fromkeys(NAMED, "x"))
    desk.repo().git.run(*command)
    assert not ran(evil)


def with_trap(desk, text: str, config: str, evil: Path) -> None:
    """Leave changes pending, then set the trap."""
    file = desk.root / ".git/config"
    harmless = file.read_text().partition("# trap")[0]
    file.write_text(harmless)
    pending(desk, text)
    trap = config.replace("{evil}", str(evil)).replace("{hooks}", str(desk.root.parent / "hooks"))
    file.write_text(f"{harmless}# trap\n{trap}")
    ran(evil)


def spring(desk, command) -> None:
    """Let the person run a command that falls into the trap, however it ends."""
    for code in (0, 1, 128):
        try:
            desk.person_git(*command, code=code)
        except AssertionError:
            continue
        return


def test_no_hook_runs(desk, evil):
    desk.first(card="a\n", journal="a\n")
    lay_hooks(desk.root / ".git/hooks", evil)
    pending(desk, "one")
    desk.person_git("commit", "-qm", "x")
    assert ran(evil), "the trap is set"
    pending(desk, "two")
    ran(evil)
    assert all(everything(desk))
    assert not ran(evil)


def test_no_command_of_a_repository_inside_runs(desk, evil):
    desk.first(card="a\n", journal="a\n")
    inner = type(desk)(desk.root / "inner", desk.environ)
    inner.root.mkdir()
    inner.git("init", "-q")
    inner.write("file")
    inner.git("add", "file")
    inner.person_git("commit", "-qm", "x")
    desk.git("-c", "advice.addEmbeddedRepo=false", "add", "inner")
    inner.git("config", "core.fsmonitor", str(evil))
    inner.git("config", "filter.e.clean", str(evil))
    inner.write(".gitattributes", "* filter=e\n")
    inner.write("file", "b\n")  # of the same size: git has to look inside
    desk.git("status")
    assert ran(evil), "the trap is set"
    pending(desk, "two")
    ran(evil)
    assert all(everything(desk))
    assert not ran(evil)
    assert desk.git("ls-files", "--stage", "inner").startswith("160000"), "what is staged stays staged"


def test_folder_that_looks_like_a_bare_repository(desk, evil, monkeypatch):
    desk.first(card="a\n")
    for folder in ("look/objects", "look/refs"):
        (desk.root / folder).mkdir(parents=True)
    desk.write("look/HEAD", "ref: refs/heads/main\n")
    desk.write(
        "look/config", f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {evil}\n"
    )
    inside = type(desk)(desk.root / "look", desk.environ)
    inside.git("status")
    assert ran(evil), "the trap is set"
    monkeypatch.chdir(inside.root)
    inside.write("tradectl.yaml")
    opened = open_repository(inside.root, desk.environ)
    assert isinstance(opened, NoRepository)
    assert opened.reason is Absence.NOT_TOP
    user_identity(inside.root, desk.environ)
    git = find_git(inside.root, desk.environ)
    assert git is not None
    assert "cannot use bare repository" in git.run("status").err
    everything(desk)
    assert not ran(evil)


def test_filter_that_cannot_be_switched_off_makes_the_repository_unusable(desk, evil):
    desk.first(card="a\n", **{".gitattributes": "* filter=a=b\n"})
    with (desk.root / ".git/config").open("a") as file:
        file.write(FILTER.format(name="a=b", evil=evil))
    desk.write("card", "b\n")
    desk.git("add", "card")
    assert ran(evil), "the trap is set"
    opened = open_repository(desk.root, desk.environ)
    assert isinstance(opened, NoRepository)
    assert str(opened.warning) == "Nothing is committed: the git filter 'a=b' cannot be switched off."
    assert not ran(evil)


# --- filters of the user's own: never run, and nothing is committed unfiltered ----------------------------------------


@pytest.fixture
def crypt(desk):
    """Return a desk whose documents are kept through a filter, as git-lfs and git-crypt do."""
    desk.first(card="a\n", **{".gitattributes": "*.pdf filter=crypt\n"})
    desk.git("config", "filter.crypt.clean", "sed s/plain/secret/")
    desk.git("config", "filter.crypt.smudge", "sed s/secret/plain/")
    desk.write("A/offer.pdf", "plain one\n")
    desk.git("add", "A/offer.pdf")
    desk.person_git("commit", "-qm", "x")
    return desk


def test_filtered_file_is_left_to_git_and_told(crypt):
    crypt.write("A/offer.pdf", "plain two\n")
    crypt.write("A/more.pdf", "plain\n")
    crypt.write("card", "b\n")
    result = crypt.save()
    assert crypt.files() == ["M card"]
    (warning,) = result.warnings
    assert str(warning).startswith("2 files have a git filter, and tradectl runs no filters")
    assert str(warning).endswith("The first is A/offer.pdf")
    assert crypt.commit("A/more.pdf").sha is None


def test_filtered_file_in_a_moved_folder_moves_as_git_keeps_it(crypt):
    (crypt.root / "A").rename(crypt.root / "B")
    result = crypt.commit(moves=[("A", "B")])
    assert result.warnings == ()
    assert sorted(crypt.files()) == ["A B/offer.pdf", "D A/offer.pdf"]
    assert crypt.content("B/offer.pdf") == "secret one\n"
    assert crypt.status() == []


def test_filter_that_nobody_configured_is_no_filter(desk):
    desk.first(**{".gitattributes": "*.pdf filter=lfs\n"})
    desk.write("a.pdf")
    assert desk.save().added == 1
