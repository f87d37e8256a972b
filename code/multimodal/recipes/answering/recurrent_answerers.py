"""The answerers that read a question with a recurrent network: how each is built and trained."""

from collections.abc import Callable
from functools import partial
from typing import Any

from torch import nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.encoders.placed import Placed
from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.models.answerers.co_attention import AlternatingCoAttention, ParallelCoAttention
from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.joint_answerer import Concatenation, JointAnswerer, Product, Sum
from multimodal.models.answerers.one_sense_answerers import BlindAnswerer, DeafAnswerer
from multimodal.models.answerers.pooled_places import PooledPlaces
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.stacked_attention import KeepQuestion, StackedAttention
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.answering.answer_system import AnswerSystem
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.training.optimiser import FitSettings

WIDTH = 96
LOUDNESS = 3.0
"""standard deviation of the numbers that say where a place is: about that of the features where a
thing stands. Features that drown it leave no room for *left of*; features that are made as quiet as
those of empty paper hide whether a thing is there."""
LONG, LONGER = 2000, 2500
"""steps: some learn late to look in a direction, co-attention late whether a thing is there"""


def question_reader(task: AnsweringTask) -> QuestionReader:
    """A GRU over the words of the task."""
    return QuestionReader(vocabulary=len(task.tokenizer), width=WIDTH)


def placed_cells(task: AnsweringTask) -> Placed:
    """Every place with a learned vector that says where it is, at first as loud as a thing."""
    _, places, width = task.places_train.shape
    cells = Placed(StoredFeatures(width), places=places)
    nn.init.normal_(cells.positions.table, std=LOUDNESS)
    return cells


def whole_picture(task: AnsweringTask) -> PooledPlaces:
    """One vector that says what is in the picture, but not where."""
    return PooledPlaces(inputs=task.places_train.shape[2])


def joint(task: AnsweringTask, *, join: Callable[..., nn.Module]) -> JointAnswerer:
    """One vector of the picture and one of the question, joined by ``join(width=…)``."""
    return JointAnswerer(
        picture=whole_picture(task),
        reader=question_reader(task),
        join=join(width=WIDTH),
        answers=len(ANSWERS),
    )


def attending(
    task: AnsweringTask, *, model: Callable[..., AttendingAnswerer], **options: Any
) -> AttendingAnswerer:
    """Weights of placed cells, by a model that is made with ``options``."""
    parts = {"picture": placed_cells(task), "reader": question_reader(task)}
    return model(**parts, answers=len(ANSWERS), **options)


def blind(task: AnsweringTask) -> BlindAnswerer:
    """The question alone."""
    return BlindAnswerer(reader=question_reader(task), answers=len(ANSWERS))


def deaf(task: AnsweringTask) -> DeafAnswerer:
    """The picture alone."""
    return DeafAnswerer(picture=whole_picture(task), width=WIDTH, answers=len(ANSWERS))


def attention_system(
    model: Callable[..., AttendingAnswerer], *, steps: int = LONG, **options: Any
) -> AnswerSystem:
    """An attending answerer and its long training."""
    return AnswerSystem(partial(attending, model=model, **options), steps=steps)


ONCE = FitSettings(learning_rate=2e-3, log_every=0)
JOINT = {
    "sum": AnswerSystem(partial(joint, join=Sum), ONCE, 1200),
    "product": AnswerSystem(partial(joint, join=Product), ONCE, 1200),
    "concatenation": AnswerSystem(partial(joint, join=Concatenation), ONCE, 1200),
}
ATTENDING: dict[str, AnswerSystem] = {
    "parallel": attention_system(ParallelCoAttention, steps=LONGER),
    "alternating": attention_system(AlternatingCoAttention, steps=LONGER),
    "one_hop": attention_system(StackedAttention, hops=1),
    "two_hops": attention_system(StackedAttention, hops=2),
    "two_hops_published": attention_system(StackedAttention, hops=2, ask=KeepQuestion),
    "dual": attention_system(DualAttention),
}
ONE_SENSE = {"blind": AnswerSystem(blind, ONCE, 1000), "deaf": AnswerSystem(deaf, ONCE, 1000)}
