"""Plain facts about the surroundings, judged."""

from __future__ import annotations

import pytest

from tradectl.core.health.desk import (
    Holidays,
    judge_accents,
    judge_case,
    judge_days_off,
    judge_no_workspace,
    judge_time_zones,
    judge_workspace,
)
from tradectl.core.health.history import (
    Fsync,
    RepositoryFacts,
    Standing,
    brings_commits_to_disk,
    judge_git,
    judge_history,
)
from tradectl.core.health.program import (
    IndexFacts,
    Source,
    judge_cache,
    judge_index,
    judge_language,
    judge_locale,
    judge_program,
    judge_yaml,
)
from tradectl.core.health.remains import Leftovers, Remains, judge_leftovers, judge_remains
from tradectl.core.message import say
from tradectl.core.problems import Problem, Severity

SYNCED = Fsync("all")
OWN = RepositoryFacts(Standing.OWN, fsync=SYNCED)
BROKEN = Problem("DESK02", Severity.ERROR, "tradectl.yaml", 3, 1, say("Wrong."), say("Right it."))


def history(facts=OWN, version="2.39.5", system="Linux 6", *, commits=True):
    return {one.name: one for one in judge_history(version, facts, system, "desk", commits=commits)}


def remains(**facts):
    return {one.name: one for one in judge_remains(Remains(**facts))}


def leftovers(lost=(), **facts):
    return {one.name: one for one in judge_leftovers(Leftovers(**facts), lost)}


FINDINGS = [
    (judge_program("1", "3.11.7", "Linux 6 x"), "good", "tradectl 1, Python 3.11.7, Linux 6 x", ""),
    (judge_program("1", "3.11.7", "Darwin 24 x"), "look", "not tested on this system", "backup"),
    (judge_yaml(("0.2.5", "6.0.3")), "good", "libyaml 0.2.5 with PyYAML 6.0.3", ""),
    (judge_yaml(None), "bad", "without libyaml", "pip install"),
    (judge_locale("zh_CN.UTF-8", "Linux"), "good", "zh_CN.UTF-8", ""),
    (judge_locale("ca_ES.utf8@valencia", "Linux"), "good", "ca_ES", ""),
    (judge_locale("UTF-8", "Darwin"), "good", "UTF-8", ""),
    (judge_locale("zh_CN.GBK", "Linux"), "look", "zh_CN.GBK is not UTF-8", "export LANG"),
    (judge_locale("de_DE", "Linux"), "look", "de_DE is not UTF-8", "export LANG"),
    (judge_locale("", "Linux"), "look", "not set", "export LANG"),
    (judge_locale("POSIX", "Linux"), "look", "not set", "export LANG"),
    (judge_locale("", "Windows 11"), "good", "code page", ""),
    (judge_language("en", Source.ASKED), "good", "--lang", ""),
    (judge_language("en", Source.DESK), "good", "tradectl.yaml", ""),
    (judge_language("en", Source.LOCALE), "good", "locale", ""),
    (judge_cache("c", is_writable=True), "good", "kept in c", ""),
    (judge_cache("c", is_writable=False), "look", "cannot be kept in c", "TRADECTL_CACHE"),
    (judge_cache(None, is_writable=False), "look", "HOME is not set", "Set HOME"),
    (judge_index(None), "good", "no index yet", ""),
    (judge_index(IndexFacts(1025, is_usable=True, anew=0)), "good", "(2 KiB) is up to date", ""),
    (judge_index(IndexFacts(1024, is_usable=True, anew=1)), "good", "has 1 KiB; 1 customer is to be", ""),
    (judge_index(IndexFacts(1024, is_usable=True, anew=2)), "good", "2 customers are to be", ""),
    (judge_index(IndexFacts(1024, is_usable=False, anew=2)), "look", "cannot be used", "tradectl list"),
    (judge_no_workspace(say("None."), say("Make one."), is_named=False), "look", "None.", "Make one."),
    (judge_no_workspace(say("None."), say("Make one."), is_named=True), "bad", "None.", "Make one."),
    (judge_workspace("desk", None, is_writable=True), "good", "desk", ""),
    (judge_workspace("desk", None, is_writable=False), "look", "not write", "permission"),
    (judge_workspace("desk", BROKEN, is_writable=False), "bad", "tradectl.yaml:3:1: DESK02 Wrong.", "Right it."),
    (judge_time_zones("2026f", None, is_known=False), "good", "tzdata 2026f", ""),
    (judge_time_zones("2026f", "Asia/Shanghai", is_known=True), "good", "Asia/Shanghai, known to tzdata 2026f", ""),
    (judge_time_zones("2026f", "Asia/Ningbo", is_known=False), "bad", "Asia/Ningbo is not in", "time_zone:"),
    (judge_time_zones(None, None, is_known=False), "bad", "tzdata is not installed", "pip install tzdata"),
    (judge_days_off(None), "good", "holidays: none", ""),
    (judge_days_off(Holidays("CN", 2026, is_known=True, is_sure=True)), "good", "CN in 2026 are known", ""),
    (judge_days_off(Holidays("CN", 2029, is_known=True, is_sure=False)), "look", "CN in 2029 are estimated", "extra_"),
    (judge_days_off(Holidays("XX", 2026, is_known=False, is_sure=False)), "bad", "XX are not known", "country"),
    (judge_case(is_one=None), "good", "cannot be told", ""),
    (judge_case(is_one=True), "good", "one name", ""),
    (judge_case(is_one=False), "good", "two names", ""),
    (judge_accents(is_one=None), "good", "No name", ""),
    (judge_accents(is_one=True), "good", "one name", ""),
    (judge_accents(is_one=False), "good", "two names", ""),
    (judge_git("2.39.5"), "good", "git 2.39.5", ""),
    (judge_git(None), "look", "not on the PATH", "Install git."),
    (history()["repository"], "good", "of its own", ""),
    (history(OWN._replace(operation="rebase"))["repository"], "look", "A git rebase is unfinished", "tradectl save"),
    (history(RepositoryFacts(Standing.NONE))["repository"], "look", "there is no history", "git init"),
    (history(RepositoryFacts(Standing.NONE), commits=False)["repository"], "good", "no git repository", ""),
    (history(RepositoryFacts(Standing.ABOVE))["repository"], "look", "not its own", "git init"),
    (history(RepositoryFacts(Standing.OWNERSHIP))["repository"], "look", "another user", "safe.directory 'desk'"),
    (history(RepositoryFacts(Standing.UNUSABLE, "bad index"))["repository"], "bad", "bad index", "Repair"),
    (history(RepositoryFacts(Standing.UNFINISHED))["repository"], "look", "never finished", "tradectl save"),
    (history()["commits"], "good", "after each command", ""),
    (history(commits=False)["commits"], "good", "off", ""),
    (history()["fsync"], "good", "at once", ""),
    (history(OWN._replace(fsync=Fsync()))["fsync"], "look", "power cut", "git config core.fsync all"),
    (history(version="2.35.1")["fsync"], "look", "power cut", "git 2.36 or newer"),
    (history(system="Darwin 24")["fsync"], "look", "power cut", "core.fsyncMethod fsync"),
    (history(OWN._replace(fsync=Fsync("all", "writeout-only")))["fsync"], "look", "power cut", "fsyncMethod"),
    (history(OWN._replace(fsync=Fsync("all", "fsync")), system="Darwin 24")["fsync"], "good", "at once", ""),
    (history(OWN._replace(fsync=Fsync("all", "batch")))["fsync"], "good", "at once", ""),
    (history()["private"], "good", "ignores .tradectl", ""),
    (history(OWN._replace(is_ignored=False))["private"], "look", "does not ignore", ".tradectl/.gitignore"),
    (history(OWN._replace(private=(".tradectl/lock",)))["private"], "bad", ".tradectl/lock", "git rm -r --cached"),
    (history()["hooks"], "good", "No git hooks", ""),
    (history(OWN._replace(hooks=("pre-commit",)))["hooks"], "look", "hooks: pre-commit", "commit: false"),
    (history(OWN._replace(hooks=tuple("abcdef")))["hooks"], "look", "a, b, c, d, e, …", "commit: false"),
    (history()["conflicts"], "good", "No file", ""),
    (history(OWN._replace(unmerged=("a",)))["conflicts"], "bad", "a is left in a git conflict.", "git add"),
    (history(OWN._replace(unmerged=("a", "b")))["conflicts"], "bad", "2 files are left", "git add"),
    (remains()["lock"], "good", "No other command", ""),
    (remains(is_held=True)["lock"], "look", "is writing", "Wait"),
    (remains()["unfinished"], "good", "no unfinished work", ""),
    (remains(own=1)["unfinished"], "look", "waits to be finished", "tradectl recover"),
    (remains(begun=1)["unfinished"], "look", "cut off before it changed anything", "run that command again"),
    (remains(own=1, begun=1)["unfinished"], "look", "waits to be finished", "tradectl recover"),
    (remains()["foreign"], "good", "no unfinished work of another", ""),
    (remains(foreign=(("hao-pc", "hao"),))["foreign"], "look", "hao-pc, user hao", "on that computer"),
    (leftovers()["two_folders"], "good", "No customer", ""),
    (
        leftovers(twins=(("a/X", "b/X"),))["two_folders"],
        "bad",
        "A customer is in more than one folder: a/X, b/X",
        "tradectl merge b/X a/X",
    ),
    (leftovers(twins=(("a/X", "b/X"), ("a/Y", "b/Y")))["two_folders"], "bad", "2 customers are", "merge b/X a/X"),
    (leftovers()["no_card"], "good", "has its card", ""),
    (leftovers(without_card=("a/X",))["no_card"], "bad", "no card: a/X", "tradectl merge a/X FOLDER"),
    (leftovers(without_card=("a/X", "a/Y"))["no_card"], "bad", "2 customers' folders", "card.yaml"),
    (leftovers()["set_aside"], "good", "nothing aside", ""),
    (leftovers(copies=("a",))["set_aside"], "look", "set this aside: a", "delete it"),
    (leftovers(("b",), copies=("a",))["set_aside"], "look", "2 files or folders aside. The first is a", "delete it"),
]


@pytest.mark.parametrize(("finding", "state", "text", "remedy"), FINDINGS)
def test_a_fact_is_judged(finding, state, text, remedy):
    assert finding.state.value == state
    assert text in str(finding.text)
    assert remedy in str(finding.remedy or "")


def test_what_is_not_good_has_a_remedy_and_what_is_good_has_none():
    assert [one for one, *_ in FINDINGS if (one.remedy is None) != (one.state.value == "good")] == []


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.OWN])
def test_only_a_repository_of_its_own_is_asked_for_more(standing):
    assert set(history(RepositoryFacts(standing))) == {"repository", "commits"}


@pytest.mark.parametrize(
    ("parts", "objects", "system", "brings"),
    [
        (None, None, "Linux", False),
        ("", None, "Linux", False),
        ("all", None, "Linux", True),
        ("committed", None, "Linux", False),  # the branch's own file is not in it
        ("added", None, "Linux", False),
        ("loose-object,reference", None, "Linux", True),
        ("objects, reference", None, "Linux", True),
        ("committed reference", None, "Linux", True),
        ("all,-loose-object", None, "Linux", True),  # what is added wins over what is taken away
        ("-loose-object", None, "Linux", False),
        ("none,loose-object,reference", None, "Linux", True),
        ("none", None, "Linux", False),
        ("reference", None, "Linux", False),
        ("reference", "true", "Linux", True),
        ("reference", "false", "Linux", False),
        ("reference", None, "Windows 11", True),  # loose objects are in git's default there
        ("none,reference", None, "Windows 11", False),
        ("reference,-loose-object", None, "Windows 11", False),
        (None, None, "Windows 11", False),
    ],
)
def test_what_core_fsync_says(parts, objects, system, brings):
    assert brings_commits_to_disk(Fsync(parts, None, objects), system) is brings
