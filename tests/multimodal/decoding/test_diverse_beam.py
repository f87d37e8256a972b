"""Groups avoid what earlier groups chose, as strongly as they are asked to."""

import pytest
import torch

from multimodal.decoding.beam import beam_search
from multimodal.decoding.diverse_beam import diverse_beam_search

END = 0


def test_one_group_is_beam_search(gpt2_step):
    settings = {"end": END, "longest": 8, "beams": 3}
    diverse = diverse_beam_search(*gpt2_step, **settings, groups=1)
    for ours, theirs in zip(diverse, beam_search(*gpt2_step, **settings), strict=True):
        assert torch.equal(ours, theirs)


def test_without_strength_all_groups_are_alike(gpt2_step):
    found = diverse_beam_search(*gpt2_step, end=END, longest=8, groups=3, strength=0.0)
    assert (found.tokens == found.tokens[:, :1]).all()


def test_the_second_group_takes_the_other_way_if_it_costs_more_than_the_lead(crossroads):
    """Token 1 leads token 2 by ln 0.6 - ln 0.4 = 0.405."""
    ways = [
        diverse_beam_search(*crossroads, end=END, longest=3, groups=2, strength=strength)
        for strength in (0.4, 0.41)
    ]
    assert ways[0].tokens[0, :, 0].tolist() == [1, 1]
    assert ways[1].tokens[0, :, 0].tolist() == [1, 2]
    assert ways[1].log_probabilities[0].exp().tolist() == pytest.approx([0.24, 0.36])


def test_stronger_groups_say_more_different_things(gpt2_step):
    counts = [
        len(
            {
                tuple(row)
                for row in diverse_beam_search(
                    *gpt2_step, end=END, longest=8, groups=4, strength=strength
                )
                .tokens.flatten(0, 1)
                .tolist()
            }
        )
        for strength in (0.0, 5.0)
    ]
    assert counts[0] < counts[1]


def test_log_probabilities_are_those_of_the_model(gpt2, gpt2_step):
    found = diverse_beam_search(*gpt2_step, end=19, longest=5, groups=3, strength=2.0)
    for first, group in zip(gpt2_step[2], range(4), strict=True):
        for row, likely in zip(found.tokens[group], found.log_probabilities[group], strict=True):
            ids = torch.cat((first[None], row))[None]
            with torch.inference_mode():
                chances = gpt2(ids).logits.log_softmax(-1)[0, :-1]
            length = row.tolist().index(19) + 1 if 19 in row else 5
            each = chances.gather(1, row[:, None])[:length]
            assert float(each.sum()) == pytest.approx(float(likely), abs=1e-4)


@pytest.mark.parametrize("wrong", [{"groups": 0}, {"beams": 0}, {"longest": 0}])
def test_sizes_below_one_are_refused(crossroads, wrong):
    with pytest.raises(ValueError, match="must be a whole number of at least 1, got 0"):
        diverse_beam_search(*crossroads, **({"end": END, "longest": 3} | wrong))


def test_a_negative_strength_is_refused(crossroads):
    with pytest.raises(ValueError, match="strength must be at least 0, got -1"):
        diverse_beam_search(*crossroads, end=END, longest=3, strength=-1)
