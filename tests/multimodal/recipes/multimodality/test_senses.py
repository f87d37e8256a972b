"""Batches that return, senses that are hidden, and trainings that learn what they may see."""

import pytest
import torch

from multimodal.models.stored_features import StoredFeatures
from multimodal.models.two_senses import TwoSenses
from multimodal.recipes.multimodality.senses import (
    BOTH,
    PICTURE,
    Answering,
    SenseData,
    SenseLoader,
    answer,
    correct,
    train_senses,
)

BITS = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]).repeat(64, 1)
XOR = SenseData(2.0 * BITS[:, :1] - 1, BITS[:, 1], BITS[:, 0] ^ BITS[:, 1])


def model() -> TwoSenses:
    torch.manual_seed(0)
    return TwoSenses(picture=StoredFeatures(1), vocabulary=2, answers=2)


def test_a_batch_depends_on_the_seed_only_and_pixels_become_floats() -> None:
    pixels = XOR._replace(pictures=torch.full((256, 3, 8, 8), 255, dtype=torch.uint8))
    first, again, other = (next(iter(SenseLoader(pixels, seed=seed))) for seed in (0, 0, 1))
    assert all(torch.equal(x, y) for x, y in zip(first, again, strict=True))
    assert not torch.equal(first.draws, other.draws)
    assert first.pictures.dtype == torch.float32
    assert first.pictures.max() == 1


def test_dropout_hides_each_sense_for_its_share_and_never_both() -> None:
    draws = torch.arange(1000) / 1000
    present = Answering(dropout=0.25).present(draws)
    assert present.sum(dim=0).tolist() == [750, 750]
    assert present.any(dim=1).all()
    assert BOTH.present(draws).all()
    assert PICTURE.present(draws).tolist() == [[True, False]] * 1000


def test_together_they_learn_what_neither_can() -> None:
    scores = {}
    for name, objective in {"both": BOTH, "picture": PICTURE}.items():
        trained = train_senses(model(), XOR, objective, seed=0, steps=150)
        right = correct(trained, XOR, picture=objective.picture, words=objective.words)
        scores[name] = float(right.float().mean())
    assert scores == {"both": 1.0, "picture": 0.5}


def test_answers_are_probabilities_and_an_absent_sense_changes_nothing() -> None:
    untrained = model().eval()
    shares = answer(untrained, XOR)
    assert shares.shape == (256, 2)
    assert torch.allclose(shares.sum(dim=1), torch.ones(256))
    blind = answer(untrained, XOR, picture=False)
    assert len({tuple(row) for row in blind.tolist()}) == 2


@pytest.mark.parametrize("wrong", [{"picture": False, "words": False}, {"dropout": 0.6}])
def test_impossible_objectives_are_refused(wrong) -> None:
    with pytest.raises(ValueError, match=r"sense|dropout"):
        Answering(**wrong)
