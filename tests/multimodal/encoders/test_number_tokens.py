import torch

from multimodal.encoders.number_tokens import NumberTokens


def test_a_token_for_each_number_and_its_place() -> None:
    tokens = NumberTokens(inputs=3, width=5)
    x = torch.randn(2, 3)
    found = tokens(x)
    assert found.shape == (2, 3, 5)
    changed = x.clone()
    changed[:, 1] += 1
    moved = (tokens(changed) - found).abs().sum(dim=2) > 0
    assert moved.tolist() == [[False, True, False]] * 2
    same = tokens(torch.ones(1, 3))[0]
    assert not torch.allclose(same[0], same[1]), "equal numbers are told apart by their places"
