"""What each pair earns, averaged, is Recall."""

import pytest
import torch

from multimodal.recipes.pairs.hits import hits
from multimodal.recipes.pairs.search import Embedded, retrieval


def test_the_mean_is_recall_over_languages_and_directions(directions):
    found = Embedded(directions(30), {"en": directions(30, 1), "zh": directions(30, 2)})
    for k in (1, 5):
        mean = sum(row.recall[k] for row in retrieval(found)) / 4
        assert float(hits(found, k).mean()) == pytest.approx(mean)


def test_one_pair_in_one_direction():
    images, texts = torch.eye(2), torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    # each picture ties between both texts; text 1 finds picture 0
    assert hits(Embedded(images, {"en": texts})).tolist() == [0.75, 0.25]
