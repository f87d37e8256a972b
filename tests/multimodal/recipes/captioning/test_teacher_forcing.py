import torch
from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.models.captioners.captioner import Captioner, State
from multimodal.recipes.captioning.teacher_forcing import caption_loss, train_captioner


class Copies(Captioner):
    """Says again, with much certainty, what it has just heard."""

    def __init__(self) -> None:
        super().__init__()
        self.certainty = torch.nn.Parameter(torch.tensor(9.0))

    def begin(self, images: Tensor) -> State:
        return (images.flatten(1)[:, :1],)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        return self.certainty * torch.nn.functional.one_hot(tokens, 6).float(), state


def batch_of(rows: list[list[int]]) -> PairBatch:
    tokens = torch.tensor(rows)
    return PairBatch(torch.rand(len(rows), 3, 4, 4), tokens, tokens != 0, torch.arange(len(rows)))


def test_each_token_is_asked_for_given_the_true_one_before_it() -> None:
    certain = caption_loss(Copies(), batch_of([[4, 4, 4, 4]]))
    wrong = caption_loss(Copies(), batch_of([[4, 5, 4, 5]]))
    assert certain < 0.01 < 5 < wrong


def test_training_lowers_the_loss() -> None:
    model = Copies()
    batch = batch_of([[4, 5, 4, 5]])
    history = train_captioner(model, iter(lambda: batch, None), steps=20)
    assert history.losses[-1] < history.losses[0]
