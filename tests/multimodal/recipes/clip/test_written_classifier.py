"""Known names tie pictures to new ones: by hand, and where the tie is exactly linear."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.recipes.clip.written_classifier import choose_penalty, conse, ridge


def test_the_worked_example_of_the_chapter():
    names = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    (cup,) = conse(torch.tensor([[0.75, 0.25, 0.0]]), names, likeliest=2)
    torch.testing.assert_close(cup, F.normalize(torch.tensor([0.75, 0.25]), dim=0))
    coffee, flower = torch.tensor([0.9, 0.4]), torch.tensor([-1.0, 0.2])
    assert cup @ coffee > cup @ flower


def test_unlikely_classes_take_no_part():
    names = torch.eye(3)
    (one,) = conse(torch.tensor([[0.5, 0.3, 0.2]]), names, likeliest=1)
    assert one.tolist() == [1, 0, 0]
    with pytest.raises(ValueError, match="3 classes have 2 names"):
        conse(torch.rand(1, 3), names[:2])


def test_an_exactly_linear_tie_is_found_and_a_penalty_shrinks_it():
    torch.manual_seed(0)
    x, matrix = torch.randn(50, 4, dtype=torch.double), torch.randn(4, 6, dtype=torch.double)
    y = x @ matrix + 3
    new = torch.randn(5, 4, dtype=torch.double)
    with torch.inference_mode():
        found = ridge(x.float(), y.float(), 1e-6)
        strong = ridge(x.float(), y.float(), 10.0)
    torch.testing.assert_close(found(new.float()), (new @ matrix + 3).float(), atol=1e-3, rtol=0)
    assert strong.matrix.norm() < found.matrix.norm() / 2
    torch.testing.assert_close(strong(x.float().mean(0)), y.float().mean(0))


def test_noise_wants_a_stronger_penalty():
    torch.manual_seed(0)
    x = torch.randn(60, 20)
    y = x @ torch.randn(20, 8)
    choice = {"penalties": (1e-4, 1.0), "seed": 0}
    assert choose_penalty(x, y, **choice) == 1e-4
    assert choose_penalty(x, y + 20 * torch.randn(60, 8), **choice) == 1.0
