"""The loss of masked autoencoders, by hand and by its gradient."""

import pytest
import torch

from multimodal.losses.masked_reconstruction import masked_reconstruction_loss, normalise_patches


def test_by_hand():
    prediction = torch.tensor([[[1.0, 3.0], [9.0, 9.0], [0.0, 0.0]]])
    target = torch.tensor([[[0.0, 1.0], [0.0, 0.0], [0.0, 4.0]]])
    hidden = torch.tensor([[True, False, True]])
    # hidden patches: (1 + 4) / 2 and (0 + 16) / 2, their mean is 5.25
    assert masked_reconstruction_loss(prediction, target, hidden).item() == pytest.approx(5.25)


def test_visible_patches_have_no_gradient_and_no_say():
    torch.manual_seed(0)
    prediction = torch.randn(2, 5, 4, requires_grad=True)
    target, hidden = torch.randn(2, 5, 4), torch.rand(2, 5) > 0.5
    loss = masked_reconstruction_loss(prediction, target, hidden)
    loss.backward()
    assert (prediction.grad[~hidden] == 0).all()
    expected = 2 * (prediction - target)[hidden] / (4 * hidden.sum())
    torch.testing.assert_close(prediction.grad[hidden], expected.detach())
    wild = torch.where(hidden[..., None], prediction, 1e9)
    torch.testing.assert_close(masked_reconstruction_loss(wild, target, hidden), loss)


def test_what_is_not_a_number_stays_out_of_sight():
    prediction = torch.tensor([[[1.0], [float("nan")]]], requires_grad=True)
    loss = masked_reconstruction_loss(
        prediction, torch.zeros(1, 2, 1), torch.tensor([[True, False]])
    )
    assert loss.item() == 1.0


def test_normalised_patches_by_hand():
    patches = torch.tensor([[[0.0, 2.0, 4.0, 6.0], [3.0, 3.0, 3.0, 3.0]]])
    found = normalise_patches(patches)
    deviation = (20 / 3) ** 0.5  # squares 9 + 1 + 1 + 9 over X − 1
    expected = torch.tensor([-3.0, -1.0, 1.0, 3.0]) / deviation
    torch.testing.assert_close(found[0, 0], expected)
    assert found[0, 1].tolist() == [0.0] * 4


def test_normalisation_forgets_brightness_and_contrast():
    patches = torch.rand(2, 3, 16)
    torch.testing.assert_close(
        normalise_patches(5 * patches + 2), normalise_patches(patches), atol=1e-4, rtol=1e-4
    )


def test_shapes_that_do_not_fit():
    with pytest.raises(ValueError, match="do not fit"):
        masked_reconstruction_loss(
            torch.rand(1, 2, 3), torch.rand(1, 2, 3), torch.ones(1, 3, dtype=torch.bool)
        )


def test_nothing_hidden():
    with pytest.raises(ValueError, match="no patch is hidden"):
        masked_reconstruction_loss(
            torch.rand(1, 2, 3), torch.rand(1, 2, 3), torch.zeros(1, 2, dtype=torch.bool)
        )
