"""The matrix of scores: rows are images."""

import torch

from multimodal.losses.logits import pair_logits


def test_rows_are_images_and_columns_are_texts():
    image, text = torch.eye(2), torch.tensor([[0.6, 0.8], [0.0, 1.0]])
    expected = torch.tensor([[3.0, 0.0], [4.0, 5.0]])
    torch.testing.assert_close(pair_logits(image, text, 5.0), expected)
