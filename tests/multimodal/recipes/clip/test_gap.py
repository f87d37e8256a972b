"""Where the two modalities lie, measured by hand and while a model trains."""

import pytest
import torch
from torch.nn.functional import normalize

from multimodal.recipes.clip.gap import GapTrace, geometry
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.tasks import steps
from multimodal.recipes.pairs.towers import clip_model, fit_settings
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded


def test_geometry_of_shifted_clouds(directions):
    cloud = directions(200)
    apart = torch.zeros(16)
    apart[0] = 3
    distance, true, _ = geometry(cloud, cloud)
    assert (distance, round(true, 4)) == (0, 1)
    assert geometry(torch.eye(16), torch.eye(16))[2] == 0
    assert geometry(normalize(cloud + apart, dim=1), normalize(cloud - apart, dim=1))[0] > 1.5


def test_gap_is_watched_while_a_model_trains(scenes):
    with seeded(0):
        model = clip_model(scenes)
    trace = GapTrace(scenes)
    trace.look(model, 0)
    fit(
        model,
        contrastive,
        scenes.batches(seed=0),
        steps=steps("scenes"),
        settings=fit_settings(),
        on_step=[lambda step, now: trace.look(now, step)],
    )
    assert trace.column("step") == [0, 1, 2, 3]
    assert trace.column("scale")[0] == pytest.approx(1 / 0.07, rel=1e-4)
    assert len(set(trace.column("distance"))) == 4


def test_geometry_by_hand():
    images = torch.eye(2)
    texts = torch.tensor([[0.6, 0.8], [1.0, 0.0]])
    distance, true, others = geometry(images, texts)
    assert distance == pytest.approx(((0.5 - 0.8) ** 2 + (0.5 - 0.4) ** 2) ** 0.5)
    assert true == pytest.approx((0.6 + 0.0) / 2)
    assert others == pytest.approx((0.8 + 1.0) / 2)
