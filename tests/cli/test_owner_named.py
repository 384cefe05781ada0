"""A person of the desk is named by the id, the name or the e-mail, wherever a command takes one."""

import json

import pytest

HAO = ["hao", "HAO", "周浩", "Hao@brightway.example"]


@pytest.mark.parametrize("named", HAO)
def test_the_owner_of_a_report(desk, named):
    told = json.loads(desk.run(["report", "week", "--owner", named, "--stdout", "--format", "json"]).out)["data"]
    assert told["owner"] == "hao"


@pytest.mark.parametrize("named", HAO)
def test_a_new_owner(desk, named):
    changes = json.loads(desk.run(["set", "NORDLYS", f"owner={named}", "--format", "json"]).out)["changes"]
    assert changes[0]["fields"] == [{"key": "owner", "old": "mei", "new": "hao"}]
    assert desk.run(["set", "NORDLYS", f"owner={named}"]).code == 3  # the card says so already


@pytest.mark.parametrize("command", ["due", "list", "report week --stdout"])
def test_nobody_of_that_name(desk, command):
    run = desk.run(f"{command} --owner nobody")
    assert run.code == 2
    assert run.err.endswith("Give one of: mei, jun, hao, li, all\n")
    assert desk.run("set NORDLYS owner=nobody").code == 3
