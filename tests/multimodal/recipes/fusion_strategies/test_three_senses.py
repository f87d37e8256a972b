from itertools import islice

import pytest
import torch

from multimodal.recipes.fusion_strategies.three_senses import (
    OF_THREE,
    THERE,
    heard_task,
    judge_of_three,
    mean_weights,
    one_by_one,
    train_of_three,
)
from multimodal.recipes.fusion_strategies.three_senses_loader import HeardLoader


def test_seven_ways_of_being_there() -> None:
    assert next(iter(THERE)) == "picture+word+sound"
    assert THERE["word"] == (False, True, False)
    assert len(THERE) == 7


def test_what_is_hidden_is_drawn_and_never_everything() -> None:
    train, _ = heard_task(0)
    batches = list(islice(HeardLoader(train, batch_size=32, seed=0, hidden=0.5), 20))
    present = torch.cat([batch.present for batch in batches]).float()
    assert present.any(dim=1).all()
    assert present.mean(dim=0) == pytest.approx([0.5 + 0.125] * 3, abs=0.06)
    plain = next(iter(HeardLoader(train, batch_size=32, seed=0)))
    assert plain.present.all()
    assert torch.equal(plain.labels, batches[0].labels)
    with pytest.raises(ValueError, match="hidden must be a share from 0 to 1, got 2"):
        HeardLoader(train, batch_size=32, seed=0, hidden=2)


@pytest.mark.parametrize("name", OF_THREE)
def test_a_training_follows_its_seed_and_a_missing_sense_is_missing(name: str) -> None:
    train, test = heard_task(0)
    one, same = (train_of_three(OF_THREE[name], train, seed=0, hidden=0.3) for _ in range(2))
    there = THERE["picture+word"]
    found = judge_of_three(one, test, there)
    assert torch.equal(found.nll, judge_of_three(same, test, there).nll)
    other = test._replace(sounds=test.sounds + 1)
    assert torch.equal(found.nll, judge_of_three(one, other, there).nll)
    assert not torch.equal(
        judge_of_three(one, test, THERE["sound"]).nll,
        judge_of_three(one, other, THERE["sound"]).nll,
    )


def test_late_networks_learn_alone_whatever_is_hidden() -> None:
    train, _ = heard_task(0)
    model = OF_THREE["late_mean"].build()
    batch = next(iter(HeardLoader(train, batch_size=16, seed=0, hidden=0.9)))
    expected = sum(
        torch.nn.functional.cross_entropy(network(sense), batch.labels)
        for network, sense in zip(model.senses, batch.senses, strict=True)
    )
    assert torch.allclose(one_by_one(model, batch), expected)


def test_mean_weights_add_up_to_one_among_those_there() -> None:
    train, test = heard_task(0)
    model = train_of_three(OF_THREE["weighted"], train, seed=0)
    picture, word, sound = mean_weights(model, test, THERE["picture+sound"])
    assert word == 0
    assert picture + sound == pytest.approx(1, abs=1e-5)
    every = mean_weights(model, test, THERE["picture+word+sound"])
    assert every == pytest.approx(model.weights(test.senses).mean(dim=0).tolist(), abs=1e-5)
