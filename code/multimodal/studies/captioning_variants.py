"""Where the picture enters, what the LSTM remembers, and attention that spreads over places.

Three variants of captioners of :mod:`multimodal.studies.captioning_systems`, trained from the same
seeds on the same batches for as many steps.
``python -m multimodal.studies.captioning_variants`` writes the table and its card.
"""

import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from torch import Tensor, nn

from multimodal.data.pairs import PairBatch
from multimodal.losses.doubly_stochastic import doubly_stochastic_loss
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.captioner import Captioner
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.presets import choose, default_device
from multimodal.recipes.captioning.followed_words import follow_words
from multimodal.recipes.captioning.pointing import pointing, uneven_places
from multimodal.recipes.captioning.scene_captions import (
    CaptionTask,
    caption_task,
    describe_pictures,
    exact_matches,
)
from multimodal.recipes.captioning.scene_classifier import fc_vector, placed_annotations
from multimodal.recipes.captioning.teacher_forcing import SETTINGS, caption_loss
from multimodal.studies.command import Row, study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

LANGUAGE = "en"


def steps() -> int:
    """As many as all systems get."""
    return choose(mini=2, small=600, full=600)


@cache
def task() -> CaptionTask:
    """The scenes of the chapter."""
    return caption_task()


def as_state(task: CaptionTask) -> ShowAndTell:
    """Show and Tell whose initial hidden state is the classifier's vector."""
    return ShowAndTell(picture=fc_vector(), vocabulary=len(task.vocabulary), enters="state")


def forgetting(task: CaptionTask) -> ShowAndTell:
    """Show and Tell with an LSTM as PyTorch starts it: each step loses half of the memory."""
    model = ShowAndTell(picture=fc_vector(), vocabulary=len(task.vocabulary))
    model.cell = nn.LSTMCell(model.cell.input_size, model.cell.hidden_size)
    return model


def attending(task: CaptionTask) -> ShowAttendTell:
    """Soft attention."""
    return ShowAttendTell(picture=placed_annotations(), vocabulary=len(task.vocabulary))


def spread_loss(model: ShowAttendTell, batch: PairBatch) -> Tensor:
    """The loss of captions and, as heavy, that of unevenly attended places."""
    reading, targets = model.read(batch.images, batch.tokens[:, :-1]), batch.tokens[:, 1:]
    spread = doubly_stochastic_loss(reading.weights, targets != 0)
    return next_token_loss(reading.logits, targets) + spread


VARIANTS: dict[str, tuple[Callable[[CaptionTask], Captioner], Callable[..., Tensor]]] = {
    "show_and_tell_fc_state": (as_state, caption_loss),
    "show_and_tell_fc_forgetting": (forgetting, caption_loss),
    "soft_attention_spread": (attending, spread_loss),
}


def rows_of(seed: int) -> Iterator[Row]:
    """One row a variant."""
    for name, (build, loss) in VARIANTS.items():
        start = time.process_time()
        batches = task().batches(seed=seed, languages=[LANGUAGE])
        with seeded(seed):
            model = build(task()).to(default_device())
            fit(model, loss, batches, steps=steps(), settings=SETTINGS)
        spent = round(time.process_time() - start, 1)
        yield {"system": name, "seed": seed, "seconds": spent} | measure(model), model


def measure(model: Captioner) -> dict[str, Any]:
    """Exact matches; of attention also where it lies, and how unevenly over a whole sentence."""
    test, vocabulary = task().test, task().vocabulary
    said = describe_pictures(model, test.images, vocabulary, LANGUAGE)
    right = exact_matches(said, test.scenes, LANGUAGE)
    found = {"steps": steps(), "exact": float(right.float().mean()), "right": right}
    if not isinstance(model, ShowAttendTell):
        return found
    followed = follow_words(model, test.images, vocabulary, LANGUAGE)
    maps = [each.maps for each in followed]
    try:
        found |= pointing([each.tokens for each in followed], maps, test.scenes)._asdict()
    except ValueError:  # after a few steps no sentence names anything
        return found
    return found | {"uneven": uneven_places(maps)}


if __name__ == "__main__":
    study("captioning_variants", __doc__, rows_of)
