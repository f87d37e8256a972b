"""Answers of a model whose mind is known, their worth, and the file for the server."""

from pathlib import Path

import pytest
import torch
from torch import nn

from multimodal.data.public.asked_files import AskedFiles
from multimodal.data.public.vqa_json import PublicQuestion
from multimodal.recipes.vqa import vqa_answers
from multimodal.recipes.vqa.answer_list import AnswerList
from multimodal.recipes.vqa.vqa_answers import answer_files, server_results, vqa_scores
from multimodal.text.tokenizer import Tokenizer

SAID = [("cat",) * 10, ("dog",) * 3 + ("puppy",) * 7, ("2",) * 10]
FILES = AskedFiles(
    (Path("a.jpg"), Path("b.jpg")),
    tuple(
        PublicQuestion(10 + row, row, "what is it", said, said[0], sort)
        for row, (said, sort) in enumerate(zip(SAID, ("other", "other", "number"), strict=True))
    ),
    (0, 1, 1),
)


class Reads(nn.Module):
    """The answer is written into the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(()))

    def forward(self, places, tokens, mask):
        return self.weight * places[:, 0]


def test_each_question_is_asked_about_its_own_picture(monkeypatch):
    monkeypatch.setattr(vqa_answers, "AT_ONCE", 2)
    seen = [torch.tensor([[0.0, 1.0]]).half(), torch.tensor([[1.0, 0.0]]).half()]
    words = Tokenizer.train(["what is it"], 100)
    said = answer_files(Reads(), FILES, seen, words, AnswerList(("dog", "cat")))
    assert said == ["cat", "dog", "dog"]
    assert server_results(said, FILES)[1] == {"question_id": 11, "answer": "dog"}
    scores = vqa_scores(said, FILES)
    assert scores == {
        "all": pytest.approx((1 + 0.9 + 0) / 3),
        "other": pytest.approx(0.95),
        "number": 0,
    }
