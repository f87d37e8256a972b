"""One hop and two by hand; what the published model leaves out."""

import pytest
import torch

from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.stacked_attention import (
    KeepQuestion,
    RereadQuestion,
    StackedAttention,
)
from multimodal.models.stored_features import StoredFeatures

PLACES, TOKENS = torch.randn(2, 5, 6), torch.tensor([[1, 2, 3], [4, 5, 0]])
MASK = TOKENS > 0


def model(**options) -> StackedAttention:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=8)
    return StackedAttention(picture=StoredFeatures(6), reader=reader, answers=4, **options)


def weigh(layer, things, guide):
    scores = [
        layer.score.weight[0] @ torch.tanh(layer.thing(thing) + layer.guide(guide))
        for thing in things
    ]
    return torch.stack(scores).softmax(dim=0)


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("ask", [KeepQuestion, RereadQuestion])
def test_hops_are_the_equations(ask, row) -> None:
    one = model(ask=ask)
    states, _ = one.reader.network(one.reader.embed(TOKENS[row : row + 1, : 3 - row]))
    words, known = states[0], states[0, -1]
    seen, wanted = one.project(PLACES[row]), []
    for hop in one.hops:
        if ask is RereadQuestion:
            known = known + weigh(hop.ask.attend, words, known) @ words
        wanted.append(weigh(hop.attend, seen, known))
        known = known + wanted[-1] @ seen
    found = one.look(PLACES, TOKENS, MASK)
    torch.testing.assert_close(found.maps[row], torch.stack(wanted))
    torch.testing.assert_close(found.logits[row], one.out(torch.relu(one.hidden(known))))


def test_the_published_hop_has_no_weights_for_words() -> None:
    published, ours = model(ask=KeepQuestion), model()
    assert not list(published.hops[0].ask.parameters())
    assert list(ours.hops[0].ask.parameters())
