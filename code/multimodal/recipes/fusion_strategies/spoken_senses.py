"""Picture, word and a spoken caption: the third sense is a voice in three languages.

Letters: N things.
"""

import torch

from multimodal.data.scenes.world import COLOURS
from multimodal.data.sound.heard_things import Disturbance, HeardThings, heard_things
from multimodal.data.sound.spoken_captions import BANDS, PARTS, heard_captions
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.models.classifier import Classifier
from multimodal.models.fusion.many_senses import ManyLate
from multimodal.models.fusion.product_of_experts import ProductOfExperts
from multimodal.presets import choose
from multimodal.recipes.fusion_strategies.three_senses import KINDS, WIDTH, OfThree, one_by_one

SNOW = 0.6
"""less than where tones are heard: half as many things must be enough to learn from"""


def spoken_task(seed: int, *, voice: bool) -> tuple[HeardThings, HeardThings]:
    """3,000 things to learn from, 800 to be judged by; ``sounds`` are captions, (N, M · P).

    Args:
        seed: of things, languages and noise.
        voice: whether eSpeak NG speaks; two tones take its place otherwise.

    Raises:
        MissingSpeechError: a voice is asked for on a machine that has none.
    """
    parts = []
    for part, count in enumerate(choose(mini=(96, 48), small=(3000, 800), full=(3000, 800))):
        drawn = 2 * seed + part
        things = heard_things(count, seed=drawn, disturbed=Disturbance(snow=SNOW))
        parts.append(things._replace(sounds=heard_captions(things.labels, seed=drawn, voice=voice)))
    return parts[0], parts[1]


def _listeners() -> ManyLate:
    encoders = (
        SmallCNN(channels=3, widths=(16, 32, WIDTH)),
        VectorEncoder(inputs=len(COLOURS), width=WIDTH),
        VectorEncoder(inputs=BANDS * PARTS, width=WIDTH),
    )
    prior = torch.full((KINDS,), 1 / KINDS)
    return ManyLate(
        [Classifier(encoder=one, classes=KINDS) for one in encoders],
        combine=ProductOfExperts(prior=prior),
    )


SPOKEN = OfThree(_listeners, one_by_one)
"""three networks that learn alone, their decisions multiplied"""
