"""The fusers of the chapter answer questions about drawn crowds, of which no half says the answer.

Picture and question are read as in the chapter on answering; only what joins them differs.
"""

from functools import partial

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.joint_answerer import JointAnswerer
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.told_places import ToldPlaces
from multimodal.recipes.answering.answer_system import AnswerSystem
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.recurrent_answerers import placed_cells, whole_picture
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS, fuser_of
from multimodal.training.optimiser import FitSettings

WIDTH, BUDGET, STEPS = 64, 100_000, 1200
"""of both vectors; parameters of a fuser and its reader; of each training"""
SETTINGS = FitSettings(learning_rate=2e-3, log_every=0)


def fused(task: AnsweringTask, *, fuser: str) -> Answerer:
    """One vector of the picture and one of the question, joined by one of ``FUSERS``."""
    return JointAnswerer(
        picture=whole_picture(task),
        reader=_reader(task),
        join=fuser_of(fuser, width=WIDTH, budget=BUDGET),
        answers=len(ANSWERS),
    )


def told(task: AnsweringTask, *, attend: bool) -> Answerer:
    """The question beside every place, everywhere as loud or louder where it attends to."""
    return ToldPlaces(
        picture=placed_cells(task), reader=_reader(task), answers=len(ANSWERS), attend=attend
    )


def _reader(task: AnsweringTask) -> QuestionReader:
    return QuestionReader(vocabulary=len(task.tokenizer), width=WIDTH)


PLACES = {"concatenated_places": False, "attentional_concatenation": True}
"""name → whether the question may be louder at some places"""
CROWD_SYSTEMS: dict[str, AnswerSystem] = {
    **{name: AnswerSystem(partial(fused, fuser=name), SETTINGS, STEPS) for name in FUSERS},
    **{
        name: AnswerSystem(partial(told, attend=attend), SETTINGS, STEPS)
        for name, attend in PLACES.items()
    },
}
"""Question or picture alone are in the study of the chapter on answering, on the same questions."""
