"""The shipped vectors: read as written, about the emoji that they belong to."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.data.emoji import emoji_concepts, load_emoji
from multimodal.metrics.canonical_correlation import fit_cca
from multimodal.pretrained.weight_files import towers_at_hand
from multimodal.recipes.fusion_representations.emoji_vectors import EmojiVectors
from multimodal.recipes.fusion_representations.vector_file import (
    read_vectors,
    ship_vectors,
    shipped_vectors,
)


def test_what_is_written_is_read(tmp_path):
    random = torch.Generator().manual_seed(0)
    vectors = EmojiVectors(
        torch.randn(7, 5, generator=random), 30 * torch.randn(3, 7, 5, generator=random)
    )
    vectors.pictures[2] = 0
    path = tmp_path / "vectors.safetensors"
    ship_vectors(vectors, path)
    again = read_vectors(path)
    for before, after in zip(vectors, again, strict=True):
        allowed = before.abs().amax(dim=-1, keepdim=True) / 254 + 1e-6
        assert ((before - after).abs() <= allowed).all()
    assert not again.pictures[2].any()


def test_shipped_are_all_emoji_and_names_mean_the_same_in_every_language():
    found = shipped_vectors()
    assert found.pictures.shape == (len(emoji_concepts()), 96)
    assert found.names.shape == (3, len(emoji_concepts()), 96)
    english, spanish, chinese = F.normalize(found.names, dim=2)
    for other in (spanish, chinese):
        nearest = (english @ other.T).argmax(dim=1)
        assert (nearest == torch.arange(len(english))).float().mean() > 0.3


def test_pictures_belong_to_their_names():
    found = shipped_vectors()
    train = torch.arange(len(found.pictures)) % 5 > 0
    maps = fit_cca(found.pictures[train], found.names[0, train], directions=10, regularisation=0.1)
    assert maps.correlations_on(found.pictures[~train], found.names[0, ~train]).mean() > 0.4


@pytest.mark.skipif(not towers_at_hand(), reason="the extra `towers` is not installed")
def test_shipped_are_those_of_the_towers():
    """Cosines between a few emoji, around their mean, are those of what the towers say."""
    from multimodal.pretrained.image_tower import image_features, load_image_tower
    from multimodal.pretrained.sentence_tower import MultilingualE5

    rows = list(range(900, 1020, 3))
    data = load_emoji(64).subset(rows)
    names = MultilingualE5().embed([texts[0] for texts in data.captions["es"]])
    pictures = image_features(load_image_tower(), data.images, size=96)
    shipped = shipped_vectors()
    for live, kept in ((names, shipped.names[1, rows]), (pictures, shipped.pictures[rows])):
        one, other = (torch.cdist(x, x).flatten() for x in (live, kept))
        assert float(torch.corrcoef(torch.stack((one, other)))[0, 1]) > 0.9
