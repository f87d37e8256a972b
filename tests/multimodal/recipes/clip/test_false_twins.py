"""Every picture gets a true caption and one that says the same words of it falsely."""

import torch

from multimodal.recipes.clip.false_twins import TwinLoader, exchanged, twin_datasets, twins
from multimodal.recipes.pairs.tasks import BATCH


def test_twins_are_false_and_their_partners_true(scenes):
    for scene in scenes.train.scenes[:60]:
        for true, false in twins(scene):
            assert true.holds_in(scene)
            assert not false.holds_in(scene)


def test_an_exchange_keeps_what_it_does_not_exchange(scenes):
    scene = next(
        one
        for one in scenes.train.scenes
        if one.first.colour != one.second.colour and one.first.shape != one.second.shape
    )
    told = next(twins(scene))[0]
    roles, colours = (exchanged(told, colours=choice) for choice in (False, True))
    assert (roles.subject, roles.object) == (told.object, told.subject)
    assert colours.subject.kind == (told.object.colour, told.subject.shape)
    assert colours.object.kind == (told.subject.colour, told.object.shape)
    assert {roles.relation, colours.relation} == {told.relation}


def test_both_sides_stand_in_the_same_places(scenes):
    true, false = twin_datasets(scenes)
    for language in scenes.train.captions:
        for one, other in zip(true.captions[language], false.captions[language], strict=True):
            assert len(one) == len(other) == 2
            if language == "en":
                assert [sorted(text.split()) for text in one] == [
                    sorted(text.split()) for text in other
                ]


def test_a_batch_is_that_of_the_task_with_twins_beside_it(scenes):
    batch = next(iter(TwinLoader(scenes, seed=3, size=BATCH)))
    pairs = next(iter(scenes.batches(seed=3)))
    assert torch.equal(batch.images, pairs.images)
    assert torch.equal(batch.tokens, pairs.tokens)
    true, false = (
        {text for texts in told.captions.values() for each in texts for text in each}
        for told in twin_datasets(scenes)
    )
    for row in range(8):
        assert scenes.tokenizer.decode(batch.true[row]) in true
        assert scenes.tokenizer.decode(batch.twins[row]) in false
        assert not torch.equal(batch.true[row], batch.twins[row])
