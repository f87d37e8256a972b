"""A lookup by hand; what is missing is not read, and what is read is what the base says."""

import torch
import torch.nn.functional as F

from multimodal.models.answerers.memory_network import Base, MemoryNetwork
from multimodal.models.answerers.question_reader import QuestionReader

RANDOM = torch.Generator().manual_seed(0)
LOOKS = torch.randn(4, 6, generator=RANDOM)
TOKENS, MASK = torch.tensor([[1, 2, 3], [4, 5, 0]]), torch.tensor([[True] * 3, [True, True, False]])
PICTURES = LOOKS[:2] + 0.1 * torch.randn(2, 6, generator=RANDOM)
BASE = Base(LOOKS[[0, 0, 1, 1, 2]], torch.tensor([0, 1, 0, 1, 0]), torch.tensor([1, 2, 3, 4, 1]))
WANTED = torch.tensor([1, 4])


def model() -> MemoryNetwork:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=6, width=8)
    return MemoryNetwork(features=6, reader=reader, relations=2, answers=5)


def test_the_lookup_is_a_softmax_over_keys_and_nothing() -> None:
    one = model()
    asked = one.ask(one.reader(TOKENS, MASK).vector)
    sharp = one.sharpness.exp()
    scores = [
        sharp[0] * F.cosine_similarity(one.look(PICTURES[0]), one.look(thing), dim=0)
        + sharp[1] * F.cosine_similarity(asked[0], one.relation.weight[relation], dim=0)
        for thing, relation in zip(BASE.things, BASE.relations.tolist(), strict=True)
    ]
    wanted = torch.stack([one.least * sharp.sum(), *scores]).softmax(dim=0)
    weights = one.lookup(PICTURES, TOKENS, MASK, BASE)
    torch.testing.assert_close(weights[0], wanted)
    said = one(PICTURES, TOKENS, MASK, BASE).exp()
    torch.testing.assert_close(said.sum(dim=1), torch.ones(2))
    torch.testing.assert_close(said[0, 1], wanted[1] + wanted[5])  # two entries with one value
    torch.testing.assert_close(said[0, 0], wanted[0])


def test_an_untrained_lookup_finds_the_thing() -> None:
    things = model().lookup(PICTURES, TOKENS, MASK, BASE)[:, 1:]
    by_thing = torch.stack((things[:, :2].sum(1), things[:, 2:4].sum(1), things[:, 4]), dim=1)
    assert by_thing.argmax(dim=1).tolist() == [0, 1]


def test_entries_that_may_not_be_read_are_as_if_they_were_missing() -> None:
    one, rows = model(), torch.tensor([0, 2, 4])
    among = torch.tensor([[True, False, True, False, True]] * 2)
    smaller = Base(*(part[rows] for part in BASE))
    torch.testing.assert_close(
        one(PICTURES, TOKENS, MASK, BASE, among), one(PICTURES, TOKENS, MASK, smaller)
    )
    nothing = one(PICTURES, TOKENS, MASK, BASE, torch.zeros_like(among))
    assert nothing.argmax(dim=1).tolist() == [0, 0]


def test_padding_other_rows_and_the_order_of_entries_do_not_count() -> None:
    one, order = model(), torch.tensor([3, 0, 4, 1, 2])
    before = one(PICTURES, TOKENS, MASK, BASE)
    torch.testing.assert_close(one(PICTURES, TOKENS.where(MASK, 3), MASK, BASE), before)
    torch.testing.assert_close(one(PICTURES[1:], TOKENS[1:], MASK[1:], BASE), before[1:])
    turned = Base(*(part[order] for part in BASE))
    torch.testing.assert_close(one(PICTURES, TOKENS, MASK, turned), before)


def test_a_batch_is_learnt_and_other_values_are_read_at_once() -> None:
    one = model()
    optimiser = torch.optim.Adam(one.parameters(), lr=2e-2)
    for step in range(100):
        optimiser.zero_grad()
        loss = F.nll_loss(one(PICTURES, TOKENS, MASK, BASE), WANTED)
        loss.backward()
        if not step:
            assert all(p.grad is not None and p.grad.any() for p in one.parameters())
        optimiser.step()
    assert loss.item() < 0.1
    changed = BASE._replace(values=torch.tensor([4, 1, 2, 3, 2]))
    assert one(PICTURES, TOKENS, MASK, changed).argmax(dim=1).tolist() == [4, 3]
