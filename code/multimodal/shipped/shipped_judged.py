"""The answerer that the second page judges, and its blind twin: weights that a study wrote.

``python -m multimodal.studies.answering_judging`` writes the files that are read here.
"""

from torch import nn

from multimodal.recipes.answer_judging.judging_models import JUDGED
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.shipped.shipped_answerers import put_weights


def load_judged(name: str, task: AnsweringTask) -> nn.Module:
    """The shipped model of this name, in evaluation mode on the default device.

    Args:
        name: of ``JUDGED``.
        task: says the size of the vocabulary and of the places.

    Raises:
        FileNotFoundError: nothing was shipped.
        ValueError: no such model, or weights of another one.
    """
    if name not in JUDGED:
        raise ValueError(f"unknown model {name!r}: choose one of {', '.join(JUDGED)}")
    return put_weights(SYSTEMS[JUDGED[name]].build(task), name)
