"""Two LSTMs, the equations of the paper."""

import torch

from multimodal.models.captioners.bottom_up import BottomUpTopDown
from multimodal.models.stored_features import StoredFeatures

REGIONS = torch.randn(2, 3, 6)


def test_a_step_is_the_published_equations() -> None:
    torch.manual_seed(0)
    model = BottomUpTopDown(picture=StoredFeatures(6), vocabulary=9, width=8)
    start = model.begin(REGIONS)
    token = torch.tensor([1, 2])
    read = torch.cat((torch.zeros(2, 8), REGIONS.mean(dim=1), model.words(token)), dim=1)
    choosing, _ = model.chooser(read)
    weights = model.score(torch.tanh(model.key(REGIONS) + model.query(choosing)[:, None]))
    chosen = (weights.softmax(dim=1) * REGIONS).sum(dim=1)
    writing, _ = model.writer(torch.cat((chosen, choosing), dim=1))
    logits, state = model.step(start, token)
    torch.testing.assert_close(logits, model.out(writing))
    torch.testing.assert_close(state[4], writing)
