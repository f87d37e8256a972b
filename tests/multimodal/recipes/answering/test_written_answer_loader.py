"""Written answers: two styles, three languages, drawn apart for question and answer."""

import pytest
import torch

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.question_set import question_set
from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answering.written_answer_loader import (
    STYLES,
    WritingLoader,
    encode_answers,
    padded,
    writing_vocabulary,
)
from multimodal.token_ids import END

QUESTIONS = question_set(30, seed=4)
PLACES = torch.arange(30.0)[:, None, None].expand(30, 36, 4)


def test_styles():
    question = QUESTIONS.questions[0]
    words = STYLES["word"](question, "es")
    assert tuple(words) == ANSWERS
    assert words["red"] == "rojo"
    sentences = STYLES["sentence"](question, "es")
    assert question.answer in sentences
    assert set(sentences) < set(ANSWERS)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_answers_come_back_from_their_ids(style, language):
    tokens = encode_answers(QUESTIONS, style, language)
    assert (tokens[:, 0] == writing_vocabulary().start(language)).all()
    assert ((tokens == END).sum(dim=1) == 1).all()
    for said, question in zip(
        writing_vocabulary().read(tokens[:, 1:]), QUESTIONS.questions, strict=True
    ):
        wanted = STYLES[style](question, language)[question.answer]
        assert said.lower().replace(" ", "") == wanted.lower().replace(" ", "").replace("，", ",")


def test_a_batch_pairs_places_questions_and_answers():
    batch = next(iter(WritingLoader(QUESTIONS, PLACES, style="word", batch_size=40, seed=0)))
    vocabulary = writing_vocabulary()
    known = {
        (int(picture), vocabulary.tokenizer.decode(tokens), said)
        for asked in DATA_LANGUAGES
        for told in DATA_LANGUAGES
        for picture, tokens, said in zip(
            QUESTIONS.pictures,
            vocabulary.tokenizer.encode_batch(QUESTIONS.texts(asked))[0],
            vocabulary.read(encode_answers(QUESTIONS, "word", told)[:, 1:]),
            strict=True,
        )
    }
    found = zip(
        batch.places[:, 0, 0].long().tolist(),
        map(vocabulary.tokenizer.decode, batch.tokens),
        vocabulary.read(batch.answers[:, 1:]),
        strict=True,
    )
    assert set(found) <= known


def test_languages_of_question_and_answer_are_drawn_apart():
    loader = WritingLoader(QUESTIONS, PLACES, style="word", batch_size=100, seed=0)
    batches = [batch for _, batch in zip(range(4), loader, strict=False)]
    vocabulary = writing_vocabulary()
    asked_in = {
        tuple(vocabulary.tokenizer.encode(text)): language
        for language in DATA_LANGUAGES
        for text in QUESTIONS.texts(language)
    }
    pairs = {
        (asked_in[tuple(line[line != 0].tolist())], int(answer[0]))
        for batch in batches
        for line, answer in zip(batch.tokens, batch.answers, strict=True)
    }
    assert len(pairs) == 9


def test_padding_that_nobody_needs_is_left_out():
    lines = [torch.tensor([4, 5, 0, 0]), torch.tensor([4, 0])]
    assert padded(lines).tolist() == [[4, 5], [4, 0]]
