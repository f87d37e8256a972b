"""Beam search finds what greedy misses, all there is when it is wide, and what others find."""

from itertools import product

import pytest
import torch

from multimodal.decoding.beam import beam_search, repeat_rows, take_rows
from multimodal.decoding.greedy import greedy
from multimodal.decoding.length_penalties import average, total, wu

END = 0


def cut(tokens):
    row = tokens.tolist()
    return row[: row.index(END) + 1] if END in row else row


def test_two_beams_find_the_sentence_that_greedy_misses(crossroads):
    found = beam_search(*crossroads, end=END, longest=4, beams=2, best=2)
    assert [cut(row) for row in found.tokens[0]] == [[2, END], [1, END]]
    assert found.log_probabilities[0].exp().tolist() == pytest.approx([0.36, 0.24])
    assert cut(greedy(*crossroads, end=END, longest=4)[0]) == [1, END]


def test_one_beam_is_greedy(dice, gpt2_step):
    for start, longest in ((dice(0), 6), (dice(1), 6), (gpt2_step, 12)):
        one = beam_search(*start, end=END, longest=longest, beams=1).tokens[:, 0]
        for row, other in zip(one, greedy(*start, end=END, longest=longest), strict=True):
            assert cut(row) == cut(other)


@pytest.mark.parametrize("penalty", [total, average, wu(0.6)])
@pytest.mark.parametrize("seed", range(4))
def test_a_wide_beam_is_exhaustive_search(dice, penalty, seed):
    start, longest = dice(seed), 4
    found = beam_search(*start, end=END, longest=longest, beams=81, best=5, penalty=penalty)
    for picture in range(2):
        every = all_sentences(start, picture, longest, penalty)
        for place, (score, log_probability, tokens) in enumerate(every[:5]):
            assert cut(found.tokens[picture, place]) == list(tokens)
            assert float(found.scores[picture, place]) == pytest.approx(score, abs=1e-5)
            likely = float(found.log_probabilities[picture, place])
            assert likely == pytest.approx(log_probability, abs=1e-5)


def all_sentences(start, picture, longest, penalty):
    step, state, first = start
    found = []
    for length in range(1, longest + 1):
        for tokens in product(range(3), repeat=length):
            ends = tokens[-1] == END or length == longest
            if not ends or END in tokens[:-1]:
                continue
            memory, newest, likely = (state[0][[picture]],), first[[picture]], 0.0
            for token in tokens:
                logits, memory = step(memory, newest)
                likely += float(logits.log_softmax(-1)[0, token])
                newest = torch.tensor([token])
            found.append((float(penalty(torch.tensor(likely), length)), likely, tokens))
    return sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("penalty", "exponent"), [(total, 0.0), (average, 1.0), (lambda p, n: p / n**0.5, 0.5)]
)
@pytest.mark.parametrize("beams", [2, 4])
def test_finds_what_transformers_finds(gpt2, gpt2_step, penalty, exponent, beams):
    """Its ``length_penalty`` is the exponent of the length; "never" stops by our rule."""
    found = beam_search(*gpt2_step, end=END, longest=10, beams=beams, best=2, penalty=penalty)
    theirs = gpt2.generate(
        gpt2_step[2][:, None],
        attention_mask=torch.ones(4, 1, dtype=torch.long),
        max_new_tokens=10,
        num_beams=beams,
        num_return_sequences=2,
        length_penalty=exponent,
        early_stopping="never",
        do_sample=False,
        pad_token_id=END,
        return_dict_in_generate=True,
        output_scores=True,
    )
    ours = found.tokens.flatten(0, 1)
    assert len({tuple(cut(row)) for row in ours}) > 4
    for row, other in zip(ours, theirs.sequences[:, 1:], strict=True):
        assert cut(row) == cut(other)
    assert torch.allclose(found.scores.flatten(), theirs.sequences_scores, atol=1e-4)


def test_length_penalties_choose_other_lengths(dice):
    short = beam_search(*dice(2), end=END, longest=8, beams=6, penalty=total).tokens[:, 0]
    long = beam_search(*dice(2), end=END, longest=8, beams=6, penalty=average).tokens[:, 0]
    lengths = [sum(len(cut(row)) for row in found) for found in (short, long)]
    assert lengths[0] < lengths[1]


def test_penalties_by_hand():
    likely = torch.tensor([-6.0])
    assert total(likely, 3).item() == -6.0
    assert average(likely, 3).item() == -2.0
    assert wu(1.0)(likely, 7).item() == pytest.approx(-3.0)
    assert wu(0.0)(likely, 7).item() == -6.0
    with pytest.raises(ValueError, match="alpha must be at least 0, got -1"):
        wu(-1)


def test_sentences_are_sorted_ended_and_cut(dice):
    found = beam_search(*dice(3), end=END, longest=5, beams=9, best=9)
    assert (found.scores.diff(dim=1) <= 0).all()
    after = torch.cummax((found.tokens == END).int(), dim=-1).values.bool()
    assert (found.tokens[after] == END).all()
    kept = {tuple(row) for row in found.tokens[0].tolist()}
    assert len(kept) == 9


def test_more_beams_than_sentences_leave_empty_places(crossroads):
    found = beam_search(*crossroads, end=END, longest=1, beams=5, best=5)
    likely = found.log_probabilities[0].exp()
    assert likely.tolist() == pytest.approx([0.6, 0.4, 0, 0, 0])


def test_rows_of_a_state_follow_their_parents():
    state = (torch.tensor([[1.0], [2.0]]),)
    wide = repeat_rows(state, 2)
    assert wide[0][:, 0].tolist() == [1, 1, 2, 2]
    marked = (torch.arange(4),)
    assert take_rows(marked, torch.tensor([[1, 1], [0, 1]]))[0].tolist() == [1, 1, 2, 3]


@pytest.mark.parametrize("wrong", [{"beams": 0}, {"longest": 0}, {"best": 0}])
def test_sizes_below_one_are_refused(crossroads, wrong):
    with pytest.raises(ValueError, match="must be a whole number of at least 1, got 0"):
        beam_search(*crossroads, **({"end": END, "longest": 3} | wrong))


def test_more_sentences_than_beams_are_refused(crossroads):
    with pytest.raises(ValueError, match="3 sentences of 2 beams"):
        beam_search(*crossroads, end=END, longest=3, beams=2, best=3)
