"""Crowds to learn from, crowds that stay unseen, and what answerers read of both.

Letters: P pictures, Q questions, B batch, L places, D width, M tokens, C answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.questions.answer_names import ANSWERS, answer_word
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.data.questions.question_wording import NEGATED, negated
from multimodal.language import DATA_LANGUAGES
from multimodal.presets import choose
from multimodal.recipes.answering.place_encoder import encode_places
from multimodal.recipes.answering.question_loader import (
    QuestionBatch,
    QuestionLoader,
    encode_questions,
)
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

BATCH = 96
ANSWERED_AT_ONCE = 400


@dataclass(frozen=True)
class AnsweringTask:
    """Questions about pictures, with the places that the shipped encoder sees in them.

    Attributes:
        train, test: questions and pictures.
        tokenizer: of the questions in three languages.
        places_train, places_test: (P, L, D) float.
    """

    train: QuestionSet
    test: QuestionSet
    tokenizer: Tokenizer
    places_train: Tensor
    places_test: Tensor

    def batches(
        self, *, seed: int, languages: Sequence[str] = ("en",), size: int = BATCH
    ) -> QuestionLoader:
        """An endless stream of batches of ``size`` questions to learn from."""
        return QuestionLoader(
            self.train,
            self.places_train,
            self.tokenizer,
            languages=languages,
            batch_size=size,
            seed=seed,
        )

    def test_batch(self, language: str) -> QuestionBatch:
        """All questions of the test at once."""
        tokens = encode_questions(self.test, self.tokenizer, language)
        places = self.places_test[self.test.pictures]
        programs = tuple(question.program for question in self.test.questions)
        return QuestionBatch(places, tokens, tokens != PAD, self.test.answers, programs)


@cache
def answering_task() -> AnsweringTask:
    """Four questions each about 6,000 pictures to learn from and 300 that stay unseen."""
    train = question_set(choose(mini=64, small=6000, full=6000), seed=0)
    test = question_set(choose(mini=32, small=300, full=300), seed=1, split="test")
    return AnsweringTask(
        train, test, question_tokenizer(), encode_places(train.images), encode_places(test.images)
    )


@cache
def question_tokenizer() -> Tokenizer:
    """Every word of questions and answers has an entry of its own, every Chinese character."""
    asked = question_set(300, seed=0)
    turned = {q.program for q in asked.questions if q.kind in NEGATED}
    texts = [
        text
        for code in DATA_LANGUAGES
        for text in (
            *asked.texts(code),
            *(negated(program, code) for program in sorted(turned)),
            *(answer_word(answer, code) for answer in ANSWERS),
        )
    ]
    return Tokenizer.train(list(dict.fromkeys(texts)), 600)


def answer_questions(
    model: nn.Module, questions: QuestionSet, places: Tensor, tokenizer: Tokenizer, language: str
) -> Tensor:
    """What an answerer says: logits (Q, C).

    Args:
        model: places (B, L, D), tokens (B, M), mask (B, M) → logits (B, C); is set to evaluation.
        questions: Q questions about P pictures.
        places: (P, L, D).
        tokenizer: of the words.
        language: that the questions are put in.
    """
    tokens = encode_questions(questions, tokenizer, language)
    return answer_tokens(model, places[questions.pictures], tokens)


def answer_tokens(model: nn.Module, places: Tensor, tokens: Tensor) -> Tensor:
    """What an answerer says to ids (Q, M) about places (Q, L, D): logits (Q, C), on the CPU."""
    weight = next(model.parameters(), tokens)
    model.eval()
    with torch.inference_mode():
        parts = [
            model(seen.to(weight.device), ids, ids != PAD).cpu()
            for seen, ids in (
                (seen, ids.to(weight.device))
                for seen, ids in zip(
                    places.split(ANSWERED_AT_ONCE), tokens.split(ANSWERED_AT_ONCE), strict=True
                )
            )
        ]
    return torch.cat(parts)
