"""CLIPScore by hand: a stretched cosine that is never negative."""

import pytest
import torch

from multimodal.metrics.captions.clip_score import clip_score, ref_clip_score

IMAGES = torch.tensor([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
TEXTS = torch.tensor([[0.6, 0.8], [0.0, 1.0], [-1.0, 0.0]])


def test_by_hand() -> None:
    assert clip_score(IMAGES, TEXTS).tolist() == pytest.approx([1.5, 0, 0])
    assert clip_score(IMAGES, TEXTS, weight=1.0)[0] == pytest.approx(0.6)


def test_with_references_it_is_a_harmonic_mean() -> None:
    references = torch.stack([TEXTS, torch.tensor([[0.0, 1.0]] * 3)], dim=1)  # (3, 2, 2)
    found = ref_clip_score(IMAGES, TEXTS, references)
    assert found.tolist() == pytest.approx([2 * 1.5 * 1.0 / 2.5, 0, 0])
    without_itself = ref_clip_score(IMAGES, TEXTS, references[:, 1:])
    assert without_itself[0] == pytest.approx(2 * 1.5 * 0.8 / 2.3)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="a caption for each picture"):
        clip_score(IMAGES, TEXTS[:2])
    with pytest.raises(ValueError, match="references"):
        ref_clip_score(IMAGES, TEXTS, TEXTS)
