"""Two steps by hand: one memory steers both looks."""

import torch

from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

PLACES, TOKENS = torch.randn(2, 5, 6), torch.tensor([[1, 2, 3], [4, 5, 0]])


def weigh(layer, things, memory):
    gate = torch.tanh(layer.memory(memory))
    scores = [layer.score.weight[0] @ (torch.tanh(layer.thing(one)) * gate) for one in things]
    return torch.stack(scores).softmax(dim=0)


def test_steps_are_the_published_equations() -> None:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=8)
    model = DualAttention(picture=StoredFeatures(6), reader=reader, answers=4)
    states, _ = reader.network(reader.embed(TOKENS[1:, :2]))
    seen, words = model.places(PLACES[1]), states[0]
    memory, maps, read = torch.tanh(model.start(seen.mean(dim=0))) * words.mean(dim=0), [], []
    for step in model.steps:
        maps.append(weigh(step.to_places, seen, memory))
        read.append(weigh(step.to_words, words, memory))
        memory = memory + torch.tanh(step.project(maps[-1] @ seen)) * (read[-1] @ words)
    found = model.look(PLACES, TOKENS, TOKENS > 0)
    torch.testing.assert_close(found.maps[1], torch.stack(maps))
    torch.testing.assert_close(found.words[1, :, :2], torch.stack(read))
    torch.testing.assert_close(found.logits[1], model.out(memory))
