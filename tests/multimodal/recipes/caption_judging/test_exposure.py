"""The rest of a sentence after a wrong thing and after a true one."""

import torch

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.models.captioners.captioner import Captioner
from multimodal.recipes.caption_judging.exposure import after_error, go_on
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer

SCENES = scene_dataset(40, seed=0, split="test", languages=["en"])
VOCABULARY = CaptionVocabulary(Tokenizer.train(SCENES.texts(), 300), ("en",))


class Parrot(Captioner):
    """Goes on with one sentence, whatever it sees."""

    def __init__(self, rest: str) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))
        self.rest = [*VOCABULARY.tokenizer.encode(rest), 3]

    def begin(self, images):
        return (torch.zeros(len(images), 1, dtype=torch.long),)

    def step(self, state, tokens):
        said = state[0][:, 0]
        past = said - self.skip
        newest = torch.tensor([self.rest[max(0, min(p, len(self.rest) - 1))] for p in past])
        return torch.nn.functional.one_hot(newest, len(VOCABULARY)).float(), (state[0] + 1,)

    skip = 0


def test_it_goes_on_from_a_beginning():
    parrot = Parrot("to the left of a blue star")
    parrot.skip = len(VOCABULARY.tokenizer.encode("a red circle"))
    said = go_on(parrot, SCENES.images[:1], "a red circle", VOCABULARY)
    assert said == "a red circle to the left of a blue star"


def test_only_sentences_that_begin_with_a_wrong_thing_are_compared():
    scenes = SCENES.scenes[:3]
    first, second = scenes[0].first, scenes[0].second
    there = [f"{thing.colour} {thing.shape}" for thing in (first, second)]
    other = next(c for c in ("red", "green", "blue") if c not in (first.colour, second.colour))
    wrong = f"a {other} {first.shape} above a {there[1]}"
    texts = [wrong, f"a {there[0]}", "nothing"]
    parrot = Parrot(f"above a {there[1]}")
    parrot.skip = len(VOCABULARY.tokenizer.encode(f"a {there[0]}"))
    found = after_error(parrot, SCENES.images[:3], scenes, texts, VOCABULARY)
    assert found.rows.tolist() == [0]
    assert found.own.tolist() == [True]
    assert found.forced.tolist() == [True]
