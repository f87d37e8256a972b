"""Probabilities of sentences, where they end, and what a search is worth."""

import pytest
import torch
from torch import Tensor, nn

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.decoding.greedy import greedy
from multimodal.models.captioners.captioner import Captioner, State
from multimodal.recipes.captioning.written_sentences import (
    before_the_end,
    decoding_scores,
    log_probability,
    write_sentences,
)
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.text.vocabulary import END

SCENES = scene_dataset(3, seed=0, captions_each=1)
VOCABULARY = CaptionVocabulary(Tokenizer.train(SCENES.texts(), 200), ("en", "zh"))


class Remembers(Captioner):
    """Says one sentence whatever it sees, with probability 0.5 for each of its tokens."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.tokens = [*VOCABULARY.tokenizer.encode(sentence), END]
        self.unused = nn.Parameter(torch.zeros(1))

    def begin(self, images: Tensor) -> State:
        return (torch.zeros(len(images), dtype=torch.long),)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        rest = 0.5 / (len(VOCABULARY) - 1)
        chances = torch.full((len(tokens), len(VOCABULARY)), rest)
        place = min(int(state[0][0]), len(self.tokens) - 1)
        chances[:, self.tokens[place]] = 0.5
        return chances.log(), (state[0] + 1,)


def test_only_tokens_up_to_the_end_count() -> None:
    tokens = torch.tensor([[5, END, END], [END, 7, 8], [5, 6, 7]])
    assert before_the_end(tokens).tolist() == [
        [True, True, False],
        [True, False, False],
        [True, True, True],
    ]


def test_the_probability_of_a_sentence_is_a_product() -> None:
    model = Remembers(SCENES.captions["en"][0][0])
    own = torch.tensor([model.tokens, [END] * len(model.tokens)])
    state, first = model.begin(torch.zeros(2, 3, 4, 4)), torch.zeros(2, dtype=torch.long)
    found = log_probability(model.step, state, first, own).exp()
    assert found[0].item() == pytest.approx(0.5 ** len(model.tokens), rel=1e-4)
    assert found[1].item() == pytest.approx(0.5 / (len(VOCABULARY) - 1), rel=1e-4)


def test_scores_of_a_model_that_always_says_the_same() -> None:
    said = SCENES.captions["en"][1][0]
    model = Remembers(said)
    written = write_sentences(model, SCENES.images, VOCABULARY, "en", greedy)
    assert written.texts == [[said]] * 3
    scores = decoding_scores(written, SCENES.scenes, "en")
    assert scores.exact == pytest.approx(1 / 3)
    assert scores.distinct == 1
    assert scores.length == len(model.tokens)
    expected = len(model.tokens) * torch.tensor(0.5).log().item()
    assert scores.log_probability == pytest.approx(expected, rel=1e-4)


def test_several_sentences_of_a_picture_are_counted_together() -> None:
    right, wrong = SCENES.captions["en"][0][0], SCENES.captions["en"][1][0]

    def both(step, state, first, *, end: int, longest: int) -> Tensor:
        texts = VOCABULARY.tokenizer.encode_batch([right, wrong, right], wrapped=True)[0][:, 1:]
        return texts.expand(len(first), -1, -1)

    written = write_sentences(Remembers(right), SCENES.images[:1], VOCABULARY, "en", both)
    scores = decoding_scores(written, SCENES.scenes[:1], "en")
    assert (scores.exact, scores.distinct) == (pytest.approx(2 / 3), 2)
    assert written.log_probabilities.shape == (1, 3)
