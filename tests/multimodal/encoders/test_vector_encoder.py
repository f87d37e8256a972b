import torch

from multimodal.encoders.vector_encoder import VectorEncoder


def test_two_layers_by_hand() -> None:
    encoder, x = VectorEncoder(inputs=3, width=5), torch.randn(4, 3)
    one, _, two, _ = encoder.layers
    hidden = torch.relu(x @ one.weight.T + one.bias)
    expected = torch.relu(hidden @ two.weight.T + two.bias)
    assert encoder.width == 5
    assert torch.allclose(encoder(x), expected, atol=1e-6)
