"""Equations 3 to 6 of the paper, word by word and place by place."""

import torch

from multimodal.models.answerers.co_attention import AlternatingCoAttention, ParallelCoAttention
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

PLACES, TOKENS = torch.randn(2, 5, 6), torch.tensor([[1, 2, 3], [4, 5, 0]])
MASK = TOKENS > 0


def model(kind):
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=8)
    return kind(picture=StoredFeatures(6), reader=reader, answers=4)


def both(one):
    """Columns, as in the paper: V (D, L) and Q (D, M) of the second row, its padding cut."""
    seen = one.project(PLACES[1])
    states, _ = one.reader.network(one.reader.embed(TOKENS[1:, :2]))
    return seen.T, states[0].T


def test_parallel_is_equations_3_to_5() -> None:
    one = model(ParallelCoAttention)
    v, q = both(one)
    table = torch.tanh(q.T @ one.affinity.weight @ v)
    of_places = torch.tanh(one.place.weight @ v + (one.word.weight @ q) @ table)
    of_words = torch.tanh(one.word.weight @ q + (one.place.weight @ v) @ table.T)
    places = (one.place_score.weight @ of_places)[0].softmax(dim=0)
    words = (one.word_score.weight @ of_words)[0].softmax(dim=0)
    found = one.look(PLACES, TOKENS, MASK)
    torch.testing.assert_close(found.maps[1, 0], places)
    torch.testing.assert_close(found.words[1, 0, :2], words)
    answer = one.out(torch.relu(one.hidden(v @ places + q @ words)))
    torch.testing.assert_close(found.logits[1], answer)


def test_alternating_is_equation_6_three_times() -> None:
    one = model(AlternatingCoAttention)
    v, q = both(one)

    def weights(layer, things, guide):
        hidden = layer.thing(things.T) + guide
        return layer.score(torch.tanh(hidden))[:, 0].softmax(dim=0)

    summary = q @ weights(one.summarise, q, 0)
    places = weights(one.to_places, v, one.to_places.guide(summary))
    words = weights(one.to_words, q, one.to_words.guide(v @ places))
    found = one.look(PLACES, TOKENS, MASK)
    torch.testing.assert_close(found.maps[1, 0], places)
    torch.testing.assert_close(found.words[1, 0, :2], words)
    answer = one.out(torch.relu(one.hidden(v @ places + q @ words)))
    torch.testing.assert_close(found.logits[1], answer)
