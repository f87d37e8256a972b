"""The sketch of an outer product that nobody makes, and what it says on the average."""

import pytest
import torch

from multimodal.layers.fusers.compact_bilinear import CompactBilinear, CountSketch

RANDOM = torch.Generator().manual_seed(0)
ONE, OTHER = torch.randn(2, 6, 4, generator=RANDOM, dtype=torch.float64)


def count_sketch(bins: int = 3, seed: int = 0) -> CountSketch:
    return CountSketch(width=4, bins=bins, generator=torch.Generator().manual_seed(seed))


def test_numbers_are_added_in_their_bins_with_their_signs() -> None:
    sketch = count_sketch()
    sketch.bin.copy_(torch.tensor([2, 0, 2, 2]))
    sketch.sign.copy_(torch.tensor([1.0, -1.0, -1.0, 1.0]))
    assert sketch(torch.tensor([[1.0, 10, 100, 1000]])).tolist() == [[-10, 0, 1 - 100 + 1000]]


@pytest.mark.parametrize("bins", [1, 2, 7, 8, 50])
def test_it_is_the_count_sketch_of_the_outer_product(bins: int) -> None:
    model = CompactBilinear(width=4, out=bins, seed=3)
    wanted = torch.zeros(6, bins, dtype=torch.float64)
    for i in range(4):
        for k in range(4):
            place = int(model.first.bin[i] + model.second.bin[k]) % bins
            sign = model.first.sign[i] * model.second.sign[k]
            wanted[:, place] += sign * ONE[:, i] * OTHER[:, k]
    torch.testing.assert_close(model.sketch(ONE, OTHER), wanted)


def many_inner_products(bins: int, draws: int = 1000) -> torch.Tensor:
    """Of the sketches of two pairs, each with hashes of its own: (draws,)."""
    sketches = [CompactBilinear(width=4, out=bins, seed=n).sketch(ONE, OTHER) for n in range(draws)]
    return torch.stack([rows[0] @ rows[1] for rows in sketches])


def test_inner_products_are_right_on_the_average_and_scatter_less_with_more_bins() -> None:
    """The inner product of outer products is the product of the inner products."""
    exact = (ONE[0] @ ONE[1]) * (OTHER[0] @ OTHER[1])
    few, many = many_inner_products(4), many_inner_products(64)
    for found in (few, many):
        assert (found.mean() - exact).abs() < 4 * found.std() / len(found) ** 0.5
    assert few.std() > 2.5 * many.std()
    assert many.std() > 0


def test_the_norm_of_a_count_sketch_is_right_on_the_average() -> None:
    found = torch.stack([count_sketch(seed=n)(ONE[:1]).square().sum() for n in range(1000)])
    assert (found.mean() - ONE[0] @ ONE[0]).abs() < 4 * found.std() / len(found) ** 0.5
    assert found.std() > 0


def test_hashes_are_those_of_the_seed_differ_and_travel_with_the_weights() -> None:
    torch.manual_seed(5)
    one = CompactBilinear(width=40, out=9)
    torch.manual_seed(6)
    again, other = CompactBilinear(width=40, out=9), CompactBilinear(width=40, out=9, seed=1)
    assert torch.equal(one.first.bin, again.first.bin)
    assert not torch.equal(one.first.bin, one.second.bin)
    assert not torch.equal(one.first.sign, one.second.sign)
    assert not torch.equal(one.first.bin, other.first.bin)
    other.load_state_dict(one.state_dict())
    pair = torch.randn(2, 3, 40)
    torch.testing.assert_close(other(*pair), one(*pair), rtol=0, atol=0)
    assert list(one.parameters()) == []


def test_what_comes_out_is_the_normalised_sketch() -> None:
    model = CompactBilinear(width=4, out=8)
    sketch = model.sketch(ONE, OTHER)
    roots = sketch.sign() * sketch.abs().sqrt()
    wanted = roots / roots.norm(dim=1, keepdim=True)
    torch.testing.assert_close(model(ONE, OTHER), wanted, rtol=0, atol=1e-3)


def test_slopes_go_through_the_transform() -> None:
    pair = ONE.clone().requires_grad_(), OTHER.clone().requires_grad_()
    assert torch.autograd.gradcheck(CompactBilinear(width=4, out=5).sketch, pair)


def test_half_precision_is_transformed_in_full() -> None:
    model = CompactBilinear(width=4, out=5)
    found = model(ONE.bfloat16(), OTHER.bfloat16())
    assert found.dtype == torch.bfloat16
    torch.testing.assert_close(found.double(), model(ONE, OTHER), rtol=0, atol=0.05)
