"""Where the picture enters, what the LSTM remembers, and attention that spreads over places.

The variants of :mod:`multimodal.studies.captioning_systems` that no other chapter needs, trained
from the same seeds on the same batches for as many steps.
``python -m multimodal.studies.captioning_variants`` writes the table and its card.
"""

import time
from collections.abc import Callable, Iterator

from torch import nn

from multimodal.models.captioners.captioner import Captioner
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.presets import default_device
from multimodal.recipes.captioning.followed_words import follow_words
from multimodal.recipes.captioning.pointing import pointing, uneven_places
from multimodal.recipes.captioning.recurrent_systems import (
    SpreadOverPlaces,
    show_and_tell_fc,
    soft_attention,
)
from multimodal.recipes.captioning.scene_captions import (
    CaptionTask,
    describe_pictures,
    exact_matches,
)
from multimodal.recipes.captioning.scene_classifier import fc_vector
from multimodal.recipes.captioning.teacher_forcing import SETTINGS, caption_loss
from multimodal.studies.captioning_systems import LANGUAGE, steps, task
from multimodal.studies.command import Row, study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

BATCH_LOSSES: dict[str, Callable] = {"soft_attention_spread": SpreadOverPlaces(1.0)}


def as_state(task: CaptionTask) -> ShowAndTell:
    """The classifier's vector is the initial hidden state."""
    return ShowAndTell(picture=fc_vector(), vocabulary=len(task.vocabulary), enters="state")


def forgetting(task: CaptionTask) -> ShowAndTell:
    """An LSTM as PyTorch starts it: half of the memory is lost at each step."""
    model = show_and_tell_fc(task)
    model.cell = nn.LSTMCell(model.cell.input_size, model.cell.hidden_size)
    return model


VARIANTS: dict[str, Callable[[CaptionTask], Captioner]] = {
    "show_and_tell_fc_state": as_state,
    "show_and_tell_fc_forgetting": forgetting,
    "soft_attention_spread": soft_attention,
}


def rows_of(seed: int) -> Iterator[Row]:
    """One row a variant."""
    for name, build in VARIANTS.items():
        start = time.process_time()
        with seeded(seed):
            model = build(task()).to(default_device())
            batches = task().batches(seed=seed, languages=[LANGUAGE])
            loss = BATCH_LOSSES.get(name, caption_loss)
            fit(model, loss, batches, steps=steps(), settings=SETTINGS)
        spent = round(time.process_time() - start, 1)
        yield {"system": name, "seed": seed, "seconds": spent} | measure(model), model


def measure(model: Captioner) -> dict[str, object]:
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
