"""Answers to all questions of a part of VQA, what they are worth, and the file that others read."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from multimodal.data.public.asked_files import AskedFiles
from multimodal.data.public.vqa_json import SORTS
from multimodal.metrics.answers.vqa_accuracy import vqa_accuracies
from multimodal.models.answerers.answerer import Answerer
from multimodal.recipes.vqa.answer_list import AnswerList
from multimodal.recipes.vqa.vqa_loader import encode_texts, without_padding
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

AT_ONCE = 256
"""questions that are answered together"""


def answer_files(
    model: Answerer,
    files: AskedFiles,
    seen: Sequence[Tensor],
    tokenizer: Tokenizer,
    answers: AnswerList,
) -> list[str]:
    """The likeliest answer of the list to each question."""
    device = next(model.parameters()).device
    model.eval()
    tokens = encode_texts([question.text for question in files.questions], tokenizer)
    said: list[str] = []
    for start in range(0, len(files), AT_ONCE):
        own = without_padding(tokens[start : start + AT_ONCE]).to(device)
        pictures = files.pictures[start : start + AT_ONCE]
        places = torch.stack([seen[picture] for picture in pictures]).float().to(device)
        with torch.inference_mode():
            logits = model(places, own, own != PAD)
        said += [answers.names[place] for place in logits.argmax(dim=1).tolist()]
    return said


def vqa_scores(said: Sequence[str], files: AskedFiles) -> dict[str, float]:
    """VQA accuracy of all questions, and of each sort of answer that is there."""
    marks = vqa_accuracies(said, [question.answers for question in files.questions])
    scores = {"all": marks.mean().item()}
    for sort in SORTS:
        own = torch.tensor([question.sort == sort for question in files.questions])
        if own.any():
            scores[sort] = marks[own].mean().item()
    return scores


def server_results(said: Sequence[str], files: AskedFiles) -> list[dict[str, Any]]:
    """The answers as the evaluation server reads them."""
    return [
        {"question_id": question.number, "answer": text}
        for question, text in zip(files.questions, said, strict=True)
    ]
