"""Captions encoded once: each is found again, none runs over into the next."""

import torch

from multimodal.data.caption_table import CaptionTable

CAPTIONS = [["a"], ["bb", "c", "ddd"], ["ee"]]


def letters(texts):
    """Each letter is its place in the alphabet."""
    width = max(map(len, texts))
    ids = torch.tensor([[ord(c) - 96 for c in text.ljust(width, "`")] for text in texts])
    return ids, ids != 0


def test_each_caption_of_each_image_is_found():
    table = CaptionTable(CAPTIONS, letters)
    for image, texts in enumerate(CAPTIONS):
        for number, text in enumerate(texts):
            for share in (number / len(texts), (number + 0.999) / len(texts)):
                assert table.row(image, share).tolist() == [ord(c) - 96 for c in text]
