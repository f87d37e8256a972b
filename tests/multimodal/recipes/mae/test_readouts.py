"""Features read in their places, as a mean, by region, at the class token."""

import torch

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.masked import mae_model
from multimodal.recipes.mae.readouts import ClassTokenOf, PatchMap, by_region, mean_of_places
from multimodal.training.seeds import seeded

IMAGES = load_fashion("test", 3).images
with seeded(0):
    ENCODER = mae_model().encoder.eval()


@torch.no_grad()
def test_map_holds_the_tokens_in_their_places() -> None:
    maps = PatchMap(ENCODER)(IMAGES)
    tokens = ENCODER.encode(IMAGES, torch.arange(49).expand(3, -1))
    assert maps.shape == (3, 64, 7, 7)
    torch.testing.assert_close(maps[:, :, 2, 3], tokens[:, 1 + 2 * 7 + 3])
    torch.testing.assert_close(mean_of_places(maps), ENCODER(IMAGES))
    torch.testing.assert_close(ClassTokenOf(ENCODER)(IMAGES), tokens[:, 0])


def test_regions_say_where_something_was() -> None:
    maps = torch.zeros(2, 1, 6, 6)
    maps[0, 0, 0, 0] = maps[1, 0, 5, 5] = 4.0
    assert mean_of_places(maps)[0] == mean_of_places(maps)[1]
    first, second = by_region(maps)
    assert first.tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 0]
    assert second.tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 1]
