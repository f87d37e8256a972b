"""The answerer that the second page judges, and its blind twin.

Both learn from questions in three languages, in both wordings and denied, for as many steps.
"""

from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.asked_otherwise import with_denials
from multimodal.recipes.answering.question_loader import QuestionLoader

BATCH = 96


def judged_batches(task: AnsweringTask, *, seed: int) -> QuestionLoader:
    """An endless stream of questions, for each of which a language is drawn."""
    return QuestionLoader(
        with_denials(task.train),
        task.places_train,
        task.tokenizer,
        languages=DATA_LANGUAGES,
        batch_size=BATCH,
        seed=seed,
    )
