"""Scores of pairs by maps that have not seen them."""

import pytest
import torch

from multimodal.recipes.pair_data.pair_scores import (
    coarse_pixels,
    expected_texts,
    kept_shares,
    suspicion,
    threshold,
)


def related(count: int = 60) -> tuple[torch.Tensor, torch.Tensor]:
    """Texts that are a linear map of the pictures, a little disturbed."""
    dice = torch.Generator().manual_seed(0)
    pictures = torch.randn(count, 6, generator=dice)
    turn = torch.randn(6, 4, generator=dice)
    return pictures, pictures @ turn + 0.1 * torch.randn(count, 4, generator=dice)


def test_right_pairs_score_high_and_exchanged_ones_low() -> None:
    pictures, texts = related()
    owner = torch.arange(60)
    owner[:6] = owner[:6].roll(1)
    doubt = suspicion(pictures, texts[owner], seed=0, penalty=0.01)
    assert doubt.shape == (60,)
    assert doubt[:6].min() > doubt[6:].median()
    assert doubt[6:].median() < 0.1


def test_no_map_has_seen_the_pair_that_it_judges() -> None:
    pictures, texts = related(10)
    before = expected_texts(pictures, texts, seed=0)
    changed = texts.clone()
    changed[3] += 100
    after = expected_texts(pictures, changed, seed=0)
    assert torch.equal(before.vectors[3], after.vectors[3])
    assert torch.equal(before.centres[3], after.centres[3])
    assert not torch.equal(before.vectors, after.vectors)


def test_the_score_is_the_cosine_around_the_centre() -> None:
    pictures, texts = related()
    found = expected_texts(pictures, texts, seed=1)
    by_hand = torch.nn.functional.cosine_similarity(
        found.vectors[7], texts[7] - found.centres[7], dim=0
    )
    assert torch.isclose(found.scores(texts)[7], by_hand)


def test_counts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="3 pictures, 4 texts"):
        expected_texts(torch.rand(3, 2), torch.rand(4, 2), seed=0)


def test_a_filter_keeps_the_share_that_it_is_asked_for() -> None:
    scores = {"a": torch.arange(10.0), "b": torch.arange(10.0) + 5}
    limit = threshold(scores, 0.25)
    kept = kept_shares(scores, limit)
    assert kept["b"] > kept["a"]
    assert sum(kept.values()) / 2 == pytest.approx(0.25, abs=0.05)
    with pytest.raises(ValueError, match="between 0 and 1"):
        threshold(scores, 1.5)


def test_coarse_pixels_are_means() -> None:
    picture = torch.zeros(1, 3, 32, 32, dtype=torch.uint8)
    picture[0, 0, :2, :2] = 255
    flat = coarse_pixels(picture)
    assert flat.shape == (1, 768)
    assert flat[0, 0] == 1
    assert flat.sum() == 1
