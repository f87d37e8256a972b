"""The likeliest token, again and again, as another library does it."""

import pytest
import torch

from multimodal.decoding.greedy import greedy

END = 0


def test_takes_the_likeliest_and_stops_at_the_end(crossroads):
    assert greedy(*crossroads, end=END, longest=9).tolist() == [[1, END]]


def test_finds_what_transformers_finds(gpt2, gpt2_step):
    ours = greedy(*gpt2_step, end=END, longest=10)
    theirs = gpt2.generate(
        gpt2_step[2][:, None],
        attention_mask=torch.ones(4, 1, dtype=torch.long),
        max_new_tokens=10,
        do_sample=False,
        pad_token_id=END,
    )
    assert torch.equal(ours, theirs[:, 1:])


def test_a_sentence_that_has_ended_stays_ended(dice):
    tokens = greedy(*dice(1), end=END, longest=12)
    after = torch.cummax((tokens == END).int(), dim=-1).values.bool()
    assert (tokens[after] == END).all()


def test_writes_no_longer_than_asked(gpt2_step):
    assert greedy(*gpt2_step, end=19, longest=3).shape == (4, 3)
    with pytest.raises(ValueError, match="longest must be at least 1, got 0"):
        greedy(*gpt2_step, end=END, longest=0)
