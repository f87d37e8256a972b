"""What is absent has no influence, and both senses reach the answer."""

import torch

from multimodal.models.stored_features import StoredFeatures
from multimodal.models.two_senses import TwoSenses

B = 4
PICTURES, WORDS = torch.rand(B, 6), torch.tensor([0, 1, 2, 1])
HERE = torch.ones(B, 2, dtype=torch.bool)


def model() -> TwoSenses:
    torch.manual_seed(0)
    return TwoSenses(picture=StoredFeatures(6), vocabulary=3, answers=5, width=8, hidden=16)


def test_shape_and_a_gradient_for_every_parameter() -> None:
    one = model()
    logits = one(PICTURES, WORDS, HERE)
    assert logits.shape == (B, 5)
    logits.square().sum().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in one.parameters())


def test_an_absent_sense_is_not_seen() -> None:
    one = model()
    for column, changed in ((0, (PICTURES + 1, WORDS)), (1, (PICTURES, (WORDS + 1) % 3))):
        present = HERE.clone()
        present[:2, column] = False
        before, after = one(PICTURES, WORDS, present), one(*changed, present)
        assert torch.equal(before[:2], after[:2])
        assert not torch.allclose(before[2:], after[2:])


def test_rows_do_not_see_each_other() -> None:
    one = model()
    alone = one(PICTURES[:1], WORDS[:1], HERE[:1])
    assert torch.allclose(one(PICTURES, WORDS, HERE)[:1], alone, atol=1e-6)
