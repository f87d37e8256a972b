"""A bag knows which words stand in a text, not in which order."""

import torch

from multimodal.encoders.bag_of_words import BagOfWords


def test_order_is_invisible_and_words_are_not():
    torch.manual_seed(0)
    bag, mask = BagOfWords(vocabulary=20, width=16, hidden=32), torch.ones(1, 3).bool()
    tokens = torch.tensor([[1, 2, 3]])
    torch.testing.assert_close(bag(tokens, mask), bag(tokens.flip(1), mask))
    assert not torch.allclose(bag(tokens, mask), bag(torch.tensor([[1, 2, 4]]), mask))


def test_padding_is_not_read():
    torch.manual_seed(0)
    bag = BagOfWords(vocabulary=20, width=16, hidden=32)
    short = bag(torch.tensor([[1, 2]]), torch.ones(1, 2).bool())
    padded = bag(torch.tensor([[1, 2, 7]]), torch.tensor([[True, True, False]]))
    torch.testing.assert_close(padded, short)
    assert short.shape == (1, bag.width) == (1, 16)
