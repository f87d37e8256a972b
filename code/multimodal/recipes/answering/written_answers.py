"""An answerer that writes: built, trained, asked, and what it wrote understood.

One eye learns to answer by classes; then it rests, and pens learn to write what it has seen.

Letters: Q questions, B batch, L places, D width.
"""

from collections.abc import Sequence
from functools import cache

import torch
from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.question_set import QuestionSet
from multimodal.decoding.greedy import greedy
from multimodal.language import DATA_LANGUAGES
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.answerers.answer_writer import AnswerWriter, SteeredGist
from multimodal.models.answerers.film import FiLM
from multimodal.models.answerers.normed_places import NormedPlaces
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.frozen import freeze
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import default_device
from multimodal.recipes.answering.answer_training import answer_loss
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.question_loader import QuestionLoader, encode_questions
from multimodal.recipes.answering.written_answer_loader import (
    STYLES,
    WritingBatch,
    WritingLoader,
    writing_vocabulary,
)
from multimodal.token_ids import END, PAD
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH, BATCH, AT_ONCE = 64, 96, 400
SHAPE = TransformerShape(width=WIDTH, depth=2, heads=4, expansion=2)
LONGEST = 32
SETTINGS = FitSettings(learning_rate=2e-3, log_every=0)


def answer_eye(task: AnsweringTask) -> FiLM:
    """Two blocks that a question of the writer's vocabulary steers, and classes."""
    words = len(writing_vocabulary().tokenizer)
    reader = QuestionReader(vocabulary=words, width=WIDTH)
    picture = NormedPlaces(width=task.places_train.shape[2])
    return FiLM(picture=picture, reader=reader, answers=len(ANSWERS), width=WIDTH)


def answer_writer(eye: FiLM) -> AnswerWriter:
    """Two blocks of a Transformer that write what ``eye`` saw, which learns no more."""
    pen = CaptionTransformer(
        picture=StoredFeatures(WIDTH),
        vocabulary=len(writing_vocabulary()),
        length=LONGEST,
        shape=SHAPE,
    )
    return AnswerWriter(eye=freeze(SteeredGist(film=eye)), writer=pen)


def train_eye(task: AnsweringTask, *, seed: int, steps: int) -> FiLM:
    """An answerer by classes; each question is put in one of three languages."""
    batches = QuestionLoader(
        task.train,
        task.places_train,
        writing_vocabulary().tokenizer,
        languages=DATA_LANGUAGES,
        batch_size=BATCH,
        seed=seed,
    )
    with seeded(seed):
        model = answer_eye(task).to(default_device())
        fit(model, answer_loss, batches, steps=steps, settings=SETTINGS)
    model.zero_grad()  # or the last gradient would count where those of a pen are clipped
    return model.eval()


def writing_loss(model: AnswerWriter, batch: WritingBatch) -> Tensor:
    """Each token of the true answer is predicted from picture, question and the tokens before."""
    logits = model(batch.places, batch.tokens, batch.mask, batch.answers[:, :-1])
    return next_token_loss(logits, batch.answers[:, 1:])


def train_writer(
    eye: FiLM, task: AnsweringTask, style: str, *, seed: int, steps: int
) -> AnswerWriter:
    """A writer of one style; languages of question and answer are drawn on their own."""
    batches = WritingLoader(task.train, task.places_train, style=style, batch_size=BATCH, seed=seed)
    with seeded(seed):
        model = answer_writer(eye).to(default_device())
        fit(model, writing_loss, batches, steps=steps, settings=SETTINGS)
    return model.eval()


def write_answers(
    model: AnswerWriter, questions: QuestionSet, places: Tensor, *, asked: str, told: str
) -> list[str]:
    """The likeliest words, one after the other, for Q questions.

    Args:
        model: is set to evaluation.
        questions: about P pictures.
        places: (P, L, D).
        asked: language of the questions.
        told: language of the answers.
    """
    vocabulary = writing_vocabulary()
    tokens = encode_questions(questions, vocabulary.tokenizer, asked)
    device, start = next(model.parameters()).device, vocabulary.start(told)
    model.eval()
    said: list[str] = []
    with torch.inference_mode():
        for rows in torch.arange(len(tokens)).split(AT_ONCE):
            ids = tokens[rows].to(device)
            state = model.begin(places[questions.pictures[rows]].to(device), ids, ids != PAD)
            first = torch.full((len(rows),), start, device=device)
            said += vocabulary.read(greedy(model.step, state, first, end=END, longest=LONGEST))
    return said


def understand(
    texts: Sequence[str], questions: QuestionSet, *, style: str, language: str
) -> list[str]:
    """The answer that each text gives, a name of ``ANSWERS``; empty where it gives none.

    A text counts only if it is, word for word, what the style says for one of the answers.

    Raises:
        ValueError: not as many texts as questions.
    """
    if len(texts) != len(questions):
        raise ValueError(f"{len(texts)} texts for {len(questions)} questions")
    return [
        {_bare(text): name for name, text in STYLES[style](question, language).items()}.get(
            _bare(said), ""
        )
        for said, question in zip(texts, questions.questions, strict=True)
    ]


@cache
def _bare(text: str) -> str:
    """Spaces and capitals as a tokenizer gives them back do not count."""
    return text.lower().replace(" ", "").replace("，", ",")
