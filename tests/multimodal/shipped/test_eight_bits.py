"""A matrix comes back within half a step of its rows; everything else nearly as it was."""

import pytest
import torch
from safetensors.torch import load_file

from multimodal.shipped.eight_bits import read_weights, write_weights


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.safetensors"


@pytest.mark.parametrize("shape", [(5, 7), (1, 4), (3, 2, 3, 3)])
def test_a_weight_is_off_by_half_a_step_at_most(path, shape):
    weight = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    write_weights(path, {"weight": weight})
    (again,) = read_weights(path).values()
    step = weight.flatten(1).abs().amax(dim=1) / 127
    off = (again - weight).flatten(1).abs().amax(dim=1)
    assert (off <= 0.6 * step).all()  # half a step, and what rounding of the scale adds
    assert again.dtype == torch.float32


def test_by_hand(path):
    write_weights(path, {"weight": torch.tensor([[127.0, 1.2, -127.0], [0.0, 0.0, 0.0]])})
    file = load_file(path)
    assert file["weight"].tolist() == [[127, 1, -127], [0, 0, 0]]
    assert file["weight/scale"].tolist() == [1.0, 0.0]
    assert read_weights(path)["weight"].tolist() == [[127.0, 1.0, -127.0], [0.0, 0.0, 0.0]]


def test_vectors_are_halves_and_whole_numbers_stay(path):
    vector, count = torch.tensor([0.1, 1000.0]), torch.tensor(2**40)
    write_weights(path, {"vector": vector.requires_grad_(), "count": count})
    again = read_weights(path)
    assert again["vector"].tolist() == vector.half().float().tolist()
    assert again["count"].item() == 2**40
    assert set(again) == {"count", "vector"}


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), 1e6])
@pytest.mark.parametrize("shape", [(3,), (3, 2)])
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(path, wrong, shape):
    with pytest.raises(ValueError, match="weight holds weights that half precision cannot"):
        write_weights(path, {"weight": torch.full(shape, wrong)})
    assert not path.exists()
