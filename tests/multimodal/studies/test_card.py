"""A card says which code, commit and machine; all of it as it was when the run began."""

import platform

import torch
from torch import nn

from multimodal.studies import card
from multimodal.studies.card import Run, devices_of
from multimodal.syntax import code_hash

MODULE = "multimodal.studies.contrastive_split"


def test_what_a_card_says():
    found = Run(MODULE, "--seeds 3").card({"CPU (any)"})
    assert found["command"] == f"python -m {MODULE} --seeds 3"
    assert found["code"] == code_hash(MODULE)
    assert found["versions"]["torch"] == torch.__version__.split("+")[0]
    assert found["versions"]["python"] == platform.python_version()
    assert (found["preset"], found["threads"]) == ("mini", torch.get_num_threads())
    assert found["device"] == "CPU (any)"
    assert found["commit"] == card._commit()


def test_code_and_commit_are_noted_when_the_run_begins(monkeypatch):
    run = Run(MODULE)
    before = run.card(set())
    monkeypatch.setattr(card, "code_hash", lambda module: "edited meanwhile")
    monkeypatch.setattr(card, "_git", lambda *_: "edited meanwhile")
    after = run.card(set())
    assert after["seconds"] >= before["seconds"] >= 0
    assert after | {"seconds": 0} == before | {"seconds": 0}


def test_a_commit_with_changed_sources_is_no_commit(monkeypatch):
    answers = {"rev-parse": "0" * 40, "status": " M code/multimodal/presets.py"}
    monkeypatch.setattr(card, "_git", lambda name, *_: answers[name])
    assert Run(MODULE).card(set())["commit"] == "0" * 40 + "+changes"
    answers["status"] = ""
    assert Run(MODULE).card(set())["commit"] == "0" * 40


def test_where_no_commit_can_be_asked_for_none_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(card, "PACKAGE", tmp_path)
    assert Run(MODULE).card(set())["commit"] == "unknown"


def test_devices_are_where_the_weights_are():
    split = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1, device="meta"))
    assert devices_of(split) == {f"CPU ({platform.machine()})", "meta"}
    assert devices_of(nn.Flatten()) == set()


def test_a_gpu_is_named_by_its_maker(monkeypatch):
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: f"GPU {device.index}")
    assert card._device_name(torch.device("cuda:1")) == "GPU 1"
    assert Run(MODULE).card({"b", "a"})["device"] == "a, b"
