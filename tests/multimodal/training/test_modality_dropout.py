import pytest
import torch

from multimodal.training.modality_dropout import ModalityDropout

ALL = torch.ones(20_000, 2, dtype=torch.bool)


def seeded(number: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(number)


def test_shares_and_never_both() -> None:
    kept = ModalityDropout(first=0.3, second=0.1)(ALL, seeded())
    assert (~kept).float().mean(0).tolist() == pytest.approx([0.3, 0.1], abs=0.01)
    assert kept.any(dim=1).all()
    assert ALL.all()


def test_the_only_modality_is_never_hidden() -> None:
    some = ALL.clone()
    some[:5000, 0] = False
    some[5000:7000, 1] = False
    some[7000:8000] = False
    kept = ModalityDropout(first=0.5, second=0.5)(some, seeded())
    assert torch.equal(kept[:8000], some[:8000])
    assert (kept[8000:].sum(1) == 1).all()


def test_draws_follow_from_the_generator() -> None:
    drop = ModalityDropout()
    assert torch.equal(drop(ALL, seeded(1)), drop(ALL, seeded(1)))
    assert not torch.equal(drop(ALL, seeded(1)), drop(ALL, seeded(2)))
    assert ModalityDropout(0, 0)(ALL, seeded()).all()


@pytest.mark.parametrize("shares", [(0.6, 0.5), (-0.1, 0.2)])
def test_impossible_shares(shares) -> None:
    with pytest.raises(ValueError, match="at most 1 together"):
        ModalityDropout(*shares)


def test_other_masks_are_refused() -> None:
    with pytest.raises(ValueError, match=r"present must be \(B, 2\), got \(3,\)"):
        ModalityDropout()(torch.ones(3, dtype=torch.bool), seeded())
    with pytest.raises(ValueError, match=r"present must be a tensor of torch.bool"):
        ModalityDropout()(torch.ones(3, 2), seeded())
