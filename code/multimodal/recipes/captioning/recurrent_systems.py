"""Captioners that read token after token: how each is built and trained."""

from collections.abc import Callable, Iterable

from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.encoders.region_features import RegionFeatures
from multimodal.losses.doubly_stochastic import doubly_stochastic_loss
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.bottom_up import BottomUpTopDown
from multimodal.models.captioners.captioner import Captioner
from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.models.captioners.m_rnn import MultimodalRNN
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.recipes.captioning.hard_training import DrawnPlaces
from multimodal.recipes.captioning.scene_captions import CaptionTask
from multimodal.recipes.captioning.scene_classifier import (
    fc_vector,
    long_vector,
    placed_annotations,
    places,
)
from multimodal.recipes.captioning.teacher_forcing import SETTINGS, caption_loss
from multimodal.training.fit import fit
from multimodal.training.history import History

Build = Callable[[CaptionTask], Captioner]


def show_and_tell(task: CaptionTask, *, enters: str = "input") -> ShowAndTell:
    """The picture as one long vector that knows every place."""
    return ShowAndTell(picture=long_vector(), vocabulary=len(task.vocabulary), enters=enters)


def show_and_tell_fc(task: CaptionTask) -> ShowAndTell:
    """As published: the picture as the vector that the classifier decides by."""
    return ShowAndTell(picture=fc_vector(), vocabulary=len(task.vocabulary))


def m_rnn(task: CaptionTask) -> MultimodalRNN:
    """The picture meets every word."""
    return MultimodalRNN(picture=long_vector(), vocabulary=len(task.vocabulary))


def soft_attention(task: CaptionTask) -> ShowAttendTell:
    """A weighted mean of places for every word."""
    return ShowAttendTell(picture=placed_annotations(), vocabulary=len(task.vocabulary))


def hard_attention(task: CaptionTask) -> HardAttention:
    """One place for every word."""
    return HardAttention(picture=placed_annotations(), vocabulary=len(task.vocabulary))


def bottom_up(task: CaptionTask) -> BottomUpTopDown:
    """Two proposed regions and the whole picture."""
    regions = RegionFeatures(places=places())
    return BottomUpTopDown(picture=regions, vocabulary=len(task.vocabulary))


RECURRENT: dict[str, Build] = {
    "show_and_tell": show_and_tell,
    "show_and_tell_state": lambda task: show_and_tell(task, enters="state"),
    "show_and_tell_fc": show_and_tell_fc,
    "m_rnn": m_rnn,
    "soft_attention": soft_attention,
    "hard_attention": hard_attention,
    "bottom_up": bottom_up,
}


class SpreadOverPlaces:
    """The loss of captions and, with a weight, doubly stochastic attention.

    Args:
        strength: λ of the second.
    """

    def __init__(self, strength: float = 1.0) -> None:
        self.strength = strength

    def __call__(self, model: ShowAttendTell, batch: PairBatch) -> Tensor:
        """The loss of a batch, ()."""
        reading, targets = model.read(batch.images, batch.tokens[:, :-1]), batch.tokens[:, 1:]
        spread = doubly_stochastic_loss(reading.weights, targets != 0)
        return next_token_loss(reading.logits, targets) + self.strength * spread


def train_recurrent(model: Captioner, batches: Iterable[PairBatch], *, steps: int) -> History:
    """:func:`fit` with the settings of the chapter; hard attention by REINFORCE."""
    objective = DrawnPlaces() if isinstance(model, HardAttention) else caption_loss
    return fit(model, objective, batches, steps=steps, settings=SETTINGS)
