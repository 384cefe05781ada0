"""Histories that came from somebody else: settings, attributes, hooks, links and look-alikes that start programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hostile.ground import BOLT, VOLT
from hostile.spoils import Spoil

if TYPE_CHECKING:
    from hostile.ground import Ground

HOOKS = (
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-checkout", "pre-auto-gc",
    "post-index-change", "reference-transaction", "fsmonitor-watchman", "post-rewrite", "pre-push", "update",
)  # fmt: skip
# What .git/config says, and what .gitattributes says to bring it about.
CONFIGS: dict[str, tuple[str, str]] = {
    "fsmonitor": ("[core]\nfsmonitor = EVIL\n", ""),
    "fsmonitor v1": ("[core]\nfsmonitor = EVIL\nfsmonitorHookVersion = 1\n", ""),
    "hooksPath": ("[core]\nhooksPath = HOOKS\n", ""),
    "pager": ("[core]\npager = EVIL\n[pager]\nstatus = EVIL\nlog = EVIL\nconfig = EVIL\n", ""),
    "editor": ("[core]\neditor = EVIL\n[sequence]\neditor = EVIL\n", ""),
    "ssh": ('[core]\nsshCommand = EVIL\n[remote "origin"]\nurl = ssh://x/y\npromisor\n', ""),
    "proxy": ("[core]\ngitProxy = EVIL\n", ""),
    "askPass": ("[core]\naskPass = EVIL\n", ""),
    "credentials": ("[credential]\nhelper = !EVIL\nhelper = EVIL\n", ""),
    "gpg": ("[commit]\ngpgSign = true\n[gpg]\nprogram = EVIL\n[user]\nsigningKey = x\n[log]\nshowSignature\n", ""),
    "gpg ssh": (
        '[commit]\ngpgSign = true\n[gpg]\nformat = ssh\n[gpg "ssh"]\nprogram = EVIL\ndefaultKeyCommand = EVIL\n',
        "",
    ),
    "external diff": ("[diff]\nexternal = EVIL\n", ""),
    "diff command": ('[diff "e"]\ncommand = EVIL\n', "* diff=e\n"),
    "textconv": ('[diff "e"]\ntextconv = EVIL\ncachetextconv\n', "* diff=e\n"),
    "merge driver": ('[merge "e"]\ndriver = EVIL\n', "* merge=e\n"),
    "clean": ('[filter "e"]\nclean = EVIL\nsmudge = EVIL\n', "* filter=e\n"),
    "required clean": ('[filter "e"]\nclean = EVIL\nrequired\n', "*.yaml filter=e\n"),
    "process": ('[filter "e"]\nprocess = EVIL\nrequired\n', "* filter=e\n"),
    "filter with an equals sign": ('[filter "a=b"]\nclean = EVIL\n', "* filter=a=b\n"),
    "filter called like an option": (
        '[filter "-c"]\nclean = EVIL\n[filter "x.clean"]\nclean = EVIL\n',
        "* filter=-c\n",
    ),
    "filter of upper case": ('[FILTER "E"]\nCLEAN = EVIL\n', "* filter=E\n"),
    "encoding": ("", "* working-tree-encoding=UTF-16 ident text eol=crlf export-subst\n"),
    "aliases": ("[alias]\nstatus = !EVIL\nconfig = !EVIL\nadd = !EVIL\nrev-parse = !EVIL\nfast-import = !EVIL\n", ""),
    "include": ("[include]\npath = ../more.cfg\n", "* filter=m\n"),
    "include if": ('[includeIf "gitdir:**"]\npath = ../more.cfg\n', "* filter=m\n"),
    "include outside": ("[include]\npath = OUTSIDE/secret\n", ""),
    "alternate refs": ("[core]\nalternateRefsCommand = EVIL\n", ""),
    "upload pack": ('[remote "o"]\nurl = .\nuploadpack = EVIL\nreceivepack = EVIL\npromisor\n', ""),
    "ext transport": (
        '[remote "o"]\nurl = ext::EVIL\npromisor\n[protocol]\nallow = always\n[extensions]\npartialClone = o\n',
        "",
    ),
    "remote helper": ('[remote "o"]\nvcs = ext\nurl = EVIL\npromisor\n[protocol "ext"]\nallow = always\n', ""),
    "browser and tools": (
        "[web]\nbrowser = EVIL\n[browser]\ncmd = EVIL\n[difftool]\ncmd = EVIL\n[mergetool]\ncmd = EVIL\n",
        "",
    ),
    "gc hook": ("[gc]\nrecentObjectsHook = EVIL\nauto = 1\n[maintenance]\nauto\n", ""),
    "trace": ("[trace2]\nnormalTarget = OUTSIDE/trace\neventTarget = OUTSIDE/trace\nperfTarget = OUTSIDE/trace\n", ""),
    "worktree outside": ("[core]\nworktree = OUTSIDE\n", ""),
    "worktree relative": ("[core]\nworktree = ../../outside\n", ""),
    "bare": ("[core]\nbare = true\n", ""),
    "attributes outside": ("[core]\nattributesFile = OUTSIDE/secret\nexcludesFile = OUTSIDE/secret\n", ""),
    "shared": ("[core]\nsharedRepository = 0777\nlogAllRefUpdates = always\n", ""),
    "mailmap": ("[mailmap]\nfile = OUTSIDE/secret\n[user]\nname = \\u001b[2J\n", ""),
    "identity that acts": ('[user]\nname = "x\\n\\b\\tNL"\nemail = "\x1b[2Jx@y"\n', ""),
    "committer file": ("[commit]\ntemplate = OUTSIDE/secret\ncleanup = scissors\n", ""),
    "submodules": ("[submodule]\nrecurse = true\n[status]\nsubmoduleSummary = true\n[diff]\nsubmodule = log\n", ""),
    "newer format": ("[core]\nrepositoryformatversion = 99\n", ""),
    "no config": ("[core\n", ""),
    "attribute macro": ("", "[attr]x filter=e diff=e\n* x\n"),
    "large attributes": ("", "*" * 5000 + " filter=e\n"),
}


def _git(ground: Ground, *words: str) -> None:
    environ = {**ground.machine.world().environment, "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x"}
    environ |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x"}
    subprocess.run(["git", *words], cwd=ground.root, env=environ, check=True, capture_output=True)


def _filled(ground: Ground, text: str) -> str:
    hooks = ground.outside / "hooks"
    return text.replace("EVIL", str(ground.evil)).replace("OUTSIDE", str(ground.outside)).replace("HOOKS", str(hooks))


def _hooks(folder: Path, ground: Ground) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in HOOKS:
        shutil.copy(ground.evil, folder / name)
        (folder / name).write_text(f"#!/bin/sh\n{ground.evil}\n")
        (folder / name).chmod(0o755)


def _config(config: str, attributes: str, *, worktree: bool = False) -> Callable[[Ground], None]:
    def deed(ground):
        _hooks(ground.outside / "hooks", ground)
        (ground.root / "more.cfg").write_text(f'[filter "m"]\n\tclean = {ground.evil}\n')
        if attributes:
            with (ground.root / ".gitattributes").open("a") as file:
                file.write(attributes)
        if worktree:
            _git(ground, "config", "extensions.worktreeConfig", "true")
        with (ground.root / ".git" / ("config.worktree" if worktree else "config")).open("a") as file:
            file.write(_filled(ground, config))
        (ground.root / BOLT / "notes.txt").write_text("by hand\n")  # of the same size: git has to look inside

    return deed


def _hooks_of_its_own(ground: Ground) -> None:
    _hooks(ground.root / ".git/hooks", ground)


def _away(*paths: str) -> Callable[[Ground], None]:
    """Move parts of the repository outside and leave links."""

    def deed(ground):
        for at, path in enumerate(paths):
            place = ground.root / path
            there = ground.outside / f"away-{at}"
            if place.exists():
                place.rename(there)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                there.touch()
            place.symlink_to(there)

    return deed


def _head_log(ground: Ground) -> None:
    """Let git note every commit at the end of a file of the user."""
    _away(".git/logs/HEAD", ".git/logs/refs/heads/main")(ground)


def _fan_out(ground: Ground) -> None:
    """Link every folder for new objects outside."""
    for number in range(256):
        place = ground.root / f".git/objects/{number:02x}"
        if not place.exists():
            (ground.outside / "objects").mkdir(exist_ok=True)
            place.symlink_to(ground.outside / "objects")


def _other_repository(ground: Ground) -> Path:
    """Make a repository of the user beside the workspace; return its `.git`."""
    other = ground.outside / "other"
    shutil.copytree(ground.root / ".git", other / ".git")
    return other / ".git"


def _file_that_points(ground: Ground) -> None:
    other = _other_repository(ground)
    shutil.rmtree(ground.root / ".git")
    (ground.root / ".git").write_text(f"gitdir: {other}\n")


def _file_that_points_relative(ground: Ground) -> None:
    _other_repository(ground)
    shutil.rmtree(ground.root / ".git")
    (ground.root / ".git").write_text("gitdir: ../outside/other/.git\n")


def _link_to_another(ground: Ground) -> None:
    other = _other_repository(ground)
    shutil.rmtree(ground.root / ".git")
    (ground.root / ".git").symlink_to(other)


def _common_elsewhere(ground: Ground) -> None:
    other = _other_repository(ground)
    (ground.root / ".git/commondir").write_text(f"{other}\n")


def _alternates(ground: Ground) -> None:
    other = _other_repository(ground)
    (ground.root / ".git/objects/info").mkdir(exist_ok=True)
    (ground.root / ".git/objects/info/alternates").write_text(f"{other}/objects\n../../../../outside/folder\n")


def _look_alike(ground: Ground) -> None:
    """A customer's folder that is a bare repository as well."""
    for folder in (ground.root / BOLT, ground.root / "prospect", ground.root / "company"):
        (folder / "objects").mkdir(parents=True, exist_ok=True)
        (folder / "refs").mkdir(exist_ok=True)
        (folder / "HEAD").write_text("ref: refs/heads/main\n")
        (folder / "config").write_text(
            f"[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = {ground.evil}\n"
        )


def _look_alike_at_the_top(ground: Ground) -> None:
    shutil.rmtree(ground.root / ".git")
    for name in ("objects", "refs"):
        (ground.root / name).mkdir()
    (ground.root / "HEAD").write_text("ref: refs/heads/main\n")
    (ground.root / "config").write_text(f"[core]\nbare = false\nworktree = .\nfsmonitor = {ground.evil}\n")


def _repository_inside(ground: Ground) -> None:
    inner = ground.root / BOLT / ".git"
    shutil.copytree(ground.root / ".git", inner)
    with (inner / "config").open("a") as file:
        file.write(f'[core]\nfsmonitor = {ground.evil}\n[filter "e"]\nclean = {ground.evil}\n')
    _hooks(inner / "hooks", ground)


def _submodule(ground: Ground) -> None:
    sha = "1" * 40
    (ground.root / ".gitmodules").write_text(
        f'[submodule "../../x"]\n\tpath = company\n\turl = ext::{ground.evil}\n\tupdate = !{ground.evil}\n'
    )
    _git(ground, "update-index", "--add", "--cacheinfo", f"160000,{sha},sub")
    (ground.root / "sub/.git").parent.mkdir()
    (ground.root / "sub/.git").write_text("gitdir: ../../outside/other/.git\n")
    _other_repository(ground)


def _tracked_private(ground: Ground) -> None:
    (ground.root / ".tradectl/.gitignore").write_text("!*\n")
    _git(ground, "add", "-f", ".tradectl")
    _git(ground, "commit", "-qm", "private")


def _tracked_link(ground: Ground) -> None:
    (ground.root / VOLT / "offer").symlink_to(ground.outside / "folder")
    _git(ground, "add", "-A")
    _git(ground, "commit", "-qm", "link")


def _locked(*names: str) -> Callable[[Ground], None]:
    """Return what leaves locks as a git that was killed an hour ago: a younger one is waited for, ten seconds long."""

    def deed(ground):
        then = time.time() - 3600
        for name in names:
            place = ground.root / ".git" / name
            place.write_text("")
            os.utime(place, (then, then))

    return deed


def _broken(name: str, content: bytes | None) -> Callable[[Ground], None]:
    def deed(ground):
        place = ground.root / ".git" / name
        if content is None:
            place.unlink()
            os.mkfifo(place)
        else:
            place.write_bytes(content)

    return deed


def _objects_gone(ground: Ground) -> None:
    shutil.rmtree(ground.root / ".git/objects")
    (ground.root / ".git/objects").mkdir()


REPOSITORIES: dict[str, Spoil] = {
    "hooks": Spoil(_hooks_of_its_own),
    "reflog outside": Spoil(_head_log, "Nothing is committed"),
    "objects outside": Spoil(_away(".git/objects"), "Nothing is committed"),
    "new objects outside": Spoil(_fan_out, "Nothing is committed"),
    "packs outside": Spoil(_away(".git/objects/pack"), "Nothing is committed"),
    "refs outside": Spoil(_away(".git/refs"), "Nothing is committed"),
    "heads outside": Spoil(_away(".git/refs/heads"), "Nothing is committed"),
    "branch outside": Spoil(_away(".git/refs/heads/main"), "Nothing is committed"),
    "HEAD outside": Spoil(_away(".git/HEAD"), "Nothing is committed"),
    "index outside": Spoil(_away(".git/index"), "Nothing is committed"),
    "config outside": Spoil(_away(".git/config"), "Nothing is committed"),
    "packed refs outside": Spoil(_away(".git/packed-refs"), "Nothing is committed"),
    "logs outside": Spoil(_away(".git/logs"), "Nothing is committed"),
    "info outside": Spoil(_away(".git/info"), ""),
    "all of it outside": Spoil(_away(".git"), "Nothing is committed"),
    "file that points to another": Spoil(_file_that_points, "Nothing is committed"),
    "file that points, relative": Spoil(_file_that_points_relative, "Nothing is committed"),
    "link to another": Spoil(_link_to_another, "Nothing is committed"),
    "shared parts elsewhere": Spoil(_common_elsewhere, "Nothing is committed"),
    "alternates": Spoil(_alternates),
    "look-alikes": Spoil(_look_alike),
    "look-alike at the top": Spoil(_look_alike_at_the_top),
    "repository inside": Spoil(_repository_inside),
    "submodule": Spoil(_submodule),
    "tracked .tradectl": Spoil(_tracked_private),
    "tracked link": Spoil(_tracked_link),
    "lock of the index": Spoil(_locked("index.lock"), "Nothing is committed"),
    "all locks": Spoil(_locked("index.lock", "HEAD.lock", "config.lock", "packed-refs.lock"), "Nothing is committed"),
    "merge that never ends": Spoil(_locked("MERGE_HEAD"), "unfinished"),
    "broken index": Spoil(_broken("index", b"DIRC\xff\xff\xff\xff"), "Nothing is committed"),
    "broken HEAD": Spoil(_broken("HEAD", b"\x1b[2J\n"), "Nothing is committed"),
    "HEAD outside by name": Spoil(_broken("HEAD", b"ref: ../../outside/secret\n"), "Nothing is committed"),
    "HEAD of another kind": Spoil(_broken("HEAD", b"ref: refs/heads/../../config\n"), "Nothing is committed"),
    "pipe for HEAD": Spoil(_broken("HEAD", None), ""),
    "pipe for the index": Spoil(_broken("index", None), ""),
    "pipe for the configuration": Spoil(_broken("config", None), ""),
    "objects gone": Spoil(_objects_gone, "Nothing is committed"),
}

GITS: dict[str, Spoil] = {
    **{f"git config, {name}": Spoil(_config(*lines)) for name, lines in CONFIGS.items()},
    **{
        f"git worktree config, {name}": Spoil(_config(*CONFIGS[name], worktree=True))
        for name in ("fsmonitor", "hooksPath", "clean", "process", "gpg")
    },
    **{f"git, {name}": spoil._replace() for name, spoil in REPOSITORIES.items()},
}
GITS = {name: spoil._replace(git=True) for name, spoil in GITS.items()}
