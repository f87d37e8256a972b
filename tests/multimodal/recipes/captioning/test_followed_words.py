"""A map for each token that is written, the one from before it was written."""

import torch
from torch import Tensor, nn

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.models.captioners.captioner import State
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.recipes.captioning.followed_words import follow_words
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.text.vocabulary import END

SCENES = scene_dataset(2, seed=0, captions_each=1)
VOCABULARY = CaptionVocabulary(Tokenizer.train(SCENES.texts(), 200), ("en",))
SAID = [*VOCABULARY.tokenizer.encode("a red star"), END]


class Points(ShowAttendTell):
    """Says three words, and looks at the place whose number is the token that was read."""

    def __init__(self) -> None:
        super().__init__(picture=_Width(), vocabulary=len(VOCABULARY), width=8)

    def begin(self, images: Tensor) -> State:
        return (torch.zeros(len(images), dtype=torch.long),)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        place = min(int(state[0][0]), len(SAID) - 1)
        logits = torch.zeros(len(tokens), len(VOCABULARY))
        logits[:, SAID[place]] = 1
        return logits, (state[0] + 1,)

    def look(self, images: Tensor, tokens: Tensor) -> Tensor:
        return torch.nn.functional.one_hot(tokens, len(VOCABULARY)).float()


class _Width(nn.Module):
    width = 8


def test_tokens_and_maps() -> None:
    found = follow_words(Points(), SCENES.images, VOCABULARY, "en")
    assert len(found) == 2
    for tokens, maps in found:
        assert tokens == [VOCABULARY.tokenizer.decode([token]) for token in SAID[:-1]]
        assert maps.argmax(dim=1).tolist() == [VOCABULARY.start("en"), *SAID[:-2]]
