"""Fusers of one price answer questions about drawn crowds, and the question beside every place.

``python -m multimodal.studies.fusion_crowds`` writes the table and its card.
"""

import time
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from multimodal.data.questions.programs import KINDS
from multimodal.recipes.answering.answer_baselines import answers_by_kind
from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.fusion_representations.crowd_fusers import CROWD_SYSTEMS
from multimodal.studies.command import Row, study

LANGUAGE = "en"


def rows_of(seed: int) -> Iterator[Row]:
    """One row a system; under seed 0 also the most frequent answer to each kind of question."""
    task = answering_task()
    for name, system in CROWD_SYSTEMS.items():
        start = time.process_time()
        model = system.run(task, task.batches(seed=seed, languages=(LANGUAGE,)), seed=seed)
        spent = round(time.process_time() - start, 1)
        logits = system.answer(model, task.test, task.places_test, task.tokenizer, LANGUAGE)
        numbers = sum(weight.numel() for weight in model.parameters() if weight.requires_grad)
        costs = {"steps": system.steps, "parameters": numbers, "seconds": spent}
        yield row(name, seed, logits.argmax(dim=1)) | costs, model
    if seed == 0:
        said = answers_by_kind(task.train, task.test)
        costs = {"steps": 0, "parameters": 0, "seconds": 0.0}
        yield row("prior_kind", 0, said) | costs, nn.Identity()


def row(name: str, seed: int, said: Tensor) -> dict[str, object]:
    """Shares of right answers, of all questions and of each kind.

    Args:
        name: of the system.
        seed: of its training.
        said: answers (Q,) to the test.
    """
    test = answering_task().test
    right = said == test.answers
    kinds = {
        kind: float(right[torch.tensor([one == kind for one in test.kinds])].float().mean())
        for kind in KINDS
    }
    accuracy = float(right.float().mean())
    return {"system": name, "seed": seed, "accuracy": accuracy, **kinds, "right": right}


if __name__ == "__main__":
    study("fusion_crowds", __doc__, rows_of)
