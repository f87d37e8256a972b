"""Names in templates, ensembles, and the choice among ten."""

from itertools import combinations

import pytest
import torch

from multimodal.recipes.clip.prompts import PROMPTS, ensemble, right_of_ten, with_prompts
from multimodal.recipes.pairs.tasks import emoji_task


def test_the_formula_is_the_mean_over_all_draws():
    torch.manual_seed(0)
    cosines = torch.rand(12, 12)
    shares = []
    for row in range(12):
        wrong = [name for name in range(12) if name != row]
        draws = list(combinations(wrong, 9))
        won = sum(cosines[row, list(draw)].max() <= cosines[row, row] for draw in draws)
        shares.append(float(won) / len(draws))
    assert right_of_ten(cosines) == pytest.approx(sum(shares) / 12, abs=1e-6)
    assert right_of_ten(torch.eye(10)) == 1
    with pytest.raises(ValueError, match="ten names"):
        right_of_ten(torch.eye(9))


def test_an_ensemble_is_the_direction_of_the_sum():
    one, other = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]])
    torch.testing.assert_close(ensemble([one, other]), torch.tensor([[0.5, 0.5]]).sqrt())


def test_names_stand_bare_and_in_every_template():
    emoji = emoji_task()
    prompted = with_prompts(emoji)
    for language, templates in PROMPTS.items():
        (name,) = emoji.train.captions[language][5]
        expected = [name, *(template.format(name) for template in templates)]
        assert prompted.train.captions[language][5] == expected
    assert prompted.test is emoji.test
    (word,), _ = prompted.tokenizer.encode_batch(["图画"])
    assert 1 not in word.tolist()
