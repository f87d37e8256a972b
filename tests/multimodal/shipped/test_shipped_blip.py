"""What is shipped comes back, in eight bits."""

import pytest
import torch

from multimodal import assets
from multimodal.recipes.blip.blip_training import blip_model
from multimodal.recipes.blip.bootstrapping import Pair, bootstrap_task
from multimodal.shipped import shipped_blip


def test_a_model_comes_back(tmp_path, monkeypatch):
    for module in (shipped_blip, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    with pytest.raises(FileNotFoundError):
        shipped_blip.load_blip()
    task = bootstrap_task(0)
    pair = Pair(*(blip_model(len(task.vocabulary), seed=seed) for seed in (5, 6)))
    shipped_blip.ship_blip(pair, task.vocabulary)
    loaded, vocabulary = shipped_blip.load_blip()
    assert len(vocabulary) == len(task.vocabulary)
    for one, other in zip(pair, loaded, strict=True):
        for before, after in zip(one.parameters(), other.parameters(), strict=True):
            assert torch.allclose(before, after, atol=3e-3)
    assert sum(path.stat().st_size for path in (tmp_path / "captioning").iterdir()) < 2e6
