"""What self-critical training does with a reward that a child could follow."""

import pytest
import torch

from multimodal.data.pairs import PairBatch
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.caption_judging.rewarded import SelfCritical, gradient_spread, until_end
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END

VOCABULARY = CaptionVocabulary(Tokenizer.train(["a red cat", "a blue dog"], 60), ("en",))
BATCH = PairBatch(
    torch.eye(6), torch.zeros(6, 4, dtype=torch.long), torch.ones(6, 4).bool(), torch.arange(6)
)


def captioner() -> ShowAndTell:
    torch.manual_seed(0)
    return ShowAndTell(picture=StoredFeatures(6), vocabulary=len(VOCABULARY), width=16)


def shortness(texts, rows):
    return torch.tensor([-float(len(text.split())) for text in texts])


def test_tokens_count_up_to_and_including_the_first_end():
    tokens = torch.tensor([[5, 6, END, END], [END, 5, END, 7], [5, 6, 7, 8]])
    assert until_end(tokens).int().tolist() == [[1, 1, 1, 0], [1, 0, 0, 0], [1, 1, 1, 1]]


@pytest.mark.parametrize("baseline", ["greedy", "mean"])
def test_sentences_grow_short_where_that_is_rewarded(baseline):
    model = captioner()
    objective = SelfCritical(VOCABULARY, shortness, baseline=baseline)
    from multimodal.decoding.sampling import sample

    torch.manual_seed(0)
    before = float(objective.attempt(model, BATCH, sample).reward.mean())
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-2)
    for _ in range(60):
        optimiser.zero_grad()
        objective(model, BATCH).backward()
        optimiser.step()
    after = float(objective.attempt(model, BATCH, sample).reward.mean())
    assert after > before / 4  # rewards are negative


def test_a_baseline_calms_the_gradient():
    model, spread = captioner(), {}
    for baseline in ("none", "mean"):
        torch.manual_seed(0)
        objective = SelfCritical(VOCABULARY, shortness, baseline=baseline)
        spread[baseline], _ = gradient_spread(model, objective, BATCH, draws=8)
    assert 0 < spread["mean"] < spread["none"]


def test_another_baseline_is_refused():
    with pytest.raises(ValueError, match="unknown baseline"):
        SelfCritical(VOCABULARY, shortness, baseline="median")
