"""The same data for a tower that needs an end of text."""

import torch

from multimodal.recipes.clip.reading import causal_clip, close_texts
from multimodal.token_ids import END, START


def test_closed_texts_begin_and_end_with_a_token_of_their_own(scenes):
    closed = close_texts(scenes)
    text = scenes.test.captions["en"][0][0]
    (row,), mask = closed.tokenizer.encode_batch([text])
    assert row.tolist() == [START, *scenes.tokenizer.encode(text), END]
    assert mask.all()
    batch = next(iter(closed.batches(seed=0)))
    ends = batch.tokens.gather(1, batch.mask.sum(1, keepdim=True) - 1)
    assert set(ends.flatten().tolist()) == {END}
    assert len(closed.tokenizer) == len(scenes.tokenizer)


def test_the_causal_model_trains(scenes):
    closed = close_texts(scenes)
    batch = next(iter(closed.batches(seed=0)))
    model = causal_clip(closed)
    image, text, _ = model(batch.images[:8], batch.tokens[:8], batch.mask[:8])
    assert image.shape == text.shape == (8, 128)
    torch.testing.assert_close(text.norm(dim=1), torch.ones(8))
