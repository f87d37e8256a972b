"""Each question with the annotations of its own picture and its own marks."""

from pathlib import Path

import pytest
import torch

from multimodal.data.public.asked_files import AskedFiles
from multimodal.data.public.vqa_json import PublicQuestion
from multimodal.recipes.vqa.answer_list import AnswerList
from multimodal.recipes.vqa.vqa_loader import VqaLoader, encode_texts
from multimodal.text.tokenizer import Tokenizer

TEXTS = ["is it red", "is it a very very very long question", "what is it", "how many"]
ANSWERS = [("yes",) * 10, ("no",) * 2 + ("yes",) * 8, ("unheard of",) * 10, ("2",) * 10]
FILES = AskedFiles(
    tuple(Path(f"{number}.jpg") for number in range(3)),
    tuple(
        PublicQuestion(number, number, text, said, said[0], "other")
        for number, (text, said) in enumerate(zip(TEXTS, ANSWERS, strict=True))
    ),
    (0, 1, 2, 2),
)
TOKENIZER = Tokenizer.train(TEXTS, 100, max_length=5)
LIST = AnswerList(("yes", "no", "2"))
SEEN = [torch.full((4, 2), float(number)).half() for number in range(3)]


def loader(name="n", answers=LIST):
    return VqaLoader(FILES, SEEN, TOKENIZER, answers, name=name, batch_size=3, seed=0)


def test_questions_without_an_answer_of_the_list_are_left_out():
    batch = next(iter(loader()))
    assert batch.places.shape == (3, 4, 2)
    assert batch.places.dtype == torch.float32
    pictures = batch.places[:, 0, 0].tolist()
    marks = dict(zip(pictures, batch.targets, strict=True))
    assert marks[0].tolist() == [1, 0, 0]
    assert marks[1].tolist() == [1, pytest.approx(2 / 3), 0]
    assert marks[2].tolist() == [0, 0, 1]
    lengths = dict(zip(pictures, batch.mask.sum(dim=1).tolist(), strict=True))
    assert lengths[1] == TOKENIZER.max_length == batch.tokens.shape[1]


def test_other_annotations_or_answers_are_other_data():
    assert loader().state_dict() == loader().state_dict()
    assert loader().state_dict() != loader("other").state_dict()
    assert loader().state_dict() != loader(answers=AnswerList(("no", "yes", "2"))).state_dict()


def test_annotations_of_other_pictures_are_refused():
    with pytest.raises(ValueError, match="annotations of 1 pictures, not 3"):
        VqaLoader(FILES, SEEN[:1], TOKENIZER, LIST, name="n", batch_size=1, seed=0)


def test_long_questions_are_cut():
    assert encode_texts(TEXTS, TOKENIZER).shape == (4, 5)
