"""Writers come back with the means that their norms go by."""

import pytest
import torch

from multimodal import assets
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answering.answering_task import AnsweringTask, question_tokenizer
from multimodal.recipes.answering.written_answers import answer_eye, answer_writer, write_answers
from multimodal.shipped import shipped_writers

QUESTIONS = question_set(4, seed=4)
PLACES = torch.randn(4, 36, 8, generator=torch.Generator().manual_seed(0))
TASK = AnsweringTask(QUESTIONS, QUESTIONS, question_tokenizer(), PLACES, PLACES)


def test_a_writer_comes_back(tmp_path, monkeypatch):
    for module in (shipped_writers, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    torch.manual_seed(0)
    eye, ids = answer_eye(TASK), torch.ones(4, 3).long()
    eye.train()(5 + PLACES, ids, ids > 0)
    shipped_writers.ship_eye(eye)
    model = answer_writer(eye)
    shipped_writers.ship_pen(model, "word")
    loaded = shipped_writers.load_writer("word", TASK)
    for (name, one), other in zip(
        model.state_dict().items(), loaded.state_dict().values(), strict=True
    ):
        assert torch.allclose(one.float(), other.float(), atol=2e-2), name
    words = {"asked": "es", "told": "zh"}
    assert len(write_answers(loaded, QUESTIONS, PLACES, **words)) == len(QUESTIONS)
    with pytest.raises(ValueError, match="unknown style 'poem'"):
        shipped_writers.load_writer("poem", TASK)
    with pytest.raises(FileNotFoundError):
        shipped_writers.load_writer("sentence", TASK)
