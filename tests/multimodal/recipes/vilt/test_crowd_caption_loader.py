"""Batches of captioned crowds: the captions are those of the pictures, and follow from the seed."""

import numpy as np
import torch

from multimodal.data.questions.crowd_captions import crowd_captions
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.vilt.crowd_caption_loader import (
    CAPTIONS_EACH,
    CrowdCaptionLoader,
    caption_texts,
)
from multimodal.recipes.vilt.vilt_training import vilt_tokenizer

QUESTIONS = question_set(12, seed=3)


def loader(seed=0):
    return CrowdCaptionLoader(QUESTIONS, vilt_tokenizer(), language="en", batch_size=4, seed=seed)


def test_a_batch():
    batch = next(iter(loader()))
    assert batch.images.shape == (4, 3, 48, 48)
    assert 0 <= batch.images.min() < batch.images.max() <= 1
    assert torch.equal(batch.mask, batch.tokens != 0)
    assert batch.mask.any(dim=0).all()


def test_captions_belong_to_their_pictures():
    texts = caption_texts(QUESTIONS, "en", seed=0)
    assert len(texts) == 12 * CAPTIONS_EACH
    images = (QUESTIONS.images.float() / 255).flatten(1)
    for batch in loader().epoch(0):
        for image, tokens in zip(batch.images, batch.tokens, strict=True):
            row = int((images - image.flatten()).abs().sum(dim=1).argmin())
            said = [vilt_tokenizer().encode(text) for text in texts[CAPTIONS_EACH * row :][:4]]
            assert tokens[tokens != 0].tolist() in said


def test_every_word_of_a_caption_is_one_token():
    for text in caption_texts(QUESTIONS, "en", seed=0):
        assert len(vilt_tokenizer().encode(text)) == len(text.replace(",", " ,").split())


def test_equal_seeds_give_equal_batches():
    first, again, other = (next(iter(loader(seed))) for seed in (0, 0, 1))
    assert all(torch.equal(*pair) for pair in zip(first, again, strict=True))
    assert not torch.equal(first.images, other.images)
    assert caption_texts(QUESTIONS, "en", seed=0) != caption_texts(QUESTIONS, "en", seed=1)


def test_captions_of_a_picture_differ():
    crowd = QUESTIONS.crowds[0]
    texts = caption_texts(QUESTIONS, "es", seed=0)[:CAPTIONS_EACH]
    assert len(set(texts)) > 1
    assert all(
        text in crowd_captions(crowd, "es", count=2000, random=np.random.default_rng(5))
        for text in texts
    )
