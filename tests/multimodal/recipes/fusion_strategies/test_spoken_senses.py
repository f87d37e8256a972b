import torch

from multimodal.data.sound.spoken_captions import BANDS, PARTS
from multimodal.recipes.fusion_strategies.spoken_senses import SPOKEN, spoken_task
from multimodal.recipes.fusion_strategies.three_senses import THERE, judge_of_three, train_of_three


def test_an_ear_that_learned_knows_more_than_chance() -> None:
    train, test = spoken_task(0, voice=False)
    assert train.sounds.shape[1:] == (BANDS * PARTS,)
    assert not torch.equal(train.labels[:48], test.labels)
    model = train_of_three(SPOKEN, train, seed=0)
    for mask in THERE.values():
        found = judge_of_three(model, test, mask)
        assert found.right.shape == (len(test.labels),)


def test_the_other_senses_are_those_of_the_things() -> None:
    (train, _), (again, _) = (spoken_task(1, voice=False) for _ in range(2))
    assert torch.equal(train.sounds, again.sounds)
    assert len(train.pictures) == len(train.words) == len(train.sounds) == len(train.labels)
