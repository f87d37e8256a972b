"""Both small ViLTs come back, in eight bits."""

import pytest
import torch

from multimodal import assets
from multimodal.models.answerers.vilt_heads import ViltAnswerer, ViltPretrainer
from multimodal.recipes.vilt.vilt_training import vilt_model, vilt_tokenizer
from multimodal.shipped import shipped_vilt


def test_models_come_back(tmp_path, monkeypatch):
    for module in (shipped_vilt, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    for load in (shipped_vilt.load_vilt_pretrainer, shipped_vilt.load_vilt_answerer):
        with pytest.raises(FileNotFoundError):
            load()
    words = len(vilt_tokenizer())
    before = (
        ViltPretrainer(vilt=vilt_model(words)),
        ViltAnswerer(vilt=vilt_model(words), answers=20),
    )
    shipped_vilt.ship_vilt(*before)
    after = shipped_vilt.load_vilt_pretrainer(), shipped_vilt.load_vilt_answerer()
    for one, other in zip(before, after, strict=True):
        assert not other.training
        for weight, loaded in zip(one.parameters(), other.parameters(), strict=True):
            assert torch.allclose(weight, loaded, atol=3e-3)
    assert after[0].words.weight is after[0].vilt.words.weight
    assert sum(path.stat().st_size for path in (tmp_path / "answering").iterdir()) < 4e5
