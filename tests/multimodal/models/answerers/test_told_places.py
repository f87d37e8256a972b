"""The question beside every place."""

import torch

from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.told_places import ToldPlaces
from multimodal.models.stored_features import StoredFeatures

PLACES, TOKENS = 10 * torch.randn(5, 7, 6), torch.randint(1, 9, (5, 4))
MASK = torch.ones(5, 4, dtype=torch.bool)


def model(attend: bool) -> ToldPlaces:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=8)
    return ToldPlaces(picture=StoredFeatures(6), reader=reader, answers=3, attend=attend)


def test_by_hand_before_attention_has_learnt() -> None:
    net = model(attend=True)
    read = net.reader(TOKENS, MASK).vector
    told = torch.cat((PLACES / 10, read[:, None].expand(-1, 7, -1)), dim=2)
    expected = net.out(torch.tanh(net.hidden(net.pool(told))))
    torch.testing.assert_close(net(PLACES, TOKENS, MASK), expected)


def test_without_attention_it_stays_so() -> None:
    for attend in (False, True):
        net = model(attend)
        learning = [weight for weight in net.parameters() if weight.requires_grad]
        optimiser = torch.optim.Adam(learning, lr=0.05)
        for _ in range(5):
            optimiser.zero_grad()
            net(PLACES, TOKENS, MASK)[:, 0].square().sum().backward()
            optimiser.step()
        even = torch.allclose(net.loudness_at(PLACES, TOKENS, MASK), torch.ones(5, 7))
        assert even != attend
