"""The unseen questions alone, for whoever asks answerers that were trained before."""

from functools import cache

from multimodal.data.questions.question_set import question_set
from multimodal.presets import choose
from multimodal.recipes.answering.answering_task import AnsweringTask, question_tokenizer
from multimodal.recipes.answering.place_encoder import encode_places

FEW = 8


@cache
def unseen_task() -> AnsweringTask:
    """The test and the tokenizer of :func:`.answering_task`, and nearly nothing to learn from.

    Drawing and reading 6,000 pictures takes half a minute, which a shipped answerer does not need.
    """
    train = question_set(FEW, seed=0)
    test = question_set(choose(mini=32, small=300, full=300), seed=1, split="test")
    return AnsweringTask(
        train, test, question_tokenizer(), encode_places(train.images), encode_places(test.images)
    )
