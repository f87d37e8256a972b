"""The settings of a training as they are: read from the objects, in lines that fit."""

import torch
from torch import nn

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.augment.shift import ShiftAndMirror
from multimodal.data.labelled import ImageLoader, LabelledImages, ViewLoader
from multimodal.models.frozen import Frozen
from multimodal.training.describe import describe
from multimodal.training.optimiser import FitSettings

DATA = LabelledImages(torch.zeros(1200, 1, 28, 28), torch.zeros(1200, dtype=torch.int64))
SETTINGS = FitSettings(learning_rate=5e-3, weight_decay=1e-4, warmup=0.1, floor=0.05)


def batches(**options):
    return ImageLoader(DATA, batch_size=200, seed=0, **options)


def read(text: str) -> dict[str, str]:
    """Name → value; a line that goes on belongs to the one above."""
    found, last = {}, ""
    column = text.index("Linear") if "Linear" in text else text.index("Sequential")
    for line in text.splitlines():
        name, value = line[:column].strip(), line[column:]
        last = name or last
        found[last] = found[last] + " " + value if not name else value
    return found


def test_every_setting_is_named():
    text = describe(nn.Linear(30, 40), batches(), steps=150, settings=SETTINGS)
    assert read(text) == {
        "model": "Linear",
        "trained parameters": "1,240",
        "training items": "1,200",
        "batch size": "200",
        "steps": "150",
        "passes over the data": "25",
        "augmentation": "none",
        "optimiser": "AdamW, betas (0.9, 0.98)",
        "learning rate": "0.005 at its peak",
        "schedule": "15 steps up (10%), then half a cosine down to 5%",
        "weight decay": "0.0001 on matrices, 0 on vectors and scalars",
        "gradient norm": "at most 1",
    }


def test_other_objects_other_lines():
    one = describe(nn.Linear(2, 3), batches(), steps=2, settings=FitSettings(betas=(0.8, 0.9)))
    found = read(one)
    assert found["passes over the data"] == "0.33"
    assert found["optimiser"] == "AdamW, betas (0.8, 0.9)"
    assert found["schedule"] == "0 steps up (5%), then half a cosine down to 0%"


def test_what_is_frozen_is_counted_apart():
    model = nn.Sequential(Frozen(nn.Linear(3, 4)), nn.Linear(4, 2))
    found = read(describe(model, batches(), steps=1, settings=SETTINGS))
    assert found["trained parameters"] == "10"
    assert found["frozen parameters"] == "16"


def test_the_augmentation_shows_its_settings_and_no_line_is_too_long():
    views = ViewLoader(DATA, batch_size=200, seed=0, augment=GarmentViews(hidden=0.25))
    text = describe(nn.Linear(1, 1), views, steps=9, settings=SETTINGS)
    assert max(map(len, text.splitlines())) <= 79
    assert read(text)["augmentation"] == (
        "GarmentViews(area=0.3, stretch=1.33, mirror=0.5, light=0.4, gamma=1.5, hidden=0.25)"
    )

    def upside_down(images, _):
        return images.flip(2)

    for augment, name in ((upside_down, "upside_down"), (ShiftAndMirror(), "ShiftAndMirror(")):
        text = describe(nn.Linear(1, 1), batches(augment=augment), steps=9, settings=SETTINGS)
        assert read(text)["augmentation"].startswith(name)
