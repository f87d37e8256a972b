"""The picture is a word before the first, or the state to start from."""

import torch

from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.stored_features import StoredFeatures

PICTURES, TOKENS = torch.randn(2, 6), torch.tensor([[1, 2, 3], [4, 5, 6]])


def test_the_picture_is_read_like_a_word() -> None:
    """PyTorch's own LSTM over picture and words says the same."""
    torch.manual_seed(0)
    model = ShowAndTell(picture=StoredFeatures(6), vocabulary=9, width=8)
    lstm = torch.nn.LSTM(8, 8, batch_first=True)
    lstm.load_state_dict({f"{n}_l0": p for n, p in model.cell.state_dict().items()})
    seen = model.project(PICTURES)[:, None]
    hidden, _ = lstm(torch.cat((seen, model.words(TOKENS)), dim=1))
    torch.testing.assert_close(model(PICTURES, TOKENS), model.out(hidden[:, 1:]))


def test_the_picture_is_the_state() -> None:
    model = ShowAndTell(picture=StoredFeatures(6), vocabulary=9, width=8, enters="state")
    hidden, memory = model.begin(PICTURES)
    torch.testing.assert_close(hidden, torch.tanh(model.project(PICTURES)))
    assert not memory.any()
